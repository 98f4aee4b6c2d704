import type { SortColumn } from '../../domain/customers/customer-query.ts'
import { aliveSlots, buildSortOrder, insertMoved, type SortOrder } from './build-sort-order.ts'
import type { CustomerIndex } from './customer-index.ts'
import { countFilled } from './sort-keys.ts'
import type { Pause } from './yield-to-others.ts'

/**
 * The order of all customers by each column that was asked for, kept up to date change by change. Equal
 * values are in the order of ids; empty ones come last.
 */
export interface SortIndex {
  /** @returns slots in order, and how many of them have a value; `null` when the pause says stop */
  by(column: SortColumn, pause: Pause): Promise<SortOrder | null>
  /** Takes over an order that was read from the disk; missing slots are inserted where they belong. */
  restore(column: SortColumn, slots: Uint32Array): void
}

interface CachedOrder {
  order: SortOrder
  /** Slots that changed since. */
  readonly moved: Set<number>
}

/** An order that is being built, for all callers that ask for it meanwhile. */
interface PendingOrder {
  /** Slots that changed since this began. */
  readonly moved: Set<number>
  /** The callers' pauses: building stops when all of them say stop. */
  readonly pauses: Set<Pause>
  readonly built: Promise<CachedOrder | null>
}

export function createSortIndex(index: CustomerIndex): SortIndex {
  const cached = new Map<SortColumn, CachedOrder>()
  const pending = new Map<SortColumn, PendingOrder>()
  index.onChange((slot) => {
    for (const { moved } of cached.values()) moved.add(slot)
    for (const { moved } of pending.values()) moved.add(slot)
  })

  async function build(column: SortColumn, pause: Pause): Promise<CachedOrder | null> {
    const running = pending.get(column)
    // One without callers has stopped.
    const building = running && running.pauses.size > 0 ? running : begin(column, pause)
    building.pauses.add(pause)
    const built = await building.built.finally(() => {
      if (pending.get(column) === building) pending.delete(column)
    })
    return built && (await pause()) ? built : null
  }

  function begin(column: SortColumn, pause: Pause): PendingOrder {
    cached.delete(column)
    const moved = new Set<number>()
    const pauses = new Set([pause])
    const built = buildSortOrder(index, column, anyOf(pauses)).then(
      (order) => order && cache(column, { order, moved }),
    )
    const building = { moved, pauses, built }
    pending.set(column, building)
    return building
  }

  function cache(column: SortColumn, order: CachedOrder): CachedOrder {
    const [oldest] = cached.keys()
    if (cached.size >= MOST_CACHED && oldest !== undefined) cached.delete(oldest)
    cached.set(column, order)
    return order
  }

  return {
    async by(column, pause) {
      const here = cached.get(column)
      const isNear = here && here.moved.size <= Math.max(FEW, index.count() * SHARE)
      const found = isNear ? here : await build(column, pause)
      if (!found) return null
      if (found.moved.size > 0) {
        found.order = insertMoved(index, column, found.order, found.moved)
        found.moved.clear()
      }
      return found.order
    },
    restore(column, slots) {
      const there = new Uint8Array(index.slots())
      for (const slot of slots) there[slot] = 1
      const missing = aliveSlots(index).filter((slot) => there[slot] === 0)
      const order = { slots, filled: countFilled(index, column, slots) }
      cached.set(column, { order, moved: new Set(missing) })
    },
  }
}

/** The pause of several callers: it says stop when the last of theirs does. */
function anyOf(pauses: Set<Pause>): Pause {
  return async () => {
    for (const pause of pauses) {
      if (await pause()) return true
      pauses.delete(pause)
    }
    return false
  }
}

const FEW = 2_000
/** Inserting more takes about as long as building the order again, and lets no newer call in. */
const SHARE = 0.05
/** Orders of a few columns stay in memory. */
const MOST_CACHED = 3
