import { seededCustomer } from '../../../electron/main/practice-store/seed/customer.ts'
import type { Customer } from '../../../shared/customer.ts'
import type { PlannedEdit } from './contender.ts'

/** The customers of the practice store, as the app reads them. */
export function customersOf(count: number): readonly Customer[] {
  return Array.from({ length: count }, (_, at) => customerOf(at + 1, count))
}

function customerOf(id: number, count: number): Customer {
  const stored = seededCustomer({ seed: 7, customers: count }, id)
  return {
    ...stored,
    form_fields: stored.form_fields ?? [],
    date_created: stored.date_created * 1_000,
    date_modified: stored.date_modified * 1_000,
  }
}

/** The store's answer to an edit: the whole customer. */
export const answerTo = ({ customerId, patch }: PlannedEdit, customers: number): Customer => ({
  ...customerOf(customerId, customers),
  ...patch,
  date_modified: Date.now(),
})

/** Edits of customers all over the store, one for each. */
export function editsOf(count: number, customers: number): readonly PlannedEdit[] {
  return Array.from({ length: count }, (_, at) => ({
    customerId: 1 + ((at * STEP) % customers),
    patch: { phone: `+49 30 ${1_000_000 + at}`, notes: `Rang on day ${at}, wants the parcel after six.` },
  }))
}

/** A prime, so that steps of this size through a round number of customers meet none twice. */
const STEP = 48_271
