import type { PullState } from '../sync-state.ts'

export interface Download {
  /** 0 to 1, or `null` while the store has not said how many there are. */
  readonly part: number | null
  /** Customers a second, or `null` while it is too early to estimate. */
  readonly rate: number | null
  readonly leftMs: number | null
}

/** How the first download goes. @param now ms since 1970 */
export function downloadOf(pull: Extract<PullState, { kind: 'first-download' }>, now: number): Download {
  const { got, total, startedAt, gotAtStart } = pull
  const seconds = (now - startedAt) / 1000
  const rate = seconds >= ENOUGH_SECONDS && got > gotAtStart ? (got - gotAtStart) / seconds : null
  return {
    part: total ? Math.min(1, got / total) : null,
    rate,
    leftMs: rate !== null && total !== null ? (Math.max(0, total - got) / rate) * 1000 : null,
  }
}

const ENOUGH_SECONDS = 1

/** What the list says of the pull: nothing while all is well. */
export function needsPanel(pull: PullState): boolean {
  switch (pull.kind) {
    case 'idle':
    case 'changes':
      return false
    case 'first-download':
    case 'paused-by-person':
      return true
    case 'failed':
      // The status bar shows that the store cannot be reached, and work continues.
      return !pull.firstDownloadDone || !PASSING.includes(pull.problem.code)
  }
}

const PASSING: readonly string[] = [
  'unreachable',
  'intercepted',
  'wrong-clock',
  'timed-out',
  'connection-lost',
  'rate-limited',
  'aborted',
]
