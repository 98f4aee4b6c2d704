import { describe, expect, test } from 'vitest'
import type { SheetPlan } from '../../../../../renderer/domain/sheet/dry-run.ts'
import { rejectedRows } from '../../../../../renderer/domain/sheet/rejected-rows.ts'
import { readSheet } from '../../../../../renderer/domain/sheet/read-sheet.ts'
import { line } from '../../../../../renderer/domain/sheet/write-sheet.ts'
import { reviewSheet } from '../../../../../renderer/features/sheet/review-sheet.ts'
import { anEdit } from '../../../../support/builders/edit.ts'
import {
  customers,
  groups,
  reasons,
  searchOf,
  sourceOf,
  tried,
} from '../../../../support/builders/sheet-review.ts'

describe('the review of a sheet', () => {
  test('shows for each row what would change, with what is shown now', async () => {
    const edits = [anEdit({ phone: '77' }, { kind: 'queued' }, { customerId: 6 })]
    expect(await tried('ID,Phone,Store credit\n6,78,3 €\n5,1,0', { edits })).toEqual([
      {
        kind: 'change',
        row: 2,
        customerId: 6,
        label: 'Bob Byron',
        wanted: { phone: '78', store_credit: '3.0000' },
        seen: { phone: '77', store_credit: '2.5000' },
      },
      { kind: 'same', row: 3, customerId: 5, label: 'Ada Byron' },
    ])
  })

  test('says why a row cannot be imported', async () => {
    const planned = await tried(
      [
        'ID,First name,Email,Store credit,Customer group,Reset pass on login,Phone',
        '5,,no email,-3,Nobody,perhaps,"a\nb"',
        '6,,,1.234567,Twins,yes,',
        '77,,,,,,',
        ',x,,,,,',
        'five,x,,,,,',
        '6,x,,,,,',
        '7,x,,,,,,surplus',
        '8,Eva,bob@EXAMPLE.com,,,,',
        '9,"open',
      ].join('\n'),
    )
    expect(reasons(planned)).toEqual([
      ['not-an-email', 'negative', 'unknown-group', 'not-yes-or-no', 'several-lines'],
      ['too-many-decimals', 'group-twice'],
      ['no-such-customer'],
      ['no-key'],
      ['not-an-id'],
      ['row-twice'],
      ['too-many-cells'],
      ['id-and-email'],
      ['broken-quotes'],
    ])
  })

  test('takes no phone number that a spreadsheet has shortened', async () => {
    const planned = await tried('ID,Phone,Notes\n5,4.91701E+11,x\n6,"4,9E11",x\n8,+49 170 1,1E5')
    expect(reasons(planned)).toEqual([['shortened-number'], ['shortened-number'], 'change'])
  })

  test('leaves a field as it is where the cell is empty, or empties it where that is wanted', async () => {
    const text = 'ID,First name,Company,Store credit,Notes\n6,,,,'
    expect(reasons(await tried(text))).toEqual(['same'])
    expect(reasons(await tried(text, { isEmptyCleared: true }))).toEqual([['required']])
    const [row] = await tried('ID,Company,Store credit,Customer group,Notes\n6,,,,', { isEmptyCleared: true })
    expect(row).toMatchObject({ kind: 'change', wanted: { company: '' } })
    expect(Object.keys(row?.kind === 'change' ? row.wanted : {})).toEqual(['company'])
  })

  test('finds customers by email, to the letter where several have it', async () => {
    const planned = await tried(
      'Email,Phone\nADA@example.com,9\nTwin@example.com,9\ntWin@example.com,9\nnobody@example.com,9',
      { key: 'email' },
    )
    expect(planned.map(({ customerId }) => customerId)).toEqual([5, 7, null, null])
    expect(reasons(planned)).toEqual(['change', 'change', ['email-twice'], ['no-such-customer']])
  })

  test('finds customers by the email that they are about to have', async () => {
    const edits = [anEdit({ email: 'new@example.com' }, { kind: 'queued' }, { customerId: 6 })]
    const planned = await tried('Email,Phone\nnew@example.com,9\nbob@example.com,9', { key: 'email', edits })
    expect(planned.map(({ customerId }) => customerId)).toEqual([6, null])
  })

  test('lets the store decide whether two customers may have one email', async () => {
    const planned = await tried('ID,Email\n5,same@example.com\n6,Same@example.com')
    expect(planned).toMatchObject([{ kind: 'change' }, { kind: 'change', sharesEmail: true }])
  })

  test('takes groups by name or number, and spaces around a value for a slip', async () => {
    const planned = await tried('ID,Customer group,Last name\n5,wholesale, Byron \n6,0,Byron\n7,3,  Lovelace')
    expect(planned).toMatchObject([
      { wanted: { customer_group_id: 1 } },
      { wanted: { customer_group_id: 0 } },
      { wanted: { customer_group_id: 3, last_name: 'Lovelace' } },
    ])
  })

  test('leaves out what only the spreadsheet changed, and takes it where that is asked for', async () => {
    const edits = [
      anEdit({ phone: '07700 900456', notes: 'a\nb' }, { kind: 'queued' }, { customerId: 5 }),
      anEdit({ phone: '447700900456' }, { kind: 'queued' }, { customerId: 6 }),
    ]
    const text = 'ID,Phone,Notes,Company\n5,7700900456,a b,Looms\n6,4.47701E+11,,\n7,4.91701E+11,,'
    const planned = await tried(text, { edits })
    expect(planned).toMatchObject([
      {
        kind: 'change',
        wanted: { company: 'Looms' },
        leftOut: [
          { field: 'phone', before: '07700 900456', after: '7700900456', doubt: 'spreadsheet', how: 'zeros' },
          { field: 'notes', before: 'a\nb', after: 'a b', doubt: 'spreadsheet', how: 'spaces' },
        ],
      },
      { kind: 'doubt', leftOut: [{ field: 'phone', how: 'rounded' }] },
      { kind: 'problem' },
    ])
    expect(Object.keys(planned[0]?.kind === 'change' ? planned[0].wanted : {})).toEqual(['company'])
    const accepted = await tried(text, { edits, accepted: ['spreadsheet'] })
    expect(accepted[0]).toMatchObject({ wanted: { phone: '7700900456', notes: 'a b', company: 'Looms' } })
    // Its digits are lost: it is not a phone number in any country.
    expect(reasons(accepted)).toEqual(['change', ['shortened-number'], ['shortened-number']])
  })

  test('leaves out letters that were read in the wrong encoding, and amounts of another currency', async () => {
    const edits = [anEdit({ first_name: 'Иван' }, { kind: 'queued' }, { customerId: 5 })]
    const text = 'ID,First name,Store credit\n5,Èâàí,$12.00\n6,Robert,€ 3'
    const planned = await tried(text, { edits })
    expect(planned).toMatchObject([
      {
        kind: 'doubt',
        leftOut: [
          { field: 'first_name', doubt: 'letters' },
          { field: 'store_credit', doubt: 'currency' },
        ],
      },
      { kind: 'change', wanted: { first_name: 'Robert', store_credit: '3.0000' } },
    ])
    const accepted = await tried(text, { edits, accepted: ['letters', 'currency'] })
    expect(accepted[0]).toMatchObject({ wanted: { first_name: 'Èâàí', store_credit: '12.0000' } })
  })

  test('takes apostrophes and formulas that keep a spreadsheet from counting off a phone number', async () => {
    const planned = await tried(`ID,Phone\n5,'07700 900456\n6,"=""0123"""\n7,'+49 30`)
    expect(planned).toMatchObject([
      { wanted: { phone: '07700 900456' } },
      { wanted: { phone: '0123' } },
      { wanted: { phone: '+49 30' } },
    ])
  })

  test('removes what surrounds an email, and invisible characters', async () => {
    const text = `ID,Email,Company,Store credit\n5,mailto:ada@example.com,,'12.50\n6,"Bob <new@example.com>",A\u202eCME\u200b,`
    expect(await tried(text)).toMatchObject([
      { wanted: { store_credit: '12.5000' } },
      { wanted: { email: 'new@example.com', company: 'ACME' } },
    ])
    const byEmail = await tried('Email,Phone\n"Ada <ada@example.com>;",2\nbob@example.com\u200b,3', {
      key: 'email',
    })
    expect(byEmail.map(({ customerId }) => customerId)).toEqual([5, 6])
  })

  test('takes no error of a formula for a value', async () => {
    expect(reasons(await tried('ID,Phone,Store credit\n5,#REF!,\n6,,#N/A'))).toEqual([
      ['cell-error'],
      ['cell-error'],
    ])
  })

  test('takes a name for a group before a number, and a number behind its sign in any case', async () => {
    const text = 'ID,Customer group\n5,2024\n6,#2\n7,3\n8,9'
    expect(await tried(text)).toMatchObject([
      { wanted: { customer_group_id: 4 } },
      { wanted: { customer_group_id: 2 } },
      { wanted: { customer_group_id: 3 } },
      { kind: 'problem' },
    ])
  })

  test('splits a whole name, and leaves one that is as it was', async () => {
    const planned = await tried('ID,Customer Name\n5,Ada Byron\n6,"Cruz, Roberto"\n7,Madonna')
    expect(planned).toMatchObject([
      { kind: 'same' },
      { wanted: { first_name: 'Roberto', last_name: 'Cruz' } },
      { reasons: [{ kind: 'not-a-whole-name' }] },
    ])
  })

  test('ends without an answer when it is stopped', async () => {
    const stop = new AbortController()
    stop.abort()
    const sheet = readSheet('ID,Phone\n5,9')
    const style = { decimalSign: '.', decimals: 2, moneySigns: [], groups, isEmptyCleared: false } as const
    const plan: SheetPlan = { targets: ['id', 'phone'], key: 'id', identity: 'ask', style }
    const answer = await reviewSheet({
      source: sourceOf(customers),
      search: searchOf(customers),
      sheet,
      plan,
      progress: () => undefined,
      signal: stop.signal,
    })
    expect(answer).toBeNull()
  })

  test('gives the rejected rows as a file to correct', async () => {
    const text = 'ID;Phone\r\n5;9\r\n77;=9\r\n'
    const planned = await tried(text)
    const rows = rejectedRows(readSheet(text), planned, 'Why', ({ kind }) => kind)
    expect(rows).toEqual([
      ['Why', 'ID', 'Phone'],
      ['no-such-customer', '77', '=9'],
    ])
    const file = rows.map((cells) => line(cells, { delimiter: ';' })).join('')
    expect(reasons(await tried(file))).toEqual([['no-such-customer']])
  })
})
