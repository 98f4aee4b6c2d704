import { bad, good, type Answer } from '../../../shared/answer.ts'
import { type Base, labelOf, patchFields } from '../../../shared/customer.ts'
import type { Edit } from '../../../shared/edit.ts'
import type { LaneEvent } from '../../../shared/outbox/lane-event.ts'
import { shownOf, without } from '../../../shared/outbox/lane.ts'
import type { FieldChanges, SaveEffect } from '../../domain/sync-state.ts'
import { messageOf } from '../catch-errors.ts'
import type { OutboxCache } from '../outbox/outbox-cache.ts'
import type { Sync } from '../sync.ts'
import { type ApplyEvent, createEventWriter } from './apply-event.ts'
import { createSaveHistory, type SaveHistory } from './save-history.ts'
import { undoLastSave } from './undo-last-save.ts'

/** What a person does to the outbox: saving, discarding, repairing, settling conflicts. */
export type UserActions = Pick<Sync, 'save' | 'discard' | 'resend' | 'resolve' | 'undoLast'>

export interface UserActionsDependencies {
  readonly outbox: OutboxCache
  readonly now: () => number
  readonly newId: () => string
  /** Something changed that may have to be sent. */
  readonly acted: () => void
}

export function createUserActions({ outbox, now, newId, acted }: UserActionsDependencies): UserActions {
  const history = createSaveHistory()
  const apply = createEventWriter(outbox, acted)

  async function save(
    customerId: number,
    wanted: FieldChanges,
    seen: Base = {},
  ): Promise<Answer<SaveEffect>> {
    let label: string
    try {
      label = await labelFor(outbox, customerId)
    } catch (error) {
      return bad('disk-error', { detail: messageOf(error) })
    }
    const event = { kind: 'save', wanted, seen, at: now(), label, newEditId: newId(), newSeq: 0 } as const
    const answer = await apply(customerId, event, 1)
    if (!answer.ok) return answer
    const { unchanged, editId, before, covered } = answer.value
    if (unchanged !== null || editId === null) return good({ kind: 'unchanged' })
    const edit = outbox.find(editId)
    if (!edit) return good({ kind: 'reverted' })
    history.add({ saved: edit, before, covered })
    return good({ kind: 'queued', edit })
  }

  const applyToEdit = createEditAction(outbox, apply, history)

  async function discard(editId: string): Promise<Answer<{ undo: () => Promise<Answer<null>> }>> {
    const edit = outbox.find(editId)
    const later = outbox.lane(edit?.customerId ?? 0).filter(({ seq }) => seq > (edit?.seq ?? 0))
    const answer = await applyToEdit(editId, () => ({ kind: 'discard', editId, at: now() }))
    if (!answer.ok || !edit) return answer.ok ? bad('not-found') : answer
    history.forgetCovered(edit.customerId)
    return good({
      undo: async () => {
        // A value that was saved after it is newer, and stays.
        const newer = patchFields(Object.assign({}, ...later.map(({ patch }) => patch)))
        const restored = await save(edit.customerId, without(edit.patch, newer), edit.base)
        return restored.ok ? good(null) : restored
      },
    })
  }

  return {
    save,
    discard,
    undoLast: (only) => undoLastSave({ outbox, history, apply, now, newId }, only),
    resend: (editId, repaired = {}) =>
      applyToEdit(editId, () => ({ kind: 'resend', editId, repaired, at: now() })),
    resolve: (editId, choices) =>
      applyToEdit(editId, ({ state }) => {
        // The person chose from what is in memory now; the disk may be about to learn more.
        const shown = state.kind === 'conflict' ? state.conflicts : []
        return { kind: 'resolve', editId, choices, shown, at: now() }
      }),
  }
}

/** The customer's name as it is shown, for the outbox. */
async function labelFor(outbox: OutboxCache, customerId: number): Promise<string> {
  const confirmed = await outbox.confirmed(customerId)
  if (!confirmed) return `#${customerId}`
  return labelOf(shownOf({ customerId, confirmed, edits: outbox.lane(customerId) }) ?? confirmed)
}

/** Something that a person does to one edit. */
function createEditAction(outbox: OutboxCache, apply: ApplyEvent, history: SaveHistory) {
  return async (editId: string, event: (edit: Edit) => LaneEvent): Promise<Answer<null>> => {
    const edit = outbox.find(editId)
    if (!edit) return bad('not-found')
    const answer = await apply(edit.customerId, event(edit))
    if (!answer.ok) return answer
    history.removeEdit(editId)
    const { unchanged } = answer.value
    return unchanged === null || unchanged === 'unchanged'
      ? good(null)
      : bad('not-found', { detail: unchanged })
  }
}
