import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BulkChange, planChange } from '../../../../../renderer/domain/bulk/change.ts'
import { changedCredit, type CreditChange } from '../../../../../renderer/domain/bulk/credit.ts'
import { shortened } from '../../../../../renderer/domain/bulk/shorten.ts'
import { aCustomer } from '../../../../support/builders/customer.ts'

const credit = (change: Partial<CreditChange>): CreditChange => ({
  how: 'add',
  by: '0',
  unit: 'amount',
  stopsAtZero: false,
  ...change,
})

describe('a changed credit', () => {
  test.each([
    ['10.0000', { by: '2.5' }, 2, '12.5000'],
    ['10.0000', { how: 'set', by: '3' }, 2, '3.0000'],
    ['10.0000', { how: 'subtract', by: '10' }, 2, '0.0000'],
    ['10.0000', { unit: 'percent', by: '10' }, 2, '11.0000'],
    ['0.0500', { unit: 'percent', by: '10' }, 2, '0.0600'],
    ['0.0400', { unit: 'percent', by: '10' }, 2, '0.0400'],
    ['33.3300', { unit: 'percent', by: '33.3333', how: 'subtract' }, 2, '22.2200'],
    ['0.1230', { by: '1' }, 2, '1.1200'],
    ['1250.0000', { unit: 'percent', by: '0.04' }, 0, '1251.0000'],
    ['0.1000', { by: '0.2' }, 2, '0.3000'],
    ['9007199254740993.0000', { by: '0.01' }, 2, '9007199254740993.0100'],
  ] as const)('%s %j with %i decimals is %s', (before, change, decimals, after) => {
    expect(changedCredit(before, credit(change), decimals)).toBe(after)
  })

  test('never falls below zero: it is left alone, or stops there', () => {
    const more = credit({ how: 'subtract', by: '10.01' })
    expect(changedCredit('10.0000', more, 2)).toBeNull()
    expect(changedCredit('10.0000', { ...more, stopsAtZero: true }, 2)).toBe('0.0000')
    expect(changedCredit('10.0000', credit({ how: 'subtract', by: '101', unit: 'percent' }), 2)).toBeNull()
  })

  test('is added and subtracted without losing anything', () => {
    const amount = fc
      .bigInt({ min: 0n, max: 10n ** 15n })
      .map((units) => `${units / 100n}.${pad(units % 100n)}`)
    fc.assert(
      fc.property(amount, amount, (before, by) => {
        const more = changedCredit(`${before}00`, credit({ by }), 2)
        expect(changedCredit(more ?? '', credit({ how: 'subtract', by }), 2)).toBe(`${before}00`)
      }),
    )
  })
})

const pad = (cents: bigint): string => cents.toString().padStart(2, '0')

describe('a change for many', () => {
  const plan = (change: BulkChange, values = {}) => planChange(5, aCustomer(values), change, 2)

  test('names what is wanted, and what was seen', () => {
    expect(plan({ kind: 'group', groupId: 3 })).toEqual({
      kind: 'change',
      row: null,
      customerId: 5,
      label: 'Ada Byron',
      wanted: { customer_group_id: 3 },
      seen: { customer_group_id: 0 },
    })
    expect(plan({ kind: 'must-change-password', must: true })).toMatchObject({
      wanted: { reset_pass_on_login: true },
    })
    expect(plan({ kind: 'force-reset' })).toMatchObject({ wanted: { force_reset: true }, seen: {} })
    expect(plan({ kind: 'tax-category', category: ' A\u200B ' })).toMatchObject({
      wanted: { tax_exempt_category: 'A' },
    })
  })

  test('puts a line below the notes that are there', () => {
    const change: BulkChange = { kind: 'notes', line: 'called' }
    expect(plan(change, { notes: 'first\nsecond\n' })).toMatchObject({
      wanted: { notes: 'first\nsecond\ncalled' },
    })
    expect(plan(change)).toMatchObject({ wanted: { notes: 'called' } })
  })

  test('leaves out customers that have it already, that are not here, or that the store would refuse', () => {
    expect(plan({ kind: 'group', groupId: 0 }).kind).toBe('same')
    expect(plan({ kind: 'credit', change: credit({ by: '0' }) }).kind).toBe('same')
    expect(planChange(9, undefined, { kind: 'group', groupId: 1 }, 2)).toMatchObject({
      kind: 'problem',
      label: '#9',
      reasons: [{ kind: 'not-here' }],
    })
    expect(plan({ kind: 'credit', change: credit({ how: 'subtract', by: '1' }) })).toMatchObject({
      kind: 'problem',
      reasons: [{ kind: 'credit-too-small' }],
    })
    expect(plan({ kind: 'tax-category', category: 'x'.repeat(256) })).toMatchObject({
      kind: 'problem',
      reasons: [{ kind: 'field', problem: { kind: 'too-long', max: 255, length: 256 } }],
    })
  })
})

describe('long texts side by side', () => {
  const long = 'x'.repeat(1000)

  test('show what differs with a few words around it', () => {
    const [before, after] = shortened(`${long} end`, `${long} end\ncalled`)
    expect(before).toMatch(/^…x{36} end$/)
    expect(after).toMatch(/^…x{36} end\ncalled$/)
    const [one, other] = shortened(`${long}1${long}`, `${long}22${long}`)
    expect([one, other]).toEqual([
      `…${'x'.repeat(40)}1${'x'.repeat(40)}…`,
      `…${'x'.repeat(40)}22${'x'.repeat(40)}…`,
    ])
  })

  test('are cut where nothing is alike, and never through a character', () => {
    const [before, after] = shortened('a', `${'b'.repeat(239)}😀${long}`)
    expect(before).toBe('a')
    expect(after).toBe(`${'b'.repeat(239)}…`)
  })

  test('that are short stay whole', () => {
    expect(shortened('abc', 'abd')).toEqual(['abc', 'abd'])
    expect(shortened(0, 3)).toEqual([0, 3])
  })
})
