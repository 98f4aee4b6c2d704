import { type Customer, FIELDS } from '../../../../shared/customer.ts'
import type { StoredAddress, StoredCustomer, StoredGroup } from '../stored-customer.ts'
import { rfc2822 } from './dates.ts'

/** A customer as a read returns it. `base` is the store's V2 address. */
export const serializeCustomer = (customer: StoredCustomer, base: string): object => ({
  ...pick(customer, ORDER),
  date_created: rfc2822(customer.date_created),
  date_modified: rfc2822(customer.date_modified),
  addresses: {
    url: `${base}/customers/${customer.id}/addresses`,
    resource: `/customers/${customer.id}/addresses`,
  },
})

/** What the published schema promises of a PUT's answer, and no more. */
export const serializeWritableFields = (customer: StoredCustomer): object =>
  pick(
    customer,
    ORDER.filter((key) => Object.hasOwn(FIELDS, key)),
  )

/** The order in which V2 answers. */
const ORDER = [
  'id',
  'company',
  'first_name',
  'last_name',
  'email',
  'phone',
  'form_fields',
  'date_created',
  'date_modified',
  'store_credit',
  'registration_ip_address',
  'customer_group_id',
  'notes',
  'tax_exempt_category',
  'reset_pass_on_login',
  'accepts_marketing',
] as const satisfies readonly (keyof Customer)[]

const pick = (customer: StoredCustomer, keys: readonly (keyof Customer)[]): object =>
  Object.fromEntries(keys.map((key) => [key, customer[key]]))

export const serializeAddress = (address: StoredAddress): object => address

export const serializeGroup = (group: StoredGroup): object => ({
  id: group.id,
  name: group.name,
  is_default: group.isDefault,
  category_access: { type: 'all' },
  discount_rules: [],
  date_created: group.date,
  date_modified: group.date,
  is_group_for_guests: group.isForGuests,
})
