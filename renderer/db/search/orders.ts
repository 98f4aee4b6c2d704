import type { SortColumn } from '../local-store.ts'
import type { CustomerIndex } from './customer-index.ts'
import type { Pause } from './pause.ts'
import { orderByNumber } from './radix.ts'
import { rankTexts } from './ranks.ts'
import { type Cell, CELLS } from './row-text.ts'

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

/** An order that is being made, for all who ask for it meanwhile. */
interface Making {
  /** Slots that changed since this began. */
  readonly moved: Set<number>
  /** The pauses of those who wait: it stops when all of them say so. */
  readonly pauses: Set<Pause>
  readonly made: Promise<Kept | null>
}

export function createOrders(index: CustomerIndex): Orders {
  const kept = new Map<SortColumn, Kept>()
  const makings = new Map<SortColumn, Making>()
  index.onTouch((slot) => {
    for (const { moved } of kept.values()) moved.add(slot)
    for (const { moved } of makings.values()) moved.add(slot)
  })

  async function by(column: SortColumn, pause: Pause): Promise<Order | null> {
    const here = kept.get(column)
    const isNear = here && here.moved.size <= Math.max(FEW, index.count() * SHARE)
    const order = isNear ? here : await make(column, pause)
    if (!order) return null
    insertMoved(order, column)
    return order
  }

  async function make(column: SortColumn, pause: Pause): Promise<Kept | null> {
    const running = makings.get(column)
    // One that nobody waited for any more has stopped.
    const making = running && running.pauses.size > 0 ? running : beginMaking(column, pause)
    making.pauses.add(pause)
    const made = await making.made.finally(() => {
      if (makings.get(column) === making) makings.delete(column)
    })
    return made && (await pause()) ? made : null
  }

  function beginMaking(column: SortColumn, pause: Pause): Making {
    kept.delete(column)
    const moved = new Set<number>()
    const pauses = new Set([pause])
    const made = build(column, pauseOf(pauses)).then((order) => order && keep(column, { ...order, moved }))
    const making = { moved, pauses, made }
    makings.set(column, making)
    return making
  }

  function keep(column: SortColumn, order: Kept): Kept {
    const [oldest] = kept.keys()
    if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest)
    kept.set(column, order)
    return order
  }

  /** Ranks distinct texts once, then orders by digits: no comparison for each customer. */
  async function build(column: SortColumn, pause: Pause): Promise<Order | null> {
    const alive = aliveSlots()
    let slots = orderByNumber(
      alive,
      alive.map((slot) => index.columns.ids[slot] ?? 0),
    )
    let filled = slots.length
    for (const key of [...KEYS[column]].reverse()) {
      if (key.kind === 'number') {
        slots = orderByNumber(
          slots,
          Float64Array.from(slots, (slot) => key.of(index, slot)),
        )
        continue
      }
      const bySlot = await key.all(index, pause)
      const texts = bySlot && Array.from(slots, (slot) => bySlot[slot] ?? '')
      const ranks = texts && (await rankTexts(texts, collator.compare, pause))
      if (!ranks) return null
      slots = orderByNumber(slots, ranks.of)
      filled = slots.length - ranks.empty
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
    const keys = KEYS[column].map(remembered)
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
      const there = new Uint8Array(index.slots())
      for (const slot of slots) there[slot] = 1
      const missing = aliveSlots().filter((slot) => there[slot] === 0)
      kept.set(column, { slots, filled: countFilled(slots, KEYS[column][0]), moved: new Set(missing) })
    },
  }
}

/** The pause of all who wait for the same: it says stop when the last of theirs does. */
function pauseOf(pauses: Set<Pause>): Pause {
  return async () => {
    for (const pause of pauses) {
      if (await pause()) return true
      pauses.delete(pause)
    }
    return false
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
  /** By slot; `null` when the pause says stop. */
  readonly all: (index: CustomerIndex, pause: Pause) => Promise<readonly string[] | null>
}

interface NumberKey {
  readonly kind: 'number'
  /** A whole number. */
  readonly of: (index: CustomerIndex, slot: number) => number
}

/** The same key, which decodes each text once: those in the middle are asked for again and again. */
function remembered(key: Key): Key {
  if (key.kind === 'number') return key
  const texts = new Map<number, string>()
  return {
    ...key,
    of(index, slot) {
      const text = texts.get(slot) ?? key.of(index, slot)
      texts.set(slot, text)
      return text
    },
  }
}

const number = (of: NumberKey['of']): NumberKey => ({ kind: 'number', of })

/** A text made of a few cells. */
function text(cells: readonly Cell[], make: (texts: readonly string[]) => string): TextKey {
  const numbers = cells.map((cell) => CELLS.indexOf(cell))
  return {
    kind: 'text',
    of: (index, slot) => make(numbers.map((cell) => index.cell(slot, cell).trim())),
    all: (index, pause) => index.texts(numbers, (texts) => make(texts.map((one) => one.trim())), pause),
  }
}

const cell = (name: Cell): TextKey => text([name], ([only = '']) => only)

/** A name is sorted as it is shown: "Ada Byron"; the email stands in for a name that is missing. */
const KEYS: Readonly<Record<SortColumn, readonly Key[]>> = {
  name: [
    text(['first_name', 'last_name', 'email'], ([first, last, email]) => first || last || email || ''),
    text(['first_name', 'last_name'], ([first, last]) => (first && last) || ''),
  ],
  company: [cell('company')],
  email: [cell('email')],
  phone: [cell('phone')],
  store_credit: [number((index, slot) => creditUnits(index.cell(slot, CREDIT)))],
  customer_group_id: [number((index, slot) => index.columns.groups[slot] ?? 0)],
  date_created: [number((index, slot) => index.columns.created[slot] ?? 0)],
  date_modified: [number((index, slot) => index.columns.modified[slot] ?? 0)],
  id: [],
}

/** In ten-thousandths; what is no amount counts as none. */
const creditUnits = (text: string): number => Math.round(Number(text) * 10_000) || 0
const CREDIT = CELLS.indexOf('store_credit')

const collator = new Intl.Collator()
const FEW = 2_000
/** Putting more into their places takes about as long as ordering all anew, and lets no newer call in. */
const SHARE = 0.05
/** Orders of a few columns stay in memory. */
const KEPT = 3
