import type { Edit } from '../../../shared/edit.ts'

/** Edits in the order of saving. Any part of them can be read without going through the rest. */
export interface EditSequence {
  readonly count: number
  at(position: number): Edit | undefined
  /** The edits from `from` up to but not including `to`. */
  slice(from: number, to: number): readonly Edit[]
  /** The position of an edit, or -1. */
  positionOf(edit: Pick<Edit, 'id' | 'seq'>): number
  /** The position of the first edit that was saved after this one; `count` where there is none. */
  positionAfter(edit: Pick<Edit, 'seq'>): number
}

export interface MutableEditSequence extends EditSequence {
  add(edit: Edit): void
  /** @param edit with its place in the order, which it keeps as long as it waits */
  remove(edit: Pick<Edit, 'id' | 'seq'>): void
}

export const NO_SEQUENCE: EditSequence = {
  count: 0,
  at: () => undefined,
  slice: () => [],
  positionOf: () => -1,
  positionAfter: () => 0,
}

/** Pieces of a few hundred edits: adding, removing and finding one looks at one piece and counts the others. */
export function createEditSequence(): MutableEditSequence {
  const pieces: Edit[][] = []
  let count = 0

  /** The piece where an edit with this place is, or belongs. */
  function pieceFor(seq: number): number {
    let low = 0
    let high = pieces.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((pieces[middle]?.at(-1)?.seq ?? Infinity) < seq) low = middle + 1
      else high = middle
    }
    return low
  }

  const before = (piece: number): number => {
    let sum = 0
    for (let at = 0; at < piece; at += 1) sum += pieces[at]?.length ?? 0
    return sum
  }

  function slice(from: number, to: number): readonly Edit[] {
    const found: Edit[] = []
    let start = 0
    for (const piece of pieces) {
      if (start >= to) break
      if (start + piece.length > from) found.push(...piece.slice(Math.max(0, from - start), to - start))
      start += piece.length
    }
    return found
  }

  return {
    get count() {
      return count
    },
    at: (position) => (position < 0 ? undefined : slice(position, position + 1)[0]),
    slice,
    positionOf({ id, seq }) {
      const piece = pieceFor(seq)
      const at = pieces[piece]?.findIndex((edit) => edit.id === id) ?? -1
      return at < 0 ? -1 : before(piece) + at
    },
    positionAfter({ seq }) {
      const piece = pieceFor(seq)
      const here = pieces[piece] ?? []
      const at = here.findIndex((edit) => edit.seq > seq)
      return before(piece) + (at < 0 ? here.length : at)
    },
    add(edit) {
      const piece = pieceFor(edit.seq)
      const here = pieces[piece]
      count += 1
      if (!here) return void pieces.push([edit])
      const at = here.findLastIndex(({ seq }) => seq < edit.seq) + 1
      here.splice(at, 0, edit)
      if (here.length > LARGEST) pieces.splice(piece, 1, here.slice(0, HALF), here.slice(HALF))
    },
    remove({ id, seq }) {
      const piece = pieceFor(seq)
      const here = pieces[piece]
      const at = here?.findIndex((edit) => edit.id === id) ?? -1
      if (!here || at < 0) return
      here.splice(at, 1)
      count -= 1
      if (here.length === 0) pieces.splice(piece, 1)
    },
  }
}

const LARGEST = 512
const HALF = LARGEST / 2
