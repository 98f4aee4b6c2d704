import * as shapes from '../../../electron/main/store-api/v2/shapes.ts'

/** What a customer has at least, as V2 writes it. */
export const CUSTOMER = {
  id: 5,
  first_name: 'Ada',
  last_name: 'Byron',
  email: 'ada@example.com',
  company: '',
  phone: '',
  store_credit: '0.0000',
  customer_group_id: 0,
  notes: '',
  form_fields: null as unknown,
  date_created: 'Mon, 06 May 2024 07:34:10 +0000',
  date_modified: 'Mon, 06 May 2024 07:34:10 +0000',
}
/** What becomes of a customer with these values. */
export function parsed(values: object = {}) {
  const body = shapes.parseCustomer(JSON.stringify({ ...CUSTOMER, ...values }))
  if (!body.ok) throw new Error(body.at)
  return body.value
}
