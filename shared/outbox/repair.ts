import { type Base, type FieldName, type Patch, patchFields } from '../customer.ts'
import type { Edit, EditState } from '../edit.ts'
import { counterfoilOf } from './counterfoil.ts'
import { isInFlight, type Lane } from './lane.ts'
import type { DiscardEvent, ResendEvent, UndoSaveEvent } from './lane-event.ts'
import { unknownState } from './outcome-effect.ts'
import { retriedNow } from './retry-now.ts'
import { changes, withChanges } from './save.ts'
import { changedLane, nothing, removing, replacing, type Step } from './step.ts'

/** A person discards an edit that is not on its way. */
export function discard(lane: Lane, edit: Edit, { at }: DiscardEvent): Step {
  if (edit.state.kind === 'sending' || edit.state.kind === 'unknown') return nothing('in-flight')
  const ended = [counterfoilOf(edit, { kind: 'discarded' }, at)]
  return changedLane(lane, removing(lane, edit), at, { editId: edit.id, ended })
}

/** The last save is removed from the edit. */
export function undoSave(lane: Lane, edit: Edit, { to, at }: UndoSaveEvent): Step {
  if (isInFlight(edit)) return nothing('in-flight')
  if (edit.state.kind === 'unreadable') return nothing('not-now')
  // A base that has changed since then stays as it is now.
  const bases = patchFields(to.patch).map((field) => [
    field,
    edit.base[field as FieldName] ?? to.base[field as FieldName],
  ])
  const base = Object.fromEntries(bases.filter(([, value]) => value !== undefined)) as Base
  const state: EditState = edit.state.kind === 'refused' ? { kind: 'queued' } : edit.state
  const next: Edit = { ...edit, patch: to.patch, base, state }
  return changedLane(lane, replacing(lane, edit, next), at, { editId: edit.id })
}

/** A person sends an edit again that was refused, is gone or waits for them. */
export function resend(lane: Lane, edit: Edit, { repaired, at }: ResendEvent): Step {
  if (edit.state.kind === 'sending' || edit.state.kind === 'unreadable') return nothing('not-now')
  const changed = isInFlight(edit) ? onlyPassword(repaired) : changes(lane, repaired)
  const next = sentAgain(withChanges(lane, edit, changed), at)
  return changedLane(lane, replacing(lane, edit, next), at, { editId: edit.id })
}

/** Back in the queue; an earlier attempt whose outcome is unknown is verified first all the same. */
function sentAgain(edit: Edit, at: number): Edit {
  const { state } = edit
  switch (state.kind) {
    case 'deferred': {
      const confirmed = state.reason === 'ask-password' ? { ...edit, passwordConfirmedAt: at } : edit
      return {
        ...confirmed,
        state: state.unsure ? unknownState(edit, state.unsure, { from: at, until: at }) : { kind: 'queued' },
      }
    }
    case 'unknown':
      return retriedNow(edit, at)
    case 'refused':
    case 'gone':
    case 'queued':
      return { ...edit, state: { kind: 'queued' } }
    // A conflict is settled by choosing, not by sending.
    case 'conflict':
    case 'sending':
    case 'unreadable':
      return edit
  }
}

const onlyPassword = ({ password }: Patch): Patch => (password ? { password } : {})
