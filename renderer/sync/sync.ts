import type { Answer, Problem } from '../../shared/answer.ts'
import type { Base, Customer, FieldName, FieldValues, Sealed } from '../../shared/customer.ts'
import type { DrainPause, Edit, ShownCustomer } from '../../shared/edit.ts'
import type { Choices } from '../../shared/outbox/edit-life.ts'

/**
 * Moves data between `renderer/db` and the bridge: saving, pulling, draining. Views reach it through the
 * Pinia stores. One for each opened store; only one window at a time drains.
 */
export interface Sync {
  readonly storeHash: string
  /** The state now; a new object after each change. */
  readonly state: SyncState
  onChange(hear: (state: SyncState) => void): () => void

  /**
   * Saves what a form holds: computes the patch, queues it durably. Resolves when it is on the disk. Many
   * calls at once share their writes.
   * @param seen what the form showed when the person began, by field; with it, a value that came from the
   * store meanwhile is a conflict instead of being overwritten unseen
   */
  save(customerId: number, wanted: Wanted, seen?: Base): Promise<Answer<Saved>>
  shown(customerId: number): Promise<ShownCustomer | undefined>
  /** Ends an edit unsent; `undo` in the answer puts it back. An edit being sent cannot be discarded. */
  discard(editId: string): Promise<Answer<{ undo: () => Promise<Answer<null>> }>>
  /** A refused, gone or deferred edit goes back to the queue, with other values where given. */
  resend(editId: string, repaired?: Wanted): Promise<Answer<null>>
  /** Settles a conflict: the value to have for each field in conflict. `theirs` drops the field. */
  resolve(editId: string, choices: ConflictChoices): Promise<Answer<null>>
  /** Takes back what was saved last in this run, if it is not yet being sent; with `only`, no other save than that. */
  undoLast(only?: Edit): Promise<Answer<{ label: string } | null>>

  /** Forgets all waiting times and goes now. */
  tryNow(): void
  /** A person stops and resumes: the first download and pulls, or the drain, which then stays so over restarts. */
  setPaused(what: 'pull' | 'drain', paused: boolean): void
  /** Fetches one customer and its addresses afresh, where the store can be reached. */
  refresh(customerId: number): Promise<Answer<Customer>>
  /** Looks for customers that the store no longer has; otherwise done about once a day. */
  findDeleted(): Promise<Answer<null>>
  close(): Promise<void>
}

/** Values wanted by the person; fields left out stay as they are. */
export type Wanted = { readonly [F in FieldName]?: FieldValues[F] } & {
  readonly password?: Sealed
  readonly force_reset?: boolean
}

export type Saved =
  | { readonly kind: 'queued'; readonly edit: Edit }
  /** Nothing differs from what the store holds and the lane already wants. */
  | { readonly kind: 'unchanged' }
  /** The save took the lane's last waiting edit back to the store's values. */
  | { readonly kind: 'taken-back' }

export type ConflictChoices = Choices

export interface SyncState {
  /** Every waiting edit by `seq`. */
  readonly edits: readonly Edit[]
  readonly pull: PullState
  readonly drain: DrainState
  /** Rows or counts that break the conservation sum; shown, never hidden. */
  readonly faults: readonly string[]
}

export type PullState =
  | { readonly kind: 'idle'; readonly lastFinishedAt: number | null }
  | {
      readonly kind: 'first-download'
      readonly got: number
      /** The store's count, or `null` until it is known. */
      readonly total: number | null
      readonly startedAt: number
      /** `got` when this run began: rates are computed on the difference. */
      readonly gotAtStart: number
    }
  | { readonly kind: 'changes'; readonly got: number }
  | { readonly kind: 'paused-by-person'; readonly got: number; readonly total: number | null }
  | {
      readonly kind: 'failed'
      readonly problem: Problem
      readonly nextTryAt: number
      readonly got: number
      readonly total: number | null
      readonly firstDownloadDone: boolean
    }

export interface DrainState {
  readonly kind: 'idle' | 'running'
  readonly pause: DrainPause
  /** Of this drain: for "7 of 12" and the rate. */
  readonly delivered: number
  readonly started: number | null
  /** When the next waiting edit is due (ms), or `null` when nothing waits by time. */
  readonly nextTryAt: number | null
}
