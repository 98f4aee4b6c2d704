import type { Edit } from '../edit.ts'
import type { UnknownReason } from '../outcome.ts'
import { laneHead } from './lane.ts'

/** Reads may lag writes by about a second: an attempt is not verified sooner than this. */
export const SETTLE_MS = 3_000

/** After a time-out the store may still be at work on the request. */
const TIME_OUT_SETTLE_MS = 10_000

/** How long to wait before an attempt without an outcome is verified. */
export const settleTime = (reason: UnknownReason): number =>
  reason === 'time-out' ? TIME_OUT_SETTLE_MS : SETTLE_MS

/** The shortest such wait, beginning now. */
export const settleWait = (at: number): { from: number; until: number } => ({
  from: at,
  until: at + SETTLE_MS,
})

/** No wait that this app chooses or obeys is longer; a later time can only come from a clock that jumped. */
const LONGEST_WAIT_MS = 60 * 60_000

/** A sealed password that is older is not sent any more, also where a person says so: it is typed again. */
export const PASSWORD_EXPIRES_AFTER_MS = 30 * 24 * 60 * 60_000

/** A sealed password that is older asks before it is sent. */
export const PASSWORD_ASKS_AFTER_MS = 24 * 60 * 60_000

/**
 * When this edit may be sent without a person (ms since 1970): `0` for at once, `null` where it waits for a person
 * or is already on its way. A wait that no longer makes sense, because the clock was set, is over.
 */
export function dueAt({ state }: Pick<Edit, 'state'>, now: number): number | null {
  switch (state.kind) {
    case 'queued':
      return 0
    case 'unknown':
      return isSane(state, now) ? state.until : 0
    case 'deferred':
      if (state.reason === 'ask-password') return null
      return isSane(state, now) ? state.until : 0
    case 'sending':
    case 'conflict':
    case 'refused':
    case 'gone':
    case 'unreadable':
      return null
  }
}

/** When the lane may be sent: only its oldest edit counts. */
export function laneDueAt(edits: readonly Edit[], now: number): number | null {
  const head = laneHead(edits)
  return head ? dueAt(head, now) : null
}

/** Whether the clock that set this wait was not set since. */
export const isSane = ({ until, from = 0 }: Wait, now: number): boolean =>
  from <= now && until <= now + LONGEST_WAIT_MS

interface Wait {
  readonly until: number
  readonly from?: number
}
