import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPractice, type Practice, type PracticeCustomer } from '../support/contract/practice-client.ts'
import { v2Customer } from '../support/contract/transport.ts'

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
const upTo = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)

describe('a customer', () => {
  it('has every documented field, in the documented types and spellings', async () => {
    const { status, json, headers } = await store.get('/customers/5')
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('application/json')
    expect(Object.keys(json as object)).toEqual(Object.keys(v2Customer()))
    expect(json).toMatchObject({
      id: 5,
      company: expect.any(String),
      first_name: expect.any(String),
      last_name: expect.any(String),
      email: expect.stringMatching(/^[a-z.]+5@([a-z]+\.)?example\.(com|org|net)$/),
      phone: expect.any(String),
      date_created: expect.stringMatching(RFC_2822),
      date_modified: expect.stringMatching(RFC_2822),
      store_credit: expect.stringMatching(/^\d+\.\d{4}$/),
      registration_ip_address: expect.any(String),
      customer_group_id: expect.any(Number),
      notes: expect.any(String),
      tax_exempt_category: expect.any(String),
      reset_pass_on_login: expect.any(Boolean),
      accepts_marketing: expect.any(Boolean),
      addresses: {
        url: `${store.url}/stores/${store.storeHash}/v2/customers/5/addresses`,
        resource: '/customers/5/addresses',
      },
    })
  })

  it('has its slashes escaped', async () => {
    const { text } = await store.get('/customers/5')
    expect(text).toContain('\\/customers\\/5\\/addresses')
    expect(text).not.toMatch(/[^\\]\//)
  })

  it('has form fields of name and nullable value, or null', async () => {
    const fields = (await Promise.all([1, 251, 501].map((from) => listed(`?min_id=${from}&limit=250`))))
      .flat()
      .map((customer) => (customer as unknown as { form_fields: unknown }).form_fields)
    expect(fields).toContain(null)
    const entries = fields.flatMap((list) => (list as readonly { name: unknown; value: unknown }[]) ?? [])
    expect(entries.every(({ name }) => typeof name === 'string')).toBe(true)
    expect(new Set(entries.map(({ value }) => (value === null ? 'null' : typeof value)))).toEqual(
      new Set(['null', 'string']),
    )
  })

  it('is 404 as an array where there is none', async () => {
    for (const id of [0, 621, 999_999_999_999]) {
      expect(await store.get(`/customers/${id}`)).toMatchObject({
        status: 404,
        json: [{ status: 404, message: 'The requested resource was not found.' }],
      })
    }
  })
})

const RFC_2822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/

describe('the list', () => {
  it('has 50 customers a page by default, in the order of ids', async () => {
    expect(await idsOf('')).toEqual(upTo(1, 50))
    expect(await idsOf('?page=2')).toEqual(upTo(51, 100))
    expect(await idsOf('?page=3&limit=250')).toEqual(upTo(501, 620))
  })

  it('shows a customer just as a read of one does', async () => {
    const [first] = await listed('?limit=1')
    expect(first).toEqual(await store.customer(1))
  })

  it('is walked by key without missing or repeating a customer', async () => {
    const seen: number[] = []
    for (let next = 1; ;) {
      const ids = await idsOf(`?min_id=${next}&limit=250`)
      if (ids.length === 0) break
      seen.push(...ids)
      next = (ids.at(-1) ?? 0) + 1
    }
    expect(seen).toEqual(upTo(1, 620))
  })

  it('is 204 without a body past the last page and where nothing is found', async () => {
    for (const query of [
      '?page=4&limit=250',
      '?min_id=621',
      '?email=nobody%40example.com',
      '?page=999999999999999',
    ]) {
      const { status, text, headers } = await store.get(`/customers${query}`)
      expect([status, text, headers['content-length']]).toEqual([204, '', undefined])
    }
  })

  it('takes at most 250 a page: more is 413', async () => {
    expect(await idsOf('?limit=250')).toHaveLength(250)
    expect(await store.get('/customers?limit=251')).toMatchObject({ status: 413, json: [{ status: 413 }] })
  })

  it.each([
    'page=0',
    'page=x',
    'limit=0',
    'limit=-1',
    'limit=1.5',
    'min_id=one',
    'max_id=',
    'customer_group_id=VIP',
  ])('refuses %s by the name of the field', async (query) => {
    const [field] = query.split('=')
    expect(await store.get(`/customers?${query}`)).toMatchObject({
      status: 400,
      json: [{ status: 400, message: `The field '${field}' is invalid.` }],
    })
  })

  it.each(['sort', 'since', 'include', 'id', 'notes', 'MIN_ID', 'min_id[]'])(
    'does not know the filter %s',
    async (name) => {
      expect(await store.get(`/customers?${name}=1`)).toMatchObject({
        status: 400,
        json: [{ status: 400, message: `The field '${name}' is not supported by this resource.` }],
      })
    },
  )
})

describe('the other resources', () => {
  it('count the customers, filtered or not', async () => {
    expect(await store.get('/customers/count')).toMatchObject({ status: 200, json: { count: 620 } })
    expect(await store.get('/customers/count?min_id=600')).toMatchObject({ json: { count: 21 } })
  })

  it('list the addresses of a customer with every documented field', async () => {
    const lists = await Promise.all(upTo(1, 60).map((id) => store.get(`/customers/${id}/addresses`)))
    expect(new Set(lists.map(({ status }) => status))).toEqual(new Set([200, 204]))
    for (const { json } of lists.filter(({ status }) => status === 200)) {
      for (const address of json as readonly object[]) {
        expect(Object.keys(address)).toEqual([
          'id',
          'customer_id',
          'first_name',
          'last_name',
          'company',
          'street_1',
          'street_2',
          'city',
          'state',
          'zip',
          'country',
          'country_iso2',
          'phone',
          'address_type',
          'form_fields',
        ])
      }
    }
    expect((await store.get('/customers/621/addresses')).status).toBe(404)
  })

  it('list six groups, with dates as groups alone write them', async () => {
    const { json } = await store.get('/customer_groups')
    expect(json).toHaveLength(6)
    expect((json as readonly { is_default: boolean }[]).filter((group) => group.is_default)).toHaveLength(1)
    for (const group of json as readonly object[]) {
      expect(group).toEqual({
        id: expect.any(Number),
        name: expect.any(String),
        is_default: expect.any(Boolean),
        category_access: { type: 'all' },
        discount_rules: [],
        date_created: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
        date_modified: expect.any(String),
        is_group_for_guests: expect.any(Boolean),
      })
    }
    expect((await store.get('/customer_groups?page=2')).status).toBe(204)
    expect((await store.get('/customer_groups?limit=4&page=2')).json).toMatchObject([{ id: 5 }, { id: 6 }])
    expect((await store.get('/customer_groups?min_id=2')).status).toBe(400)
  })

  it('report the time in seconds and what the store is', async () => {
    expect((await store.get('/time')).json).toEqual({ time: expect.any(Number) })
    expect((await store.get('/store')).json).toMatchObject({
      name: 'Practice store',
      domain: expect.any(String),
      currency: 'EUR',
      currency_symbol: '€',
      decimal_places: 2,
      plan_name: 'Plus',
      timezone: { name: 'Europe/Berlin' },
    })
  })
})
