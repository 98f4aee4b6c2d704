import type { Base, Customer, PatchField } from '../customer.ts'
import { patchFields } from '../customer.ts'
import type { Counterfoil, Edit, EditState } from '../edit.ts'
import { merge, type FieldConflict } from '../merge.ts'
import { counterfoilOf } from './counterfoil.ts'
import { inFlightPatch, isEmptyPatch, isInFlight, isReadable, without } from './lane.ts'

export interface SettledLane {
  readonly edits: readonly Edit[]
  readonly ended: readonly Counterfoil[]
}

/**
 * Brings a lane into order after anything happened to it. Edits in flight are left alone. Of the others:
 * a field that a later edit changes too belongs to the later one; a field that the store already holds as
 * wanted is dropped; a field that has another value in the store than the person saw is a conflict; an edit
 * without fields ends.
 */
export function settle(edits: readonly Edit[], confirmed: Customer | undefined, at: number): SettledLane {
  const remaining: Edit[] = []
  const ended: Counterfoil[] = []
  for (const edit of moveFieldsToNewest(edits)) {
    if (isInFlight(edit) || !isReadable(edit)) {
      remaining.push(edit)
      continue
    }
    // A field that is on its way to the store says nothing yet about the edits behind it.
    const onItsWay = patchFields(inFlightPatch(remaining))
    const merged = confirmed ? mergeWith(edit, confirmed, onItsWay, at) : edit
    if (isEmptyPatch(merged.patch)) ended.push(counterfoilOf(edit, { kind: 'nothing-left' }, at))
    else remaining.push(merged)
  }
  return { edits: remaining, ended }
}

/** Each field moves to the newest edit that has it, along with what the person first saw as its base. */
function moveFieldsToNewest(edits: readonly Edit[]): readonly Edit[] {
  const settled = [...edits]
  settled.forEach((older, at) => {
    if (isInFlight(older) || !isReadable(older)) return
    for (let behind = at + 1; behind < settled.length; behind += 1) {
      const newer = settled[behind] as Edit
      const from = settled[at] as Edit
      if (isInFlight(newer) || !isReadable(newer)) continue
      const both = patchFields(from.patch).filter((field) => newer.patch[field] !== undefined)
      if (both.length === 0) continue
      settled[behind] = { ...newer, base: { ...newer.base, ...only(from.base, both) } }
      settled[at] = dropFields(from, both)
    }
  })
  return settled
}

/** An edit without fields that a later one sets; the store may take the rest. An edit in flight stays as it is. */
export function dropFields(edit: Edit, fields: readonly PatchField[]): Edit {
  if (isInFlight(edit) || !isReadable(edit)) return edit
  if (fields.every((field) => edit.patch[field] === undefined)) return edit
  const state: EditState = edit.state.kind === 'refused' ? { kind: 'queued' } : edit.state
  return { ...edit, patch: without(edit.patch, fields), base: without(edit.base, fields), state }
}

function mergeWith(edit: Edit, confirmed: Customer, onItsWay: readonly PatchField[], at: number): Edit {
  const ours = without(edit.patch, onItsWay)
  const { already, conflicts } = merge(edit.base, ours, confirmed)
  const state = stateAfter(edit.state, conflicts, at)
  if (already.length === 0 && state === edit.state) return edit
  return { ...edit, patch: without(edit.patch, already), base: without(edit.base, already), state }
}

function stateAfter(state: EditState, conflicts: readonly FieldConflict[], at: number): EditState {
  switch (state.kind) {
    case 'queued':
    case 'deferred':
      return conflicts.length > 0 ? { kind: 'conflict', conflicts, since: at } : state
    case 'conflict':
      if (conflicts.length === 0) return { kind: 'queued' }
      return sameConflicts(state.conflicts, conflicts)
        ? state
        : { kind: 'conflict', conflicts, since: state.since }
    // A person is asked already; a conflict shows when the edit goes back to the queue.
    case 'refused':
    case 'gone':
    case 'sending':
    case 'unknown':
    case 'unreadable':
      return state
  }
}

const sameConflicts = (a: readonly FieldConflict[], b: readonly FieldConflict[]): boolean =>
  a.length === b.length &&
  a.every((one, at) => {
    const other = b[at]
    return (
      one.field === other?.field &&
      one.base === other.base &&
      one.mine === other.mine &&
      one.theirs === other.theirs
    )
  })

function only(base: Base, fields: readonly string[]): Base {
  return Object.fromEntries(Object.entries(base).filter(([field]) => fields.includes(field))) as Base
}
