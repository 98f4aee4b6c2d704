import type { SortColumn } from '../../domain/customers/customer-query.ts'
import type { CustomerIndex } from './customer-index.ts'
import { orderByNumber } from './radix-sort.ts'
import { compareTexts, countFilled, keysOf, slotComparison } from './sort-keys.ts'
import { rankTexts } from './sort-ranks.ts'
import type { Pause } from './yield-to-others.ts'

/** All customers in the order of a column. */
export interface SortOrder {
  readonly slots: Uint32Array
  /** How many of them have a value; the others come last. */
  readonly filled: number
}

/**
 * Ranks distinct texts once, then orders by digits: no comparison for each customer.
 * @returns `null` when the pause says stop
 */
export async function buildSortOrder(
  index: CustomerIndex,
  column: SortColumn,
  pause: Pause,
): Promise<SortOrder | null> {
  const alive = aliveSlots(index)
  let slots = orderByNumber(
    alive,
    alive.map((slot) => index.columns.ids[slot] ?? 0),
  )
  let filled = slots.length
  for (const key of [...keysOf(column)].reverse()) {
    if (key.kind === 'number') {
      slots = orderByNumber(
        slots,
        Float64Array.from(slots, (slot) => key.of(index, slot)),
      )
      continue
    }
    const bySlot = await key.all(index, pause)
    const texts = bySlot && Array.from(slots, (slot) => bySlot[slot] ?? '')
    const ranks = texts && (await rankTexts(texts, compareTexts, pause))
    if (!ranks) return null
    slots = orderByNumber(slots, ranks.of)
    filled = slots.length - ranks.empty
  }
  return { slots, filled }
}

/**
 * Moves slots that changed to where they belong. @param order the previous order, which may have some of them
 * elsewhere
 */
export function insertMoved(
  index: CustomerIndex,
  column: SortColumn,
  order: SortOrder,
  moved: ReadonlySet<number>,
): SortOrder {
  const compare = slotComparison(index, column)
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
  return { slots, filled: countFilled(index, column, slots) }
}

export function aliveSlots(index: CustomerIndex): Uint32Array {
  const alive = new Uint32Array(index.count())
  let at = 0
  for (let slot = 0; slot < index.slots() && at < alive.length; slot += 1) {
    if (index.isAlive(slot)) alive[at++] = slot
  }
  return alive.subarray(0, at)
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
