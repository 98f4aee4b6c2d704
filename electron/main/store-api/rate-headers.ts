/** The store's quota as one answer told it. Times are milliseconds from now. */
export interface ToldQuota {
  readonly total: number
  readonly left: number
  readonly windowMs: number
  readonly resetMs: number
}

/** The quota that an answer tells, or `null` where it tells none. Names come in any letter case. */
export function toldQuota(headers: Headers): ToldQuota | null {
  const total = numbers(headers, 'x-rate-limit-requests-quota')
  const left = numbers(headers, 'x-rate-limit-requests-left')
  if (total.length === 0 || left.length === 0 || Math.min(...total) < 1) return null
  const windowMs = longest(numbers(headers, 'x-rate-limit-time-window-ms')) || USUAL_WINDOW_MS
  const resets = numbers(headers, 'x-rate-limit-time-reset-ms')
  return {
    total: Math.min(...total),
    left: Math.min(...left),
    windowMs,
    resetMs: resets.length > 0 ? Math.min(longest(resets), LONGEST_WAIT_MS) : windowMs,
  }
}

/** How long an answer asks to wait, in milliseconds, or `null` where it names no time. */
export function toldWait(headers: Headers): number | null {
  const seconds = [...numbers(headers, 'x-retry-after'), ...numbers(headers, 'retry-after')]
  return seconds.length === 0 ? null : Math.min(longest(seconds) * 1000, LONGEST_WAIT_MS)
}

/** The same for a 429, where the end of the window counts as well; every other answer tells that, too. */
export function toldWaitOf429(headers: Headers): number | null {
  const waits = [toldWait(headers) ?? [], numbers(headers, 'x-rate-limit-time-reset-ms')].flat()
  return waits.length === 0 ? null : Math.min(longest(waits), LONGEST_WAIT_MS)
}

/** A header that came twice is one with a comma; what is not a number is passed over. */
function numbers(headers: Headers, name: string): readonly number[] {
  const parts = (headers.get(name) ?? '').split(',').map((part) => part.trim())
  return parts.filter((part) => /^\d{1,15}(\.\d+)?$/.test(part)).map(Number)
}

const longest = (all: readonly number[]): number => Math.max(0, ...all)

const USUAL_WINDOW_MS = 30_000
/** Just under an hour: whatever names a longer time is taken for an error. */
const LONGEST_WAIT_MS = 55 * 60_000
