import { expect } from 'vitest'
import { type PracticeReply, type PracticeCustomer } from '../practice-client.ts'
import { clock, START, store } from '../shared-practice.ts'

import { date, type Proofs } from './proofs.ts'

const idsOf = ({ status, json }: PracticeReply): readonly number[] =>
  status === 204 ? [] : (json as readonly PracticeCustomer[]).map(({ id }) => id)
const message = ({ json }: PracticeReply): unknown => (json as readonly { message: unknown }[])[0]?.message

/** The moment that bounds the filters, and the customers changed before, at and after it. */
const aroundNine = async (filter: string): Promise<readonly number[]> => {
  for (const id of [3, 4, 5]) {
    await store.put(id, { notes: `changed at ${clock.now}` })
    clock.now += 1000
  }
  return idsOf(await store.get(`/customers?${filter}=2026-05-06T09:00:01Z&min_id=3&max_id=5`))
}

const plan = (status: number): Promise<unknown> =>
  store.control('POST', 'faults', { do: { kind: 'answer', status } })

/** Starts PUTs that wait, and asks once more while they do. */
const whileBusy = async (others: number): Promise<PracticeReply> => {
  await store.control('PUT', 'latency', { ms: 0, methods: { PUT: 3_600_000 } })
  const waiting = Array.from({ length: others }, () => store.put(5, {}).catch(() => undefined))
  await store.until<readonly { body: unknown }[]>(
    'requests',
    (all) => all.filter(({ body }) => body !== null).length === others,
  )
  const heard = await store.get('/time')
  await store.control('PUT', 'offline', { offline: true })
  await Promise.all(waiting)
  return heard
}

/** The switches that decide what is read, and how it is answered. */
export const READING_PROOFS = {
  dateFilters: {
    inclusive: async () => {
      expect(await aroundNine('min_date_modified')).toEqual([4, 5])
      clock.now = START
      expect(await aroundNine('max_date_modified')).toEqual([3, 4])
    },
    exclusive: async () => {
      expect(await aroundNine('min_date_modified')).toEqual([5])
      clock.now = START
      expect(await aroundNine('max_date_modified')).toEqual([3])
    },
  },
  deletedInChanges: {
    hidden: async () => {
      await store.control('DELETE', 'customers/5')
      expect(idsOf(await store.get('/customers?min_date_modified=2026-01-01T00:00:00Z'))).toEqual([])
    },
    shown: async () => {
      await store.put(6, { notes: 'x' })
      await store.control('DELETE', 'customers/5')
      expect(idsOf(await store.get('/customers?min_date_modified=2026-01-01T00:00:00Z'))).toEqual([5, 6])
      expect(idsOf(await store.get('/customers?min_date_modified=2014-01-01T00:00:00Z'))).toContain(5)
      expect(idsOf(await store.get('/customers'))).not.toContain(5)
      expect((await store.get('/customers/5')).status).toBe(404)
    },
  },
  nullValue: {
    refused: async () => {
      for (const field of [
        'notes',
        'company',
        'store_credit',
        'customer_group_id',
        'reset_pass_on_login',
        'email',
      ]) {
        expect(message(await store.put(5, { [field]: null }))).toBe(`The field '${field}' is invalid.`)
      }
    },
    taken: async () => {
      const empty = { notes: '', store_credit: '0.0000', customer_group_id: 0, reset_pass_on_login: false }
      await store.put(5, { notes: 'x', store_credit: 5, customer_group_id: 2, reset_pass_on_login: true })
      const nulls = Object.fromEntries(Object.keys(empty).map((field) => [field, null]))
      expect(await store.put(5, nulls)).toMatchObject({ status: 200, json: empty })
      expect((await store.put(5, { first_name: null })).status).toBe(400)
    },
  },
  reads: {
    fresh: async () => {
      await store.put(5, { notes: 'new' })
      expect((await store.customer(5)).notes).toBe('new')
    },
    lagging: async () => {
      const before = await store.customer(5)
      expect((await store.put(5, { notes: 'new' })).json).toMatchObject({ notes: 'new' })
      await store.control('DELETE', 'customers/6')
      clock.now += 999
      expect(await store.customer(5)).toEqual(before)
      expect((await store.get('/customers?min_id=5&limit=2')).json).toMatchObject([before, { id: 6 }])
      expect((await store.get('/customers/count')).json).toEqual({ count: 20 })
      clock.now += 1
      expect((await store.customer(5)).notes).toBe('new')
      expect((await store.get('/customers/6')).status).toBe(404)
    },
    wavering: async () => {
      const before = await store.customer(5)
      await store.put(5, { notes: 'new' })
      clock.now += 500
      const seen: string[] = []
      for (let at = 0; at < 40; at += 1) seen.push((await store.customer(5)).notes)
      expect(new Set(seen)).toEqual(new Set([before.notes, 'new']))
      expect(seen.lastIndexOf(before.notes)).toBeGreaterThan(seen.indexOf('new'))
      clock.now += 501
      for (let at = 0; at < 20; at += 1) expect((await store.customer(5)).notes).toBe('new')
    },
  },
  serverErrorBody: {
    json: async () => {
      await plan(500)
      expect(await store.get('/time')).toMatchObject({ status: 500, json: [{ status: 500 }] })
    },
    html: async () => {
      await plan(502)
      const { status, text, headers } = await store.get('/time')
      expect([status, headers['content-type']]).toEqual([502, 'text/html; charset=utf-8'])
      expect(text).toMatch(/^<!DOCTYPE html>/)
    },
    empty: async () => {
      await plan(503)
      expect(await store.get('/time')).toMatchObject({ status: 503, text: '' })
    },
  },
  gatewayError: {
    object: async () => {
      await store.control('PUT', 'scopes', { customers: 'read-only' })
      expect((await store.put(5, {})).json).toMatchObject({
        status: 403,
        title: expect.any(String),
        errors: {},
      })
    },
    older: async () => {
      await store.control('PUT', 'scopes', { customers: 'read-only' })
      expect(await store.put(5, {})).toMatchObject({ status: 403, json: { error: expect.any(String) } })
      const unknown = await store.v2('GET', '/time', { headers: { 'X-Auth-Token': 'wrong' } })
      expect(unknown).toMatchObject({ status: 401, json: { error: expect.any(String) } })
    },
  },
  emptyList: {
    '204': async () => {
      expect(await store.get('/customers?min_id=99')).toMatchObject({ status: 204, text: '' })
    },
    '200': async () => {
      expect(await store.get('/customers?min_id=99')).toMatchObject({ status: 200, text: '[]' })
      expect(await store.get('/customers?page=99')).toMatchObject({ status: 200, text: '[]' })
    },
  },
  trailingSlash: {
    '401': async () => expect((await store.get('/customers/')).status).toBe(401),
    '403': async () => expect((await store.get('/customers/')).status).toBe(403),
  },
  textFilters: {
    'any-case': async () => {
      await store.put(5, { last_name: 'Zz-Unique' })
      expect(idsOf(await store.get('/customers?last_name=zz-unique'))).toEqual([5])
    },
    exact: async () => {
      await store.put(5, { last_name: 'Zz-Unique' })
      expect(idsOf(await store.get('/customers?last_name=zz-unique'))).toEqual([])
      expect(idsOf(await store.get('/customers?last_name=Zz-Unique'))).toEqual([5])
    },
  },
  groups: {
    some: async () => expect((await store.get('/customer_groups')).json).toHaveLength(6),
    none: async () => {
      expect((await store.get('/customer_groups')).status).toBe(204)
      expect((await store.put(5, { customer_group_id: 1 })).status).toBe(400)
      expect((await store.put(5, { customer_group_id: 0 })).status).toBe(200)
    },
    many: async () => {
      expect((await store.get('/customer_groups')).json).toHaveLength(50)
      expect((await store.get('/customer_groups?page=3')).json).toHaveLength(30)
      expect((await store.put(5, { customer_group_id: 130 })).status).toBe(200)
    },
  },
  addresses: {
    few: async () => {
      for (let id = 1; id <= 5; id += 1) {
        const { status, json } = await store.get(`/customers/${id}/addresses`)
        expect(status === 204 ? 0 : (json as readonly unknown[]).length).toBeLessThan(4)
      }
    },
    many: async () => {
      expect((await store.get('/customers/5/addresses')).json).toHaveLength(50)
      expect((await store.get('/customers/5/addresses?page=3')).json).toHaveLength(20)
    },
  },
  pages: {
    asked: async () => {
      await store.control('PUT', 'switches', { groups: 'many' })
      expect((await store.get('/customer_groups?limit=250')).json).toHaveLength(130)
    },
    short: async () => {
      await store.control('PUT', 'switches', { groups: 'many' })
      expect((await store.get('/customer_groups?limit=250')).json).toHaveLength(50)
      expect((await store.get('/customer_groups?limit=250&page=3')).json).toHaveLength(30)
    },
  },
  oddCustomers: {
    none: async () => expect(await date(10)).toMatch(/^\w{3}, \d\d /),
    some: async () => {
      expect(await store.get('/customers/10')).toMatchObject({
        json: { date_modified: expect.stringMatching('-0001') as string },
      })
      expect(await store.get('/customers/20')).toMatchObject({
        json: { date_created: null, date_modified: '' },
      })
    },
  },
  atOnce: {
    any: async () => expect((await whileBusy(5)).status).toBe(200),
    three: async () => {
      const { status, headers } = await whileBusy(3)
      expect(status).toBe(429)
      expect(Object.keys(headers).filter((name) => /rate-limit|retry/.test(name))).toEqual([])
      await store.control('POST', 'reset')
      await store.control('PUT', 'switches', { atOnce: 'three' })
      expect((await whileBusy(2)).status).toBe(200)
    },
  },
  headerCase: {
    usual: async () => expect((await store.get('/time')).headerNames).toContain('X-Rate-Limit-Requests-Left'),
    lower: async () => expect((await store.get('/time')).headerNames).toContain('x-rate-limit-requests-left'),
    upper: async () => expect((await store.get('/time')).headerNames).toContain('X-RATE-LIMIT-REQUESTS-LEFT'),
  },
  jsonText: {
    'utf-8': async () => expect((await store.put(5, { notes: 'é𠮷' })).text).toContain('"notes":"é𠮷"'),
    escaped: async () => {
      const { text, json } = await store.put(5, { notes: 'é𠮷\u2028' })
      expect(text).toContain('"notes":"\\u00e9\\ud842\\udfb7\\u2028"')
      expect(json).toMatchObject({ notes: 'é𠮷\u2028' })
    },
  },
} satisfies Partial<Proofs>
