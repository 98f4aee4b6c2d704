import type { ChangePull } from './change-pull.ts'
import type { PullContext } from './pull-context.ts'
import type { PullRunner } from './pull-runner.ts'
import type { Recheck } from './recheck.ts'

interface PullSchedule {
  readonly context: PullContext
  readonly runner: PullRunner
  readonly recheck: Recheck
  readonly changes: ChangePull
}

/** When a pull is due (ms since 1970), or `null` while paused or running. */
export function nextPullAt({ context, runner, recheck, changes }: PullSchedule): number | null {
  const { control, status, progress, reads, now } = context
  if (control.isClosed() || runner.current() !== null || recheck.isRunning()) return null
  if (control.isPaused()) return reads.hasDoubts() ? recheck.nextAt() : null
  const state = status.state()
  if (state.kind === 'failed') return state.nextTryAt
  if (!progress.current().first.done) return 0
  const age = changes.age()
  const next = age === Infinity ? 0 : now() + PULL_EVERY_MS - age
  return Math.min(next, recheck.nextAt())
}

const PULL_EVERY_MS = 3 * 60_000
