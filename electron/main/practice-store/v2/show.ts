import type { StoredAddress, StoredCustomer, StoredGroup } from '../stored-customer.ts'
import { rfc2822 } from './dates.ts'

/** A customer as a read returns it, fields in the store's order. `base` is the store's V2 address. */
export const shownCustomer = (customer: StoredCustomer, base: string): object => ({
  id: customer.id,
  company: customer.company,
  first_name: customer.first_name,
  last_name: customer.last_name,
  email: customer.email,
  phone: customer.phone,
  form_fields: customer.form_fields,
  date_created: rfc2822(customer.date_created),
  date_modified: rfc2822(customer.date_modified),
  store_credit: customer.store_credit,
  registration_ip_address: customer.registration_ip_address,
  customer_group_id: customer.customer_group_id,
  notes: customer.notes,
  tax_exempt_category: customer.tax_exempt_category,
  reset_pass_on_login: customer.reset_pass_on_login,
  accepts_marketing: customer.accepts_marketing,
  addresses: {
    url: `${base}/customers/${customer.id}/addresses`,
    resource: `/customers/${customer.id}/addresses`,
  },
})

/** What the published schema promises of a PUT's answer, and no more. */
export const shownBase = (customer: StoredCustomer): object => ({
  company: customer.company,
  first_name: customer.first_name,
  last_name: customer.last_name,
  email: customer.email,
  phone: customer.phone,
  store_credit: customer.store_credit,
  registration_ip_address: customer.registration_ip_address,
  customer_group_id: customer.customer_group_id,
  notes: customer.notes,
  tax_exempt_category: customer.tax_exempt_category,
  reset_pass_on_login: customer.reset_pass_on_login,
})

export const shownAddress = (address: StoredAddress): object => address

export const shownGroup = (group: StoredGroup): object => ({
  id: group.id,
  name: group.name,
  is_default: group.isDefault,
  category_access: { type: 'all' },
  discount_rules: [],
  date_created: group.date,
  date_modified: group.date,
  is_group_for_guests: group.isForGuests,
})
