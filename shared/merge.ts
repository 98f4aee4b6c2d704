import {
  FIELD_NAMES,
  type Base,
  type Customer,
  type FieldName,
  type FieldValue,
  type Patch,
} from './customer.ts'
import { isSameValue } from './field-value.ts'

/** One field in which the store holds neither what the person saw nor what they want. */
export interface FieldConflict {
  readonly field: FieldName
  readonly base: FieldValue
  readonly mine: FieldValue
  readonly theirs: FieldValue
}

/** What remains of a patch once the store's present values are known. */
export interface Merge {
  /** Fields whose value in the store is still the base, and the write-only fields: these are sent. */
  readonly send: Patch
  /** Fields that the store already holds as wanted: these are dropped. */
  readonly already: readonly FieldName[]
  /** Fields that need a person. */
  readonly conflicts: readonly FieldConflict[]
}

/** Merges one edit with the customer as the store returns it now, field by field. */
export function merge(base: Base, patch: Patch, store: Customer): Merge {
  const send: Record<string, unknown> = {}
  const already: FieldName[] = []
  const conflicts: FieldConflict[] = []
  for (const field of FIELD_NAMES) {
    const mine = patch[field]
    if (mine === undefined) continue
    const theirs = store[field]
    const seen = base[field]
    if (isSameValue(field, theirs, mine)) already.push(field)
    else if (seen !== undefined && isSameValue(field, theirs, seen)) send[field] = mine
    else conflicts.push({ field, base: seen ?? theirs, mine, theirs })
  }
  if (patch.password !== undefined) send['password'] = patch.password
  if (patch.force_reset !== undefined) send['force_reset'] = patch.force_reset
  return { send: send as Patch, already, conflicts }
}

/** What people see: the confirmed customer with the patches of its lane applied, oldest first. */
export function overlay(confirmed: Customer, patches: readonly Patch[]): Customer {
  const seen: Record<string, unknown> = { ...confirmed }
  for (const patch of patches) {
    for (const field of FIELD_NAMES) if (patch[field] !== undefined) seen[field] = patch[field]
  }
  return seen as unknown as Customer
}
