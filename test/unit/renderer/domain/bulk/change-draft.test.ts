import { describe, expect, test } from 'vitest'
import { type ChangeDraft, emptyDraft, readDraft } from '../../../../../renderer/domain/bulk/change-draft.ts'

const english = { decimal: '.', group: ',', decimals: 2, signs: ['€', 'EUR'] }
const german = { ...english, decimal: ',', group: '.' }
const read = (draft: Partial<ChangeDraft>, style = english) => readDraft({ ...emptyDraft, ...draft }, style)
const credit = (draft: Partial<ChangeDraft>, style = english) => read({ kind: 'credit', ...draft }, style)

describe('what a person chose for many customers', () => {
  test('is read as one change', () => {
    expect(read({ kind: 'group', groupId: 3 })).toEqual({
      kind: 'change',
      change: { kind: 'group', groupId: 3 },
    })
    expect(read({ kind: 'notes', line: ' called ' })).toMatchObject({
      change: { kind: 'notes', line: 'called' },
    })
    expect(read({ kind: 'notes', line: ' ' })).toEqual({ kind: 'line-empty' })
    expect(read({ kind: 'must-change-password', must: false })).toMatchObject({ change: { must: false } })
  })

  test.each([
    ['set', '1,234.50 €', { how: 'set', by: '1234.5000', unit: 'amount' }],
    ['add', '5', { how: 'add', by: '5.0000', unit: 'amount' }],
    ['subtract', '5', { how: 'subtract', by: '5.0000', unit: 'amount' }],
    ['raise', '2.125 %', { how: 'add', by: '2.1250', unit: 'percent' }],
    ['lower', '100', { how: 'subtract', by: '100.0000', unit: 'percent' }],
  ] as const)('to %s the credit by %s', (way, amount, change) => {
    expect(credit({ way, amount })).toMatchObject({ kind: 'change', change: { change } })
  })

  test('is read as the language writes it', () => {
    expect(credit({ way: 'raise', amount: '2,5' }, german)).toMatchObject({
      change: { change: { by: '2.5000' } },
    })
  })

  test.each([
    ['add', '', { kind: 'not-an-amount' }],
    ['add', '-5', { kind: 'negative' }],
    ['set', '1.234', { kind: 'too-many-decimals', decimals: 2 }],
    ['raise', 'ten', 'not-percent'],
    ['lower', '100.0001', 'at-most-hundred'],
  ] as const)('to %s the credit by %j is nothing that can be done', (way, amount, problem) => {
    expect(credit({ way, amount })).toEqual({ kind: 'amount', problem })
  })
})
