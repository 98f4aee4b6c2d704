import * as v from 'valibot'
import { SORT_COLUMNS, type SortColumn } from './customer-query.ts'

/** A column of the list, and how wide it is in rem. */
export interface Column {
  readonly by: SortColumn
  readonly width: number
}

export const columnsSchema = v.array(
  v.object({ by: v.picklist(SORT_COLUMNS), width: v.pipe(v.number(), v.minValue(4), v.maxValue(60)) }),
)

export const FIRST_COLUMNS: readonly Column[] = [
  { by: 'name', width: 11.5 },
  { by: 'company', width: 10 },
  { by: 'email', width: 16 },
  { by: 'store_credit', width: 6 },
]

/** What a row shows where there is no room for columns. */
export const CARD_COLUMNS: readonly Column[] = [
  { by: 'name', width: 0 },
  { by: 'store_credit', width: 0 },
  { by: 'email', width: 0 },
  { by: 'company', width: 0 },
]

/** Columns whose values are aligned to the right. */
export const isNumeric = (by: SortColumn): boolean => by === 'store_credit' || by === 'id'

export const isShown = (columns: readonly Column[], by: SortColumn): boolean =>
  columns.some((column) => column.by === by)

/** Shows or hides a column; the name always stays, the others keep the usual order. */
export function toggled(columns: readonly Column[], by: SortColumn): readonly Column[] {
  if (by === 'name') return columns
  if (isShown(columns, by)) return columns.filter((column) => column.by !== by)
  const more = [...columns, { by, width: USUAL_WIDTHS[by] }]
  return more.sort((a, b) => SORT_COLUMNS.indexOf(a.by) - SORT_COLUMNS.indexOf(b.by))
}

export function resized(columns: readonly Column[], by: SortColumn, width: number): readonly Column[] {
  const fitting = Math.round(Math.min(40, Math.max(4, width)) * 100) / 100
  return columns.map((column) => (column.by === by ? { ...column, width: fitting } : column))
}

/**
 * The columns in a window that is too narrow for them: each becomes narrower in proportion, down to its minimum, so
 * that no column is out of sight.
 * @param room in rem
 */
export function fitted(columns: readonly Column[], room: number): readonly Column[] {
  const full = fullWidth(columns)
  if (room <= 0 || full <= room) return columns
  const least = columns.map(({ by, width }) => Math.min(width, LEAST_WIDTHS[by] ?? LEAST_WIDTH))
  const spare = full - FRAME_WIDTH - least.reduce((sum, width) => sum + width, 0)
  const part = spare > 0 ? Math.max(0, 1 - (full - room) / spare) : 0
  return columns.map((column, at) => {
    const narrowest = least[at] ?? column.width
    return { ...column, width: narrowest + (column.width - narrowest) * part }
  })
}

/** For `grid-template-columns`: the mark of the state, then the columns; the name takes what is left over. */
export function template(columns: readonly Column[]): string {
  const tracks = columns.map(({ by, width }) => (by === 'name' ? `minmax(${width}rem, 1fr)` : `${width}rem`))
  return `${MARK_WIDTH}rem ${tracks.join(' ')}`
}

/** How wide all columns are together, in rem. */
export const fullWidth = (columns: readonly Column[]): number =>
  columns.reduce((sum, { width }) => sum + width, FRAME_WIDTH)

/** The room at the end of a row. */
const END_WIDTH = 0.75
const MARK_WIDTH = 2.5
const FRAME_WIDTH = MARK_WIDTH + END_WIDTH
/** All columns together fit into the narrowest list that has columns. */
const LEAST_WIDTH = 3
const LEAST_WIDTHS: Partial<Readonly<Record<SortColumn, number>>> = { name: 6, store_credit: 5.5 }
const USUAL_WIDTHS: Readonly<Record<SortColumn, number>> = {
  name: 13,
  company: 11,
  email: 16,
  phone: 9,
  store_credit: 6.5,
  customer_group_id: 9,
  date_created: 8,
  date_modified: 8,
  id: 5,
}
