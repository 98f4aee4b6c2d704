import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPractice, type Practice, type PracticeCustomer } from '../support/contract/practice-client.ts'

let store: Practice

beforeAll(async () => {
  store = await aPractice({ customers: 620, seed: 7 })
})
afterAll(() => store.close())

const listed = async (query: string): Promise<readonly PracticeCustomer[]> => {
  const { status, json } = await store.get(`/customers${query}`)
  return status === 204 ? [] : (json as readonly PracticeCustomer[])
}
const idsOf = async (query: string): Promise<readonly number[]> => (await listed(query)).map(({ id }) => id)

describe('filters', () => {
  it('bounds of ids belong to the range', async () => {
    expect(await idsOf('?min_id=7&max_id=9')).toEqual([7, 8, 9])
    expect(await idsOf('?min_id=9&max_id=7')).toEqual([])
  })

  it.each([
    'first_name',
    'last_name',
    'company',
    'email',
    'phone',
    'store_credit',
    'customer_group_id',
    'tax_exempt_category',
  ] as const)('%s finds exactly those that have this value', async (field) => {
    const pages = await Promise.all([1, 251, 501].map((from) => listed(`?limit=250&min_id=${from}`)))
    const all = pages.flat()
    const value = all.find((customer) => customer[field] !== '' && customer[field] !== 0)?.[field]
    const wanted = all.filter((customer) => customer[field] === value).map(({ id }) => id)
    expect(wanted.length).toBeGreaterThan(0)
    expect(await idsOf(`?limit=250&${field}=${encodeURIComponent(String(value))}`)).toEqual(
      wanted.slice(0, 250),
    )
  })

  it('a credit is found in any spelling', async () => {
    await store.put(3, { store_credit: '77.5' })
    for (const spelling of ['77.5', '77.50', '77.5000']) {
      expect(await idsOf(`?store_credit=${spelling}`)).toEqual([3])
    }
  })

  it('several filters are all to be met', async () => {
    const { email } = await store.customer(12)
    expect(await idsOf(`?email=${email}&max_id=12`)).toEqual([12])
    expect(await idsOf(`?email=${email}&max_id=11`)).toEqual([])
  })

  const spellings = (seconds: number): readonly string[] => {
    const inBerlin = new Date((seconds + 7200) * 1000).toISOString().slice(0, 19)
    const utc = new Date(seconds * 1000).toISOString().slice(0, 19)
    const rfc = new Date(seconds * 1000).toUTCString()
    const rfcInBerlin = new Date((seconds + 7200) * 1000).toUTCString().replace('GMT', '+0200')
    return [
      `${utc}Z`,
      `${utc}+00:00`,
      `${inBerlin}+02:00`,
      `${inBerlin}+0200`,
      rfc,
      rfcInBerlin,
      rfc.replace('GMT', '+0000'),
    ]
  }

  it.each(['date_modified', 'date_created'] as const)(
    '%s has bounds, in RFC 2822 or ISO 8601 of any offset',
    async (field) => {
      const all = await listed('?limit=250')
      const middle = all.map((customer) => Date.parse(customer[field]) / 1000).sort((a, b) => a - b)[125] ?? 0
      const isAtLeast = (customer: PracticeCustomer): boolean => Date.parse(customer[field]) / 1000 >= middle
      const isAtMost = (customer: PracticeCustomer): boolean => Date.parse(customer[field]) / 1000 <= middle
      for (const spelling of spellings(middle)) {
        const date = encodeURIComponent(spelling)
        expect(await idsOf(`?max_id=250&limit=250&min_${field}=${date}`)).toEqual(
          all.filter(isAtLeast).map(({ id }) => id),
        )
        expect(await idsOf(`?max_id=250&limit=250&max_${field}=${date}`)).toEqual(
          all.filter(isAtMost).map(({ id }) => id),
        )
      }
    },
  )

  it.each([
    ['a plus that was not encoded', '2024-05-06T07:34:10+02:00'],
    ['no time zone', '2024-05-06T07:34:10'],
    ['a day that does not exist', '2024-02-30T00%3A00%3A00Z'],
    ['an hour that does not exist', '2024-02-20T25%3A00%3A00Z'],
    ['no date at all', 'yesterday'],
    ['nothing', ''],
    ['an unknown month', 'Mon%2C%2006%20Mai%202024%2007%3A34%3A10%20GMT'],
  ])('a date with %s is refused', async (_what, date) => {
    expect(await store.get(`/customers?min_date_modified=${date}`)).toMatchObject({
      status: 400,
      json: [{ message: "The field 'min_date_modified' is invalid." }],
    })
  })

  it('what was just changed is found by its new date alone', async () => {
    await store.put(9, { notes: 'changed for the filter' })
    const { date_modified: date } = await store.customer(9)
    expect(await idsOf(`?min_date_modified=${encodeURIComponent(date)}`)).toContain(9)
    expect(await idsOf('?min_date_modified=2026-01-01T00%3A00%3A00Z&limit=250')).not.toContain(10)
  })
})
