/** What is known of a store besides its customers; from `GET /v2/store` where the token may read it. */
export interface StoreProfile {
  readonly storeHash: string
  readonly name: string
  /** ISO 4217, e.g. `EUR`; `''` where the token may not read it. */
  readonly currency: string
  readonly currencySymbol: string
  /** Decimal places in which people write amounts, 0 to 4. */
  readonly decimals: number
  readonly isPractice: boolean
}

/** Where the secrets of a store are kept. */
export type KeptIn = 'keychain' | 'passphrase' | 'memory'

export type Session =
  | { readonly kind: 'signed-out'; readonly known: readonly StoreProfile[]; readonly vault: VaultState }
  | {
      readonly kind: 'signed-in'
      readonly store: StoreProfile
      readonly keptIn: KeptIn
      /** Other stores that can be opened without a token. */
      readonly known: readonly StoreProfile[]
      /** The token turned out to be rejected or read-only; editing goes on, delivery waits for a new one. */
      readonly needsToken: boolean
    }

export type VaultState =
  | { readonly kind: 'ready' }
  /** No keychain. `why` is the system's own sentence, in English; `install` a command or `''`. */
  | { readonly kind: 'unavailable'; readonly why: string; readonly install: string }

/** Whether the store can be reached, and when that is tried next. Times are ms since 1970. */
export type Connection =
  | { readonly kind: 'checking' }
  | { readonly kind: 'online'; readonly since: number }
  | {
      readonly kind: 'offline'
      readonly since: number
      readonly nextProbeAt: number
      readonly why?: OfflineReason
    }

/** What is known of why the store cannot be reached, where a person can do something about it. */
export type OfflineReason =
  /** Something answers in the store's place, such as a network that wants people to sign in. */
  | 'intercepted'
  /** The store's certificate is not valid at the time that this machine shows. */
  | 'wrong-clock'

/** The store's request quota as its last answer reported it, shared with the store's other apps. */
export interface Quota {
  readonly left: number
  readonly total: number
  readonly windowMs: number
  readonly resetsAt: number
}
