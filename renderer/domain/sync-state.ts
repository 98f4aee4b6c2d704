// The state of syncing: the edits that wait, the pull, the drain.

import type { Problem } from '../../shared/answer.ts'
import type { FieldName, FieldValues, SealedText } from '../../shared/customer.ts'
import type { DrainPause, Edit } from '../../shared/edit.ts'
import type { UnreadableRecord } from '../../shared/unreadable.ts'
import type { WaitingEdits } from './waiting-edits.ts'
import type { Choices } from '../../shared/outbox/lane-event.ts'

/** Values wanted by the person; fields left out stay as they are. */
export type FieldChanges = { readonly [F in FieldName]?: FieldValues[F] } & {
  readonly password?: SealedText
  readonly force_reset?: boolean
}

export type SaveEffect =
  | { readonly kind: 'queued'; readonly edit: Edit }
  /** Nothing differs from what the store holds and the lane already wants. */
  | { readonly kind: 'unchanged' }
  /** The save returned the lane's last waiting edit to the store's values. */
  | { readonly kind: 'reverted' }

export type ConflictChoices = Choices

export interface SyncState {
  readonly waiting: WaitingEdits
  readonly pull: PullState
  /** Records of the store that cannot be understood. */
  readonly unreadable: readonly UnreadableRecord[]
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
  /** Since the store was opened: what is shown a few times a second may skip the end of a drain. */
  readonly deliveredInAll: number
  readonly started: number | null
  /** When the next waiting edit is due (ms), or `null` when nothing waits by time. */
  readonly nextTryAt: number | null
}
