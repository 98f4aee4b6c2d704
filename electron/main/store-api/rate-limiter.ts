import {
  budgetOf,
  lessRequests,
  MARGIN_MS,
  type QuotaWindow,
  rateOf,
  shareOf,
  windowAt,
  withReport,
} from './quota-window.ts'
import type { ReportedQuota } from './rate-headers.ts'

/**
 * Reads that a person waits for go first, then changes to the store, then pages of a pull. Only the last two are
 * spread over the window.
 */
export type Urgency = 'person' | 'write' | 'bulk'
export const URGENCIES: readonly Urgency[] = ['person', 'write', 'bulk']

/**
 * Decides when the next request may be sent. Pure: every call is given the time, in milliseconds of a clock that is
 * never set, so that a clock that jumps or a machine that slept does not confuse it.
 */
export interface RateLimiter {
  /** When so many requests may be sent, one after the other: `now` or later. */
  goAt(urgency: Urgency, requests: number, now: number): number
  /** So many requests are about to be sent. */
  sent(requests: number, now: number): void
  /** So many more requests were made than announced; fewer where negative. */
  corrected(requests: number): void
  answered(report: ReportedQuota | null, now: number): void
  /** A 429. @returns how long everything has to wait, in milliseconds */
  limited(report: ReportedQuota | null, waitMs: number | null, now: number): number
  /** Until when everything waits after a 429. */
  pausedUntil(): number
  setReserve(reserve: number): void
  /** The quota as it is known; `null` until a response reports one. */
  quota(now: number): {
    readonly left: number
    readonly total: number
    readonly windowMs: number
    readonly resetsAt: number
  } | null
}

/** @param random from 0 up to but not including 1, for the jitter after a 429 that names no time */
export function createRateLimiter(random: () => number): RateLimiter {
  let reserve = DEFAULT_RESERVE
  let window: QuotaWindow | null = null
  /** Requests that may be sent at once; they grow with time, so that the window's share is spread over it. */
  let tokens = MIN_BURST
  let tokensAt = 0
  let lastSentAt = -Infinity
  const pause = createPause(random)

  function advance(now: number): void {
    if (!window) return
    const current = windowAt(window, now)
    if (current !== window) tokensAt = Math.max(tokensAt, window.resetsAt)
    window = current
    const grown = Math.max(0, now - tokensAt) * rateOf(window, reserve, tokensAt)
    tokens = Math.min(burstOf(shareOf(window, reserve)), tokens + grown)
    tokensAt = now
  }

  function note(report: ReportedQuota | null, now: number): void {
    advance(now)
    if (!report) return
    if (report.total !== window?.total) tokens = burstOf(shareOf(report, reserve))
    window = withReport(window, report, now)
  }

  function count(requests: number): void {
    tokens -= requests
    if (window) window = lessRequests(window, requests)
  }

  return {
    goAt(urgency, requests, now) {
      if (now < pause.until()) return pause.until()
      advance(now)
      if (!window) return now
      const wanted = Math.min(requests, shareOf(window, reserve))
      if (budgetOf(window, reserve) < wanted) return Math.max(now, window.resetsAt + MARGIN_MS)
      const isProbed = window.isReported || window.total - window.left < MIN_BURST
      if (!isProbed && now < lastSentAt + UNREPORTED_MS) return lastSentAt + UNREPORTED_MS
      if (urgency === 'person' || tokens >= wanted) return now
      return now + Math.max(1, (wanted - tokens) / rateOf(window, reserve, now))
    },
    sent(requests, now) {
      advance(now)
      lastSentAt = now
      if (!window) return
      count(requests)
      tokens = Math.max(-MIN_BURST, tokens)
    },
    corrected(requests) {
      if (window && requests !== 0) count(requests)
    },
    answered(report, now) {
      pause.end()
      note(report, now)
    },
    limited(report, waitMs, now) {
      note(report, now)
      if (window && report) window = { ...window, left: 0 }
      return pause.begin(waitMs, now)
    },
    pausedUntil: () => pause.until(),
    setReserve: (share) => void (reserve = share),
    quota(now) {
      advance(now)
      return window
    },
  }
}

/** The pause after a 429: as long as the store asks for, or longer with each 429 in a row. */
function createPause(random: () => number) {
  let until = -Infinity
  let inARow = 0
  return {
    until: () => until,
    end: () => void (inARow = 0),
    /** @returns how long everything waits, in milliseconds */
    begin(waitMs: number | null, now: number): number {
      inARow += 1
      const bound = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.min(inARow - 1, 10))
      const wait = waitMs ?? Math.round(bound * (0.5 + random() / 2))
      until = Math.max(until, now + wait)
      return Math.round(until - now)
    },
  }
}

const burstOf = (share: number): number => Math.max(MIN_BURST, share * BURST)

/** The share of the quota that is left to the store's other apps. */
const DEFAULT_RESERVE = 0.1
/** Requests that need no spreading, and the part of our share that may go at once where that is more. */
const MIN_BURST = 3
const BURST = 0.1
/** How long an assumed window waits for a response that reports it. */
const UNREPORTED_MS = 1_000
const FIRST_BACKOFF_MS = 2_000
const LONGEST_BACKOFF_MS = 60_000
