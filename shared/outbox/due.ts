import type { Edit } from '../edit.ts'
import type { UnknownReason } from '../outcome.ts'
import { laneHead } from './lane.ts'

/** Reads may lag writes by about a second: nobody looks at the store sooner than this after an attempt. */
export const SETTLE_MS = 3_000

/** After a time-out the store may still be at work on the request. */
const TIME_OUT_SETTLE_MS = 10_000

/** How long to wait after an attempt without an outcome before looking at the store. */
export const settleTime = (reason: UnknownReason): number =>
  reason === 'time-out' ? TIME_OUT_SETTLE_MS : SETTLE_MS

/** No wait that this app chooses or obeys is longer; a later time can only come from a clock that jumped. */
const LONGEST_WAIT_MS = 60 * 60_000

/** A sealed password that is older asks before it is sent. */
export const PASSWORD_ASKS_AFTER_MS = 24 * 60 * 60_000

/**
 * When this edit may go by itself (ms since 1970): `0` for at once, `null` where it waits for a person or
 * is already on its way. A wait that a clock which was set back has made senseless is over.
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

/** When the lane may go: only its oldest edit counts. */
export function laneDueAt(edits: readonly Edit[], now: number): number | null {
  const head = laneHead(edits)
  return head ? dueAt(head, now) : null
}

/** Whether the clock that set this wait still tells the time. */
export const isSane = ({ until, from = 0 }: Wait, now: number): boolean =>
  from <= now && until <= now + LONGEST_WAIT_MS

interface Wait {
  readonly until: number
  readonly from?: number
}
