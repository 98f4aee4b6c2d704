import { describe, expect, test } from 'vitest'
import {
  FIRST_COLUMNS,
  fullWidth,
  isShown,
  resized,
  template,
  toggled,
} from '../../../../../renderer/domain/customers/columns.ts'
import { cursorAt, stayed } from '../../../../../renderer/features/customers/list-cursor.ts'
import { downloadOf, needsPanel } from '../../../../../renderer/domain/customers/download-progress.ts'
import {
  dayEnd,
  dayOf,
  dayStart,
  filtersSet,
  isYearHalf,
  withFilter,
  withoutFilter,
} from '../../../../../renderer/domain/customers/filters.ts'
import {
  highlightPhone,
  highlightWords,
  type HighlightedPart,
} from '../../../../../renderer/domain/customers/highlight.ts'
import type { CustomerRow } from '../../../../../renderer/domain/customers/customer-query.ts'

/** What is marked is in brackets. */
const written = (parts: readonly HighlightedPart[]): string =>
  parts.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')

describe('what was searched for is marked', () => {
  test.each([
    ['Ada Byron', 'byr', 'Ada [Byr]on'],
    ['Ada Byron', 'on AD', '[Ad]a Byr[on]'],
    ['Zoë Hébert', 'zoe heb', '[Zoë] [Héb]ert'],
    ['Groß & Söhne', 'gross', '[Groß] & Söhne'],
    ['Groß & Söhne', 'os', 'Gr[oß] & Söhne'],
    ['Straße', 'ß', 'Stra[ß]e'],
    ['anana', 'ana', '[anana]'],
    // A combining accent goes with its letter.
    ['Zoe\u0308 H', 'zoe', '[Zoe\u0308] H'],
    ['李小龍 Li', '小', '李[小]龍 Li'],
    ['𠮷野家', '野', '𠮷[野]家'],
    ['Ada', '', 'Ada'],
    ['Ada', '   ', 'Ada'],
    ['', 'ada', ''],
    ['Ada', 'x', 'Ada'],
  ])('%j, searched for %j: %s', (text, search, marked) => {
    expect(written(highlightWords(text, search))).toBe(marked)
  })

  test('in a phone number by its digits alone as well', () => {
    expect(written(highlightPhone('+1 (555) 010-0142', '5550100'))).toBe('+1 ([555) 010-0]142')
    expect(written(highlightPhone('555-0137', '37'))).toBe('555-01[37]')
    expect(written(highlightPhone('555-0137', 'ada'))).toBe('555-0137')
  })
})

describe('filters', () => {
  const filters = { group: 3, createdFrom: 1, createdTo: 2 }

  test('are counted as people see them: a range is one', () => {
    expect(filtersSet(filters)).toEqual(['group', 'created'])
    expect(filtersSet({ group: 0 })).toEqual(['group'])
    expect(filtersSet({})).toEqual([])
  })

  test('are taken away one at a time', () => {
    expect(withoutFilter(filters, 'created')).toEqual({ group: 3 })
    expect(withFilter(filters, 'group', undefined)).toEqual({ createdFrom: 1, createdTo: 2 })
    expect(withFilter({}, 'hasCredit', true)).toEqual({ hasCredit: true })
  })

  test('hold whole days of the person, on the days of summer time too', () => {
    for (const day of ['2026-03-29', '2026-10-25', '2024-02-29', '2026-12-31']) {
      const [start, end] = [dayStart(day) ?? 0, dayEnd(day) ?? 0]
      expect(dayOf(start)).toBe(day)
      expect(dayOf(end)).toBe(day)
      expect(dayOf(start - 1)).not.toBe(day)
      expect(dayOf(end + 1)).not.toBe(day)
    }
  })

  test('wait for a year that is being typed', () => {
    expect(['0002-11-24', '0020-11-24', '0202-11-24', '2026-11-24', ''].map(isYearHalf)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })

  test('have no end where no day is typed', () => {
    expect(dayStart('')).toBeUndefined()
    expect(dayEnd('soon')).toBeUndefined()
    expect(dayOf(undefined)).toBe('')
  })
})

describe('columns', () => {
  test('are shown in the usual order, whenever they were chosen', () => {
    const more = toggled(toggled(FIRST_COLUMNS, 'id'), 'phone')
    expect(more.map(({ by }) => by)).toEqual(['name', 'company', 'email', 'phone', 'store_credit', 'id'])
    expect(toggled(toggled(more, 'id'), 'phone')).toEqual(FIRST_COLUMNS)
  })

  test('always have the name', () => {
    expect(isShown(toggled(FIRST_COLUMNS, 'name'), 'name')).toBe(true)
  })

  test('become neither too narrow to be seen nor wider than a window', () => {
    const width = (by: 'email', wanted: number): number | undefined =>
      resized(FIRST_COLUMNS, by, wanted).find((column) => column.by === by)?.width
    expect(width('email', 20)).toBe(20)
    expect(width('email', -5)).toBe(4)
    expect(width('email', 500)).toBe(40)
  })

  test('leave to the name what is left over', () => {
    expect(
      template([
        { by: 'name', width: 12 },
        { by: 'id', width: 5 },
      ]),
    ).toBe('2.5rem minmax(12rem, 1fr) 5rem')
    expect(fullWidth([{ by: 'name', width: 12 }])).toBeGreaterThan(12)
  })
})

describe('the place in the list', () => {
  const rowsOf = (ids: readonly number[]) => ({
    total: ids.length,
    row: (at: number) => (ids[at] === undefined ? undefined : ({ id: ids[at] } as CustomerRow)),
    placeOf: (id: number) => ids.indexOf(id),
  })
  const onThree = cursorAt(2, rowsOf([1, 2, 3, 4, 5]))

  test('stays on its customer when others come and go', () => {
    expect(stayed(onThree, rowsOf([9, 1, 2, 3, 4, 5]))).toMatchObject({ at: 3, id: 3, hasLeft: false })
    expect(stayed(onThree, rowsOf([2, 3, 4, 5]))).toMatchObject({ at: 1, id: 3, hasLeft: false })
    expect(stayed(onThree, rowsOf([1, 2, 3, 5]))).toMatchObject({ at: 2, id: 3, neighbours: [2, 5] })
  })

  test('stays where it is when an edit moves its customer elsewhere', () => {
    const left = stayed(onThree, rowsOf([1, 2, 4, 5, 3]))
    expect(left).toMatchObject({ at: 2, id: 3, hasLeft: true })
    if (!left || left === 'unknown') throw new Error('it is on a row')
    expect(stayed(left, rowsOf([1, 2, 4, 5, 3]))).toMatchObject({ at: 2, hasLeft: true })
  })

  test('stays at the end where the last customer is taken out', () => {
    const onLast = cursorAt(1, rowsOf([1, 2]))
    expect(stayed(onLast, rowsOf([1]))).toMatchObject({ at: 1, hasLeft: true })
    expect(stayed(onLast, rowsOf([]))).toBeNull()
  })

  test('is unknown where its customer is far from the rows that are here', () => {
    expect(stayed(onThree, rowsOf([6, 7, 8, 9]))).toBe('unknown')
  })

  test('learns the customer once the row is here', () => {
    const blind = cursorAt(2, { row: () => undefined }, true)
    expect(blind.id).toBeNull()
    expect(stayed(blind, rowsOf([1, 2, 3]))).toMatchObject({ id: 3, opens: true })
  })
})

describe('the first download', () => {
  const pull = { kind: 'first-download', got: 750, total: 2000, startedAt: 10_000, gotAtStart: 250 } as const

  test('is estimated by the rate of this run alone', () => {
    expect(downloadOf(pull, 15_000)).toEqual({ part: 0.375, rate: 100, leftMs: 12_500 })
  })

  test('promises nothing before there is a rate', () => {
    expect(downloadOf(pull, 10_500)).toEqual({ part: 0.375, rate: null, leftMs: null })
    expect(downloadOf({ ...pull, total: null }, 15_000)).toEqual({ part: null, rate: 100, leftMs: null })
  })

  test('is full where more came than the store had counted', () => {
    expect(downloadOf({ ...pull, got: 2100 }, 15_000)).toMatchObject({ part: 1, leftMs: 0 })
  })

  test('has a panel until it is done; after that, only for trouble that needs a person', () => {
    const failed = { kind: 'failed', nextTryAt: 1, got: 5, total: 9 } as const
    expect(needsPanel(pull)).toBe(true)
    expect(needsPanel({ kind: 'idle', lastFinishedAt: 1 })).toBe(false)
    expect(needsPanel({ ...failed, problem: { code: 'unreachable' }, firstDownloadDone: false })).toBe(true)
    expect(needsPanel({ ...failed, problem: { code: 'unreachable' }, firstDownloadDone: true })).toBe(false)
    expect(needsPanel({ ...failed, problem: { code: 'no-permission' }, firstDownloadDone: true })).toBe(true)
  })
})
