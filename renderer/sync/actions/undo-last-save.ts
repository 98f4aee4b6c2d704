import { type Answer, good } from '../../../shared/answer.ts'
import { FIELD_NAMES } from '../../../shared/customer.ts'
import type { Edit } from '../../../shared/edit.ts'
import { isInFlight } from '../../../shared/outbox/lane.ts'
import type { OutboxCache } from '../outbox/outbox-cache.ts'
import { type CoveredValues, pickFields } from './covered-values.ts'
import type { SaveHistory } from './save-history.ts'
import type { ApplyEvent } from './apply-event.ts'

interface UndoDependencies {
  readonly outbox: OutboxCache
  readonly history: SaveHistory
  readonly apply: ApplyEvent
  readonly now: () => number
  readonly newId: () => string
}

/** Undoes the last save of this run, unless it is being sent. */
export async function undoLastSave(
  dependencies: UndoDependencies,
  only?: Edit,
): Promise<Answer<{ label: string } | null>> {
  const { outbox, history, apply, now } = dependencies
  const last = history.last()
  const edit = last && outbox.find(last.saved.id)
  // A person who undoes the last save does not mean an earlier one.
  if (!edit || isInFlight(edit)) return good(null)
  if (only && (only.id !== edit.id || only.savedAt !== last.saved.savedAt)) return good(null)
  history.removeLast()
  const { label, customerId, id: editId } = edit
  const { before, covered } = last
  const at = now()
  // Requested at the same time, so that both are on the disk or neither.
  const [answer] = await Promise.all([
    before
      ? apply(customerId, { kind: 'undo-save', editId, to: before, at })
      : apply(customerId, { kind: 'discard', editId, at }),
    covered ? restoreCovered(dependencies, covered, edit) : null,
  ])
  return answer.ok ? good({ label }) : answer
}

function restoreCovered(
  { apply, now, newId }: UndoDependencies,
  { shown, seen }: CoveredValues,
  undone: Edit,
): Promise<unknown> {
  const fields = FIELD_NAMES.filter((field) => shown[field] !== undefined)
  // The person saw what was delivered since: the edit that is undone was based on it.
  const under = { ...seen, ...pickFields(undone.base, fields) }
  const event = {
    kind: 'save',
    wanted: shown,
    seen: under,
    at: now(),
    label: undone.label,
    newEditId: newId(),
    newSeq: 0,
  } as const
  return apply(undone.customerId, event, 1)
}
