import { countKnownNames } from './columns.ts'
import { isEmptyRow } from './raw-table.ts'

/**
 * The index of the row that names the columns: the first with two known names; if there is none, the first that is
 * nearly as wide as the widest, which skips titles above the table.
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

/** The row of names is looked for in so many rows: titles above a table take only a few. */
export const LOOKED_AT = 20
