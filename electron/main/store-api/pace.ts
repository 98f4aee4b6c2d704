import type { ToldQuota } from './rate-headers.ts'

/**
 * Reads that a person waits for go first; then what changes the store; then pages of a pull. Only the last two
 * are spread over the window.
 */
export type Urgency = 'person' | 'write' | 'bulk'
export const URGENCIES: readonly Urgency[] = ['person', 'write', 'bulk']

/**
 * When the next request may go. Pure: every call is given the time, in milliseconds of a clock that nobody
 * sets, so that a clock that jumps or a machine that slept does not confuse it.
 */
export interface Pace {
  /** When so many requests may go, one after the other: `now` or later. */
  goAt(urgency: Urgency, requests: number, now: number): number
  /** So many requests are about to go. */
  took(requests: number, now: number): void
  /** Of these, so many more were made than announced; fewer where negative. */
  corrected(requests: number): void
  answered(told: ToldQuota | null, now: number): void
  /** A 429. @returns how long everything has to wait, in milliseconds */
  limited(told: ToldQuota | null, waitMs: number | null, now: number): number
  /** Until when everything waits after a 429. */
  heldUntil(): number
  setReserve(reserve: number): void
  /** The quota as it is known; `null` while no answer told one. */
  quota(now: number): {
    readonly left: number
    readonly total: number
    readonly windowMs: number
    readonly resetsAt: number
  } | null
}

interface Window {
  readonly total: number
  /** As the last answers told it, less what was sent since. */
  readonly left: number
  readonly windowMs: number
  readonly resetsAt: number
  /** Whether an answer told of this window. Until then it is only supposed, and nobody relies on it. */
  readonly isTold: boolean
}

/** @param random from 0 up to but not including 1, for the jitter after a 429 that names no time */
export function createPace(random: () => number): Pace {
  let reserve = USUAL_RESERVE
  let window: Window | null = null
  /** Requests that may go at once; they grow with time, so that the window's share is spread over it. */
  let tokens = MOST_AT_ONCE
  let tokensAt = 0
  let tookAt = -Infinity
  let held = -Infinity
  let limitedInARow = 0

  /** Our share of what is left: the reserve of the other apps is never touched. */
  const budget = ({ total, left }: Window): number => left - Math.floor(total * reserve)
  const share = ({ total }: Pick<Window, 'total'>): number => total - Math.floor(total * reserve)

  /** Requests a millisecond, so that our share is used up shortly before the window ends. */
  const rate = (of: Window, now: number): number =>
    Math.max(0, budget(of)) / Math.max(1, of.resetsAt - now - of.windowMs * HEAD_START)

  function advance(now: number): void {
    if (!window) return
    if (now >= window.resetsAt + MARGIN_MS) {
      const windows = Math.floor((now - window.resetsAt) / window.windowMs) + 1
      tokensAt = Math.max(tokensAt, window.resetsAt)
      const resetsAt = window.resetsAt + windows * window.windowMs
      window = { ...window, left: window.total, resetsAt, isTold: false }
    }
    tokens = Math.min(atOnce(share(window)), tokens + Math.max(0, now - tokensAt) * rate(window, tokensAt))
    tokensAt = now
  }

  function note(told: ToldQuota | null, now: number): void {
    advance(now)
    if (!told) return
    const { total, left, windowMs } = told
    const resetsAt = now + told.resetMs
    if (!window || total !== window.total) {
      tokens = atOnce(share({ total }))
      window = { total, left, windowMs, resetsAt, isTold: true }
      return
    }
    const shift = resetsAt - window.resetsAt
    // An answer from the window before, overtaken by the change.
    if (shift < -windowMs / 2) return
    const isNew = window.isTold && shift > windowMs / 2
    window = {
      total,
      windowMs,
      // What is on its way is not in the store's number yet, and other apps are not in ours.
      left: isNew ? left : Math.min(window.left, left),
      // Every answer takes its time, so the earliest end is the right one.
      resetsAt: window.isTold && !isNew ? Math.min(window.resetsAt, resetsAt) : resetsAt,
      isTold: true,
    }
  }

  return {
    goAt(urgency, requests, now) {
      if (now < held) return held
      advance(now)
      if (!window) return now
      const wanted = Math.min(requests, share(window))
      if (budget(window) < wanted) return Math.max(now, window.resetsAt + MARGIN_MS)
      const isProbed = window.isTold || window.total - window.left < MOST_AT_ONCE
      if (!isProbed && now < tookAt + UNTOLD_MS) return tookAt + UNTOLD_MS
      if (urgency === 'person' || tokens >= wanted) return now
      return now + Math.max(1, (wanted - tokens) / rate(window, now))
    },
    took(requests, now) {
      advance(now)
      tookAt = now
      if (!window) return
      tokens = Math.max(-MOST_AT_ONCE, tokens - requests)
      window = { ...window, left: Math.max(0, window.left - requests) }
    },
    corrected(requests) {
      if (!window || requests === 0) return
      tokens -= requests
      window = { ...window, left: Math.max(0, window.left - requests) }
    },
    answered(told, now) {
      limitedInARow = 0
      note(told, now)
    },
    limited(told, waitMs, now) {
      note(told, now)
      if (window && told) window = { ...window, left: 0 }
      limitedInARow += 1
      const bound = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.min(limitedInARow - 1, 10))
      const wait = waitMs ?? Math.round(bound * (0.5 + random() / 2))
      held = Math.max(held, now + wait)
      return Math.round(held - now)
    },
    heldUntil: () => held,
    setReserve: (share) => void (reserve = share),
    quota(now) {
      advance(now)
      return window
    },
  }
}

const atOnce = (share: number): number => Math.max(MOST_AT_ONCE, share * BURST)

/** The share of the quota that is left to the store's other apps. */
const USUAL_RESERVE = 0.1
/** Requests that need no spreading, and the part of our share that may go at once where that is more. */
const MOST_AT_ONCE = 3
const BURST = 0.1
/** The part of a window at its end in which nothing need be left to send. */
const HEAD_START = 0.05
/** The store's clock and ours need not agree to the millisecond about when a window ends. */
const MARGIN_MS = 20
/** How long a window that is only supposed waits for an answer that tells of it. */
const UNTOLD_MS = 1_000
const FIRST_BACKOFF_MS = 2_000
const LONGEST_BACKOFF_MS = 60_000
