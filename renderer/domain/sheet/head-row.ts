import { countKnownNames } from './columns.ts'
import { isEmptyRow } from './raw-table.ts'

/**
 * Which of the first rows names the columns: the first with two names that we know, else, below titles
 * of fewer cells, the first row that is nearly as wide as the widest. Returns its index.
 */
export function findHeadRow(rows: readonly (readonly string[])[]): number {
  const first = rows.slice(0, LOOKED_AT)
  const known = first.findIndex((cells) => countKnownNames(cells) > 1)
  if (known >= 0) return known
  const widths = first.map((cells) => cells.filter((cell) => cell.trim() !== '').length)
  const widest = Math.max(0, ...widths)
  const wide = widths.findIndex((width) => width >= widest * 0.7)
  return Math.max(0, wide >= 0 ? wide : first.findIndex((cells) => !isEmptyRow(cells)))
}

/** Titles, dates and logos above a table take a few rows at most. */
export const LOOKED_AT = 20
