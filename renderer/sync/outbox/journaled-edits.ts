import type { Counterfoil, Edit } from '../../../shared/edit.ts'
import type { ChangedLane } from '../../../shared/outbox/step.ts'
import type { JournaledEdit } from '../journal/journal-writer.ts'

/** What a step writes to the journal beside the database; its saves count with the edit that it is about. */
export function journaledBy(
  step: ChangedLane,
  before: readonly Edit[],
  saves: number,
): readonly JournaledEdit[] {
  const fresh = step.edits.filter((edit) => !before.includes(edit))
  const journaled = fresh.map((edit) => ({ edit, saves: edit.id === step.editId ? saves : 0 }))
  const ended = step.ended.find(({ editId }) => editId === step.editId)
  if (!ended || saves === 0) return journaled
  // A save that reverts its edit leaves none, but it was a save: an empty edit records it.
  return [...journaled, { edit: emptyEdit(ended), saves }]
}

function emptyEdit({ editId, customerId, label, createdAt, endedAt, tries, saves }: Counterfoil): Edit {
  return {
    id: editId,
    customerId,
    seq: 0,
    patch: {},
    base: {},
    label,
    createdAt,
    savedAt: endedAt,
    saves,
    tries,
    state: { kind: 'queued' },
  }
}
