/** How many requests a store takes in a window of time, from all its apps together. */
export interface QuotaRule {
  readonly total: number
  readonly windowMs: number
  /** Requests that an imagined other app makes in each window, evenly spread over it. */
  readonly otherApp: number
}

export const DEFAULT_QUOTA: QuotaRule = { total: 150, windowMs: 30_000, otherApp: 0 }

export interface QuotaState {
  readonly total: number
  readonly windowMs: number
  readonly left: number
  readonly resetMs: number
}

export interface QuotaMeter {
  rule: QuotaRule
  state(now: number): QuotaState
  /** Counts one request; false where none is left. */
  take(now: number): boolean
  reset(): void
}

/** Counts requests in windows of fixed length, the first of which begins with the first request. */
export function quotaMeter(rule: QuotaRule): QuotaMeter {
  let start = Number.NEGATIVE_INFINITY
  let own = 0

  function state(now: number): QuotaState {
    const { total, windowMs, otherApp } = meter.rule
    if (now < start || now - start >= windowMs) {
      start = now
      own = 0
    }
    const elapsed = now - start
    const others = Math.floor((otherApp * elapsed) / windowMs)
    return { total, windowMs, left: Math.max(0, total - own - others), resetMs: windowMs - elapsed }
  }

  const meter: QuotaMeter = {
    rule,
    state,
    take(now) {
      if (state(now).left === 0) return false
      own += 1
      return true
    },
    reset() {
      start = Number.NEGATIVE_INFINITY
    },
  }
  return meter
}

/** The headers that each answer carries. */
export const quotaHeaders = (state: QuotaState): readonly (readonly [string, string])[] => [
  ['X-Rate-Limit-Time-Window-Ms', String(state.windowMs)],
  ['X-Rate-Limit-Time-Reset-Ms', String(Math.ceil(state.resetMs))],
  ['X-Rate-Limit-Requests-Quota', String(state.total)],
  ['X-Rate-Limit-Requests-Left', String(state.left)],
]
