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

/** One shelf of the rows of many that are not dead; all of them have notes. @param idOf a slot's customer */
export function mergeShelves(shelves: readonly Shelf[], idOf: (slot: number) => number): Shelf {
  const slots = Uint32Array.from(shelves.flatMap((shelf) => [...shelf.slots].filter((slot) => slot !== DEAD)))
  const texts = joined(shelves.map((shelf) => ({ ...shelf, rowSlots: shelf.slots })))
  const merged = makeShelf(texts, slots.map(idOf), slots)
  merged.notes = makeNotes(
    joined(shelves.flatMap(({ notes, slots }) => (notes ? [{ ...notes, rowSlots: slots }] : []))),
    slots.length,
  )
  return merged
}

/** The texts of rows that are not dead, each with its end. */
function joined(
  pieces: readonly (Pick<Shelf, 'text' | 'starts'> & { readonly rowSlots: Uint32Array })[],
): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { text }) => sum + text.length, 0))
  let at = 0
  for (const { text, starts, rowSlots } of pieces) {
    for (let row = 0; row < rowSlots.length; row += 1) {
      if (rowSlots[row] === DEAD) continue
      const bytes = text.subarray(starts[row] ?? 0, starts[row + 1] ?? 0)
      whole.set(bytes, at)
      at += bytes.length
    }
  }
  return whole.slice(0, at)
}

/** The bytes of one row, without its end. */
export const rowBytes = ({ text, starts }: Pick<Shelf, 'text' | 'starts'>, row: number): Uint8Array =>
  text.subarray(starts[row] ?? 0, (starts[row + 1] ?? 1) - 1)
