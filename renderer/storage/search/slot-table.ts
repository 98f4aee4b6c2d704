import { createSlotMap } from './slot-map.ts'
import { DEAD, makeTextChunk, rowBytes, type TextChunk } from './text-chunk.ts'

/** A slot for each customer: numbers in columns, and where the texts are. A customer keeps its slot for good. */
export interface SlotTable {
  readonly columns: Columns
  /** Slots given so far. */
  slots(): number
  /** Customers that are here. */
  count(): number
  isAlive(slot: number): boolean
  /** -1 for a customer that is not here. */
  slotOf(id: number): number
  /** Gives the customer a slot where it has none yet. */
  slotFor(id: number): number
  /** Makes room for so many more in one step. */
  reserve(more: number): void
  /** The texts of a slot are in this row from now on. */
  place(slot: number, chunk: TextChunk, row: number): void
  /** The customer is gone. */
  remove(slot: number): void
  rowText(slot: number): Uint8Array
  noteText(slot: number): Uint8Array | null
}

export interface Columns {
  ids: Uint32Array
  groups: Uint32Array
  created: Float64Array
  modified: Float64Array
  /** 0 clean, and so on as in `STATES`. */
  states: Uint8Array
}

export function createSlotTable(): SlotTable {
  const columns = emptyColumns()
  /** Where the texts of a slot are; a slot without is of a customer that is gone. */
  const chunkOf: (TextChunk | null)[] = []
  let rowOf = new Uint32Array(FIRST)
  const slotsById = createSlotMap()
  let slots = 0
  let count = 0

  function reserve(more: number): void {
    const needed = slots + more
    if (needed <= rowOf.length) return
    const size = Math.max(needed, Math.ceil(rowOf.length * 1.5))
    growColumns(columns, size)
    rowOf = larger(rowOf, new Uint32Array(size))
  }

  function remove(slot: number): void {
    const chunk = chunkOf[slot]
    if (!chunk) return
    chunk.slots[rowOf[slot] ?? 0] = DEAD
    chunk.dead += 1
    chunkOf[slot] = null
    count -= 1
  }

  return {
    columns,
    slots: () => slots,
    count: () => count,
    isAlive: (slot) => Boolean(chunkOf[slot]),
    slotOf(id) {
      const slot = slotsById.get(id)
      return slot >= 0 && chunkOf[slot] ? slot : -1
    },
    slotFor(id) {
      const here = slotsById.get(id)
      if (here >= 0) return here
      reserve(1)
      slotsById.add(id, slots)
      columns.ids[slots] = id
      chunkOf.push(null)
      return slots++
    },
    reserve,
    place(slot, chunk, row) {
      remove(slot)
      chunkOf[slot] = chunk
      rowOf[slot] = row
      count += 1
    },
    remove,
    rowText: (slot) => rowBytes(chunkOf[slot] ?? NO_CHUNK, rowOf[slot] ?? 0),
    noteText(slot) {
      const notes = chunkOf[slot]?.notes
      return notes ? rowBytes(notes, rowOf[slot] ?? 0) : null
    },
  }
}

const emptyColumns = (): Columns => ({
  ids: new Uint32Array(FIRST),
  groups: new Uint32Array(FIRST),
  created: new Float64Array(FIRST),
  modified: new Float64Array(FIRST),
  states: new Uint8Array(FIRST),
})

function growColumns(columns: Columns, size: number): void {
  columns.ids = larger(columns.ids, new Uint32Array(size))
  columns.groups = larger(columns.groups, new Uint32Array(size))
  columns.created = larger(columns.created, new Float64Array(size))
  columns.modified = larger(columns.modified, new Float64Array(size))
  columns.states = larger(columns.states, new Uint8Array(size))
}

function larger<A extends Uint32Array | Float64Array | Uint8Array>(from: A, to: A): A {
  to.set(from)
  return to
}

const FIRST = 1_024
const NO_CHUNK = makeTextChunk(new Uint8Array(), new Uint32Array(), new Uint32Array())
