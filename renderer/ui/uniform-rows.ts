/** Where the rows of a list are whose rows all have one height, apart from a few headings of another. */
export interface UniformRows {
  readonly count: number
  readonly rowHeight: number
  readonly headingHeight: number
  /** The rows that are headings, ascending. */
  readonly headings: readonly number[]
  /** Room before the first row and after the last. */
  readonly edge: number
}

export function startOf(rows: UniformRows, row: number): number {
  const headings = rows.headings.filter((heading) => heading < row).length
  return rows.edge + headings * rows.headingHeight + (row - headings) * rows.rowHeight
}

export const heightOf = (rows: UniformRows): number => startOf(rows, rows.count) + rows.edge

/** The rows from `from` up to but not including `to` are on screen, or about to be. */
export function rowsInView(
  rows: UniformRows,
  { top, height }: { readonly top: number; readonly height: number },
  overscan: number,
): { readonly from: number; readonly to: number } {
  const first = rowAt(rows, top)
  const last = rowAt(rows, top + height)
  return { from: Math.max(0, first - overscan), to: Math.min(rows.count, last + 1 + overscan) }
}

/** How far the list has to be scrolled so that a row is in view. */
export function scrolledTo(
  rows: UniformRows,
  row: number,
  { top, height }: { readonly top: number; readonly height: number },
): number {
  const [start, end] = [startOf(rows, row), startOf(rows, row + 1)]
  if (start < top + rows.edge) return Math.max(0, start - rows.edge)
  return end > top + height - rows.edge ? end + rows.edge - height : top
}

/** Headings are few, so that guessing without them and stepping on finds the row at once. */
function rowAt(rows: UniformRows, offset: number): number {
  const guess = Math.floor((offset - rows.edge) / rows.rowHeight)
  let row = Math.min(Math.max(0, guess), Math.max(0, rows.count - 1))
  while (row > 0 && startOf(rows, row) > offset) row -= 1
  while (row + 1 < rows.count && startOf(rows, row + 1) <= offset) row += 1
  return row
}
