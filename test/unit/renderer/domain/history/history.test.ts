import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { daysAgo, withDayHeadings } from '../../../../../renderer/domain/history/days.ts'
import {
  csvHead,
  csvLines,
  type ExportStyle,
  jsonOf,
} from '../../../../../renderer/domain/history/history-export.ts'
import {
  historyMatcher,
  type HistoryQuery,
  matchesEverything,
} from '../../../../../renderer/domain/history/history-filter.ts'
import { reapplicationOf } from '../../../../../renderer/domain/history/reapply.ts'
import { texts as english } from '../../../../../renderer/i18n/en/index.ts'
import type { Counterfoil } from '../../../../../shared/edit.ts'
import { step } from '../../../../../shared/outbox/edit-life.ts'
import { unescapeCell } from '../../../../../shared/spreadsheet-cell.ts'
import { aCustomer, NOW } from '../../../../support/builders/customer.ts'
import { aLane } from '../../../../support/builders/lane.ts'

const aCounterfoil = (more: Partial<Counterfoil> = {}): Counterfoil => ({
  id: 'e1',
  editId: 'e1',
  customerId: 5,
  label: 'Zoë Müller',
  ending: { kind: 'delivered', status: 200, differs: [] },
  before: { company: 'Old Co', phone: '1' },
  after: { company: 'Straße & Söhne', phone: '2' },
  secrets: [],
  createdAt: NOW - 1_000,
  endedAt: NOW,
  tries: 1,
  saves: 1,
  ...more,
})

const texts = {
  name: (field: keyof typeof english.fields.names) => english.fields.names[field],
  value: (_field: string, value: unknown) => (value === undefined ? '' : String(value)),
}
const finds = (query: Partial<HistoryQuery>, one = aCounterfoil()): boolean =>
  historyMatcher(texts)({ text: '', ending: 'all', ...query })(one)

describe('searching the history', () => {
  test.each(['muller zoe', 'STRASSE', 'old co', '#5', 'phone 2', 'Söhne Müller'])('finds %j', (text) => {
    expect(finds({ text })).toBe(true)
  })

  test.each(['miller', 'zoe miller', 'email', '#6'])('does not find %j', (text) => {
    expect(finds({ text })).toBe(false)
  })

  test('finds what the store wrote differently, and a changed password by its field', () => {
    const ending = {
      kind: 'delivered',
      status: 200,
      differs: [{ field: 'phone', sent: '2', stored: '0049-2' }],
    } as const
    expect(finds({ text: '0049' }, aCounterfoil({ ending }))).toBe(true)
    expect(finds({ text: 'password' }, aCounterfoil({ secrets: ['password'] }))).toBe(true)
  })

  test('filters by ending', () => {
    const discarded = aCounterfoil({ ending: { kind: 'discarded' } })
    expect(finds({ ending: 'discarded' }, discarded)).toBe(true)
    expect(finds({ ending: 'delivered' }, discarded)).toBe(false)
    expect(finds({ ending: 'discarded', text: 'miller' }, discarded)).toBe(false)
  })

  test('knows a query that asks for everything', () => {
    expect(matchesEverything({ text: '  ', ending: 'all' })).toBe(true)
    expect(matchesEverything({ text: 'a', ending: 'all' })).toBe(false)
    expect(matchesEverything({ text: '', ending: 'discarded' })).toBe(false)
  })
})

describe('days', () => {
  const at = (day: number, hour: number): number => new Date(2026, 10, day, hour).getTime()

  test('come before the first counterfoil of each day', () => {
    const times = [at(24, 23), at(24, 0), at(23, 23)]
    const rows = withDayHeadings(times.map((endedAt, n) => aCounterfoil({ id: `e${n}`, endedAt })))
    expect(rows.map(({ kind }) => kind)).toEqual(['day', 'stub', 'stub', 'day', 'stub'])
  })

  test('every row has an id of its own, also where a clock was set back', () => {
    const times = [at(24, 1), at(25, 1), at(24, 2)]
    const ids = withDayHeadings(times.map((endedAt, n) => aCounterfoil({ id: `e${n}`, endedAt }))).map(
      ({ id }) => id,
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('are counted by the calendar, not by hours', () => {
    expect(daysAgo(at(23, 23), at(24, 1))).toBe(1)
    expect(daysAgo(at(24, 1), at(24, 23))).toBe(0)
    // In October an hour is set back in Europe: that day has 25.
    expect(daysAgo(new Date(2026, 9, 24, 12).getTime(), new Date(2026, 9, 26, 12).getTime())).toBe(2)
  })
})

describe('putting values back', () => {
  test('a delivered edit: the values from before, having seen those after', () => {
    expect(reapplicationOf(aCounterfoil())).toEqual({
      kind: 'put-back',
      wanted: { company: 'Old Co', phone: '1' },
      seen: { company: 'Straße & Söhne', phone: '2' },
    })
  })

  test('what the store wrote differently is what was seen', () => {
    const ending = {
      kind: 'delivered',
      status: 200,
      differs: [{ field: 'phone', sent: '2', stored: '0049-2' }],
    } as const
    expect(reapplicationOf(aCounterfoil({ ending }))?.seen).toEqual({
      company: 'Straße & Söhne',
      phone: '0049-2',
    })
  })

  test('a discarded edit can be saved again', () => {
    expect(reapplicationOf(aCounterfoil({ ending: { kind: 'discarded' } }))).toMatchObject({
      kind: 'do-again',
      wanted: { phone: '2' },
      seen: { phone: '1' },
    })
  })

  test('nothing where nothing was changed, or only a secret', () => {
    expect(reapplicationOf(aCounterfoil({ ending: { kind: 'nothing-left' } }))).toBeNull()
    expect(reapplicationOf(aCounterfoil({ before: {}, after: {}, secrets: ['password'] }))).toBeNull()
  })

  const put = (customer = aCustomer({ company: 'Straße & Söhne', phone: '2' })) => {
    const again = reapplicationOf(aCounterfoil())
    const made = step(aLane([], customer), {
      kind: 'save',
      wanted: again?.wanted ?? {},
      seen: again?.seen ?? {},
      at: NOW,
      label: '',
      newEditId: 'e2',
      newSeq: 2,
    })
    return made.kind === 'changed' ? made.edits[0] : undefined
  }

  test('makes an edit of exactly these fields', () => {
    expect(put()).toMatchObject({ patch: { company: 'Old Co', phone: '1' }, state: { kind: 'queued' } })
  })

  test('is a conflict where someone changed the field since', () => {
    expect(put(aCustomer({ company: 'Straße & Söhne', phone: '3' }))?.state).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'phone', base: '2', mine: '1', theirs: '3' }],
    })
  })
})

describe('exporting', () => {
  const { columns, endings, hidden } = english.history
  const style: ExportStyle = { delimiter: ',', texts: { ...texts, columns, endings, hidden } }
  const parsed = (text: string): readonly string[][] =>
    Papa.parse<string[]>(text.trimEnd()).data.map((cells) => cells.map(unescapeCell))

  test('writes a line for each field, under the same columns', () => {
    const [head, ...rows] = parsed(csvHead(style) + csvLines(aCounterfoil({ secrets: ['password'] }), style))
    expect(head).toHaveLength(11)
    expect(rows.map((row) => row.slice(7))).toEqual([
      ['Company', 'Old Co', 'Straße & Söhne', ''],
      ['Phone', '1', '2', ''],
      ['Password', '', '(not shown)', ''],
    ])
    expect(rows[0]?.slice(0, 7)).toEqual([
      '2026-05-06 09:00:00',
      '2026-05-06 08:59:59',
      '5',
      'Zoë Müller',
      'Delivered',
      '200',
      '1',
    ])
  })

  test('keeps quotes, separators and line ends in their cell, and lets no cell be run', () => {
    const after = { notes: 'a;"b",\nc', company: '=HYPERLINK("x")', phone: '+49 30' }
    const text = csvLines(aCounterfoil({ after, before: {} }), { ...style, delimiter: ';' })
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
    const rows = Papa.parse<string[]>(text.trimEnd(), { delimiter: ';' }).data
    expect(rows.map((row) => unescapeCell(row[9] ?? ''))).toEqual(['=HYPERLINK("x")', '+49 30', 'a;"b",\nc'])
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  })

  test('writes amounts as the store does', () => {
    const text = csvLines(aCounterfoil({ after: { store_credit: '12.5000' }, before: {} }), style)
    expect(text).toContain('"12.5000"')
  })

  test('writes JSON with times that people can read', () => {
    expect(JSON.parse(jsonOf(aCounterfoil()))).toMatchObject({
      customerId: 5,
      after: { phone: '2' },
      endedAt: '2026-05-06T09:00:00.000Z',
    })
  })
})
