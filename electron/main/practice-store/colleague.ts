import { EMPTY_CUSTOMER } from '../../../shared/customer.ts'
import { NOW } from './customers.ts'
import { GROUPS } from './seed/groups.ts'
import type { Store } from './store.ts'
import type { StoredCustomer, StoredFormField } from './stored-customer.ts'
import { DEFAULT_SWITCHES } from './switches.ts'
import { readDate } from './v2/dates.ts'
import { update } from './v2/update.ts'

export type ColleagueResult =
  | { readonly ok: true; readonly customer: StoredCustomer }
  | { readonly ok: false; readonly status: 400 | 404; readonly sentence: string }

/** Values in V2's words; besides the writable ones those that only the store's own pages can change. */
export type ColleagueValues = Readonly<Record<string, unknown>>

/**
 * Changes a customer as a colleague at the store's own pages would. It moves `date_modified`, to now or to
 * the moment that the values name.
 */
export function editAsColleague(store: Store, id: number, values: ColleagueValues): Promise<ColleagueResult> {
  return store.write(async () => {
    const before = store.customers.find(id, NOW)
    if (!before) return { ok: false, status: 404, sentence: `There is no customer ${id}.` }
    return keep(store, before, values)
  })
}

/** A new customer; without values one who has only a name and an address. */
export function addAsColleague(store: Store, values: ColleagueValues): Promise<ColleagueResult> {
  return store.write(async () => {
    const id = store.customers.nextId()
    const now = Math.floor(store.now() / 1000)
    return keep(store, { ...BLANK, id, email: `new${id}@example.com`, date_created: now }, values)
  })
}

export function deleteAsColleague(store: Store, id: number): Promise<boolean> {
  return store.write(async () => {
    if (!store.customers.find(id, NOW)) return false
    await store.customers.delete(id, store.now())
    return true
  })
}

async function keep(store: Store, before: StoredCustomer, values: ColleagueValues): Promise<ColleagueResult> {
  const wrong = (sentence: string): ColleagueResult => ({ ok: false, status: 400, sentence })
  const { date_modified: date, accepts_marketing: isMarketed, form_fields: fields, ...writable } = values
  const now = store.now()
  const made = update(before, writable, {
    switches: DEFAULT_SWITCHES,
    now: Math.floor(now / 1000),
    hasGroup: (group) => GROUPS.some((one) => one.id === group),
    ownerOf: store.customers.ownerOf,
  })
  if (!made.ok)
    return wrong([made.faults[0].message, made.faults[0].details?.['invalid_reason']].join(' ').trim())
  const modified =
    date === undefined ? made.customer.date_modified : typeof date === 'string' ? readDate(date) : null
  if (modified === null) return wrong("The field 'date_modified' is not a date with a time zone.")
  if (isMarketed !== undefined && typeof isMarketed !== 'boolean') {
    return wrong("The field 'accepts_marketing' is not true or false.")
  }
  if (fields !== undefined && !isFormFields(fields))
    return wrong("The field 'form_fields' is not a list of name and value.")
  const customer: StoredCustomer = {
    ...made.customer,
    date_modified: modified,
    ...(isMarketed === undefined ? {} : { accepts_marketing: isMarketed }),
    ...(fields === undefined ? {} : { form_fields: fields }),
  }
  await store.customers.put(customer, now)
  return { ok: true, customer }
}

const BLANK: StoredCustomer = {
  ...EMPTY_CUSTOMER,
  first_name: 'New',
  last_name: 'Customer',
  form_fields: null,
}

function isFormFields(value: unknown): value is readonly StoredFormField[] | null {
  if (value === null) return true
  return (
    Array.isArray(value) &&
    value.every((field: unknown) => {
      const { name, value: held } = (field ?? {}) as Readonly<Record<string, unknown>>
      return typeof name === 'string' && (held === null || typeof held === 'string')
    })
  )
}
