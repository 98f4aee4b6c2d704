import { FIELDS } from '../../../../shared/customer.ts'
import type { Conditions } from '../conditions.ts'

/**
 * What stores really hold in place of a value, as people who connect to this API have met it. Each is laid over a customer
 * as it is answered.
 */
const ODD_VALUES: readonly Readonly<Record<string, unknown>>[] = [
  { date_modified: 'Wed, 30 Nov -0001 00:00:00 +0000' },
  { date_created: null, date_modified: '' },
  { store_credit: null },
  { store_credit: '' },
  { store_credit: '1,234.5000' },
  { store_credit: '12,34,5' },
  { customer_group_id: '' },
  { customer_group_id: 'vip' },
  { form_fields: {} },
  { form_fields: [{ name: 'Likes', value: ['tea', 'ink'] }, { name: 'Shoe' }] },
  { phone: [] },
  { phone: null },
  { accepts_marketing: 'Y' },
  { notes: { text: 'in a box' } },
]

type Values = Readonly<Record<string, unknown>>

/** What the store shows of a customer in place of its values, by the control surface or by the switch. */
export const oddValuesOf = ({ switches, oddValues }: Conditions, id: number): Values => ({
  ...(switches.oddCustomers === 'some' ? bySwitch(id) : {}),
  ...oddValues.get(id),
})

/** Every tenth customer has one, each in its turn. */
const bySwitch = (id: number): Values =>
  id % 10 === 0 ? (ODD_VALUES[(id / 10 - 1) % ODD_VALUES.length] ?? {}) : {}

/** The odd values that are left of a customer once these fields were written. */
export const withoutWritten = (odd: Values, written: object): Values =>
  Object.fromEntries(Object.entries(odd).filter(([field]) => !Object.hasOwn(written, field)))

/** Those of the fields that a PUT can write. */
export const withoutReadOnly = (odd: Values): Values =>
  Object.fromEntries(Object.entries(odd).filter(([field]) => Object.hasOwn(FIELDS, field)))
