import type { Customer, FieldName, FieldValues, Patch } from '../customer.ts'
import type { Edit } from '../edit.ts'
import type { FieldConflict } from '../merge.ts'
import type { Outcome } from '../outcome.ts'
import type { SaveEvent } from './save.ts'

/**
 * Everything that can happen to a lane. Times (ms since 1970), random numbers and new ids come in with
 * the event: the life of an edit has no clock, no I/O and no randomness of its own.
 */
export type LaneEvent =
  | SaveEvent
  | StartEvent
  | OutcomeEvent
  | CrashEvent
  | ResolveEvent
  | DiscardEvent
  | UndoSaveEvent
  | ResendEvent
  /** The lane was restored from two copies: it is compared with what is confirmed. */
  | { readonly kind: 'settle'; readonly at: number }
  /** The customer as the store has it now, from a pull. */
  | { readonly kind: 'confirmed'; readonly customer: Customer; readonly at: number }
  /** "Try now": waiting times end, except the moment that the store needs to be read right. */
  | { readonly kind: 'retry-now'; readonly at: number }

/** Something that happens to one edit of the lane. */
export type EditEvent = Extract<LaneEvent, { readonly editId: string }>

/** An attempt begins; to be on the disk before the bridge is called. */
export interface StartEvent {
  readonly kind: 'start'
  readonly editId: string
  readonly attemptId: string
  readonly at: number
}

/** An attempt ended, or its outcome was recalled. A second answer to the same attempt changes nothing. */
export interface OutcomeEvent {
  readonly kind: 'outcome'
  readonly editId: string
  readonly attemptId: string
  readonly outcome: Outcome
  readonly at: number
  /** From 0 up to but not including 1, for the jitter. */
  readonly random: number
}

/** Found as `sending` at the start, and main does not remember the attempt. */
export interface CrashEvent {
  readonly kind: 'crash'
  readonly editId: string
  readonly attemptId: string
  readonly at: number
}

export interface ResolveEvent {
  readonly kind: 'resolve'
  readonly editId: string
  readonly choices: Choices
  /** What the person was shown; a choice about a value that has changed since is not taken. */
  readonly shown: readonly FieldConflict[]
  readonly at: number
}

export interface DiscardEvent {
  readonly kind: 'discard'
  readonly editId: string
  readonly at: number
}

/** A person undoes the last save: the edit is again as it was before that save was merged into it. */
export interface UndoSaveEvent {
  readonly kind: 'undo-save'
  readonly editId: string
  readonly to: Pick<Edit, 'patch' | 'base'>
  readonly at: number
}

/** A person sends it again, with other values where given. */
export interface ResendEvent {
  readonly kind: 'resend'
  readonly editId: string
  readonly repaired: Patch
  readonly at: number
}

/** What a person chose for each field in conflict. */
export type Choices = {
  readonly [F in FieldName]?:
    | { readonly take: 'mine' }
    | { readonly take: 'theirs' }
    | { readonly take: 'other'; readonly value: FieldValues[F] }
}
