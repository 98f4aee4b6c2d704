import type { Customer } from '../../../shared/customer.ts'

export const NOW = Date.UTC(2026, 4, 6, 9)

/** A customer as the store returns it, with these values. */
export const aCustomer = (values: Partial<Customer> = {}): Customer => ({
  id: 5,
  first_name: 'Ada',
  last_name: 'Byron',
  email: 'ada@example.com',
  company: 'Old Co',
  phone: '1',
  store_credit: '0.0000',
  registration_ip_address: '',
  customer_group_id: 0,
  notes: '',
  tax_exempt_category: '',
  reset_pass_on_login: false,
  accepts_marketing: false,
  form_fields: [],
  date_created: NOW - 1e9,
  date_modified: NOW - 1e8,
  ...values,
})
