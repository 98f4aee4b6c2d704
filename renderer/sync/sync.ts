import type { Answer } from '../../shared/answer.ts'
import type { Base, Customer } from '../../shared/customer.ts'
import type { Edit, ShownCustomer } from '../../shared/edit.ts'
import type { EditChanges } from '../domain/waiting-edits.ts'
import type { ConflictChoices, FieldChanges, SaveEffect, SyncState } from '../domain/sync-state.ts'

/**
 * Moves data between `renderer/storage` and the bridge: saving, pulling, sending. Views reach it through the
 * Pinia stores. One for each opened store; only one window at a time pulls and sends.
 */
export interface Sync {
  readonly storeHash: string
  /** The state now; a new object after each change. */
  readonly state: SyncState
  subscribe(listener: (state: SyncState) => void): () => void
  /** Reports what changed in the outbox, after that is on the disk. */
  subscribeToEdits(listener: (changes: EditChanges) => void): () => void

  /**
   * Saves what a form holds: computes the patch, queues it durably. Resolves when it is on the disk. Calls
   * made at the same time share their writes.
   * @param seen what the form showed when the person began, by field; with it, a value that came from the
   * store meanwhile is a conflict instead of being overwritten unseen
   */
  save(customerId: number, wanted: FieldChanges, seen?: Base): Promise<Answer<SaveEffect>>
  shown(customerId: number): Promise<ShownCustomer | undefined>
  /** Ends an edit unsent; `undo` in the answer restores it. An edit being sent cannot be discarded. */
  discard(editId: string): Promise<Answer<{ undo: () => Promise<Answer<null>> }>>
  /** Queues a refused, gone or deferred edit again, with other values where given. */
  resend(editId: string, repaired?: FieldChanges): Promise<Answer<null>>
  /** Settles a conflict: the value to have for each field in conflict. `theirs` drops the field. */
  resolve(editId: string, choices: ConflictChoices): Promise<Answer<null>>
  /** Undoes the last save of this run, unless it is being sent; with `only`, no other save than that. */
  undoLast(only?: Edit): Promise<Answer<{ label: string } | null>>

  /** Forgets all waiting times and starts at once. */
  tryNow(): void
  /** Pauses or resumes the first download and pulls, or sending, which stays paused over restarts. */
  setPaused(what: 'pull' | 'drain', paused: boolean): void
  /** Fetches one customer and their addresses, where the store can be reached. */
  refresh(customerId: number): Promise<Answer<Customer>>
  /** Looks for customers that the store no longer has; otherwise done about once a day. */
  findDeleted(): Promise<Answer<null>>
  close(): Promise<void>
}
