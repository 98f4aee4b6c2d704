import { LIKELY, type Switches } from './switches.ts'

/** What the token may do. */
export interface Scopes {
  readonly customers: 'modify' | 'read-only' | 'none'
  /** `/store` and `/time`, which need a scope of their own. */
  readonly information: boolean
}

export const ALL_SCOPES: Scopes = { customers: 'modify', information: true }

/** How long an answer takes, and by method where that differs; in ms. */
export interface Latency {
  readonly ms: number
  readonly methods: Readonly<Record<string, number>>
}

/** How the store behaves at present; the control surface turns these. */
export interface Conditions {
  isOffline: boolean
  latency: Latency
  scopes: Scopes
  switches: Switches
  /** How far the store's clock is ahead of the machine's, in ms; behind where negative. */
  clockAheadMs: number
}

export const usualConditions = (
  scopes: Partial<Scopes> = {},
  switches: Partial<Switches> = {},
): Conditions => ({
  isOffline: false,
  latency: { ms: 0, methods: {} },
  scopes: { ...ALL_SCOPES, ...scopes },
  switches: { ...LIKELY, ...switches },
  clockAheadMs: 0,
})
