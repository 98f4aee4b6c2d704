import type { Edit } from '../../../shared/edit.ts'

/** What a person is asked for, where the app cannot continue automatically; in the order in which it is shown. */
export const ACTIONS_NEEDED = ['refused', 'gone', 'conflict', 'unreadable', 'ask-password'] as const

export type ActionNeeded = (typeof ACTIONS_NEEDED)[number]

export function actionNeeded({ state }: Pick<Edit, 'state'>): ActionNeeded | null {
  switch (state.kind) {
    case 'refused':
    case 'gone':
    case 'conflict':
    case 'unreadable':
      return state.kind
    case 'deferred':
      return state.reason === 'ask-password' ? 'ask-password' : null
    case 'queued':
    case 'sending':
    case 'unknown':
      return null
  }
}

/** Whether a person may discard it: an edit on its way may be in the store already. */
export function isDiscardable({ state }: Pick<Edit, 'state'>): boolean {
  return state.kind !== 'sending' && state.kind !== 'unknown'
}
