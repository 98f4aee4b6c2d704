import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  SWITCH_NAMES,
  SWITCHES,
  type SwitchName,
  type Switches,
} from '../../electron/main/practice-store/switches.ts'
import { aPractice, type Heard, type Practice, type Shown } from './practice-client.ts'

const START = Date.UTC(2026, 4, 6, 9)
let clock = START
let store: Practice

beforeAll(async () => {
  store = await aPractice({ clock: () => clock })
})
afterEach(async () => {
  await store.control('POST', 'reset')
  clock = START
})
afterAll(() => store.close())

type Position<S extends SwitchName> = Switches[S]
/** What can be seen from outside in each position of each switch. */
type Proofs = { readonly [S in SwitchName]: { readonly [P in Position<S>]: () => Promise<void> } }

const date = async (id = 5): Promise<string> => (await store.customer(id)).date_modified
const isMovedBy = async (body: object): Promise<boolean> => {
  await store.put(5, { notes: 'before' })
  const before = await date()
  clock += 60_000
  expect((await store.put(5, body)).status).toBe(200)
  return (await date()) !== before
}
const idsOf = ({ status, json }: Heard): readonly number[] =>
  status === 204 ? [] : (json as readonly Shown[]).map(({ id }) => id)
const message = ({ json }: Heard): unknown => (json as readonly { message: unknown }[])[0]?.message
const reason = ({ json }: Heard): unknown =>
  (json as readonly { details?: { invalid_reason?: unknown } }[])[0]?.details?.invalid_reason

/** The moment that bounds the filters, and the customers changed before, at and after it. */
const aroundNine = async (filter: string): Promise<readonly number[]> => {
  for (const id of [3, 4, 5]) {
    await store.put(id, { notes: `changed at ${clock}` })
    clock += 1000
  }
  return idsOf(await store.get(`/customers?${filter}=2026-05-06T09:00:01Z&min_id=3&max_id=5`))
}

const plan = (status: number): Promise<unknown> =>
  store.control('POST', 'faults', { do: { kind: 'answer', status } })

/** Starts PUTs that wait, and asks once more while they do. */
const whileBusy = async (others: number): Promise<Heard> => {
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

const PROOFS: Proofs = {
  putAnswer: {
    full: async () => {
      const { json } = await store.put(5, { notes: 'x' })
      expect(json).toEqual(await store.customer(5))
    },
    base: async () => {
      const { json } = await store.put(5, { notes: 'x' })
      expect(Object.keys(json as object)).toEqual([
        'company',
        'first_name',
        'last_name',
        'email',
        'phone',
        'store_credit',
        'registration_ip_address',
        'customer_group_id',
        'notes',
        'tax_exempt_category',
        'reset_pass_on_login',
      ])
      expect(await store.customer(5)).toMatchObject(json as object)
    },
  },
  putMovesDate: {
    yes: async () => expect(await isMovedBy({ notes: 'after' })).toBe(true),
    no: async () => expect(await isMovedBy({ notes: 'after' })).toBe(false),
  },
  noOpMovesDate: {
    yes: async () => {
      expect(await isMovedBy({ notes: 'before' })).toBe(true)
      expect(await isMovedBy({})).toBe(true)
    },
    no: async () => {
      expect(await isMovedBy({ notes: 'before' })).toBe(false)
      expect(await isMovedBy({})).toBe(false)
      expect(await isMovedBy({ notes: 'after' })).toBe(true)
    },
  },
  creditMovesDate: {
    yes: async () => expect(await isMovedBy({ store_credit: '71' })).toBe(true),
    no: async () => {
      expect(await isMovedBy({ store_credit: '71' })).toBe(false)
      expect(await isMovedBy({ store_credit: '72', notes: 'after' })).toBe(true)
    },
  },
  dateFilters: {
    inclusive: async () => {
      expect(await aroundNine('min_date_modified')).toEqual([4, 5])
      clock = START
      expect(await aroundNine('max_date_modified')).toEqual([3, 4])
    },
    exclusive: async () => {
      expect(await aroundNine('min_date_modified')).toEqual([5])
      clock = START
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
  emptyText: {
    clears: async () => {
      await store.put(5, { notes: 'x', phone: '1' })
      expect(await store.put(5, { notes: '', phone: '' })).toMatchObject({ json: { notes: '', phone: '' } })
    },
    refused: async () => {
      for (const field of ['company', 'phone', 'notes', 'tax_exempt_category']) {
        expect(message(await store.put(5, { [field]: '' }))).toBe(`The field '${field}' is invalid.`)
      }
      expect((await store.put(5, { registration_ip_address: '' })).status).toBe(200)
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
      clock += 999
      expect(await store.customer(5)).toEqual(before)
      expect((await store.get('/customers?min_id=5&limit=2')).json).toMatchObject([before, { id: 6 }])
      expect((await store.get('/customers/count')).json).toEqual({ count: 20 })
      clock += 1
      expect((await store.customer(5)).notes).toBe('new')
      expect((await store.get('/customers/6')).status).toBe(404)
    },
    wavering: async () => {
      const before = await store.customer(5)
      await store.put(5, { notes: 'new' })
      clock += 500
      const seen: string[] = []
      for (let at = 0; at < 40; at += 1) seen.push((await store.customer(5)).notes)
      expect(new Set(seen)).toEqual(new Set([before.notes, 'new']))
      expect(seen.lastIndexOf(before.notes)).toBeGreaterThan(seen.indexOf('new'))
      clock += 501
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
  passwordRule: {
    default: async () => {
      expect((await store.put(5, { _authentication: { password: 'simple7' } })).status).toBe(200)
    },
    strict: async () => {
      for (const password of ['simple7', 'long-enough-1', 'Long enough 1']) {
        const refused = await store.put(5, { _authentication: { password } })
        expect(reason(refused)).toContain('12 characters')
      }
      expect((await store.put(5, { _authentication: { password: 'Long-Enough-1' } })).status).toBe(200)
    },
  },
  passwordErrorNames: {
    password: async () => {
      expect(message(await store.put(5, { _authentication: { password: 'x' } }))).toContain("'password'")
    },
    _authentication: async () => {
      expect(message(await store.put(5, { _authentication: { password: 'x' } }))).toContain(
        "'_authentication'",
      )
    },
  },
  groupMessage: {
    field: async () => {
      expect(message(await store.put(5, { customer_group_id: 99 }))).toBe(
        "The field 'customer_group_id' is invalid.",
      )
    },
    plain: async () => {
      const refused = await store.put(5, { customer_group_id: 99 })
      expect(refused.status).toBe(400)
      expect(message(refused)).not.toContain('customer_group_id')
    },
  },
  marketingAndForms: {
    refused: async () => {
      expect((await store.put(5, { accepts_marketing: true })).status).toBe(400)
      expect((await store.put(5, { form_fields: null })).status).toBe(400)
    },
    ignored: async () => {
      const before = await store.control('GET', 'customers/5')
      const sent = { accepts_marketing: 'either', form_fields: [{ name: 'x', value: 'y' }] }
      await store.control('PUT', 'switches', { noOpMovesDate: 'no' })
      expect((await store.put(5, sent)).status).toBe(200)
      expect(await store.control('GET', 'customers/5')).toEqual(before)
      expect((await store.put(5, { id: 5 })).status).toBe(400)
    },
  },
  errorList: {
    first: async () =>
      expect((await store.put(5, { first_name: '', email: 'x', id: 1 })).json).toHaveLength(1),
    all: async () => {
      const { status, json } = await store.put(5, { first_name: '', email: 'x', id: 1 })
      expect(status).toBe(400)
      expect(json).toMatchObject([
        { message: "The field 'first_name' is invalid." },
        { message: "The field 'email' is invalid." },
        { message: expect.stringContaining("'id' cannot be written") },
      ])
    },
  },
  texts: {
    kept: async () => expect((await store.put(5, { notes: ' a \n' })).json).toMatchObject({ notes: ' a \n' }),
    trimmed: async () => {
      expect((await store.put(5, { notes: ' a \n', company: ' ' })).json).toMatchObject({
        notes: 'a',
        company: '',
      })
      expect((await store.put(5, { first_name: '  ' })).status).toBe(400)
    },
  },
  creditRounding: {
    nearest: async () =>
      expect((await store.put(5, { store_credit: 1.00009 })).json).toMatchObject({ store_credit: '1.0001' }),
    down: async () =>
      expect((await store.put(5, { store_credit: 1.00009 })).json).toMatchObject({ store_credit: '1.0000' }),
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
}

describe.each(SWITCH_NAMES)('the switch %s', (name) => {
  const positions: readonly string[] = SWITCHES[name].positions
  const proofs: Readonly<Record<string, () => Promise<void>>> = PROOFS[name]

  it.each(positions)('does what it says at %s', async (position) => {
    await store.control('PUT', 'switches', { [name]: position })
    await proofs[position]?.()
  })

  it('is proven in each position', () => {
    expect(Object.keys(proofs).sort()).toEqual([...positions].sort())
  })
})
