import type { Customer, FieldName } from '../../../shared/customer.ts'
import type { RowState } from '../local-store.ts'
import type { Pause } from './pause.ts'
import { decodeCell, decodeRow, decodeText } from './row-text.ts'
import { DEAD, makeNotes, makeShelf, mergeShelves, rowBytes, type Shelf, shelve } from './shelf.ts'
import { createSlotMap } from './slot-map.ts'

/** What lists and search need of one customer. */
export type ListCustomer = Pick<
  Customer,
  | 'id'
  | 'first_name'
  | 'last_name'
  | 'company'
  | 'email'
  | 'phone'
  | 'store_credit'
  | 'customer_group_id'
  | 'date_created'
  | 'date_modified'
  | 'notes'
>

/** What the outbox lays over a customer. */
export interface Laid {
  readonly shown: ListCustomer
  readonly pending: readonly FieldName[]
  readonly state: RowState
}

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
 * All customers of a store in memory, for searching and sorting: numbers in columns by slot, texts on
 * shelves. A customer keeps its slot for good. What is laid over a customer takes its place; what was under
 * it is on the disk.
 */
export interface CustomerIndex {
  /** Slots given so far; some may be of customers that are gone. */
  slots(): number
  count(): number
  /** One more with every change. */
  generation(): number
  /** Every shelf, also those that come while this pauses. @returns whether to go on */
  eachShelf(visit: (shelf: Shelf) => void, pause: Pause): Promise<boolean>
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
  laid(id: number): Laid | undefined
  /** Whether something is laid over a customer and what the store confirmed is only on the disk. */
  isHidden(id: number): boolean
  laidIds(): Iterable<number>
  put(customers: readonly ListCustomer[]): void
  /** Takes customers none of which was here before, without their notes. @returns where the notes belong */
  putSegment(rows: SegmentRows): Shelf
  putNotes(shelf: Shelf, text: Uint8Array): void
  remove(ids: readonly number[]): void
  /** Removes every customer that nothing is laid over. */
  clear(): void
  lay(lanes: ReadonlyMap<number, Laid | null>): void
  /** Hears which slots changed. */
  onTouch(hear: (slot: number) => void): void
}

export interface Columns {
  ids: Uint32Array
  groups: Uint32Array
  created: Float64Array
  modified: Float64Array
  /** 0 clean, and so on as in `STATES`. */
  states: Uint8Array
}

export const STATES = ['clean', 'waiting', 'refused', 'conflict'] as const satisfies readonly RowState[]

export function createIndex(): CustomerIndex {
  const columns: Columns = {
    ids: new Uint32Array(FIRST),
    groups: new Uint32Array(FIRST),
    created: new Float64Array(FIRST),
    modified: new Float64Array(FIRST),
    states: new Uint8Array(FIRST),
  }
  /** Where the texts of a slot are; a slot without is of a customer that is gone. */
  const shelfOf: (Shelf | null)[] = []
  let rowOf = new Uint32Array(FIRST)
  let shelves: Shelf[] = []
  const slotsById = createSlotMap()
  const lanes = new Map<number, Laid>()
  /** What came from the store for customers that something is laid over; `null` when they are gone there. */
  const asides = new Map<number, ListCustomer | null>()
  const hearers: ((slot: number) => void)[] = []
  let slots = 0
  let count = 0
  let generation = 0

  function grow(needed: number): void {
    if (needed <= columns.ids.length) return
    const size = Math.max(needed, Math.ceil(columns.ids.length * 1.5))
    columns.ids = larger(columns.ids, new Uint32Array(size))
    columns.groups = larger(columns.groups, new Uint32Array(size))
    columns.created = larger(columns.created, new Float64Array(size))
    columns.modified = larger(columns.modified, new Float64Array(size))
    columns.states = larger(columns.states, new Uint8Array(size))
    rowOf = larger(rowOf, new Uint32Array(size))
  }

  function slotFor(id: number): number {
    const here = slotsById.get(id)
    if (here >= 0) return here
    grow(slots + 1)
    slotsById.add(id, slots)
    columns.ids[slots] = id
    shelfOf.push(null)
    return slots++
  }

  const slotOf = (id: number): number => {
    const slot = slotsById.get(id)
    return slot >= 0 && shelfOf[slot] ? slot : -1
  }

  /** The texts of a slot are elsewhere from now on, or nowhere. */
  function leave(slot: number): void {
    const shelf = shelfOf[slot]
    if (!shelf) return
    shelf.slots[rowOf[slot] ?? 0] = DEAD
    shelf.dead += 1
    shelfOf[slot] = null
    count -= 1
  }

  function settle(slot: number, shelf: Shelf, row: number): void {
    leave(slot)
    shelfOf[slot] = shelf
    rowOf[slot] = row
    count += 1
  }

  function touch(slot: number): void {
    for (const hear of hearers) hear(slot)
  }

  /** Shows these customers as they are given, whatever is laid over them. */
  function show(customers: readonly ListCustomer[]): void {
    if (customers.length === 0) return
    const taken = Uint32Array.from(customers, ({ id }) => slotFor(id))
    const shelf = shelve(customers, taken)
    customers.forEach((customer, row) => {
      const slot = taken[row] ?? 0
      settle(slot, shelf, row)
      columns.groups[slot] = customer.customer_group_id
      columns.created[slot] = customer.date_created
      columns.modified[slot] = customer.date_modified
      columns.states[slot] = STATES.indexOf(lanes.get(customer.id)?.state ?? 'clean')
      touch(slot)
    })
    shelves.push(shelf)
    generation += 1
  }

  const shelfAt = (slot: number): Shelf => shelfOf[slot] ?? NO_SHELF
  const rowText = (slot: number): Uint8Array => rowBytes(shelfAt(slot), rowOf[slot] ?? 0)
  const cells = (slot: number): readonly string[] => decodeRow(rowText(slot))
  const noteText = (slot: number): Uint8Array | null => {
    const kept = shelfAt(slot).notes
    return kept && rowBytes(kept, rowOf[slot] ?? 0)
  }
  const notes = (slot: number): string => decodeText(noteText(slot) ?? NOTHING)

  async function eachShelf(visit: (shelf: Shelf) => void, pause: Pause): Promise<boolean> {
    const visited = new Set<Shelf>()
    for (let left = shelves; left.length > 0; left = shelves.filter((shelf) => !visited.has(shelf))) {
      for (const shelf of left) {
        visited.add(shelf)
        visit(shelf)
        if (!(await pause())) return false
      }
    }
    return true
  }

  /** A shelf at a time: decoding one large text is much faster than many small ones. */
  async function texts(
    wanted: readonly number[],
    make: (texts: readonly string[]) => string,
    pause: Pause,
  ): Promise<readonly string[] | null> {
    const bySlot = new Array<string>(slots).fill('')
    const isWhole = await eachShelf((shelf) => {
      decodeText(shelf.text)
        .split('\x01')
        .forEach((row, at) => {
          const slot = shelf.slots[at] ?? DEAD
          if (slot === DEAD) return
          const cells = row.split('\x00')
          bySlot[slot] = make(wanted.map((cell) => cells[cell] ?? ''))
        })
    }, pause)
    return isWhole ? bySlot : null
  }

  function remove(ids: readonly number[]): void {
    for (const id of ids) {
      if (lanes.has(id)) {
        asides.set(id, null)
        continue
      }
      const slot = slotOf(id)
      if (slot < 0) continue
      leave(slot)
      touch(slot)
    }
    generation += 1
  }

  /** Many small shelves, and large ones that are mostly dead, become one. */
  function tidy(): void {
    const small = shelves.filter(
      ({ slots: rows, dead, notes: kept }) =>
        kept !== null && (rows.length < SMALL_SHELF || dead > rows.length / 2),
    )
    if (small.length <= SMALL_SHELVES) return
    shelves = shelves.filter((shelf) => !small.includes(shelf))
    const merged = mergeShelves(small, (slot) => columns.ids[slot] ?? 0)
    merged.slots.forEach((slot, row) => settle(slot, merged, row))
    if (merged.slots.length > 0) shelves.push(merged)
  }

  return {
    slots: () => slots,
    count: () => count,
    generation: () => generation,
    eachShelf,
    isAlive: (slot) => Boolean(shelfOf[slot]),
    slotOf,
    columns,
    cell: (slot, cell) => decodeCell(rowText(slot), cell),
    cells,
    texts,
    notes,
    rowText,
    noteText,
    laid: (id) => lanes.get(id),
    isHidden: (id) => lanes.has(id) && !asides.has(id),
    laidIds: () => lanes.keys(),
    put(customers) {
      const plain = customers.filter(({ id }) => !lanes.has(id))
      for (const customer of customers) if (lanes.has(customer.id)) asides.set(customer.id, customer)
      show(plain)
      tidy()
    },
    putSegment({ ids, groups, created, modified, text }) {
      grow(slots + ids.length)
      const shelf = makeShelf(text, ids, new Uint32Array(ids.length))
      for (let row = 0; row < ids.length; row += 1) {
        const slot = slotFor(ids[row] ?? 0)
        shelf.slots[row] = slot
        settle(slot, shelf, row)
        columns.groups[slot] = groups[row] ?? 0
        columns.created[slot] = created[row] ?? 0
        columns.modified[slot] = modified[row] ?? 0
        touch(slot)
      }
      shelves.push(shelf)
      generation += 1
      return shelf
    },
    putNotes(shelf, text) {
      shelf.notes = makeNotes(text, shelf.slots.length)
      generation += 1
    },
    remove,
    clear() {
      for (let slot = 0; slot < slots; slot += 1) {
        if (lanes.has(columns.ids[slot] ?? 0)) continue
        leave(slot)
        touch(slot)
      }
      asides.clear()
      generation += 1
    },
    lay(changed) {
      const seen: ListCustomer[] = []
      const gone: number[] = []
      for (const [id, laid] of changed) {
        if (laid) {
          lanes.set(id, laid)
          seen.push(laid.shown)
        } else if (lanes.delete(id)) {
          const confirmed = asides.get(id)
          asides.delete(id)
          if (confirmed) seen.push(confirmed)
          else gone.push(id)
        }
      }
      show(seen)
      remove(gone)
      tidy()
    },
    onTouch: (hear) => void hearers.push(hear),
  }
}

function larger<A extends Uint32Array | Float64Array | Uint8Array>(from: A, to: A): A {
  to.set(from)
  return to
}

const FIRST = 1_024
const SMALL_SHELF = 2_048
const SMALL_SHELVES = 32
const NOTHING = new Uint8Array()
const NO_SHELF = makeShelf(NOTHING, new Uint32Array(), new Uint32Array())
