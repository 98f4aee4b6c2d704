import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Customer, FIELD_NAMES } from '../../../../../shared/customer.ts'
import { decimalSignOf } from '../../../../../renderer/domain/sheet/amounts.ts'
import { decodeText } from '../../../../../renderer/domain/sheet/decode.ts'
import { matchColumns } from '../../../../../renderer/domain/sheet/columns.ts'
import { planRow, rowFinder, type SheetPlan } from '../../../../../renderer/domain/sheet/dry-run.ts'
import { createEmailLookup } from '../../../../../renderer/domain/sheet/email-lookup.ts'
import type { PlanEntry } from '../../../../../renderer/domain/sheet/plan.ts'
import { readSheet } from '../../../../../renderer/domain/sheet/read-sheet.ts'
import {
  BYTE_ORDER_MARK,
  customerCells,
  headCells,
  IMPORTED_COLUMNS,
  line,
  type SheetFormat,
} from '../../../../../renderer/domain/sheet/write-sheet.ts'
import { texts as english } from '../../../../../renderer/i18n/en/index.ts'
import { texts as german } from '../../../../../renderer/i18n/de/index.ts'
import { aCustomer } from '../../../../support/builders/customer.ts'

const groups = [
  { id: 1, name: 'Wholesale', isDefault: false },
  { id: 2, name: 'Twins', isDefault: false },
  { id: 3, name: 'Twins', isDefault: false },
  { id: 4, name: '7', isDefault: false },
  { id: 5, name: '=SUM(A1)', isDefault: false },
  { id: 6, name: 'No group', isDefault: false },
  { id: 7, name: '', isDefault: false },
  { id: 8, name: ' keine gruppe ', isDefault: false },
]
const book = { groups, none: [english.fields.noGroup, german.fields.noGroup] }

const styleOf = (language: 'en' | 'de'): SheetFormat => {
  const { fields, sheet } = language === 'en' ? english : german
  const { names, yes, no, noGroup } = fields
  return {
    delimiter: language === 'en' ? ',' : ';',
    decimalSign: language === 'en' ? '.' : ',',
    decimals: 2,
    groups: book,
    words: { names, yes, no, noGroup, ...sheet.columns },
  }
}

const bytesOf = (customers: readonly Customer[], style: SheetFormat): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(
    BYTE_ORDER_MARK +
      [headCells(style), ...customers.map((one) => customerCells(one, style))]
        .map((cells) => line(cells, style))
        .join(''),
  )

function planned(
  bytes: Uint8Array<ArrayBuffer>,
  customers: readonly Customer[],
  isEmptyCleared = false,
): readonly PlanEntry[] {
  const sheet = readSheet(decodeText(bytes, null, () => 'windows-1252').text)
  const targets = matchColumns(sheet.heads)
  const credits = sheet.rows.map(({ cells }) => cells[targets.indexOf('store_credit')] ?? '')
  const decimalSign = decimalSignOf(credits, sheet.delimiter)
  const style = { decimalSign, decimals: 2, moneySigns: ['€'], groups: book, isEmptyCleared }
  const plan: SheetPlan = { targets, key: 'id', identity: 'ask', style }
  return sheet.rows.map(rowFinder(plan, createEmailLookup())).map((found) => {
    const shown = customers.find(({ id }) => found.kind === 'id' && id === found.id)
    return planRow(found, shown, plan, createEmailLookup())
  })
}

const NASTY = ['=1+1', '+49 30', '-5', '@a', "'", '"', ',', ';', '\t', '\r', '\n', '\r\n', ' ', '|', '\u2028']
const unit = fc.oneof(
  fc.constantFrom(...NASTY, 'a', '1', '.', 'sep=;', 'ä', '李', 'ا'),
  fc.string({ maxLength: 1 }),
)
const text = fc.array(unit, { maxLength: 12 }).map((parts) => parts.join('').replace(/\r\n?/g, '\n'))
const credit = fc.bigInt({ min: 0n, max: 99_999_999_999n }).map((units) => {
  const digits = units.toString().padStart(5, '0')
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`
})
const customer = (id: number): fc.Arbitrary<Customer> =>
  fc
    .record({
      first_name: text,
      last_name: text,
      email: text,
      company: text,
      phone: text,
      notes: text,
      tax_exempt_category: text,
      registration_ip_address: text,
      store_credit: credit,
      customer_group_id: fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 7, 8, 99),
      reset_pass_on_login: fc.boolean(),
      accepts_marketing: fc.boolean(),
      date_created: fc.constantFrom(0, Date.UTC(2024, 1, 2), Number.NaN),
    })
    .map((values) => aCustomer({ id, ...values }))

const customers = fc
  .integer({ min: 1, max: 12 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => customer(at + 1))))

describe('what is exported', () => {
  test.each(['en', 'de'] as const)('imports as "nothing to change", whatever is in it (%s)', (language) => {
    fc.assert(
      fc.property(customers, fc.boolean(), (all, isEmptyCleared) => {
        const rows = planned(bytesOf(all, styleOf(language)), all, isEmptyCleared)
        expect(rows.map(({ kind }) => kind)).toEqual(all.map(() => 'same'))
        expect(rows.map(({ customerId }) => customerId)).toEqual(all.map(({ id }) => id))
      }),
      { numRuns: 500 },
    )
  })

  test('imports as exactly the change that a person makes in it', () => {
    const before = aCustomer({ notes: '=cmd|"x"', phone: '+49 30 1', store_credit: '1234.5000' })
    const after = { ...before, phone: '-49', store_credit: '0.0000', customer_group_id: 1, last_name: '李' }
    const [row] = planned(bytesOf([after], styleOf('de')), [before])
    expect(row).toMatchObject({
      kind: 'change',
      wanted: { phone: '-49', store_credit: '0.0000', customer_group_id: 1, last_name: '李' },
      seen: { phone: '+49 30 1', store_credit: '1234.5000', customer_group_id: 0, last_name: 'Byron' },
    })
  })

  test('quotes every cell, ends lines as spreadsheets do, and leaves nothing to run', () => {
    const lines = new TextDecoder().decode(bytesOf([aCustomer({ notes: '=1' })], styleOf('en'))).split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[2]).toBe('')
    expect(lines[1]).toContain(`,"'=1",`)
    expect(lines[0]).toMatch(/^"ID","First name",/)
  })

  test('has a column for every field that can be imported', () => {
    for (const language of ['en', 'de'] as const) {
      const style = styleOf(language)
      const { heads } = readSheet(line(headCells(style, IMPORTED_COLUMNS), style))
      expect(matchColumns(heads)).toEqual(['id', ...FIELD_NAMES])
    }
  })
})
