import { describe, expect, it } from 'vitest'
import { FIELDS } from '../../../../../shared/customer.ts'
import { addressesOf } from '../../../../../electron/main/practice-store/seed/addresses.ts'
import { createRandom } from '../../../../../electron/main/practice-store/seed/random.ts'
import {
  NEWEST_SEEDED,
  type Seed,
  seededCustomer,
  seededDates,
  seededOwnerOf,
} from '../../../../../electron/main/practice-store/seed/customer.ts'
import { GROUPS } from '../../../../../electron/main/practice-store/seed/groups.ts'
import type { StoredCustomer } from '../../../../../electron/main/practice-store/stored-customer.ts'

const seed: Seed = { seed: 7, customers: 4000 }
const ids = Array.from({ length: seed.customers }, (_, at) => at + 1)
const customers = ids.map((id) => seededCustomer(seed, id))
const share = (is: (customer: StoredCustomer) => boolean): number =>
  customers.filter(is).length / customers.length

describe('seeded customers', () => {
  it('are the same for the same seed, in whatever order they are asked for', () => {
    expect([3, 2, 1].map((id) => seededCustomer(seed, id)).reverse()).toEqual(customers.slice(0, 3))
  })

  it('are others for another seed', () => {
    const others = ids.map((id) => seededCustomer({ ...seed, seed: 8 }, id))
    const same = others.filter((other, at) => other.email === customers[at]?.email)
    expect(same.length).toBeLessThan(40)
  })

  it('have email addresses of their own that cannot be delivered to, and are found by them', () => {
    expect(new Set(customers.map(({ email }) => email)).size).toBe(customers.length)
    for (const { id, email } of customers) {
      expect(email).toMatch(/^[a-z.]+\d+@([a-z]+\.)?example\.(com|org|net)$/)
      expect(seededOwnerOf(seed, email.toUpperCase())).toBe(id)
    }
  })

  it.each(['nobody@example.com', 'nobody5@example.com', '5@example.com', '', '@', 'x4001@example.com'])(
    'are not found by "%s"',
    (email) => {
      expect(seededOwnerOf(seed, email)).toBeNull()
    },
  )

  it('keep to the limits of the API, but for a few without a name', () => {
    for (const customer of customers) {
      for (const [field, kind] of Object.entries(FIELDS)) {
        if (kind.kind !== 'text' && kind.kind !== 'email') continue
        const text = customer[field as 'notes']
        expect([...text].length).toBeLessThanOrEqual(kind.max ?? Number.POSITIVE_INFINITY)
        expect(text).toBe(text.trim())
      }
      expect(customer.store_credit).toMatch(/^\d+\.\d{4}$/)
    }
    expect(share(({ first_name }) => first_name === '')).toBeGreaterThan(0)
    expect(share(({ first_name }) => first_name === '')).toBeLessThan(0.01)
  })

  it('are written in Latin for four out of five, and in nine scripts together', () => {
    const isIn = (script: string): number =>
      share(({ first_name }) => new RegExp(`\\p{Script=${script}}`, 'u').test(first_name))
    expect(isIn('Latin')).toBeGreaterThan(0.74)
    expect(isIn('Latin')).toBeLessThan(0.86)
    for (const script of [
      'Greek',
      'Cyrillic',
      'Hebrew',
      'Arabic',
      'Han',
      'Hiragana',
      'Hangul',
      'Devanagari',
    ]) {
      expect(isIn(script)).toBeGreaterThan(0.001)
    }
    expect(
      share(({ first_name, last_name }) => /[äöüßéèçñøåłśžğ]/i.test(first_name + last_name)),
    ).toBeGreaterThan(0.2)
  })

  it('leave things empty as real ones do, and some are as long as they may be', () => {
    const isAbout = (is: (customer: StoredCustomer) => boolean, wanted: number): void =>
      expect(Math.abs(share(is) - wanted)).toBeLessThan(0.06)
    isAbout(({ company }) => company === '', 0.58)
    isAbout(({ notes }) => notes === '', 0.55)
    isAbout(({ phone }) => phone === '', 0.2)
    isAbout(({ form_fields }) => form_fields === null, 0.7)
    isAbout(({ customer_group_id }) => customer_group_id === 0, 0.55)
    isAbout(({ store_credit }) => store_credit === '0.0000', 0.72)
    expect(Math.max(...customers.map(({ notes }) => notes.length))).toBeGreaterThan(1000)
    expect(Math.max(...customers.map(({ company }) => company.length))).toBeGreaterThan(200)
    expect(customers.some(({ notes }) => notes.includes('<script>'))).toBe(true)
    expect(customers.some(({ notes }) => notes.includes('\r\n'))).toBe(true)
  })

  it('belong to groups that there are', () => {
    const known = new Set([0, ...GROUPS.map(({ id }) => id)])
    expect(new Set(customers.map(({ customer_group_id }) => customer_group_id))).toEqual(known)
  })

  it('were made in the order of their ids, and changed afterwards', () => {
    customers.forEach((customer, at) => {
      expect(customer.date_created).toBeGreaterThanOrEqual(customers[at - 1]?.date_created ?? 0)
      expect(customer.date_modified).toBeGreaterThanOrEqual(customer.date_created)
      expect(customer.date_modified).toBeLessThanOrEqual(NEWEST_SEEDED)
      expect(customer).toMatchObject(seededDates(seed, customer.id))
      expect(Number.isInteger(customer.date_created) && Number.isInteger(customer.date_modified)).toBe(true)
    })
  })
})

describe('seeded addresses', () => {
  const all = customers.flatMap((customer) => addressesOf(seed.seed, customer))

  it('are none, one or a few a customer, with ids of their own', () => {
    const counts = new Set(customers.map((customer) => addressesOf(seed.seed, customer).length))
    expect(counts).toEqual(new Set([0, 1, 2, 3]))
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  })

  it('have every part filled in', () => {
    for (const address of all) {
      expect(address.street_1).toMatch(/\d/)
      expect(address.city).not.toBe('')
      expect(address.zip).toMatch(/\d/)
      expect(address.zip + address.phone + address.street_1).not.toMatch(/[#%]/)
      expect(address.country_iso2).toMatch(/^[A-Z]{2}$/)
    }
  })

  it('go under the name that the customer has now', () => {
    const [customer] = customers.filter((one) => addressesOf(seed.seed, one).length > 0)
    if (!customer) throw new Error('no customer has an address')
    expect(addressesOf(seed.seed, { ...customer, last_name: 'Neu' })[0]?.last_name).toBe('Neu')
  })
})

describe('createRandom', () => {
  it('is spread evenly, and the same for the same numbers', () => {
    const random = createRandom(1, 2)
    const counts = [0, 0, 0, 0]
    for (let at = 0; at < 4000; at += 1) {
      const drawn = random.below(4)
      counts[drawn] = (counts[drawn] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
    expect(createRandom(1, 2).next()).toBe(createRandom(1, 2).next())
    expect(createRandom(1, 2).next()).not.toBe(createRandom(2, 1).next())
  })

  it('picks nothing from nothing', () => {
    expect(() => createRandom(1).pick([])).toThrow(RangeError)
  })
})
