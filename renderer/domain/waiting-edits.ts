import type { Edit, EditStateKind } from '../../shared/edit.ts'
import type { ActionNeeded } from './edits/action-needed.ts'
import { type EditSequence, NO_SEQUENCE } from './edits/edit-sequence.ts'

/**
 * The edits that wait, with counts and indexes that are kept while they change, so that a question about a few of
 * them does not go through all. A new object after each change.
 */
export interface WaitingEdits {
  /** How many wait, or how many of them are in one of these states. */
  count(...kinds: readonly EditStateKind[]): number
  /** Saves in all of them. */
  saves(): number
  /** Those that need this of a person; `null`: those that are sent automatically. */
  needing(action: ActionNeeded | null): EditSequence
  oldest(): Edit | undefined
  /** The edit that was saved last, even if it has ended since. */
  lastSaved(): Edit | undefined
  find(editId: string): Edit | undefined
  /** The edits of one customer, oldest first. */
  lane(customerId: number): readonly Edit[]
  /** Every one in the order of saving. Copies them: only for what a person does to all of them. */
  all(): readonly Edit[]
}

/** What changed in the outbox. */
export interface EditChanges {
  readonly customerIds: ReadonlySet<number>
  /** Edits that are new or changed, as they are now. */
  readonly after: readonly Edit[]
  /** Edits that changed or ended, as they were. */
  readonly before: readonly Edit[]
  /** How many ended. */
  readonly ended: number
}

/** How many need something of a person. */
export const countNeedingAction = (waiting: WaitingEdits): number =>
  waiting.count() - waiting.needing(null).count

export const NO_EDITS: WaitingEdits = {
  count: () => 0,
  saves: () => 0,
  needing: () => NO_SEQUENCE,
  oldest: () => undefined,
  lastSaved: () => undefined,
  find: () => undefined,
  lane: () => [],
  all: () => [],
}
