import { expect, it } from 'vitest'
import type { Overlay } from '../../../../renderer/storage/local-store.ts'
import { anEdit } from '../../../support/builders/edit.ts'
import { openTestWorkspace } from '../../../support/simulation/test-workspace.ts'

it('shows every waiting edit in the list after a start, a few hundred customers at a time', async () => {
  const customers = 1_300
  const workspace = openTestWorkspace({ customers })
  const before = await workspace.open()
  await workspace.until(() => workspace.disk.customers.size === customers)
  before.life.end()
  for (let id = 1; id <= customers; id += 1) {
    const edit = anEdit({ company: 'New' }, undefined, { id: `e${id}`, customerId: id, seq: id })
    workspace.disk.edits.set(edit.id, edit)
  }
  const sizes: number[] = []
  const shown = new Map<number, Overlay | null>()
  const { sync } = await workspace.open((store) => ({
    ...store,
    search: {
      ...store.search,
      async setOverlays(overlays) {
        sizes.push(overlays.size)
        for (const [id, overlay] of overlays) shown.set(id, overlay)
      },
    },
  }))
  sync.setPaused('drain', true)
  await workspace.until(() => shown.size === customers)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(500)
  expect(shown.get(customers)).toMatchObject({
    shown: { company: 'New' },
    pending: ['company'],
    state: 'waiting',
  })

  await sync.discard('e7')
  await workspace.until(() => shown.get(7) === null)
  await sync.close()
})
