import type { Bridge } from '../../shared/bridge.ts'
import type { LocalStore } from '../db/local-store.ts'

/**
 * What syncing stands on. Clock, chance, timers and locks come in, so that a test can be the world; the
 * page's own are in `page-parts.ts`.
 */
export interface SyncParts {
  readonly bridge: Bridge
  readonly store: LocalStore
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Milliseconds of a clock that nobody sets; it may stand still while the machine sleeps. */
  readonly ticks: () => number
  /** From 0 up to but not including 1. */
  readonly random: () => number
  /** A new id of letters, digits, `-` and `_`, at most 64. */
  readonly newId: () => string
  readonly locks: Locks
  readonly timers: Timers
  /** Hears that the system says the network is back. */
  readonly onOnline?: (hear: () => void) => () => void
  /** Other windows of the same store. */
  readonly others?: Others
}

/** The part of the Web Locks API that is used here. */
export interface Locks {
  request(
    name: string,
    options: { readonly signal: AbortSignal },
    work: () => Promise<void>,
  ): Promise<unknown>
}

export interface Timers {
  /** Calls once, after so many milliseconds, unless the returned function is called before. */
  after(ms: number, call: () => void): () => void
}

/** Tells other windows, and hears them. */
export interface Others {
  tell(what: OtherWindow): void
  hear(hear: (what: OtherWindow) => void): () => void
}

export type OtherWindow = 'outbox-changed' | 'try-now'
