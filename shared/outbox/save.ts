import {
  type Base,
  FIELD_NAMES,
  type FieldName,
  type FieldValue,
  type FieldValues,
  type Patch,
  patchFields,
} from '../customer.ts'
import type { Edit, EditState } from '../edit.ts'
import { isSameValue, normalise } from '../field-value.ts'
import { inFlightPatch, isInFlight, isReadable, type Lane, shownOf } from './lane.ts'
import { dropFields } from './settle.ts'

export interface SaveEvent {
  readonly kind: 'save'
  /** The values that the person wants; fields left out stay as they are. */
  readonly wanted: Patch
  /** What the form showed when the person began, which may differ from what is here by now. */
  readonly seen?: Base
  readonly at: number
  readonly label: string
  /** Used where a new edit is needed. */
  readonly newEditId: string
  readonly newSeq: number
}

/** The result of a save: the edit that holds it now, or none where nothing differs. */
export interface SaveResult {
  readonly edits: readonly Edit[]
  readonly editId: string
}

/**
 * Adds a save to the lane: to its last edit if that one is not in flight, else as a new edit behind it. `null` where
 * nothing differs from what the lane already wants.
 */
export function absorb(lane: Lane, event: SaveEvent): SaveResult | null {
  const changed = changes(lane, event.wanted, event.seen)
  if (patchFields(changed).length === 0) return null
  const last = lane.edits.at(-1)
  const tail = last && isReadable(last) && !isInFlight(last) ? last : null
  const edit = withChanges(lane, tail ?? newEdit(lane.customerId, event), changed, event.seen)
  const saved: Edit = {
    ...edit,
    savedAt: event.at,
    saves: tail ? tail.saves + 1 : 1,
    state: stateOnSave(edit.state, changed),
  }
  // Older edits drop the fields that this save sets; edits in flight stay as they are.
  const older = lane.edits.filter((one) => one !== tail).map((one) => dropFields(one, patchFields(changed)))
  return { edits: [...older, saved], editId: saved.id }
}

/** An edit with other values for some fields; a field that is back at the store's value leaves it. */
export function withChanges(lane: Lane, edit: Edit, changed: Patch, seen: Base = {}): Edit {
  const onItsWay = inFlightPatch(lane.edits)
  const patch: Record<string, unknown> = { ...edit.patch, ...changed }
  const base: Record<string, unknown> = { ...edit.base }
  for (const field of FIELD_NAMES) {
    const value = changed[field]
    if (value === undefined) continue
    const under = onItsWay[field] ?? lane.confirmed?.[field]
    if (under !== undefined && same(field, value, under)) {
      Reflect.deleteProperty(patch, field)
      Reflect.deleteProperty(base, field)
    } else base[field] = baseFor(field, lane, edit, seen)
  }
  if (changed.force_reset === false) Reflect.deleteProperty(patch, 'force_reset')
  return { ...edit, patch: patch as Patch, base: base as Base }
}

/** Only the values that differ from what the person saw, in the form in which the store writes them. */
export function changes(lane: Lane, wanted: Patch, seen: Base = {}): Patch {
  const shown = shownOf(lane)
  const changed: Record<string, unknown> = {}
  for (const field of FIELD_NAMES) {
    const value = wanted[field]
    const before = seen[field] ?? shown?.[field]
    if (value === undefined || (before !== undefined && same(field, value, before))) continue
    if (shown && same(field, value, shown[field])) continue
    changed[field] = normalise(field, value as never)
  }
  if (wanted.password !== undefined) changed['password'] = wanted.password
  const last = lane.edits.at(-1)
  const waits = last !== undefined && !isInFlight(last) && last.patch.force_reset === true
  if (wanted.force_reset !== undefined && wanted.force_reset !== waits) {
    changed['force_reset'] = wanted.force_reset
  }
  return changed as Patch
}

function newEdit(customerId: number, { at, label, newEditId, newSeq }: SaveEvent): Edit {
  return {
    id: newEditId,
    customerId,
    seq: newSeq,
    patch: {},
    base: {},
    label,
    createdAt: at,
    savedAt: at,
    saves: 1,
    tries: 0,
    state: { kind: 'queued' },
  }
}

/** What the person saw under a field: the oldest base that the lane knows, else the store's value. */
function baseFor(field: FieldName, lane: Lane, edit: Edit, seen: Base): FieldValue | undefined {
  for (const one of [edit, ...lane.edits.toReversed()]) {
    if (isReadable(one) && one.patch[field] !== undefined) return one.base[field]
  }
  return seen[field] ?? lane.confirmed?.[field]
}

function stateOnSave(state: EditState, changed: Patch): EditState {
  switch (state.kind) {
    // What was refused has changed, so the store is asked again.
    case 'refused':
      return { kind: 'queued' }
    case 'deferred':
      return state.reason === 'ask-password' && changed.password !== undefined ? { kind: 'queued' } : state
    case 'queued':
    case 'conflict':
    case 'gone':
    case 'sending':
    case 'unknown':
    case 'unreadable':
      return state
  }
}

const same = (field: FieldName, a: FieldValue, b: FieldValue): boolean =>
  isSameValue(field, a as FieldValues[typeof field], b as FieldValues[typeof field])
