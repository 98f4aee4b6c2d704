import type { Problem } from '../../shared/answer.ts'
import { fullJitter, REACH_BACKOFF } from '../../shared/backoff.ts'
import type { DrainPause } from '../../shared/edit.ts'
import type { Outcome } from '../../shared/outcome.ts'

/** Why and until when the whole drain rests. */
export interface Rest {
  /** What an outcome means for the others. */
  after(outcome: Outcome, pause: DrainPause): void
  /** What changed in the store could not be fetched, so nothing is sent over it. */
  because(problem: Problem): void
  /** For a moment, without a reason that people need to know. */
  briefly(ms?: number): void
  /** A pull came through: what kept the last one from it does not keep the drain any more. */
  pulled(): void
  /** The store can be reached again. */
  reached(): void
  /** Begins anew: a person or a new token says so. */
  wake(): void
  /** How often it was woken: what was asked before tells nothing about now. */
  wakes(): number
  pause(): DrainPause
  /** When it ends by itself (ms since 1970): `null` for no rest, infinity for never. */
  endsAt(): number | null
}

export function createRest(now: () => number, random: () => number, changed: () => void): Rest {
  let span: Span = NONE
  let wakes = 0
  let unreachableInARow = 0

  function rest(pause: DrainPause, ms: number, isBecauseOfPull = false): void {
    // The graver reason stays: one answer may say "blocked" while others say "later".
    if (span.pause.kind === 'blocked' && pause.kind !== 'blocked') return
    // What the store asked for is not cut short by what went wrong beside it.
    const isLonger = span.pause.kind === 'rate-limited' && (endsAt() ?? 0) > now() + ms
    if (isLonger && pause.kind !== 'rate-limited') return
    span = { pause, from: now(), until: now() + ms, isBecauseOfPull }
    changed()
  }

  function unreachable(atLeast: number, isBecauseOfPull: boolean): void {
    unreachableInARow += 1
    const wait = fullJitter(unreachableInARow, random(), REACH_BACKOFF)
    rest({ kind: 'unreachable' }, Math.max(MOMENT_MS, atLeast, wait), isBecauseOfPull)
  }

  function endsAt(): number | null {
    if (span === NONE) return null
    // A clock that was set back must not turn a short rest into a long one.
    if (span.until <= now() || span.from > now()) span = NONE
    return span === NONE ? null : span.until
  }

  return {
    after(outcome, pause) {
      if (pause.kind === 'unreachable') return unreachable(0, false)
      if (outcome.kind !== 'unknown') unreachableInARow = 0
      if (pause.kind === 'rate-limited') rest(pause, pause.until - now())
      if (pause.kind === 'blocked') rest(pause, Infinity)
    },
    because({ code, detail = '', retryAfterMs = 0 }) {
      switch (code) {
        case 'token-rejected':
        case 'no-permission':
        case 'not-signed-in':
        case 'wrong-store':
          return rest({ kind: 'blocked', reason: code, message: detail }, Infinity, true)
        case 'rate-limited': {
          const wait = Math.max(MOMENT_MS, retryAfterMs)
          return rest({ kind: 'rate-limited', until: now() + wait }, wait, true)
        }
        case 'aborted':
          return rest({ kind: 'none' }, MOMENT_MS, true)
        default:
          return unreachable(retryAfterMs, true)
      }
    },
    briefly: (ms = MOMENT_MS) => rest({ kind: 'none' }, ms),
    pulled() {
      if (span.isBecauseOfPull) span = NONE
    },
    reached() {
      if (span.pause.kind === 'unreachable') span = NONE
    },
    wake() {
      wakes += 1
      span = NONE
      unreachableInARow = 0
    },
    wakes: () => wakes,
    pause: () => (endsAt() === null ? NONE.pause : span.pause),
    endsAt,
  }
}

const MOMENT_MS = 500

interface Span {
  readonly pause: DrainPause
  readonly from: number
  readonly until: number
  readonly isBecauseOfPull: boolean
}
const NONE: Span = { pause: { kind: 'none' }, from: 0, until: 0, isBecauseOfPull: false }
