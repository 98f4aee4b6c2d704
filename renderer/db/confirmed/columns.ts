import type { Customer } from '../../../shared/customer.ts'

/**
 * Customers turned on their side: one list of values a field. Each field is named once, and neighbours
 * resemble each other, so that they deflate well.
 */
export type Columns = { readonly [F in keyof Customer]: readonly Customer[F][] }

export function toColumns(customers: readonly Customer[]): Columns {
  return Object.fromEntries(
    FIELDS.map((field) => [field, customers.map((customer) => customer[field])]),
  ) as unknown as Columns
}

export function toCustomers(columns: Partial<Columns>): readonly Customer[] {
  return columns.id?.map((_, at) => customerAt(columns, at)) ?? []
}

/** Of a field that an older version of the app did not know, nothing is known. */
export function customerAt(columns: Partial<Columns>, at: number): Customer {
  return {
    id: columns.id?.[at] ?? 0,
    first_name: columns.first_name?.[at] ?? '',
    last_name: columns.last_name?.[at] ?? '',
    email: columns.email?.[at] ?? '',
    company: columns.company?.[at] ?? '',
    phone: columns.phone?.[at] ?? '',
    store_credit: columns.store_credit?.[at] ?? '0.0000',
    registration_ip_address: columns.registration_ip_address?.[at] ?? '',
    customer_group_id: columns.customer_group_id?.[at] ?? 0,
    notes: columns.notes?.[at] ?? '',
    tax_exempt_category: columns.tax_exempt_category?.[at] ?? '',
    reset_pass_on_login: columns.reset_pass_on_login?.[at] ?? false,
    accepts_marketing: columns.accepts_marketing?.[at] ?? false,
    form_fields: columns.form_fields?.[at] ?? [],
    date_created: columns.date_created?.[at] ?? 0,
    date_modified: columns.date_modified?.[at] ?? 0,
  }
}

const FIELDS = Object.keys(customerAt({}, 0)) as readonly (keyof Customer)[]
