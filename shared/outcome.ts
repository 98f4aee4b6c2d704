import type { Customer, FieldName, FieldValue, PatchField } from './customer.ts'
import type { FieldConflict } from './merge.ts'

/** How one delivery ended. Every member of the union says what may happen next. */
export type Outcome =
  /** The store holds the edit. `differs` lists fields that it wrote differently from what was sent. */
  | {
      readonly kind: 'delivered'
      readonly customer: Customer
      readonly differs: readonly FieldDifference[]
      /** Status of the PUT's answer, or `null` where a read showed that nothing had to be sent. */
      readonly status: number | null
    }
  /** A read before sending found values that the person has not seen; nothing was sent. */
  | { readonly kind: 'conflict'; readonly customer: Customer; readonly conflicts: readonly FieldConflict[] }
  /** The store rejected this edit. Nothing was applied; a person repairs, resends or discards. */
  | { readonly kind: 'refused'; readonly status: number; readonly refusal: Refusal }
  /** 404: the customer is not in the store. */
  | { readonly kind: 'gone'; readonly status: number }
  /** Certainly not applied; sent again automatically, not before `retryAfterMs` where the store named a time. */
  | { readonly kind: 'deferred'; readonly reason: DeferReason; readonly retryAfterMs: number | null }
  /** The whole drain stops; nothing is lost. */
  | { readonly kind: 'blocked'; readonly reason: BlockReason; readonly message: string }
  /** It isn't known whether it was applied. Read before sending again, not before `retryAfterMs` where a time was named. */
  | {
      readonly kind: 'unknown'
      readonly reason: UnknownReason
      readonly status: number | null
      readonly retryAfterMs?: number
    }

/** Something of ours failed, which says nothing about the store. */
export const UNKNOWN_AFTER_CRASH: Outcome = { kind: 'unknown', reason: 'crash', status: null }

export interface FieldDifference {
  readonly field: FieldName
  readonly sent: FieldValue
  readonly stored: FieldValue
}

/** The store's own words, and those of them that are about one field. */
export interface Refusal {
  readonly message: string
  readonly fields: { readonly [F in PatchField]?: string }
}

export type DeferReason =
  /** No connection was made, so nothing was sent. */
  | 'unreachable'
  | 'rate-limited'
  | 'locked'
  /** A read before the PUT failed. */
  | 'read-failed'
  /** Something between this machine and the store answered in its place. */
  | 'intercepted'
  /** The customer could not be understood, so nothing was sent over what the store has. */
  | 'customer-unreadable'
  /** The app quit, or the drain was stopped, before the request was written. */
  | 'aborted'
  /** The sealed password cannot be opened or is too old; a person is asked. */
  | 'ask-password'

export type BlockReason =
  | 'token-rejected'
  | 'no-permission'
  | 'not-signed-in'
  /** The edit belongs to another store than the one signed in to. */
  | 'wrong-store'

export type UnknownReason =
  'time-out' | 'connection-lost' | 'server-error' | 'bad-answer' | 'crash' | 'redirect' | 'intercepted'
