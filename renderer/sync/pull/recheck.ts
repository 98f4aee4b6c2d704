import type { Answer, Problem } from '../../../shared/answer.ts'
import { catchErrors } from '../catch-errors.ts'
import type { PullContext } from './pull-context.ts'
import { withDiskProblems } from './pull-runner.ts'

/** Reads customers again that are in doubt: what a read showed may be older than what is known. */
export interface Recheck {
  /** @returns why it could not continue */
  run(): Promise<Problem | null>
  /** The same outside of a pull, while pulls are paused. */
  runAlone(): Promise<Answer<null>>
  isRunning(): boolean
  /** When the next customer is due (ms since 1970), or infinity. */
  nextAt(): number
}

export function createRecheck(context: PullContext): Recheck {
  const { bridge, storeHash, reads, storePulled, now, monotonicNow } = context
  let running: Promise<Answer<null>> | null = null
  /** After a failure, not before this, in monotonic time. */
  let notBefore = -Infinity

  async function run(): Promise<Problem | null> {
    for (const customerId of reads.toRecheck()) {
      const askedAt = monotonicNow()
      const read = await catchErrors(() => bridge.store.customer({ storeHash, customerId }))
      if (!read.ok && read.problem.code === 'bad-answer') {
        // One customer that cannot be understood holds back its own edits only.
        reads.doubt(customerId, RETRY_MS)
        continue
      }
      const record = read.ok ? undefined : read.problem.record
      if (!read.ok && read.problem.code !== 'not-found' && !record) return read.problem
      // Main reads one that cannot be understood again before it sends anything over it.
      if (record) await storePulled({ records: [], unreadable: [record] }, askedAt)
      if (read.ok) await storePulled({ records: [read.value], unreadable: [] }, askedAt)
      reads.rechecked(customerId, askedAt)
    }
    return null
  }

  return {
    run,
    runAlone() {
      running ??= withDiskProblems(context, async () => (await run()) ?? 'done').then((end) => {
        running = null
        if (end === 'done' || end === 'stopped') return { ok: true, value: null }
        notBefore = monotonicNow() + Math.max(RETRY_MS, end.retryAfterMs ?? 0)
        return { ok: false, problem: end }
      })
      return running
    },
    isRunning: () => running !== null,
    nextAt: () => now() + Math.max(reads.recheckAt(), notBefore) - monotonicNow(),
  }
}

const RETRY_MS = 60_000
