import type { ReportedQuota } from './rate-headers.ts'

/** The store's quota in one window of time. All times are milliseconds of a monotonic clock. */
export interface QuotaWindow {
  readonly total: number
  /** As the last responses reported it, less what was sent since. */
  readonly left: number
  readonly windowMs: number
  readonly resetsAt: number
  /** Whether a response reported this window. Until then it is assumed and not relied on. */
  readonly isReported: boolean
}

/** Our share of a whole window; the reserve belongs to the store's other apps. */
export const shareOf = ({ total }: Pick<QuotaWindow, 'total'>, reserve: number): number =>
  total - Math.floor(total * reserve)

/** What is left of our share. */
export const budgetOf = ({ total, left }: QuotaWindow, reserve: number): number =>
  left - Math.floor(total * reserve)

/** Requests per millisecond, so that our share is used up shortly before the window ends. */
export const rateOf = (window: QuotaWindow, reserve: number, now: number): number =>
  Math.max(0, budgetOf(window, reserve)) / Math.max(1, window.resetsAt - now - window.windowMs * HEAD_START)

/** The window that `now` is in: a new one, not reported yet, where the known one is over. */
export function windowAt(window: QuotaWindow, now: number): QuotaWindow {
  if (now < window.resetsAt + MARGIN_MS) return window
  const windows = Math.floor((now - window.resetsAt) / window.windowMs) + 1
  const resetsAt = window.resetsAt + windows * window.windowMs
  return { ...window, left: window.total, resetsAt, isReported: false }
}

/** The window with what a response reports of it. */
export function withReport(window: QuotaWindow | null, report: ReportedQuota, now: number): QuotaWindow {
  const { total, left, windowMs } = report
  const resetsAt = now + report.resetMs
  if (!window || total !== window.total) return { total, left, windowMs, resetsAt, isReported: true }
  const shift = resetsAt - window.resetsAt
  // A response from the window before, overtaken by the change.
  if (shift < -windowMs / 2) return window
  const isNew = window.isReported && shift > windowMs / 2
  return {
    total,
    windowMs,
    // Requests on their way are not in the store's number yet, and those of other apps are not in ours.
    left: isNew ? left : Math.min(window.left, left),
    // Every response takes its time, so the earliest end is the right one.
    resetsAt: window.isReported && !isNew ? Math.min(window.resetsAt, resetsAt) : resetsAt,
    isReported: true,
  }
}

export const lessRequests = (window: QuotaWindow, requests: number): QuotaWindow => ({
  ...window,
  left: Math.max(0, window.left - requests),
})

/** The part of a window at its end in which nothing need be left to send. */
const HEAD_START = 0.05
/** The store's clock and ours need not agree to the millisecond about when a window ends. */
export const MARGIN_MS = 20
