import { describe, expect, it } from 'vitest'
import { SWITCH_NAMES, SWITCHES } from '../../electron/main/practice-store/switches.ts'
import { store } from '../support/contract/shared-practice.ts'
import type { Proofs } from '../support/contract/switch-proofs/proofs.ts'
import { READING_PROOFS } from '../support/contract/switch-proofs/reading-proofs.ts'
import { WRITING_PROOFS } from '../support/contract/switch-proofs/writing-proofs.ts'

const PROOFS: Proofs = { ...WRITING_PROOFS, ...READING_PROOFS }

describe.each(SWITCH_NAMES)('the switch %s', (name) => {
  const positions: readonly string[] = SWITCHES[name].positions
  const proofs: Readonly<Record<string, () => Promise<void>>> = PROOFS[name]

  it.each(positions)('does what it says at %s', async (position) => {
    await store.control('PUT', 'switches', { [name]: position })
    await proofs[position]?.()
  })

  it('is proven in each position', () => {
    expect(Object.keys(proofs).sort()).toEqual([...positions].sort())
  })
})
