import type { Answer } from '../../../shared/answer.ts'
import { catchErrors } from '../catch-errors.ts'
import { mustStop, type PullContext, type PullEnd } from './pull-context.ts'
import { withDiskProblems } from './pull-runner.ts'

/** Fetches the customers that changed in the store since the last complete pull. */
export interface ChangePull {
  run(): Promise<PullEnd>
  /** Fetches the same while the first download is unfinished or pulls are paused, without recording progress. */
  runApart(): Promise<Answer<null>>
  /** How long ago the last complete pull of changes began, in ms; infinity where there was none. */
  age(): number
  /** The next pull is due at once, and a run under way does not count as one: it may have passed what changed. */
  forgetAge(): void
}

export function createChangePull(context: PullContext): ChangePull {
  const { bridge, storeHash, now, monotonicNow, reads, progress, status, control } = context
  /** When the last complete pull began, on both clocks: one can be set, the other can sleep. */
  let freshSince: Moment | null = null
  let timesForgotten = 0

  /** Begins a pull. @returns what to call when it is complete */
  function beginPull(): () => void {
    const began = { time: now(), monotonic: monotonicNow() }
    const forgottenBefore = timesForgotten
    return () => {
      if (timesForgotten === forgottenBefore) freshSince = began
    }
  }

  async function run(): Promise<PullEnd> {
    const completed = beginPull()
    const clock = await catchErrors(() => bridge.store.now({ storeHash }))
    // A time that cannot be right must not stop the pulls; without one, the next pull begins where this one did.
    const isTimeWrong = !clock.ok && clock.problem.code === 'bad-answer'
    if (!clock.ok && !isTimeWrong) return clock.problem
    let received = 0
    const showReceived = (count: number): void => {
      received += count
      status.setReceived(received)
      status.show({ kind: 'changes', got: received })
    }
    showReceived(0)
    const before = progress.current()
    const end = await fetchChanges(context, before.changesSince ?? 0, showReceived, () => mustStop(context))
    if (end !== 'done') return end
    // While a customer is in doubt, the next pull fetches it again, also after a crash.
    const changesSince = reads.hasDoubts() || !clock.ok ? before.changesSince : clock.value
    await progress.save({ ...progress.current(), changesSince, finishedAt: now() })
    completed()
    return 'done'
  }

  return {
    run,
    async runApart() {
      const completed = beginPull()
      const { changesSince, first } = progress.current()
      const since = changesSince ?? first.startedAt
      // Before the first download begins there is no time to count changes from.
      if (since === 0) return STOPPED
      const end = await withDiskProblems(context, () =>
        fetchChanges(context, since, () => undefined, control.isClosed),
      )
      if (end === 'stopped') return STOPPED
      if (end !== 'done') return { ok: false, problem: end }
      completed()
      return { ok: true, value: null }
    },
    age: () =>
      freshSince === null
        ? Infinity
        : Math.max(now() - freshSince.time, monotonicNow() - freshSince.monotonic),
    forgetAge() {
      freshSince = null
      timesForgotten += 1
    },
  }
}

async function fetchChanges(
  { bridge, storeHash, storePulled, monotonicNow }: PullContext,
  since: number,
  stored: (count: number) => void,
  isOver: () => boolean,
): Promise<PullEnd> {
  const modifiedSince = Math.max(0, since - OVERLAP_MS)
  for (let minId = 1; ;) {
    if (isOver()) return 'stopped'
    const askedAt = monotonicNow()
    const page = await catchErrors(() => bridge.store.customers({ storeHash, minId, modifiedSince }))
    if (!page.ok) return page.problem
    stored(await storePulled(page.value, askedAt))
    if (page.value.nextId === null) return 'done'
    minId = page.value.nextId
  }
}

interface Moment {
  readonly time: number
  readonly monotonic: number
}

/** Reads lag writes, and clocks differ: each pull reaches back a little further than the last one began. */
const OVERLAP_MS = 120_000
const STOPPED: Answer<null> = { ok: false, problem: { code: 'aborted' } }
