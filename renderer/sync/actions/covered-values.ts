import { type Base, FIELD_NAMES, type FieldName, type Patch } from '../../../shared/customer.ts'
import type { Edit } from '../../../shared/edit.ts'
import { isReadable, type Lane } from '../../../shared/outbox/lane.ts'

/** Values that other edits of a lane brought; they may be gone when the save that covered them is undone. */
export interface CoveredValues {
  readonly shown: Patch
  /** What the person saw under them. */
  readonly seen: Base
}

/** @param target the edit that the save goes into */
export function coveredBy(wanted: Patch, { edits }: Lane, target: Edit | null): CoveredValues | null {
  const others = edits.filter((edit) => edit !== target && isReadable(edit))
  const under: Base = Object.assign({}, ...others.toReversed().map(({ base }) => base))
  const over: Patch = Object.assign({}, ...others.map(({ patch }) => patch))
  const shown: Patch = { ...over, ...target?.patch }
  const fields = FIELD_NAMES.filter((field) => wanted[field] !== undefined && over[field] !== undefined)
  return fields.length > 0 ? { shown: pickFields(shown, fields), seen: pickFields(under, fields) } : null
}

export const pickFields = (values: Base, fields: readonly FieldName[]): Base & Patch =>
  Object.fromEntries(
    fields.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]]])),
  ) as Base & Patch
