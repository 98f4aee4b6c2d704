import type { Problem } from '../../../shared/answer.ts'
import { type Base, FIELD_NAMES, type FieldName } from '../../../shared/customer.ts'
import type { WaitingEdits } from '../../domain/waiting-edits.ts'
import { isSameValue } from '../../../shared/field-value.ts'
import { isInFlight } from '../../../shared/outbox/lane.ts'
import type { PlannedChange } from '../../domain/sheet/plan.ts'
import type { Sync } from '../sync.ts'
import type { SaveEffect, FieldChanges } from '../../domain/sync-state.ts'

/** One change that was saved, and its present state. */
export interface SavedChange {
  readonly change: PlannedChange
  readonly saved: Exclude<SaveEffect, { kind: 'unchanged' }>
}

/** How many could be undone, and how many had been sent to the store or changed again since. */
export interface BulkUndoResult {
  readonly undone: number
  readonly left: number
  readonly problem: Problem | null
}

/**
 * Undoes what a run saved and what has not been sent, a batch at a time: an edit that the run made is discarded; in
 * an edit that was waiting before, or into which more was saved since, the earlier values are restored.
 */
export async function undoBulkSave(
  sync: Pick<Sync, 'save' | 'discard' | 'shown' | 'state'>,
  all: readonly SavedChange[],
  tell: (done: number) => void = () => undefined,
): Promise<BulkUndoResult> {
  let undone = 0
  let problem: Problem | null = null
  for (let at = 0; at < all.length && !problem; at += BATCH) {
    const { waiting } = sync.state
    const batch = all.slice(at, at + BATCH)
    const answers = await Promise.all(batch.map((done) => undo(sync, done, waiting)))
    for (const answer of answers) {
      if (answer === true) undone += 1
      else if (answer) problem = answer
    }
    tell(at + batch.length)
  }
  return { undone, left: all.length - undone, problem }
}

/** @returns whether it was undone, or why nothing can be written */
async function undo(
  sync: Pick<Sync, 'save' | 'discard' | 'shown'>,
  { change, saved }: SavedChange,
  waiting: Pick<WaitingEdits, 'find'>,
): Promise<boolean | Problem> {
  if (saved.kind === 'queued') {
    const edit = waiting.find(saved.edit.id)
    if (!edit || isInFlight(edit)) return false
    if (edit.saves === 1) {
      const answer = await sync.discard(edit.id)
      // It was no longer there when it was to be discarded: it was being sent.
      return answer.ok || (answer.problem.code === 'not-found' ? false : answer.problem)
    }
  }
  return putBack(sync, change)
}

/** Puts back the earlier values of those fields that still show what the run made of them. */
async function putBack(
  sync: Pick<Sync, 'save' | 'shown'>,
  { customerId, wanted, seen }: PlannedChange,
): Promise<boolean | Problem> {
  const shown = (await sync.shown(customerId))?.shown
  if (!shown) return false
  const ours = FIELD_NAMES.filter((field) => {
    const after = wanted[field]
    return after !== undefined && seen[field] !== undefined && same(field, shown[field], after)
  })
  const back: FieldChanges = {
    ...pick(seen, ours),
    ...(wanted.force_reset ? { force_reset: false } : {}),
  }
  if (Object.keys(back).length === 0) return false
  const answer = await sync.save(customerId, back, pick(shown, ours))
  return answer.ok ? answer.value.kind !== 'unchanged' : answer.problem
}

const pick = (from: Base, fields: readonly FieldName[]): Base =>
  Object.fromEntries(fields.map((field) => [field, from[field]]))

const same = (field: FieldName, a: unknown, b: unknown): boolean => isSameValue(field, a as never, b as never)

const BATCH = 200
