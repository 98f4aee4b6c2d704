import type { RowSource } from './row-source.ts'

/** Where in the list the person is. */
export interface ListCursor {
  readonly at: number
  /** The customer there, or `null` until its row is here. */
  readonly id: number | null
  /** Its form is to be opened as soon as the row is here. */
  readonly opens: boolean
}

/**
 * The cursor after the rows changed: on the same customer, or where there is none any more, on the same
 * place. `'unknown'` where the customer is not among the rows that are here.
 */
export function stayed(
  cursor: ListCursor,
  rows: Pick<RowSource, 'total' | 'row' | 'placeOf'>,
): ListCursor | 'unknown' | null {
  if (!rows.total) return null
  const here = rows.row(cursor.at)
  if (cursor.id === null) {
    const at = Math.min(cursor.at, rows.total - 1)
    return { ...cursor, at, id: rows.row(at)?.id ?? null }
  }
  if (here?.id === cursor.id) return cursor
  const at = rows.placeOf(cursor.id)
  return at >= 0 ? { ...cursor, at } : 'unknown'
}
