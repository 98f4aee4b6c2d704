import type { Base, Customer, Patch } from './customer.ts'
import type { FieldConflict } from './merge.ts'
import type { BlockReason, DeferReason, FieldDifference, Refusal, UnknownReason } from './outcome.ts'

/** What one person changed on one customer and saved; a row of the outbox. Times are ms since 1970. */
export interface Edit {
  readonly id: string
  readonly customerId: number
  /** Order of saving within the whole outbox; a lane is the edits of one customer by `seq`. */
  readonly seq: number
  readonly patch: Patch
  readonly base: Base
  /** Name of the customer when the edit was saved, so that the outbox can show it without a look-up. */
  readonly label: string
  readonly createdAt: number
  /** When the last save was merged into it. */
  readonly savedAt: number
  /** How many saves this edit holds: 1, and one more for each that was merged into it. */
  readonly saves: number
  /** Deliveries tried so far. */
  readonly tries: number
  /** When a person said that the old sealed password is still the one to send. */
  readonly passwordConfirmedAt?: number
  readonly state: EditState
}

/** What is known of an attempt whose outcome is unknown. */
export interface Unsure {
  readonly reason: UnknownReason
  readonly status: number | null
}

export type EditState =
  | { readonly kind: 'queued' }
  /** A delivery is under way: written durably before the bridge is called. */
  | {
      readonly kind: 'sending'
      readonly attemptId: string
      readonly since: number
      /** An earlier attempt's outcome is unknown; this one reads the customer first. */
      readonly unsure?: Unsure
    }
  /** The last delivery may or may not have been applied; the next one reads the customer first. */
  | {
      readonly kind: 'unknown'
      readonly attemptId: string
      readonly reason: UnknownReason
      readonly status: number | null
      readonly until: number
      /** When the wait began: a clock that shows less was set back. */
      readonly from?: number
    }
  | {
      readonly kind: 'deferred'
      readonly reason: DeferReason
      readonly until: number
      /** When the wait began: a clock that shows less was set back. */
      readonly from?: number
      /** Only with `ask-password`: an earlier attempt's outcome is still unknown. */
      readonly unsure?: Unsure
    }
  | { readonly kind: 'conflict'; readonly conflicts: readonly FieldConflict[]; readonly since: number }
  | { readonly kind: 'refused'; readonly status: number; readonly refusal: Refusal; readonly since: number }
  /** The customer is no longer in the store; a person keeps or discards. */
  | { readonly kind: 'gone'; readonly since: number }
  /** A row of an older or damaged shape: kept, shown, exportable, never sent. */
  | { readonly kind: 'unreadable'; readonly raw: string }

export type EditStateKind = EditState['kind']

/** The permanent record of an edit that ended. A password is `true` in it, never a text. */
export interface Counterfoil {
  readonly id: string
  readonly editId: string
  readonly customerId: number
  readonly label: string
  readonly ending: Ending
  /** Changed fields before and after, in the form the store writes. Secret fields are listed by name. */
  readonly before: Base
  readonly after: Base
  readonly secrets: readonly ('password' | 'force_reset')[]
  readonly createdAt: number
  readonly endedAt: number
  readonly tries: number
  readonly saves: number
}

export type Ending =
  | {
      readonly kind: 'delivered'
      readonly status: number | null
      readonly differs: readonly FieldDifference[]
    }
  | { readonly kind: 'discarded' }
  /** The values were set back to the base before they were sent, or the store already held them. */
  | { readonly kind: 'nothing-left' }

/** Why the whole drain is blocked. */
export type DrainPause =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'rate-limited'; readonly until: number }
  | { readonly kind: 'blocked'; readonly reason: BlockReason; readonly message: string }
  | { readonly kind: 'stopped-by-person' }

/** A customer as the screen shows it: confirmed with the lane's patches applied. */
export interface ShownCustomer {
  readonly confirmed: Customer
  readonly shown: Customer
  readonly lane: readonly Edit[]
}
