import type { Base, Patch } from '../customer.ts'
import type { Edit, EditState } from '../edit.ts'
import { normalise } from '../field-value.ts'
import type { FieldConflict } from '../merge.ts'
import { counterfoilOf } from './counterfoil.ts'
import { isEmptyPatch, type Lane } from './lane.ts'
import type { Choices, ResolveEvent } from './lane-event.ts'
import { changedLane, nothing, removing, replacing, type Step } from './step.ts'

/** A person settled fields in conflict. */
export function resolve(lane: Lane, edit: Edit, { choices, shown, at }: ResolveEvent): Step {
  const { state, id: editId } = edit
  if (state.kind !== 'conflict') return nothing('not-now')
  const chosen = choose(edit, state, currentChoices(state.conflicts, choices, shown))
  if (!isEmptyPatch(chosen.patch)) return changedLane(lane, replacing(lane, edit, chosen), at, { editId })
  // Every field as the store has it: the person discarded the edit.
  const ended = [counterfoilOf(edit, { kind: 'discarded' }, at)]
  return changedLane(lane, removing(lane, edit), at, { editId, ended })
}

/** A choice counts only where the value in the store is still the one that the person was shown. */
function currentChoices(
  conflicts: readonly FieldConflict[],
  choices: Choices,
  shown: readonly FieldConflict[],
): Choices {
  const isCurrent = (conflict: FieldConflict): boolean =>
    shown.some(({ field, theirs }) => field === conflict.field && theirs === conflict.theirs)
  return Object.fromEntries(
    conflicts.filter(isCurrent).flatMap(({ field }) => (choices[field] ? [[field, choices[field]]] : [])),
  )
}

/** A choice makes the store's value the one that was seen; a field without a choice stays in conflict. */
function choose(edit: Edit, state: Extract<EditState, { kind: 'conflict' }>, choices: Choices): Edit {
  const patch: Record<string, unknown> = { ...edit.patch }
  const base: Record<string, unknown> = { ...edit.base }
  for (const { field, theirs } of state.conflicts) {
    const choice = choices[field]
    if (!choice) continue
    base[field] = theirs
    if (choice.take === 'other') patch[field] = normalise(field, choice.value as never)
    if (choice.take === 'theirs') {
      Reflect.deleteProperty(patch, field)
      Reflect.deleteProperty(base, field)
    }
  }
  const open = state.conflicts.filter(({ field }) => !choices[field])
  return {
    ...edit,
    patch: patch as Patch,
    base: base as Base,
    state: open.length > 0 ? { ...state, conflicts: open } : { kind: 'queued' },
  }
}
