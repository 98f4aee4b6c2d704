import type { StoredAddress, StoredCustomer } from '../stored-customer.ts'
import { createRandom } from './random.ts'
import { digits, personOf } from './customer.ts'

/** The address book of a customer: none, one, or a few; under the names that the customer has now. */
export function addressesOf(seed: number, customer: StoredCustomer, many = false): readonly StoredAddress[] {
  const { culture } = personOf(seed, customer.id)
  const random = createRandom(seed, customer.id, ADDRESSES)
  const usual = random.pick([0, 1, 1, 1, 1, 1, 2, 2, 3])
  const count = many ? MANY_ADDRESSES : usual
  return Array.from({ length: count }, (_, at) => {
    const [city = '', state = '', zip = ''] = random.pick(culture.places).split(', ')
    const street = random.pick(culture.streets).replace('%', String(1 + random.below(180)))
    return {
      id: many ? customer.id * 1_000 + at : customer.id * 10 + at,
      customer_id: customer.id,
      first_name: customer.first_name,
      last_name: customer.last_name,
      company: customer.company,
      street_1: street,
      street_2: random.oneIn(6) ? random.pick(['2nd floor', 'Hinterhaus', 'c/o reception', 'Bât. B']) : '',
      city,
      state,
      zip: digits(random, zip),
      country: culture.country,
      country_iso2: culture.iso2,
      phone: customer.phone || digits(random, random.pick(culture.phones)),
      address_type: customer.company ? 'commercial' : 'residential',
      form_fields: null,
    }
  })
}

const ADDRESSES = 5
const MANY_ADDRESSES = 120
