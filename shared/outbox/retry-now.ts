import type { Edit } from '../edit.ts'
import { SETTLE_MS, settleWait } from './due.ts'

/** Whether "try now" changes anything about a lane. */
export const canRetryNow = (edits: readonly Edit[], at: number): boolean =>
  edits.some((edit) => retriedNow(edit, at) !== edit)

/** The edit without its waiting time, except the moment that the store needs to be read right. */
export function retriedNow(edit: Edit, at: number): Edit {
  const { state } = edit
  if (state.kind === 'unknown' && state.until > at + SETTLE_MS) {
    return { ...edit, state: { ...state, ...settleWait(at) } }
  }
  if (state.kind === 'deferred' && state.reason !== 'ask-password' && state.until > at) {
    return { ...edit, state: { ...state, from: at, until: at } }
  }
  return edit
}
