import type { Edit } from '../../../shared/edit.ts'
import type { UnknownReason } from '../../../shared/outcome.ts'
import { laneDueAt, settleTime } from '../../../shared/outbox/due.ts'
import { laneHead } from '../../../shared/outbox/lane.ts'
import type { OutboxCache } from '../outbox/outbox-cache.ts'
import { type Breathe, inPieces } from '../pieces.ts'
import { type CustomerReads, READS_LAG_MS } from '../pull/customer-reads.ts'
import { createDueQueue } from './due-queue.ts'
import type { DeliveryTimes } from './delivery-times.ts'

/** Which lanes may be sent, and when: only the oldest edit of a lane counts. */
export interface LaneSchedule {
  /** A lane that may be sent now. */
  next(): number | null
  /** When the first lane that is not under way is due (ms since 1970): 0 for at once, or infinity. */
  earliest(): number
  /** Waits before the customer is read to verify an attempt, whatever happens to the clock. */
  outcomeUnknown(customerId: number, reason: UnknownReason): void
  outcomeKnown(customerId: number): void
  /** Resolves when the lanes that waited from the beginning are sorted in. */
  readonly loaded: Promise<void>
  close(): void
}

export interface LaneScheduleDependencies {
  readonly outbox: OutboxCache
  readonly reads: Pick<CustomerReads, 'isDoubtful' | 'learnedAt'>
  readonly deliveries: DeliveryTimes
  readonly now: () => number
  readonly monotonicNow: () => number
  readonly breathe: Breathe
  /** An attempt of this lane has not ended yet. */
  readonly isUnderWay: (customerId: number) => boolean
}

export function createLaneSchedule({
  outbox,
  reads,
  deliveries,
  now,
  monotonicNow,
  breathe,
  isUnderWay,
}: LaneScheduleDependencies): LaneSchedule {
  /** Lanes whose oldest edit may be sent at once, in the order of saving, unless something else holds them up. */
  const ready = new Set<number>()
  /** Lanes that wait for a time (ms since 1970). */
  const later = createDueQueue()
  /** Lanes whose customer is in doubt: each is looked at every time, and there are few. */
  const doubtful = new Set<number>()
  /** These are not verified before, in monotonic time: a clock that is set forward must not cut the wait short. */
  const verifyFrom = new Map<number, number>()
  const hasClockJumped = createClockWatch(now, monotonicNow)

  function sortIn(customerId: number): void {
    ready.delete(customerId)
    later.delete(customerId)
    doubtful.delete(customerId)
    if (reads.isDoubtful(customerId)) return void doubtful.add(customerId)
    const at = now()
    const due = dueAt(customerId, at)
    if (due === null) return
    if (due <= at) ready.add(customerId)
    else later.set(customerId, due)
  }

  /** Lanes whose time has come, or whose customer is no longer in doubt, join those that may be sent. */
  function sortInDue(): void {
    // Waits that were set by another clock are over, wherever they are in the queue.
    if (hasClockJumped()) for (const id of later.ids()) sortIn(id)
    for (const id of [...doubtful]) sortIn(id)
    for (let id = later.takeDue(now()); id !== null; id = later.takeDue(now())) sortIn(id)
  }

  function outcomeUnknown(customerId: number, reason: UnknownReason): void {
    verifyFrom.set(customerId, monotonicNow() + settleTime(reason))
    sortIn(customerId)
  }

  function dueAt(customerId: number, at: number): number | null {
    const edits = outbox.lane(customerId)
    const due = laneDueAt(edits, at)
    if (due === null) return null
    const unsettledMs = (verifyFrom.get(customerId) ?? -Infinity) - monotonicNow()
    if (unsettledMs > 0) return Math.max(due, at + unsettledMs)
    const head = laneHead(edits)
    return head && readsBeforePut(head) ? Math.max(due, readsLagUntil(customerId, at)) : due
  }

  /** Main's own read right before the PUT must not show less than a delivery or a pull has shown already. */
  function readsLagUntil(customerId: number, at: number): number {
    const shownAt = Math.max(deliveries.at(customerId), reads.learnedAt(customerId))
    const lagMs = shownAt + READS_LAG_MS - monotonicNow()
    return lagMs > 0 ? at + lagMs : 0
  }

  function sortInFirst(ids: readonly number[]): void {
    for (const id of ids) {
      const state = laneHead(outbox.lane(id))?.state
      // It is unknown how long ago the attempt was, so the wait begins again.
      if (state?.kind === 'unknown') outcomeUnknown(id, state.reason)
      else sortIn(id)
    }
  }
  const loaded = inPieces(outbox.customersWithLanes(), breathe, sortInFirst)
  const unsubscribe = outbox.subscribe(({ customerIds }) => customerIds.forEach(sortIn))

  /** A lane that may be sent now; lanes that are under way are skipped. */
  function next(): number | null {
    sortInDue()
    for (const id of ready) {
      if (isUnderWay(id)) continue
      const due = dueAt(id, now())
      if (!reads.isDoubtful(id) && due !== null && due <= now()) return id
      sortIn(id)
    }
    return null
  }

  return {
    loaded,
    next,
    earliest: () => (next() === null ? later.earliest() : 0),
    outcomeUnknown,
    outcomeKnown(customerId) {
      verifyFrom.delete(customerId)
      sortIn(customerId)
    },
    close: unsubscribe,
  }
}

/** @returns whether the clock was set since this was last asked, as far as a monotonic clock shows it */
function createClockWatch(now: () => number, monotonicNow: () => number): () => boolean {
  let ahead = now() - monotonicNow()
  return () => {
    const before = ahead
    ahead = now() - monotonicNow()
    return Math.abs(ahead - before) > NOTICEABLE_JUMP_MS
  }
}

const NOTICEABLE_JUMP_MS = 500

/** Main reads the customer first: the credit is an absolute amount, and an unknown outcome is verified. */
const readsBeforePut = (edit: Edit): boolean =>
  edit.patch.store_credit !== undefined || edit.state.kind === 'unknown'
