import type { StoredAddress, StoredCustomer } from '../stored-customer.ts'
import { chance } from './chance.ts'
import { digits, personOf } from './customer.ts'

/** The address book of a customer: none, one, or a few; under the names that the customer has now. */
export function addressesOf(seed: number, customer: StoredCustomer): readonly StoredAddress[] {
  const { culture } = personOf(seed, customer.id)
  const luck = chance(seed, customer.id, ADDRESSES)
  const count = luck.pick([0, 1, 1, 1, 1, 1, 2, 2, 3])
  return Array.from({ length: count }, (_, at) => {
    const [city = '', state = '', zip = ''] = luck.pick(culture.places).split(', ')
    const street = luck.pick(culture.streets).replace('%', String(1 + luck.below(180)))
    return {
      id: customer.id * 10 + at,
      customer_id: customer.id,
      first_name: customer.first_name,
      last_name: customer.last_name,
      company: customer.company,
      street_1: street,
      street_2: luck.oneIn(6) ? luck.pick(['2nd floor', 'Hinterhaus', 'c/o reception', 'Bât. B']) : '',
      city,
      state,
      zip: digits(luck, zip),
      country: culture.country,
      country_iso2: culture.iso2,
      phone: customer.phone || digits(luck, luck.pick(culture.phones)),
      address_type: customer.company ? 'commercial' : 'residential',
      form_fields: null,
    }
  })
}

const ADDRESSES = 5
