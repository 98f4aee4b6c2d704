import { fullJitter, LANE_BACKOFF } from '../backoff.ts'
import type { Edit } from '../edit.ts'
import { dueAt, isSane, PASSWORD_ASKS_AFTER_MS, SETTLE_MS, settleWait } from './due.ts'
import { type Lane, laneHead } from './lane.ts'
import type { CrashEvent, OutcomeEvent, StartEvent } from './lane-event.ts'
import { applyOutcome, rebase, unknownState } from './outcome-effect.ts'
import { type ChangedLane, changedLane, nothing, removing, replacing, type Step } from './step.ts'

/** The edit is about to be handed over, unless it is not its turn. */
export function startAttempt(lane: Lane, edit: Edit, { at, attemptId }: StartEvent): Step {
  const { state, id: editId } = edit
  const due = dueAt(edit, at)
  if (laneHead(lane.edits) !== edit || due === null || due > at) return nothing('not-due')
  if (state.kind === 'unknown' && !isSane(state, at)) {
    // The clock was set back, so how long ago the attempt was is not known: the wait begins again.
    const waiting: Edit = { ...edit, state: { ...state, ...settleWait(at) } }
    return changedLane(lane, replacing(lane, edit, waiting), at, { editId })
  }
  const unsure = state.kind === 'unknown' ? { unsure: { reason: state.reason, status: state.status } } : {}
  const next: Edit = asksForPassword(edit, at)
    ? { ...edit, state: { kind: 'deferred', reason: 'ask-password', until: at, ...unsure } }
    : { ...edit, state: { kind: 'sending', attemptId, since: at, ...unsure } }
  return changedLane(lane, replacing(lane, edit, next), at, { editId })
}

/** The attempt has an outcome. */
export function endAttempt(lane: Lane, edit: Edit, event: OutcomeEvent): Step {
  if (!isUnderWay(edit, event.attemptId)) return nothing('not-found')
  const effect = applyOutcome(edit, event.outcome, event.at, event.random)
  const laneNow = effect.confirmed ? { ...lane, confirmed: effect.confirmed } : lane
  const edits = effect.edit
    ? replacing(lane, edit, effect.edit)
    : removing(lane, edit).map((later) => rebase(later, edit))
  const next = changedLane(laneNow, edits, event.at, {
    editId: edit.id,
    ended: effect.ended ? [effect.ended] : [],
    confirmed: effect.confirmed,
    pause: effect.pause,
  })
  return event.outcome.kind === 'conflict' ? delayDisagreement(next, edit.id, event) : next
}

/** The attempt's outcome will never be known: the customer is read before the edit is sent again. */
export function forgetAttempt(lane: Lane, edit: Edit, { at, attemptId }: CrashEvent): Step {
  if (!isUnderWay(edit, attemptId)) return nothing('not-found')
  const state = unknownState(edit, { reason: 'crash', status: null }, settleWait(at))
  const tried: Edit = { ...edit, tries: edit.tries + 1, state }
  return changedLane(lane, replacing(lane, edit, tried), at, { editId: edit.id })
}

const isUnderWay = ({ state }: Edit, attemptId: string): boolean =>
  state.kind === 'sending' && state.attemptId === attemptId

/**
 * Main saw a conflict; where the lane sees none in the same customer, the edit is sent again, but not at
 * once: a main and a page that disagree must not keep the store busy.
 */
function delayDisagreement(next: ChangedLane, editId: string, { at, random }: OutcomeEvent): Step {
  const edits = next.edits.map((edit): Edit => {
    if (edit.id !== editId || edit.state.kind !== 'queued') return edit
    const until = at + Math.max(SETTLE_MS, fullJitter(edit.tries, random, LANE_BACKOFF))
    return { ...edit, state: { kind: 'deferred', reason: 'read-failed', from: at, until } }
  })
  return { ...next, edits }
}

function asksForPassword({ patch, passwordConfirmedAt = 0 }: Edit, at: number): boolean {
  const { password } = patch
  if (!password) return false
  return at - Math.max(password.sealedAt, passwordConfirmedAt) > PASSWORD_ASKS_AFTER_MS
}
