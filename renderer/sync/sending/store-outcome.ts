import type { Edit } from '../../../shared/edit.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import { step } from '../../../shared/outbox/edit-life.ts'
import { catchErrors } from '../catch-errors.ts'
import { READS_LAG_MS } from '../pull/customer-reads.ts'
import type { SenderDependencies } from './sender-dependencies.ts'
import type { LaneSchedule } from './lane-schedule.ts'
import { withNewest } from './newest-customer.ts'
import type { Pause } from './pause.ts'

/** One attempt to deliver an edit. */
export interface Attempt {
  readonly edit: Edit
  readonly attemptId: string
  /** How often sending had been retried by hand when it began: its answer says nothing about a newer token. */
  readonly retriesBefore: number
  /** When it began, in monotonic time: what was learned since may be newer. */
  readonly beganAt: number
}

/** An attempt of a page before this one: everything learned since may be newer. */
export const attemptBeforeThisPage = (edit: Edit, attemptId: string): Attempt => ({
  edit,
  attemptId,
  retriesBefore: -1,
  beganAt: -Infinity,
})

interface StoreOutcomeDependencies extends SenderDependencies {
  readonly pause: Pause
  readonly schedule: LaneSchedule
  readonly isClosed: () => boolean
  readonly countDelivered: () => void
  /** No other lane is under way, with which writing could be shared. */
  readonly isAlone: () => boolean
}

/** Stores how an attempt ended. Until the disk takes it, main remembers the outcome and it is tried again. */
export type StoreOutcome = (attempt: Attempt, outcome: Outcome) => Promise<void>

export function createStoreOutcome(dependencies: StoreOutcomeDependencies): StoreOutcome {
  const { outbox, reads, now, random, timers, deliveries, pause, schedule } = dependencies
  const forget = createForgetting(dependencies)

  async function store({ edit, attemptId, beganAt }: Attempt, outcome: Outcome) {
    const event = { kind: 'outcome', editId: edit.id, attemptId, at: now(), random: random() } as const
    // The result of a pull may be newer than the customer that came with the outcome: main's reads lag, too.
    const isRead = outcome.kind === 'conflict' || (outcome.kind === 'delivered' && outcome.status === null)
    const surelyShows = beganAt - (isRead ? READS_LAG_MS : 0)
    return outbox.change(
      edit.customerId,
      (lane) => {
        const isOvertaken = 'customer' in outcome && reads.learnedAt(edit.customerId) >= surelyShows
        if (isOvertaken) reads.doubt(edit.customerId)
        const newest = isOvertaken ? withNewest(outcome, lane.confirmed, edit.patch) : outcome
        const next = step(lane, { ...event, outcome: newest })
        return { result: next.kind === 'changed' ? next.pause : null, step: next }
      },
      !dependencies.isAlone(),
    )
  }

  function scheduleAfter(customerId: number, outcome: Outcome): void {
    schedule.outcomeKnown(customerId)
    if (outcome.kind === 'unknown') schedule.outcomeUnknown(customerId, outcome.reason)
    if (outcome.kind === 'delivered') dependencies.countDelivered()
    // Main or this page is about to end: an immediate retry would fail the same way.
    if (outcome.kind === 'deferred' && outcome.reason === 'aborted') pause.briefly(RETRY_MS)
  }

  return async (attempt, outcome) => {
    const { customerId } = attempt.edit
    // From now on, reads that were asked for before may not show it yet.
    if (outcome.kind === 'delivered') deliveries.record(customerId)
    for (;;) {
      const stored = await store(attempt, outcome)
      if (stored.ok) {
        scheduleAfter(customerId, outcome)
        // An answer to a request from before the token was renewed says nothing about the new one.
        const isCurrent = pause.retries() === attempt.retriesBefore
        if (stored.value && isCurrent) pause.afterOutcome(outcome, stored.value)
        dependencies.changed()
        forget(attempt.attemptId)
        return
      }
      if (dependencies.isClosed()) return
      await new Promise<void>((resolve) => timers.after(RETRY_MS, resolve))
    }
  }
}

/** Lets main forget outcomes that are on the disk: those of a moment in one call. */
function createForgetting({ bridge, timers }: Pick<SenderDependencies, 'bridge' | 'timers'>) {
  let stored: string[] = []
  function forgetAll(): void {
    const attemptIds = stored
    stored = []
    void catchErrors(() => bridge.delivery.forget({ attemptIds }))
  }
  return (attemptId: string): void => {
    if (stored.push(attemptId) === 1) timers.after(FORGET_MS, forgetAll)
  }
}

const FORGET_MS = 250
const RETRY_MS = 2_000
