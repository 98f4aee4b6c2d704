import type { RowSource } from './row-source.ts'

/** The place in the list where the person is. */
export interface ListCursor {
  readonly at: number
  /** The customer there, or `null` until its row is here. */
  readonly id: number | null
  /** Its form is to be opened as soon as the row is here. */
  readonly opens: boolean
  /** The customer moved away (by an edit of what the list is sorted by), and the next one closed up. */
  readonly hasLeft: boolean
  /** The rows before and after it; `null` at an end, or where the row was not here. */
  readonly neighbours: readonly [number | null, number | null]
}

type Rows = Pick<RowSource, 'total' | 'row' | 'placeOf'>

/** The cursor on a row. @param at within the list */
export function cursorAt(at: number, rows: Pick<RowSource, 'row'>, opens = false): ListCursor {
  return {
    at,
    id: rows.row(at)?.id ?? null,
    opens,
    hasLeft: false,
    neighbours: [rows.row(at - 1)?.id ?? null, rows.row(at + 1)?.id ?? null],
  }
}

/**
 * The cursor after the rows changed. It follows its customer; if the customer left the place between its neighbours,
 * the cursor stays there, so that the person can continue.
 * @returns `'unknown'` where the customer is not among the rows that are here
 */
export function stayed(cursor: ListCursor, rows: Rows): ListCursor | 'unknown' | null {
  if (!rows.total) return null
  const { id, neighbours, opens } = cursor
  const at = Math.min(cursor.at, rows.total - 1)
  if (id === null || rows.row(at)?.id === id) return cursorAt(at, rows, opens)
  // The last row leaves the place after the row that is last now.
  const left = Math.min(cursor.at, rows.total)
  if (cursor.hasLeft) return { ...cursor, at: left }
  const [before, after] = neighbours
  const closedUp =
    (rows.row(cursor.at)?.id ?? null) === after && (rows.row(cursor.at - 1)?.id ?? null) === before
  if (closedUp && (before !== null || after !== null)) return { ...cursor, at: left, hasLeft: true }
  const place = rows.placeOf(id)
  return place >= 0 ? cursorAt(place, rows, opens) : 'unknown'
}

export const isSameCursor = (a: ListCursor, b: ListCursor): boolean =>
  a.at === b.at &&
  a.id === b.id &&
  a.opens === b.opens &&
  a.hasLeft === b.hasLeft &&
  a.neighbours.every((id, side) => id === b.neighbours[side])
