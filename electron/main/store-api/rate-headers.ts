/** The store's quota as one answer reports it. Times are milliseconds from now. */
export interface ReportedQuota {
  readonly total: number
  readonly left: number
  readonly windowMs: number
  readonly resetMs: number
}

/** Whether an answer carries the store's rate limit: portals, filters and proxies that answer in its place do not. */
export const hasRateLimit = (headers: Headers): boolean =>
  RATE_LIMIT.some((name) => numbers(headers, name).length > 0)

/** The quota that an answer reports, or `null` where it reports none. Names come in any letter case. */
export function reportedQuota(headers: Headers): ReportedQuota | null {
  const total = numbers(headers, 'x-rate-limit-requests-quota')
  const left = numbers(headers, 'x-rate-limit-requests-left')
  if (total.length === 0 || left.length === 0 || Math.min(...total) < 1) return null
  const windowMs = longest(numbers(headers, 'x-rate-limit-time-window-ms')) || USUAL_WINDOW_MS
  const resets = numbers(headers, 'x-rate-limit-time-reset-ms')
  return {
    total: Math.min(...total, MOST_REQUESTS),
    left: Math.min(...left, MOST_REQUESTS),
    windowMs: Math.min(Math.max(windowMs, SHORTEST_WINDOW_MS), LONGEST_WAIT_MS),
    resetMs: Math.min(resets.length > 0 ? longest(resets) : windowMs, LONGEST_WAIT_MS),
  }
}

/**
 * How long an answer asks to wait, in milliseconds, or `null` where it names no time. An answer that may not be the store's is
 * heeded for a minute at most.
 */
export function reportedWait(headers: Headers): number | null {
  const seconds = [...numbers(headers, 'x-retry-after'), ...numbers(headers, 'retry-after')]
  const most = hasRateLimit(headers) ? LONGEST_WAIT_MS : LONGEST_UNSURE_WAIT_MS
  return seconds.length === 0 ? null : Math.min(longest(seconds) * 1000, most)
}

/** The same for a 429, where the end of the window counts as well; every other answer reports that, too. */
export function reportedWaitOf429(headers: Headers): number | null {
  const waits = [reportedWait(headers) ?? [], numbers(headers, 'x-rate-limit-time-reset-ms')].flat()
  return waits.length === 0 ? null : Math.min(longest(waits), LONGEST_WAIT_MS)
}

/** A header that came twice is one with a comma; what is not a number is ignored. */
function numbers(headers: Headers, name: string): readonly number[] {
  const parts = (headers.get(name) ?? '').split(',').map((part) => part.trim())
  return parts.filter((part) => /^\d{1,15}(\.\d+)?$/.test(part)).map(Number)
}

const longest = (all: readonly number[]): number => Math.max(0, ...all)

const RATE_LIMIT = [
  'x-rate-limit-requests-quota',
  'x-rate-limit-requests-left',
  'x-rate-limit-time-window-ms',
  'x-rate-limit-time-reset-ms',
] as const
const USUAL_WINDOW_MS = 30_000
const SHORTEST_WINDOW_MS = 1
/** More than any plan allows. */
const MOST_REQUESTS = 1_000_000
const LONGEST_UNSURE_WAIT_MS = 60_000
/** Just under an hour: a longer time is taken for an error. */
const LONGEST_WAIT_MS = 55 * 60_000
