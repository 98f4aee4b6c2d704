import { describe, expect, it } from 'vitest'
import type { UpdateFailure, UpdatesOffReason, UpdateState, UpdateStep } from '../../../../shared/updates.ts'
import { LANGUAGES, textsOf } from '../../../../renderer/i18n/language.ts'
import { updateText } from '../../../../renderer/i18n/update-text.ts'

// What a person reads of updates, whatever becomes of them.

const FAILURES: Readonly<Record<UpdateFailure, true>> = {
  unreachable: true,
  'bad-answer': true,
  damaged: true,
  'wrong-signature': true,
  unsigned: true,
  'read-only': true,
  'disk-full': true,
  unknown: true,
}
const OFF: Readonly<Record<UpdatesOffReason, true>> = {
  development: true,
  'package-manager': true,
  'read-only': true,
}
const STEPS: Readonly<Record<UpdateStep, true>> = { check: true, download: true, install: true }
const keys = <K extends string>(record: Readonly<Record<K, true>>): readonly K[] => Object.keys(record) as K[]

const STATES: readonly UpdateState[] = [
  ...keys(OFF).map((reason) => ({ kind: 'off', reason }) as const),
  { kind: 'current', checkedAt: null },
  { kind: 'current', checkedAt: 1 },
  { kind: 'checking' },
  { kind: 'available', version: '1.2.3' },
  { kind: 'downloading', version: '1.2.3', percent: 42 },
  { kind: 'ready', version: '1.2.3' },
  { kind: 'restarting', version: '1.2.3' },
  ...keys(STEPS).flatMap((step) =>
    keys(FAILURES).map((reason) => ({ kind: 'failed', step, reason, version: '1.2.3' }) as const),
  ),
]

describe.each(LANGUAGES)('in %s', (tag) => {
  const texts = textsOf(tag)
  const textOf = (state: UpdateState) => updateText(texts, state, () => 'just now')

  it.each(STATES)('a person is told what is so: %j', (state) => {
    const { what, todo } = textOf(state)
    expect(what).not.toBe('')
    expect(`${what} ${todo}`).not.toMatch(/undefined|\[object|NaN/)
  })

  it.each(keys(FAILURES))('a failure has a sentence of its own, and says what to do: %s', (reason) => {
    const others = keys(FAILURES).filter((other) => other !== reason)
    const { todo } = textOf({ kind: 'failed', step: 'download', reason, version: null })
    expect(todo).toMatch(/\.$/)
    for (const other of others) expect(texts.updates.reasons[other]).not.toBe(todo)
  })

  it('says which version, and how far it has come', () => {
    expect(textOf({ kind: 'downloading', version: '1.2.3', percent: 42 }).what).toMatch(/1\.2\.3.*42/)
    expect(textOf({ kind: 'ready', version: '1.2.3' }).what).toContain('1.2.3')
  })
})
