import { DEFAULT_SWITCHES, type Switches } from './switches.ts'

/** What the token may do. */
export interface Scopes {
  readonly customers: 'modify' | 'read-only' | 'none'
  /** `/store` and `/time`, which need a scope of their own. */
  readonly information: boolean
}

const ALL_SCOPES: Scopes = { customers: 'modify', information: true }

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
  /** What reads show in place of a customer's values, by id. */
  oddValues: ReadonlyMap<number, Readonly<Record<string, unknown>>>
  /** Something in between that answers everything in the store's place. */
  portal: Portal | null
}

/** An answer of a network that wants people to sign in, of a filter or a proxy: without the store's rate limit. */
export interface Portal {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export const defaultConditions = (
  scopes: Partial<Scopes> = {},
  switches: Partial<Switches> = {},
): Conditions => ({
  isOffline: false,
  latency: { ms: 0, methods: {} },
  scopes: { ...ALL_SCOPES, ...scopes },
  switches: { ...DEFAULT_SWITCHES, ...switches },
  clockAheadMs: 0,
  oddValues: new Map(),
  portal: null,
})
