import type { Problem } from '../../../shared/answer.ts'
import { fullJitter, REACH_BACKOFF } from '../../../shared/backoff.ts'
import type { DrainPause } from '../../../shared/edit.ts'
import type { Outcome } from '../../../shared/outcome.ts'

/** The reason why nothing is sent, and until when. */
export interface Pause {
  /** What an outcome means for the other lanes. */
  afterOutcome(outcome: Outcome, pause: DrainPause): void
  /** Changes in the store could not be fetched, so nothing is sent over them. */
  afterFailedPull(problem: Problem): void
  /** For a moment, without a reason that people need to know. */
  briefly(ms?: number): void
  /** A pull succeeded: what made the last one fail no longer pauses sending. */
  pullSucceeded(): void
  /** The store can be reached again. */
  storeReachable(): void
  /** Forgets the pause: a person or a new token says so. */
  retryNow(): void
  /** How often that happened: an answer to an earlier request says nothing about now. */
  retries(): number
  reason(): DrainPause
  /** When it ends (ms since 1970): `null` where there is no pause, infinity where time does not end it. */
  endsAt(): number | null
}

export function createPause(now: () => number, random: () => number, changed: () => void): Pause {
  let span: Span = NONE
  let retries = 0
  let unreachableInARow = 0

  function begin(reason: DrainPause, ms: number, isBecauseOfPull = false): void {
    // The graver reason stays: one answer may say "blocked" while others say "later".
    if (span.reason.kind === 'blocked' && reason.kind !== 'blocked') return
    // A wait that the store asked for is not cut short by another failure.
    const isLonger = span.reason.kind === 'rate-limited' && (endsAt() ?? 0) > now() + ms
    if (isLonger && reason.kind !== 'rate-limited') return
    span = { reason, from: now(), until: now() + ms, isBecauseOfPull }
    changed()
  }

  function beginUnreachable(atLeast: number, isBecauseOfPull: boolean): void {
    unreachableInARow += 1
    const wait = fullJitter(unreachableInARow, random(), REACH_BACKOFF)
    begin({ kind: 'unreachable' }, Math.max(MOMENT_MS, atLeast, wait), isBecauseOfPull)
  }

  function endsAt(): number | null {
    if (span === NONE) return null
    // A clock that was set back must not turn a short pause into a long one.
    if (span.until <= now() || span.from > now()) span = NONE
    return span === NONE ? null : span.until
  }

  return {
    afterOutcome(outcome, pause) {
      if (pause.kind === 'unreachable') return beginUnreachable(0, false)
      if (outcome.kind !== 'unknown') unreachableInARow = 0
      if (pause.kind === 'rate-limited') begin(pause, pause.until - now())
      if (pause.kind === 'blocked') begin(pause, Infinity)
    },
    afterFailedPull({ code, detail = '', retryAfterMs = 0 }) {
      switch (code) {
        case 'token-rejected':
        case 'no-permission':
        case 'not-signed-in':
        case 'wrong-store':
          return begin({ kind: 'blocked', reason: code, message: detail }, Infinity, true)
        case 'rate-limited': {
          const wait = Math.max(MOMENT_MS, retryAfterMs)
          return begin({ kind: 'rate-limited', until: now() + wait }, wait, true)
        }
        case 'aborted':
          return begin({ kind: 'none' }, MOMENT_MS, true)
        default:
          return beginUnreachable(retryAfterMs, true)
      }
    },
    briefly: (ms = MOMENT_MS) => begin({ kind: 'none' }, ms),
    pullSucceeded() {
      if (span.isBecauseOfPull) span = NONE
    },
    storeReachable() {
      if (span.reason.kind === 'unreachable') span = NONE
    },
    retryNow() {
      retries += 1
      span = NONE
      unreachableInARow = 0
    },
    retries: () => retries,
    reason: () => (endsAt() === null ? NONE.reason : span.reason),
    endsAt,
  }
}

const MOMENT_MS = 500

interface Span {
  readonly reason: DrainPause
  readonly from: number
  readonly until: number
  readonly isBecauseOfPull: boolean
}
const NONE: Span = { reason: { kind: 'none' }, from: 0, until: 0, isBecauseOfPull: false }
