import { type FieldName, FIELD_NAMES } from '../../shared/customer.ts'
import { lanePatches, laneState, shownOf } from '../../shared/outbox/lane.ts'
import type { LaneMark, LocalStore } from '../db/local-store.ts'
import type { Ledger } from './ledger.ts'
import type { Timers } from './parts.ts'

/**
 * Keeps the list's index told of what the outbox lays over customers: at once, and after that with a short
 * rest, so that many changes in a row do not wake the worker for each. @returns stops it
 */
export function tellLanes(store: LocalStore, ledger: Ledger, timers: Timers): () => void {
  let changed = new Set<number>(ledger.customersWithLanes())
  let telling: Promise<void> | null = null

  async function tellAll(): Promise<void> {
    while (changed.size > 0) {
      const ids = changed
      changed = new Set()
      const marks = new Map<number, LaneMark | null>()
      for (const id of ids) marks.set(id, await markOf(id))
      await store.search.setLanes(marks)
      await new Promise<void>((resolve) => timers.after(REST_MS, resolve))
    }
  }

  async function markOf(customerId: number): Promise<LaneMark | null> {
    const edits = ledger.lane(customerId)
    if (edits.length === 0) return null
    const shown = shownOf({ customerId, edits, confirmed: await ledger.confirmed(customerId) })
    const state = laneState(edits)
    return shown && state !== 'clean' ? { shown, pending: pendingFields(customerId), state } : null
  }

  const pendingFields = (customerId: number): readonly FieldName[] => {
    const patches = lanePatches(ledger.lane(customerId))
    return FIELD_NAMES.filter((field) => patches.some((patch) => patch[field] !== undefined))
  }

  const tell = (): void => {
    telling ??= tellAll()
      // The list shows confirmed values until the next change; the outbox itself is untouched.
      .catch(() => undefined)
      .finally(() => (telling = null))
  }

  tell()
  return ledger.onChange((ids) => {
    for (const id of ids) changed.add(id)
    tell()
  })
}

/** Three frames: nobody sees it. */
const REST_MS = 50
