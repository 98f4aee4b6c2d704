import { type Customer, type FieldName, FIELD_NAMES } from '../../shared/customer.ts'
import { lanePatches, laneState, shownOf } from '../../shared/outbox/lane.ts'
import type { LocalStore, Overlay } from '../storage/local-store.ts'
import type { Timers } from './dependencies.ts'
import type { OutboxCache } from './outbox/outbox-cache.ts'

/**
 * Keeps the list's index up to date with the outbox's changes over customers: at once, and after that with a
 * short pause, so that many changes in a row do not wake the worker for each. Where a whole store waits, some
 * customers come after the other: neither page nor worker is busy with all of them at once. @returns stops it
 */
export function publishRowStatus(store: LocalStore, outbox: OutboxCache, timers: Timers): () => void {
  const changed = new Set<number>(outbox.customersWithLanes())
  let publishing: Promise<void> | null = null
  let isStopped = false

  async function publishAll(): Promise<void> {
    while (changed.size > 0 && !isStopped) {
      const ids = takeSome(changed)
      // Asked for at once, so that neighbours are read together.
      const waiting = ids.filter((id) => outbox.lane(id).length > 0)
      const confirmed = new Map(
        await Promise.all(waiting.map(async (id) => [id, await outbox.confirmed(id)] as const)),
      )
      await store.search.setOverlays(new Map(ids.map((id) => [id, overlayOf(id, confirmed.get(id))])))
      await new Promise<void>((resolve) => timers.after(PAUSE_MS, resolve))
    }
  }

  function overlayOf(customerId: number, confirmed: Customer | undefined): Overlay | null {
    const edits = outbox.lane(customerId)
    if (edits.length === 0) return null
    const shown = shownOf({ customerId, edits, confirmed })
    const state = laneState(edits)
    return shown && state !== 'clean' ? { shown, pending: pendingFields(customerId), state } : null
  }

  const pendingFields = (customerId: number): readonly FieldName[] => {
    const patches = lanePatches(outbox.lane(customerId))
    return FIELD_NAMES.filter((field) => patches.some((patch) => patch[field] !== undefined))
  }

  const publish = (): void => {
    publishing ??= publishAll()
      // The list shows confirmed values until the next change; the outbox itself is untouched.
      .catch(() => undefined)
      .finally(() => (publishing = null))
  }

  publish()
  const unsubscribe = outbox.subscribe(({ customerIds }) => {
    for (const id of customerIds) changed.add(id)
    publish()
  })
  return () => {
    isStopped = true
    unsubscribe()
  }
}

/** Takes the first few out of a set. */
function takeSome(ids: Set<number>): readonly number[] {
  const some: number[] = []
  for (const id of ids) {
    if (some.length === AT_ONCE) break
    some.push(id)
    ids.delete(id)
  }
  return some
}

/** About a block of neighbours: what they cost the page is less than a frame or two. */
const AT_ONCE = 250
/** Three frames: too short to be seen. */
const PAUSE_MS = 50
