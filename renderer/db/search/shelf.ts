import { type Haystack, rowStarts, stackNotes, stackRows } from './haystack.ts'
import { encodeNotes, encodeRows, type RowSource } from './row-text.ts'

/**
 * The texts of some customers, as they came together: from a segment, a block, or one delivery. A row whose
 * customer has moved to another shelf is dead; shelves never change otherwise.
 */
export interface Shelf {
  /** The customer's slot in the index by row, or `DEAD`. */
  readonly slots: Uint32Array
  readonly text: Uint8Array
  readonly starts: Uint32Array
  readonly haystacks: readonly Haystack[]
  notes: ShelfNotes | null
  dead: number
}

export interface ShelfNotes {
  readonly text: Uint8Array
  readonly starts: Uint32Array
  readonly haystacks: readonly Haystack[]
}

export const DEAD = 0xffff_ffff

/** @param text as `encodeRows` makes it, one row for each of `ids` */
export function makeShelf(text: Uint8Array, ids: Uint32Array, slots: Uint32Array): Shelf {
  const starts = rowStarts(text, ids.length)
  return { slots, text, starts, haystacks: stackRows(text, starts, ids), notes: null, dead: 0 }
}

export function makeNotes(text: Uint8Array, count: number): ShelfNotes {
  const starts = rowStarts(text, count)
  return { text, starts, haystacks: stackNotes(text, starts) }
}

export function shelve(
  customers: readonly (RowSource & { readonly id: number })[],
  slots: Uint32Array,
): Shelf {
  const shelf = makeShelf(
    encodeRows(customers),
    Uint32Array.from(customers, ({ id }) => id),
    slots,
  )
  shelf.notes = makeNotes(encodeNotes(customers), customers.length)
  return shelf
}

/** The bytes of one row, without its end. */
export const rowBytes = ({ text, starts }: Pick<Shelf, 'text' | 'starts'>, row: number): Uint8Array =>
  text.subarray(starts[row] ?? 0, (starts[row + 1] ?? 1) - 1)
