import type { Edit } from '../edit.ts'
import { endAttempt, forgetAttempt, startAttempt } from './attempt.ts'
import type { Lane } from './lane.ts'
import type { EditEvent, LaneEvent } from './lane-event.ts'
import { discard, resend, undoSave } from './repair.ts'
import { resolve } from './resolve.ts'
import { retriedNow } from './retry-now.ts'
import { absorb } from './save.ts'
import { changedLane, nothing, type Step } from './step.ts'

/** The whole life of an edit: one event, one step. */
export function step(lane: Lane, event: LaneEvent): Step {
  switch (event.kind) {
    case 'save': {
      const absorbed = absorb(lane, event)
      return absorbed
        ? changedLane(lane, absorbed.edits, event.at, { editId: absorbed.editId })
        : nothing('unchanged')
    }
    case 'confirmed': {
      const { customer } = event
      return changedLane({ ...lane, confirmed: customer }, lane.edits, event.at, { confirmed: customer })
    }
    case 'settle':
      return changedLane(lane, lane.edits, event.at)
    case 'retry-now': {
      const edits = lane.edits.map((edit) => retriedNow(edit, event.at))
      const isChanged = edits.some((edit, at) => edit !== lane.edits[at])
      return isChanged ? changedLane(lane, edits, event.at) : nothing('unchanged')
    }
    case 'start':
    case 'outcome':
    case 'crash':
    case 'resolve':
    case 'discard':
    case 'resend':
    case 'undo-save': {
      const edit = lane.edits.find((one) => one.id === event.editId)
      return edit ? stepOfEdit(lane, edit, event) : nothing('not-found')
    }
  }
}

function stepOfEdit(lane: Lane, edit: Edit, event: EditEvent): Step {
  switch (event.kind) {
    case 'start':
      return startAttempt(lane, edit, event)
    case 'outcome':
      return endAttempt(lane, edit, event)
    case 'crash':
      return forgetAttempt(lane, edit, event)
    case 'resolve':
      return resolve(lane, edit, event)
    case 'discard':
      return discard(lane, edit, event)
    case 'resend':
      return resend(lane, edit, event)
    case 'undo-save':
      return undoSave(lane, edit, event)
  }
}
