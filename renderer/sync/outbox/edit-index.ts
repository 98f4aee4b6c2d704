import type { Edit, EditStateKind } from '../../../shared/edit.ts'
import { type ActionNeeded, actionNeeded } from '../../domain/edits/action-needed.ts'
import {
  createEditSequence,
  type EditSequence,
  type MutableEditSequence,
} from '../../domain/edits/edit-sequence.ts'

/** Waiting edits by what they need, in the order of saving, with counts that are kept instead of counted. */
export interface EditIndex {
  replace(before: Edit | undefined, after: Edit | undefined): void
  count(...kinds: readonly EditStateKind[]): number
  saves(): number
  needing(action: ActionNeeded | null): EditSequence
  /** The oldest of all. */
  oldest(): Edit | undefined
}

export function createEditIndex(): EditIndex {
  const counts = new Map<EditStateKind, number>()
  const sequences = new Map<ActionNeeded | null, MutableEditSequence>()
  let saves = 0

  function needing(action: ActionNeeded | null): MutableEditSequence {
    const here = sequences.get(action) ?? createEditSequence()
    sequences.set(action, here)
    return here
  }

  function count(edit: Edit | undefined, by: 1 | -1): void {
    if (!edit) return
    saves += by * edit.saves
    counts.set(edit.state.kind, (counts.get(edit.state.kind) ?? 0) + by)
  }

  return {
    replace(before, after) {
      count(before, -1)
      count(after, 1)
      if (before) needing(actionNeeded(before)).remove(before)
      if (after) needing(actionNeeded(after)).add(after)
    },
    count: (...kinds) =>
      (kinds.length > 0 ? kinds : [...counts.keys()]).reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0),
    saves: () => saves,
    needing,
    oldest: () =>
      [...sequences.values()]
        .flatMap((sequence) => sequence.at(0) ?? [])
        .reduce<Edit | undefined>((first, one) => (first && first.seq <= one.seq ? first : one), undefined),
  }
}
