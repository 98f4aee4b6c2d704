import { type Base, FIELD_NAMES, type Patch, SECRET_FIELD_NAMES } from '../customer.ts'
import type { Counterfoil, Edit, Ending } from '../edit.ts'
import { normalise } from '../field-value.ts'

/** The permanent record of an edit. Its id is the edit's, so that ending twice leaves one. */
export function counterfoilOf(edit: Edit, ending: Ending, endedAt: number): Counterfoil {
  return {
    id: edit.id,
    editId: edit.id,
    customerId: edit.customerId,
    label: edit.label,
    ending,
    before: edit.base,
    after: readable(edit.patch),
    secrets: SECRET_FIELD_NAMES.filter((field) => edit.patch[field] !== undefined),
    createdAt: edit.createdAt,
    endedAt,
    tries: edit.tries,
    saves: edit.saves,
  }
}

function readable(patch: Patch): Base {
  const after: Record<string, unknown> = {}
  for (const field of FIELD_NAMES) {
    const value = patch[field]
    if (value !== undefined) after[field] = normalise(field, value)
  }
  return after as Base
}
