import { type Customer, CUSTOMER_KEYS, EMPTY_CUSTOMER } from '../../../shared/customer.ts'

/**
 * Customers by columns: one list of values for each field. Each field is named once, and neighbours
 * resemble each other, so that they deflate well.
 */
export type Columns = { readonly [F in keyof Customer]: readonly Customer[F][] }

export function toColumns(customers: readonly Customer[]): Columns {
  return Object.fromEntries(
    CUSTOMER_KEYS.map((key) => [key, customers.map((customer) => customer[key])]),
  ) as unknown as Columns
}

export function toCustomers(columns: Partial<Columns>): readonly Customer[] {
  const { id } = columns
  return Array.isArray(id) ? id.map((_, at) => customerAt(columns, at)) : []
}

/**
 * A field that an older version of the app did not know gets its empty value. The same holds for an invalid value: it
 * must not keep the others from being shown.
 */
export function customerAt(columns: Partial<Columns>, at: number): Customer {
  const customer: Record<string, unknown> = { ...EMPTY_CUSTOMER }
  for (const key of CUSTOMER_KEYS) {
    const value: unknown = columns[key]?.[at]
    if (isLike(value, EMPTY_CUSTOMER[key])) customer[key] = value
  }
  return customer as unknown as Customer
}

function isLike(value: unknown, known: Customer[keyof Customer]): boolean {
  if (typeof known === 'object') return Array.isArray(value) && value.every(isObject)
  return typeof value === typeof known
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null
