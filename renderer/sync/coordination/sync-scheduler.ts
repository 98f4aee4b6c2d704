import type { Answer } from '../../../shared/answer.ts'
import type { Timers } from '../dependencies.ts'
import type { Pull } from '../pull/pull.ts'
import type { Sender } from '../sending/sender.ts'

/** Starts pulls and drains when they are due. */
export interface SyncScheduler {
  /** Does what is due now, and sets a timer for what is due later. */
  run(): void
  stop(): void
}

export interface SyncSchedulerDependencies {
  readonly pull: Pick<Pull, 'nextAt' | 'run'>
  readonly sender: Pick<Sender, 'nextAt' | 'run' | 'wake' | 'progress' | 'pullSucceeded'>
  readonly now: () => number
  readonly timers: Timers
  readonly isActive: () => boolean
  readonly isOnline: () => boolean
  /** Called on every run, before anything is started. */
  readonly beforeRun: () => void
  readonly afterDrain: () => Promise<void>
}

export function createSyncScheduler(dependencies: SyncSchedulerDependencies): SyncScheduler {
  const { pull, sender, now, timers, isActive } = dependencies
  let stopTimer = (): void => undefined

  const nextPullAt = (): number | null => (dependencies.isOnline() ? pull.nextAt() : null)

  function run(): void {
    stopTimer()
    if (!isActive()) return
    dependencies.beforeRun()
    // One moment for both questions: what falls due between two readings of the clock would wait for the next run.
    const at = now()
    const pullAt = nextPullAt()
    if (pullAt !== null && pullAt <= at) void pull.run().then(afterPull)
    const drainAt = sender.nextAt()
    if (drainAt !== null && drainAt <= at) startDrain()
    const later = [nextPullAt(), sender.nextAt()].filter((due) => due !== null && due > at)
    const waits = later.map((due) => Math.ceil((due ?? at) - at))
    // After a minute at the latest, whatever happens to the clock.
    stopTimer = timers.after(Math.min(LONGEST_WAIT_MS, ...waits), run)
  }

  function startDrain(): void {
    if (sender.progress().isRunning) sender.wake()
    else void sender.run().then(dependencies.afterDrain).then(runSoon)
  }

  /** Not at once: a run that finds nothing to do must not follow itself in the same moment, without an end. */
  function runSoon(): void {
    stopTimer()
    stopTimer = timers.after(1, run)
  }

  function afterPull(pulled: Answer<null>): void {
    if (pulled.ok) sender.pullSucceeded()
    run()
  }

  return { run, stop: () => stopTimer() }
}

const LONGEST_WAIT_MS = 60_000
