import { decodeText } from './row-text.ts'
import type { SlotTable } from './slot-table.ts'
import { DEAD, mergeTextChunks, type TextChunk } from './text-chunk.ts'
import type { Pause } from './yield-to-others.ts'

/** The texts of all customers, in the chunks in which they were read. */
export interface ChunkList {
  add(chunk: TextChunk): void
  /** Every chunk, also those that are added while this pauses. @returns whether to continue */
  eachChunk(visit: (chunk: TextChunk) => void, pause: Pause): Promise<boolean>
  /** Made from some cells of every customer, by slot; `null` when the pause says stop. */
  texts(
    cells: readonly number[],
    make: (texts: readonly string[]) => string,
    pause: Pause,
  ): Promise<readonly string[] | null>
  /** Many small chunks, and large ones that are mostly dead, become one. */
  mergeSmall(): void
}

export function createChunkList(table: SlotTable): ChunkList {
  let chunks: TextChunk[] = []

  async function eachChunk(visit: (chunk: TextChunk) => void, pause: Pause): Promise<boolean> {
    const visited = new Set<TextChunk>()
    for (let left = chunks; left.length > 0; left = chunks.filter((chunk) => !visited.has(chunk))) {
      for (const chunk of left) {
        visited.add(chunk)
        visit(chunk)
        if (!(await pause())) return false
      }
    }
    return true
  }

  return {
    add: (chunk) => void chunks.push(chunk),
    eachChunk,
    async texts(wanted, make, pause) {
      const bySlot = new Array<string>(table.slots()).fill('')
      // A chunk at a time: decoding one large text is much faster than many small ones.
      const isWhole = await eachChunk((chunk) => {
        decodeText(chunk.text)
          .split('\x01')
          .forEach((row, at) => {
            const slot = chunk.slots[at] ?? DEAD
            if (slot === DEAD) return
            const cells = row.split('\x00')
            bySlot[slot] = make(wanted.map((cell) => cells[cell] ?? ''))
          })
      }, pause)
      return isWhole ? bySlot : null
    },
    mergeSmall() {
      const small = chunks.filter(isSmall)
      if (small.length <= SMALL_CHUNKS) return
      const merging = new Set(small)
      chunks = chunks.filter((chunk) => !merging.has(chunk))
      const merged = mergeTextChunks(small, (slot) => table.columns.ids[slot] ?? 0)
      merged.slots.forEach((slot, row) => table.place(slot, merged, row))
      if (merged.slots.length > 0) chunks.push(merged)
    },
  }
}

/** A chunk whose notes are still to come stays as it is. */
const isSmall = ({ slots, dead, notes }: TextChunk): boolean =>
  notes !== null && (slots.length < SMALL_CHUNK || dead > slots.length / 2)

const SMALL_CHUNK = 2_048
const SMALL_CHUNKS = 32
