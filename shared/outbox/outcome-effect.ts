import { fullJitter, LANE_BACKOFF } from '../backoff.ts'
import type { Counterfoil, DrainPause, Edit, EditState, Unsure } from '../edit.ts'
import type { DeferReason, Outcome } from '../outcome.ts'
import { patchFields, type Customer } from '../customer.ts'
import { counterfoilOf } from './counterfoil.ts'
import { settleTime } from './due.ts'

/** How an outcome changes the edit that was sent, before the lane is settled. */
export interface OutcomeEffect {
  /** The edit in its next state, or `null` where it ended. */
  readonly edit: Edit | null
  readonly ended: Counterfoil | null
  /** The customer that came with the outcome. */
  readonly confirmed: Customer | null
  /** Why nothing may be sent for now. */
  readonly pause: DrainPause
}

/** Both in milliseconds since 1970. */
interface Wait {
  readonly from: number
  readonly until: number
}

/** @param random a number from 0 up to but not including 1, for the jitter */
export function applyOutcome(edit: Edit, outcome: Outcome, at: number, random: number): OutcomeEffect {
  const unsure = edit.state.kind === 'sending' ? (edit.state.unsure ?? null) : null
  const tried: Edit = reachedTheStore(outcome) ? { ...edit, tries: edit.tries + 1 } : edit
  const wait = fullJitter(tried.tries, random, LANE_BACKOFF)
  const next = (state: EditState, more: Partial<OutcomeEffect> = {}): OutcomeEffect => ({
    edit: { ...tried, state },
    ended: null,
    confirmed: null,
    pause: NO_PAUSE,
    ...more,
  })

  switch (outcome.kind) {
    case 'delivered': {
      const { status, differs, customer } = outcome
      const ended = counterfoilOf(tried, { kind: 'delivered', status, differs }, at)
      return { edit: null, ended, confirmed: customer, pause: NO_PAUSE }
    }
    case 'conflict': {
      const { conflicts, customer } = outcome
      return next({ kind: 'conflict', conflicts, since: at }, { confirmed: customer })
    }
    case 'refused':
      return next({ kind: 'refused', status: outcome.status, refusal: outcome.refusal, since: at })
    case 'gone':
      return next({ kind: 'gone', since: at })
    case 'deferred': {
      const { reason, retryAfterMs } = outcome
      const until = at + (WAITS_ALONE.includes(reason) ? Math.max(wait, retryAfterMs ?? 0) : 0)
      return next(deferred(edit, reason, { from: at, until }, unsure), { pause: pauseFor(reason, until) })
    }
    case 'blocked': {
      const { reason, message } = outcome
      return next(queuedAgain(edit, at, unsure), { pause: { kind: 'blocked', reason, message } })
    }
    case 'unknown': {
      const { reason, status, retryAfterMs = 0 } = outcome
      const until = at + Math.max(wait, settleTime(reason), retryAfterMs)
      return next(unknownState(edit, { reason, status }, { from: at, until }))
    }
  }
}

/** Certainly not applied by this attempt; what an earlier one did may still be unknown. */
function deferred(edit: Edit, reason: DeferReason, wait: Wait, unsure: Unsure | null): EditState {
  if (!unsure) return { kind: 'deferred', reason, ...wait }
  if (reason === 'ask-password') return { kind: 'deferred', reason, ...wait, unsure }
  return unknownState(edit, unsure, wait)
}

const queuedAgain = (edit: Edit, at: number, unsure: Unsure | null): EditState =>
  unsure ? unknownState(edit, unsure, { from: at, until: at }) : { kind: 'queued' }

/** The attempt's outcome is unknown; it is not verified before the wait is over. */
export function unknownState(edit: Edit, { reason, status }: Unsure, wait: Wait): EditState {
  const attemptId =
    edit.state.kind === 'sending' || edit.state.kind === 'unknown' ? edit.state.attemptId : edit.id
  return { kind: 'unknown', attemptId, reason, status, ...wait }
}

function pauseFor(reason: DeferReason, until: number): DrainPause {
  if (reason === 'unreachable' || reason === 'intercepted') return { kind: 'unreachable' }
  if (reason === 'rate-limited') return { kind: 'rate-limited', until }
  return NO_PAUSE
}

/** A wait of the lane's own; the others end with the pause of all sending, or by a person. */
const WAITS_ALONE: readonly DeferReason[] = ['rate-limited', 'locked', 'read-failed', 'customer-unreadable']

/** Whether the attempt counts as a try: the answer, or its absence, was about this edit. */
function reachedTheStore(outcome: Outcome): boolean {
  if (outcome.kind === 'blocked')
    return outcome.reason === 'token-rejected' || outcome.reason === 'no-permission'
  if (outcome.kind !== 'deferred') return true
  return WAITS_ALONE.includes(outcome.reason)
}

const NO_PAUSE: DrainPause = { kind: 'none' }

/**
 * The base of a later edit once `delivered` is in the store: what was sent is what the person saw under
 * the later one. Where the store wrote something else, that shows as a conflict, not as something seen.
 */
export function rebase(later: Edit, delivered: Edit): Edit {
  const both = patchFields(delivered.patch).filter(
    (field) => field !== 'password' && field !== 'force_reset' && later.patch[field] !== undefined,
  )
  if (both.length === 0) return later
  const sent = Object.fromEntries(both.map((field) => [field, delivered.patch[field]]))
  return { ...later, base: { ...later.base, ...sent } }
}
