import type { EditStateKind } from '../../../shared/edit.ts'
import type { Edit } from '../../../shared/edit.ts'
import { actionNeeded } from './action-needed.ts'

const MARKS = {
  queued: 'waiting',
  deferred: 'waiting',
  sending: 'sending',
  unknown: 'sending',
  conflict: 'conflict',
  refused: 'refused',
  gone: 'refused',
  unreadable: 'refused',
} as const satisfies Record<EditStateKind, string>

/** How the state of an edit is marked; one that needs a person stands out. */
export const markOf = (edit: Pick<Edit, 'state'>) =>
  actionNeeded(edit) === 'ask-password' ? 'refused' : MARKS[edit.state.kind]
