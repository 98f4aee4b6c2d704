import type { Bridge } from '../../shared/bridge.ts'
import type { LocalStore } from '../storage/local-store.ts'

/**
 * The dependencies of syncing. Clock, random numbers, timers and locks are passed in, so that a test can provide
 * them; a page's own are in `page-dependencies.ts`.
 */
export interface SyncDependencies {
  readonly bridge: Bridge
  readonly store: LocalStore
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Milliseconds of a monotonic clock; it may stop while the machine sleeps. */
  readonly monotonicNow: () => number
  /** From 0 up to but not including 1. */
  readonly random: () => number
  /** A new id of letters, digits, `-` and `_`, at most 64. */
  readonly newId: () => string
  readonly locks: Locks
  readonly timers: Timers
  /** The system reports that the network is back. */
  readonly onOnline?: (listener: () => void) => () => void
  /** Other windows of the same store. */
  readonly otherWindows?: OtherWindows
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

export interface OtherWindows {
  emit(message: WindowMessage): void
  subscribe(listener: (message: WindowMessage) => void): () => void
}

export type WindowMessage = 'outbox-changed' | 'try-now'
