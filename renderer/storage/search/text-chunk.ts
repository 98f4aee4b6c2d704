import { foldNotes, foldRows, rowStarts } from './search-text.ts'
import type { SearchText } from './search-text-writer.ts'
import { encodeNotes, encodeRows, type RowSource } from './row-text.ts'

/**
 * The texts of some customers that were read together: from a segment, a block, or one delivery. A row whose
 * customer has moved to another chunk is dead; chunks never change otherwise.
 */
export interface TextChunk {
  /** The customer's slot in the index by row, or `DEAD`. */
  readonly slots: Uint32Array
  readonly text: Uint8Array
  readonly starts: Uint32Array
  readonly searchTexts: readonly SearchText[]
  notes: ChunkNotes | null
  dead: number
}

export interface ChunkNotes {
  readonly text: Uint8Array
  readonly starts: Uint32Array
  readonly searchTexts: readonly SearchText[]
}

export const DEAD = 0xffff_ffff

/** @param text as `encodeRows` makes it, one row for each of `ids` */
export function makeTextChunk(text: Uint8Array, ids: Uint32Array, slots: Uint32Array): TextChunk {
  const starts = rowStarts(text, ids.length)
  return { slots, text, starts, searchTexts: foldRows(text, starts, ids), notes: null, dead: 0 }
}

export function makeNotes(text: Uint8Array, count: number): ChunkNotes {
  const starts = rowStarts(text, count)
  return { text, starts, searchTexts: foldNotes(text, starts) }
}

export function textChunkOf(
  customers: readonly (RowSource & { readonly id: number })[],
  slots: Uint32Array,
): TextChunk {
  const chunk = makeTextChunk(
    encodeRows(customers),
    Uint32Array.from(customers, ({ id }) => id),
    slots,
  )
  chunk.notes = makeNotes(encodeNotes(customers), customers.length)
  return chunk
}

/** One chunk of the rows of many that are not dead; all of them have notes. @param idOf a slot's customer */
export function mergeTextChunks(chunks: readonly TextChunk[], idOf: (slot: number) => number): TextChunk {
  const slots = Uint32Array.from(chunks.flatMap((chunk) => [...chunk.slots].filter((slot) => slot !== DEAD)))
  const texts = joined(chunks.map((chunk) => ({ ...chunk, rowSlots: chunk.slots })))
  const merged = makeTextChunk(texts, slots.map(idOf), slots)
  merged.notes = makeNotes(
    joined(chunks.flatMap(({ notes, slots }) => (notes ? [{ ...notes, rowSlots: slots }] : []))),
    slots.length,
  )
  return merged
}

/** The texts of rows that are not dead, each with its end. */
function joined(
  pieces: readonly (Pick<TextChunk, 'text' | 'starts'> & { readonly rowSlots: Uint32Array })[],
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
export const rowBytes = ({ text, starts }: Pick<TextChunk, 'text' | 'starts'>, row: number): Uint8Array =>
  text.subarray(starts[row] ?? 0, (starts[row + 1] ?? 1) - 1)
