import type { Quota } from '../../../shared/session.ts'
import type { RequestQueue } from '../store-api/request-queue.ts'

export interface QuotaReportsOptions {
  readonly queue: Pick<RequestQueue, 'quota'>
  readonly report: (quota: Quota) => void
  /** Calls once after so many milliseconds. */
  readonly after: (ms: number, call: () => void) => void
  /** Once it is aborted, nothing more is reported. */
  readonly signal: AbortSignal
}

/**
 * Reports what is left of the store's quota each time the returned function is called, at most once in `EVERY_MS`:
 * every response changes the number, and a person can't read hundreds of them a second.
 */
export function createQuotaReports({ queue, report, after, signal }: QuotaReportsOptions): () => void {
  let lastReported = ''
  let isPausing = false

  function reportNow(): void {
    const quota = queue.quota()
    if (!quota || signal.aborted) return
    const { left, total, windowMs, resetMs } = quota
    const now = `${left} of ${total}`
    if (now === lastReported) return
    lastReported = now
    report({ left, total, windowMs, resetsAt: Math.round(Date.now() + resetMs) })
  }

  return () => {
    if (isPausing) return
    reportNow()
    isPausing = true
    after(EVERY_MS, () => {
      isPausing = false
      reportNow()
    })
  }
}

const EVERY_MS = 250
