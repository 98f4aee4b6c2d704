import { type Customer, FIELD_NAMES, type Patch } from '../../../shared/customer.ts'
import type { Outcome } from '../../../shared/outcome.ts'

/**
 * An outcome whose customer is completed by what a read that may be newer showed: only the fields that were
 * sent are surely newer in the outcome.
 */
export function withNewest(outcome: Outcome, known: Customer | undefined, sent: Patch): Outcome {
  if (!known) return outcome
  if (outcome.kind === 'delivered') {
    const fields = FIELD_NAMES.filter((field) => sent[field] !== undefined)
    const stored = Object.fromEntries(fields.map((field) => [field, outcome.customer[field]]))
    return { ...outcome, customer: { ...known, ...stored } }
  }
  const isOlder = outcome.kind === 'conflict' && outcome.customer.date_modified < known.date_modified
  return isOlder ? { ...outcome, customer: known } : outcome
}
