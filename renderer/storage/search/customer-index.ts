import type { RowState } from '../../domain/customers/customer-query.ts'
import { createChunkList } from './chunk-list.ts'
import type { IndexOverlay, ListCustomer } from './list-customer.ts'
import { createOverlayMap } from './overlay-map.ts'
import { decodeCell, decodeRow, decodeText } from './row-text.ts'
import { type Columns, createSlotTable, type SlotTable } from './slot-table.ts'
import { makeNotes, makeTextChunk, type TextChunk, textChunkOf } from './text-chunk.ts'
import type { Pause } from './yield-to-others.ts'

/** A whole segment as it comes from the disk. */
export interface SegmentRows {
  readonly ids: Uint32Array
  readonly groups: Uint32Array
  readonly created: Float64Array
  readonly modified: Float64Array
  /** As `encodeRows` makes it. */
  readonly text: Uint8Array
}

/**
 * All customers of a store in memory, for searching and sorting: numbers in columns by slot, texts in chunks. A
 * customer keeps its slot for good. An overlay replaces the customer's confirmed values, which are on the disk.
 */
export interface CustomerIndex {
  /** Slots given so far; some may be of customers that are gone. */
  slots(): number
  count(): number
  /** Increases with every change. */
  generation(): number
  /** Every chunk, also those that are added while this pauses. @returns whether to continue */
  eachChunk(visit: (chunk: TextChunk) => void, pause: Pause): Promise<boolean>
  isAlive(slot: number): boolean
  slotOf(id: number): number
  readonly columns: Columns
  /** The cell's text; cells are numbered as in `CELLS`. */
  cell(slot: number, cell: number): string
  cells(slot: number): readonly string[]
  /** Made from some cells of every customer, by slot; `null` when the pause says stop. */
  texts(
    cells: readonly number[],
    make: (texts: readonly string[]) => string,
    pause: Pause,
  ): Promise<readonly string[] | null>
  notes(slot: number): string
  rowText(slot: number): Uint8Array
  noteText(slot: number): Uint8Array | null
  overlay(id: number): Pick<IndexOverlay, 'pending' | 'state'> | undefined
  /** Whether a customer has an overlay and what the store confirmed is only on the disk. */
  isHidden(id: number): boolean
  overlaidIds(): Iterable<number>
  put(customers: readonly ListCustomer[]): void
  /** Takes customers none of which was here before, without their notes. @returns where the notes belong */
  putSegment(rows: SegmentRows): TextChunk
  putNotes(chunk: TextChunk, text: Uint8Array): void
  remove(ids: readonly number[]): void
  /** Removes every customer that has no overlay. */
  clear(): void
  setOverlays(overlays: ReadonlyMap<number, IndexOverlay | null>): void
  /** Calls for each slot that changes. */
  onChange(listener: (slot: number) => void): void
}

/** The states of rows by their number in a column. */
export const STATES = ['clean', 'waiting', 'refused', 'conflict'] as const satisfies readonly RowState[]

export function createIndex(): CustomerIndex {
  const table = createSlotTable()
  const chunks = createChunkList(table)
  const overlays = createOverlayMap()
  const changes = createChanges()

  /** Shows these customers as they are given, overlay or not. */
  function show(customers: readonly ListCustomer[]): void {
    if (customers.length === 0) return
    const slots = Uint32Array.from(customers, ({ id }) => table.slotFor(id))
    const chunk = textChunkOf(customers, slots)
    customers.forEach((customer, row) => {
      const slot = slots[row] ?? 0
      table.place(slot, chunk, row)
      table.columns.groups[slot] = customer.customer_group_id
      table.columns.created[slot] = customer.date_created
      table.columns.modified[slot] = customer.date_modified
      table.columns.states[slot] = STATES.indexOf(overlays.get(customer.id)?.state ?? 'clean')
      changes.changed(slot)
    })
    chunks.add(chunk)
    changes.nextGeneration()
  }

  function remove(ids: readonly number[]): void {
    for (const slot of overlays.withoutOverlay(ids).map(table.slotOf)) {
      if (slot < 0) continue
      table.remove(slot)
      changes.changed(slot)
    }
    changes.nextGeneration()
  }

  return {
    ...readerOf(table),
    eachChunk: chunks.eachChunk,
    texts: chunks.texts,
    generation: changes.generation,
    onChange: changes.listen,
    overlay: overlays.get,
    isHidden: overlays.isHidden,
    overlaidIds: overlays.ids,
    put(customers) {
      show(overlays.putBelow(customers))
      chunks.mergeSmall()
    },
    putSegment(rows) {
      const chunk = placeSegment(table, rows, changes.changed)
      chunks.add(chunk)
      changes.nextGeneration()
      return chunk
    },
    putNotes(chunk, text) {
      chunk.notes = makeNotes(text, chunk.slots.length)
      changes.nextGeneration()
    },
    remove,
    clear() {
      for (let slot = 0; slot < table.slots(); slot += 1) {
        if (overlays.get(table.columns.ids[slot] ?? 0)) continue
        table.remove(slot)
        changes.changed(slot)
      }
      overlays.forgetBelow()
      changes.nextGeneration()
    },
    setOverlays(changed) {
      const { shown, gone } = overlays.set(changed)
      show(shown)
      remove(gone)
      chunks.mergeSmall()
    },
  }
}

/** Reads of single customers. */
function readerOf(table: SlotTable) {
  const { slots, count, isAlive, slotOf, columns, rowText, noteText } = table
  return {
    ...{ slots, count, isAlive, slotOf, columns, rowText, noteText },
    cell: (slot: number, cell: number): string => decodeCell(rowText(slot), cell),
    cells: (slot: number): readonly string[] => decodeRow(rowText(slot)),
    notes: (slot: number): string => decodeText(noteText(slot) ?? NO_NOTES),
  }
}

function placeSegment(
  table: SlotTable,
  { ids, groups, created, modified, text }: SegmentRows,
  changed: (slot: number) => void,
): TextChunk {
  table.reserve(ids.length)
  const chunk = makeTextChunk(text, ids, new Uint32Array(ids.length))
  for (let row = 0; row < ids.length; row += 1) {
    const slot = table.slotFor(ids[row] ?? 0)
    chunk.slots[row] = slot
    table.place(slot, chunk, row)
    table.columns.groups[slot] = groups[row] ?? 0
    table.columns.created[slot] = created[row] ?? 0
    table.columns.modified[slot] = modified[row] ?? 0
    changed(slot)
  }
  return chunk
}

/** Counts changes, and reports which slots they concern. */
function createChanges() {
  const listeners: ((slot: number) => void)[] = []
  let generation = 0
  return {
    generation: (): number => generation,
    nextGeneration: (): void => void (generation += 1),
    changed(slot: number): void {
      for (const listener of listeners) listener(slot)
    },
    listen: (listener: (slot: number) => void): void => void listeners.push(listener),
  }
}

const NO_NOTES = new Uint8Array()
