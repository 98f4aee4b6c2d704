import { describe, expect, test } from 'vitest'
import type { Customer } from '../../shared/customer.ts'
import type { Edit } from '../../shared/edit.ts'
import { matchColumns } from '../../renderer/sheet/columns.ts'
import type { SheetPlan } from '../../renderer/sheet/dry-run.ts'
import { exportSheet } from '../../renderer/sheet/export-sheet.ts'
import type { Planned } from '../../renderer/sheet/plan.ts'
import { problemSheet } from '../../renderer/sheet/problem-sheet.ts'
import { readSheet } from '../../renderer/sheet/read-sheet.ts'
import { ALL_COLUMNS, columnsOfList } from '../../renderer/sheet/write-sheet.ts'
import { tryOut } from '../../renderer/sheet/try-out.ts'
import { english } from '../../renderer/texts/en/index.ts'
import { aCustomer, anEdit } from './builders/lane.ts'

const groups = {
  groups: [
    { id: 1, name: 'Wholesale', isDefault: false },
    { id: 2, name: 'Twins', isDefault: false },
    { id: 3, name: 'Twins', isDefault: false },
  ],
  none: ['No group'],
}

const customers = [
  aCustomer({ id: 5, email: 'ada@example.com' }),
  aCustomer({
    id: 6,
    first_name: 'Bob',
    email: 'bob@example.com',
    store_credit: '2.5000',
    customer_group_id: 1,
  }),
  aCustomer({ id: 7, first_name: 'Eve', email: 'Twin@example.com' }),
  aCustomer({ id: 8, first_name: 'Eva', email: 'twin@example.com' }),
  aCustomer({ id: 9, first_name: 'Una', email: 'TWIN@example.com' }),
]

function sourceOf(all: readonly Customer[], edits: readonly Edit[] = []) {
  return {
    customers: {
      getMany: async (ids: readonly number[]) =>
        ids.flatMap((id) => all.filter((customer) => customer.id === id)),
    },
    lanes: () => new Map(edits.map((edit) => [edit.customerId, [edit]] as const)),
  }
}

/** As the local store answers: by what is shown, whatever the case of the letters. */
const searchOf = (all: readonly Customer[], edits: readonly Edit[] = []) => ({
  ownersOf: async (emails: readonly string[]) =>
    all
      .map(({ id, email }) => ({
        id,
        email: edits.find(({ customerId }) => customerId === id)?.patch.email ?? email,
      }))
      .filter(({ email }) => emails.some((one) => one.trim().toLowerCase() === email.toLowerCase())),
})

interface Trial {
  readonly key?: SheetPlan['key']
  readonly isEmptyCleared?: boolean
  readonly edits?: readonly Edit[]
}

async function tried(text: string, { key = 'id', isEmptyCleared = false, edits = [] }: Trial = {}) {
  const sheet = readSheet(text)
  const style = { decimalSign: '.', decimals: 2, moneySigns: ['€'], groups, isEmptyCleared } as const
  const planned = await tryOut({
    source: sourceOf(customers, edits),
    search: searchOf(customers, edits),
    sheet,
    plan: { targets: matchColumns(sheet.heads), key, style },
    tell: () => undefined,
    signal: new AbortController().signal,
  })
  return planned ?? []
}

const reasons = (planned: readonly Planned[]) =>
  planned.map((one) => (one.kind === 'problem' ? one.reasons.map(short) : one.kind))
const short = (reason: { kind: string; problem?: { kind: string } }): string =>
  reason.problem ? reason.problem.kind : reason.kind

describe('a sheet that is tried out', () => {
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

  test('says of each row that cannot go why', async () => {
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
        '8,x,bob@EXAMPLE.com,,,,',
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
      ['email-taken'],
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

  test('does not give one email to two customers', async () => {
    const planned = await tried('ID,Email\n5,same@example.com\n6,Same@example.com')
    expect(reasons(planned)).toEqual(['change', ['email-taken']])
  })

  test('takes groups by name or number, and spaces around a value for a slip', async () => {
    const planned = await tried('ID,Customer group,Last name\n5,wholesale, Byron \n6,0,Byron\n7,3,  Lovelace')
    expect(planned).toMatchObject([
      { wanted: { customer_group_id: 1 } },
      { wanted: { customer_group_id: 0 } },
      { wanted: { customer_group_id: 3, last_name: 'Lovelace' } },
    ])
  })

  test('ends without an answer when it is stopped', async () => {
    const stop = new AbortController()
    stop.abort()
    const sheet = readSheet('ID,Phone\n5,9')
    const style = { decimalSign: '.', decimals: 2, moneySigns: [], groups, isEmptyCleared: false } as const
    const plan: SheetPlan = { targets: ['id', 'phone'], key: 'id', style }
    const answer = await tryOut({
      source: sourceOf(customers),
      search: searchOf(customers),
      sheet,
      plan,
      tell: () => undefined,
      signal: stop.signal,
    })
    expect(answer).toBeNull()
  })

  test('gives the rows that cannot go as a file to correct', async () => {
    const text = 'ID;Phone\r\n5;9\r\n77;=9\r\n'
    const planned = await tried(text)
    const file = problemSheet(readSheet(text), planned, 'Why', ({ kind }) => kind).join('')
    expect(file).toBe('\uFEFF"Why";"ID";"Phone"\r\n"no-such-customer";"77";"\'=9"\r\n')
    expect(reasons(await tried(file))).toEqual([['no-such-customer']])
  })
})

describe('an export', () => {
  const { names, yes, no, noGroup } = english.fields
  const style = {
    delimiter: ',',
    decimalSign: '.',
    decimals: 2,
    groups,
    words: { names, yes, no, noGroup, ...english.sheet.columns },
  } as const

  async function exported(
    ids: readonly number[],
    edits: readonly Edit[] = [],
    columns = ALL_COLUMNS,
  ): Promise<string> {
    const pieces = await exportSheet({
      source: sourceOf(customers, edits),
      ids: Uint32Array.from(ids),
      style,
      columns,
      tell: () => undefined,
      signal: new AbortController().signal,
    })
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      await new Blob([...(pieces ?? [])]).arrayBuffer(),
    )
  }

  test('stands in the order of the list, with what waits to be sent', async () => {
    const edits = [anEdit({ company: 'Waiting Ltd' }, { kind: 'queued' }, { customerId: 5 })]
    const text = await exported([8, 5, 6], edits)
    expect(text.startsWith('\uFEFF"ID"')).toBe(true)
    const { rows } = readSheet(text)
    expect(rows.map(({ cells }) => cells[0])).toEqual(['8', '5', '6'])
    expect(rows[1]?.cells).toContain('Waiting Ltd')
    expect(rows[2]?.cells).toEqual(expect.arrayContaining(['2.50', 'Wholesale', 'No']))
  })

  test('has the columns of the list, and the id, by which it finds its way back', async () => {
    const columns = columnsOfList(['name', 'store_credit', 'date_modified'])
    const { heads, rows } = readSheet(await exported([6], [], columns))
    expect(heads).toEqual(['ID', 'First name', 'Last name', 'Store credit', 'Changed (UTC)'])
    expect(rows[0]?.cells.slice(0, 4)).toEqual(['6', 'Bob', 'Byron', '2.50'])
  })

  test('leaves out who has gone meanwhile', async () => {
    expect(readSheet(await exported([5, 999])).rows).toHaveLength(1)
  })
})
