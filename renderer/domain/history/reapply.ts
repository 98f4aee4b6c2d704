import { type Base, FIELD_NAMES } from '../../../shared/customer.ts'
import type { Counterfoil } from '../../../shared/edit.ts'

/** A new edit that a counterfoil can be made into: the wanted values, and what the person saw. */
export interface Reapplication {
  readonly kind: 'put-back' | 'do-again'
  readonly wanted: Base
  readonly seen: Base
}

/**
 * Of a delivered edit: the values from before it. Of a discarded one: the values that were not sent. What
 * was not seen, and a password, cannot be brought back.
 */
export function reapplicationOf({ ending, before, after }: Counterfoil): Reapplication | null {
  switch (ending.kind) {
    case 'delivered': {
      const stored = Object.fromEntries(ending.differs.map((one) => [one.field, one.stored]))
      return again('put-back', before, { ...after, ...stored })
    }
    case 'discarded':
      return again('do-again', after, before)
    case 'nothing-left':
      return null
  }
}

function again(kind: Reapplication['kind'], wanted: Base, seen: Base): Reapplication | null {
  const fields = FIELD_NAMES.filter((field) => wanted[field] !== undefined)
  if (fields.length === 0) return null
  const shown = fields.filter((field) => seen[field] !== undefined)
  return { kind, wanted, seen: Object.fromEntries(shown.map((field) => [field, seen[field]])) as Base }
}
