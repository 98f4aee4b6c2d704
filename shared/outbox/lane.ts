import { patchFields, type Customer, type Patch, type PatchField } from '../customer.ts'
import type { Edit, EditState } from '../edit.ts'
import { overlay } from '../merge.ts'

/** The edits of one customer in the order of saving, and the customer as the store last returned it. */
export interface Lane {
  readonly customerId: number
  readonly edits: readonly Edit[]
  readonly confirmed: Customer | undefined
}

/**
 * Whether the store may already hold this edit: it is being sent, or its outcome is unknown. Such an edit is
 * never changed; later saves wait behind it.
 */
export function isInFlight({ state }: Pick<Edit, 'state'>): boolean {
  switch (state.kind) {
    case 'sending':
    case 'unknown':
      return true
    case 'deferred':
      return state.unsure !== undefined
    case 'queued':
    case 'conflict':
    case 'refused':
    case 'gone':
    case 'unreadable':
      return false
  }
}

export const isReadable = (edit: Edit): boolean => edit.state.kind !== 'unreadable'

/** The edit that is sent next. One that cannot be read is never sent and holds up no other. */
export const laneHead = (edits: readonly Edit[]): Edit | undefined => edits.find(isReadable)

/** The patches that apply to the confirmed customer, oldest first. */
export const lanePatches = (edits: readonly Edit[]): readonly Patch[] =>
  edits.filter(isReadable).map((edit) => edit.patch)

/** The customer as people see it, or `undefined` where it is not known. */
export function shownOf({ confirmed, edits }: Lane): Customer | undefined {
  return confirmed && overlay(confirmed, lanePatches(edits))
}

/** Fields that edits in flight may be changing right now, with the newest value for each. */
export function inFlightPatch(edits: readonly Edit[]): Patch {
  return Object.assign({}, ...edits.filter(isInFlight).map((edit) => edit.patch)) as Patch
}

/** A patch without some of its fields. */
export function without<P extends Patch>(patch: P, fields: Iterable<PatchField>): P {
  const gone = new Set<string>(fields)
  return Object.fromEntries(Object.entries(patch).filter(([field]) => !gone.has(field))) as P
}

export const isEmptyPatch = (patch: Patch): boolean => patchFields(patch).length === 0

/** How the list shows a lane. */
export function laneState(edits: readonly Edit[]): 'clean' | 'waiting' | 'refused' | 'conflict' {
  const kinds = new Set<EditState['kind']>(edits.map((edit) => edit.state.kind))
  if (kinds.has('conflict')) return 'conflict'
  if (kinds.has('refused') || kinds.has('gone') || kinds.has('unreadable')) return 'refused'
  return kinds.size > 0 ? 'waiting' : 'clean'
}
