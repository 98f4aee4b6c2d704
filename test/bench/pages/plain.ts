import type { Customer } from '../../../shared/customer.ts'
import type { PlannedEdit } from './contender.ts'

// How the contenders store edits and outcomes, unencrypted, and how they search.

export interface PlainEdit {
  readonly id: string
  readonly customerId: number
  readonly patch: PlannedEdit['patch']
  readonly base: PlannedEdit['patch']
  readonly createdAt: number
  readonly state: 'queued'
}

export function plainEdit({ customerId, patch }: PlannedEdit, customer: Customer): PlainEdit {
  const base = { phone: customer.phone, notes: customer.notes }
  return { id: crypto.randomUUID(), customerId, patch, base, createdAt: Date.now(), state: 'queued' }
}

export function plainCounterfoil({ id, customerId, patch, base, createdAt }: PlainEdit) {
  return { editId: id, customerId, before: base, after: patch, createdAt, endedAt: Date.now(), status: 200 }
}

export const patched = (customer: Customer, { patch }: Pick<PlannedEdit, 'patch'>): Customer => ({
  ...customer,
  ...patch,
})

/** The text of a customer that is searched, in lower case. */
export const searchText = (one: Customer): string =>
  `${one.first_name} ${one.last_name}\n${one.company}\n${one.email}\n${one.phone}\n${one.notes}\n#${one.id}`.toLowerCase()

export const hitsIn = (customers: readonly Customer[], word: string): number =>
  customers.reduce((hits, customer) => hits + (searchText(customer).includes(word) ? 1 : 0), 0)

/** What an app that searches in memory keeps there: the rows, and the text of each that is searched. */
export const withTexts = (customers: readonly Customer[]) => ({
  customers,
  texts: customers.map(searchText),
})

export const ROWS = 50
/** Rows in a transaction. With so many, storing is fastest. */
export const AT_ONCE = 2_500

export function* pieces<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size)
}
