import type { SortColumn } from '../local-store.ts'
import type { CustomerIndex } from './customer-index.ts'
import type { Pause } from './pause.ts'
import { byCount, rankNumbers, rankTexts } from './ranks.ts'
import { CELLS } from './row-text.ts'

/**
 * The order of all customers by each column that was asked for, kept up to date change by change. Equal
 * values are in the order of ids; empty ones come last.
 */
export interface Orders {
  /** @returns slots in order, and how many of them have a value; `null` when the pause says stop */
  by(column: SortColumn, pause: Pause): Promise<Order | null>
  /** Takes over an order that was kept; slots that it lacks are put in where they belong. */
  begin(column: SortColumn, slots: Uint32Array): void
}

export interface Order {
  readonly slots: Uint32Array
  readonly filled: number
}

interface Kept {
  slots: Uint32Array
  filled: number
  /** Slots that changed since. */
  readonly moved: Set<number>
}

export function createOrders(index: CustomerIndex): Orders {
  const kept = new Map<SortColumn, Kept>()
  index.onTouch((slot) => {
    for (const { moved } of kept.values()) moved.add(slot)
  })

  async function by(column: SortColumn, pause: Pause): Promise<Order | null> {
    const here = kept.get(column)
    if (here && here.moved.size <= Math.max(FEW, index.count() / 8)) {
      insertMoved(here, column)
      return here
    }
    kept.delete(column)
    if (kept.size >= KEPT) kept.delete([...kept.keys()][0] ?? column)
    const fresh: Kept = { slots: new Uint32Array(), filled: 0, moved: new Set() }
    kept.set(column, fresh)
    const built = await build(column, pause)
    if (!built) {
      if (kept.get(column) === fresh) kept.delete(column)
      return null
    }
    fresh.slots = built.slots
    fresh.filled = built.filled
    insertMoved(fresh, column)
    return fresh
  }

  /** Ranks the distinct values once, then orders by counting: no comparison for each customer. */
  async function build(column: SortColumn, pause: Pause): Promise<Order | null> {
    const alive = aliveSlots()
    const ids = rankNumbers(alive, (slot) => index.columns.ids[slot] ?? 0)
    let slots = byCount(alive, ids)
    let filled = slots.length
    for (const key of [...KEYS[column]].reverse()) {
      const ranks =
        key.kind === 'text'
          ? await rankTexts(slots, (slot) => key.of(index, slot), collator.compare, pause)
          : rankNumbers(slots, (slot) => key.of(index, slot))
      if (!ranks) return null
      slots = byCount(slots, ranks)
      if (key.kind === 'text') filled = slots.length - ranks.empty
    }
    return { slots, filled }
  }

  function aliveSlots(): Uint32Array {
    const alive = new Uint32Array(index.count())
    let at = 0
    for (let slot = 0; slot < index.slots() && at < alive.length; slot += 1) {
      if (index.isAlive(slot)) alive[at++] = slot
    }
    return alive.subarray(0, at)
  }

  function insertMoved(order: Kept, column: SortColumn): void {
    if (order.moved.size === 0) return
    const keys = KEYS[column]
    const compare = (a: number, b: number): number => {
      for (const key of keys) {
        const order = key.kind === 'text' ? compareTexts(key, a, b) : key.of(index, a) - key.of(index, b)
        if (order !== 0) return order
      }
      return (index.columns.ids[a] ?? 0) - (index.columns.ids[b] ?? 0)
    }
    const compareTexts = (key: TextKey, a: number, b: number): number => {
      const [left, right] = [key.of(index, a), key.of(index, b)]
      if (left === '' || right === '') return Number(left === '') - Number(right === '')
      return collator.compare(left, right)
    }
    const moved = order.moved
    const stay = order.slots.filter((slot) => !moved.has(slot))
    const come = [...moved].filter((slot) => index.isAlive(slot)).sort(compare)
    const slots = new Uint32Array(stay.length + come.length)
    let from = 0
    come.forEach((slot, at) => {
      const to = placeIn(stay, from, slot, compare)
      slots.set(stay.subarray(from, to), from + at)
      slots[to + at] = slot
      from = to
    })
    slots.set(stay.subarray(from), from + come.length)
    order.slots = slots
    order.filled = countFilled(slots, keys[0])
    moved.clear()
  }

  function countFilled(slots: Uint32Array, key: Key | undefined): number {
    if (key?.kind !== 'text') return slots.length
    let low = 0
    let high = slots.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (key.of(index, slots[middle] ?? 0) === '') high = middle
      else low = middle + 1
    }
    return low
  }

  return {
    by,
    begin(column, slots) {
      const there = new Set<number>(slots)
      const missing = aliveSlots().filter((slot) => !there.has(slot))
      kept.set(column, { slots, filled: countFilled(slots, KEYS[column][0]), moved: new Set(missing) })
    },
  }
}

function placeIn(
  slots: Uint32Array,
  from: number,
  slot: number,
  compare: (a: number, b: number) => number,
): number {
  let low = from
  let high = slots.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(slots[middle] ?? 0, slot) < 0) low = middle + 1
    else high = middle
  }
  return low
}

type Key = TextKey | NumberKey

interface TextKey {
  readonly kind: 'text'
  readonly of: (index: CustomerIndex, slot: number) => string
}

interface NumberKey {
  readonly kind: 'number'
  readonly of: (index: CustomerIndex, slot: number) => number
}

const text = (of: TextKey['of']): TextKey => ({ kind: 'text', of })
const number = (of: NumberKey['of']): NumberKey => ({ kind: 'number', of })
const cell = (name: (typeof CELLS)[number]): TextKey => {
  const at = CELLS.indexOf(name)
  return text((index, slot) => index.cell(slot, at).trim())
}

const first = cell('first_name')
const last = cell('last_name')
const email = cell('email')

/** A name is sorted as it is shown: "Ada Byron"; the email stands in for a name that is missing. */
const KEYS: Readonly<Record<SortColumn, readonly Key[]>> = {
  name: [
    text((index, slot) => first.of(index, slot) || last.of(index, slot) || email.of(index, slot)),
    text((index, slot) => (first.of(index, slot) ? last.of(index, slot) : '')),
  ],
  company: [cell('company')],
  email: [email],
  phone: [cell('phone')],
  store_credit: [number((index, slot) => Number(index.cell(slot, CELLS.indexOf('store_credit'))) || 0)],
  customer_group_id: [number((index, slot) => index.columns.groups[slot] ?? 0)],
  date_created: [number((index, slot) => index.columns.created[slot] ?? 0)],
  date_modified: [number((index, slot) => index.columns.modified[slot] ?? 0)],
  id: [number((index, slot) => index.columns.ids[slot] ?? 0)],
}

const collator = new Intl.Collator()
const FEW = 2_000
/** Orders of a few columns stay in memory. */
const KEPT = 3
