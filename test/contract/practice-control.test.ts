import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
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

interface Received {
  readonly method: string
  readonly path: string
  readonly status: number | null
  readonly isApplied: boolean
  readonly fault: string | null
  readonly body: unknown
  readonly headers: readonly (readonly [string, string])[]
}

describe('offline', () => {
  it('breaks each connection to V2 and applies nothing, while the control surface answers', async () => {
    const before = await store.customer(5)
    expect(await store.turn('PUT', 'offline', { offline: true })).toMatchObject({
      status: 200,
      json: { offline: true },
    })
    await expect(store.get('/time')).rejects.toMatchObject({ code: 'ECONNRESET' })
    await expect(store.put(5, { notes: 'x' })).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect((await store.turn('GET', 'state')).json).toMatchObject({ offline: true })
    await store.turn('PUT', 'offline', { offline: false })
    expect(await store.customer(5)).toEqual(before)
  })

  it('breaks a request that is under way; what had not begun is not done', async () => {
    await store.turn('PUT', 'latency', { ms: 0, methods: { PUT: 3_600_000 } })
    const asked = store.put(5, { notes: 'under way' }).catch((error: unknown) => error)
    await store.until<readonly Received[]>(
      'requests',
      ([first]) => first?.body !== null && first !== undefined,
    )
    await store.turn('PUT', 'offline', { offline: true })
    expect(await asked).toMatchObject({ code: 'ECONNRESET' })
    expect((await store.turn('GET', 'customers/5')).json).not.toMatchObject({ notes: 'under way' })
  })

  it('breaks connections that are kept alive', async () => {
    const socket = await store.raw()
    socket.on('error', () => undefined)
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    socket.write(`GET /x HTTP/1.1\r\nHost: x\r\n\r\n`)
    await new Promise((resolve) => socket.once('data', resolve))
    await store.turn('PUT', 'offline', { offline: true })
    await closed
  })
})

describe('latency', () => {
  it('holds answers back, by method where it says so', async () => {
    await store.turn('PUT', 'latency', { ms: 0, methods: { PUT: 3_600_000 } })
    const asked = store.put(5, { notes: 'late' }).catch(() => 'never answered')
    await store.until<readonly Received[]>('requests', ([first]) => first !== undefined)
    expect((await store.get('/customers/5')).status).toBe(200)
    expect((await store.turn('GET', 'requests')).json).toMatchObject([
      { method: 'PUT', status: null },
      { status: 200 },
    ])
    await store.turn('PUT', 'offline', { offline: true })
    expect(await asked).toBe('never answered')
  })
})

describe('a colleague', () => {
  it('edits a customer, which moves date_modified', async () => {
    clock += 5000
    const { status, json } = await store.turn('PUT', 'customers/5', {
      notes: 'by a colleague',
      accepts_marketing: true,
    })
    expect(status).toBe(200)
    const seen = await store.customer(5)
    expect(seen).toMatchObject({
      notes: 'by a colleague',
      accepts_marketing: true,
      date_modified: 'Wed, 06 May 2026 09:00:05 +0000',
    })
    expect(json).toEqual(seen)
    expect((await store.turn('GET', 'customers/5')).json).toMatchObject(seen)
  })

  it('edits form fields and chooses the date', async () => {
    const form_fields = [{ name: 'Club', value: null }]
    await store.turn('PUT', 'customers/5', { form_fields, date_modified: '2020-02-03T04:05:06+01:00' })
    expect(await store.customer(5)).toMatchObject({
      form_fields,
      date_modified: 'Mon, 03 Feb 2020 03:05:06 +0000',
    })
  })

  it('moves the date whatever the switches say of PUTs', async () => {
    await store.turn('PUT', 'switches', { putMovesDate: 'no' })
    clock += 5000
    await store.turn('PUT', 'customers/5', { store_credit: 3 })
    expect((await store.customer(5)).date_modified).toBe('Wed, 06 May 2026 09:00:05 +0000')
  })

  it('adds a customer, who comes last', async () => {
    const { json } = await store.turn('POST', 'customers', { first_name: 'Nova' })
    expect(json).toMatchObject({
      id: 21,
      first_name: 'Nova',
      date_created: 'Wed, 06 May 2026 09:00:00 +0000',
    })
    expect(await store.customer(21)).toEqual(json)
    expect((await store.get('/customers/count')).json).toEqual({ count: 21 })
    expect((await store.get('/customers?min_id=20')).json).toMatchObject([{ id: 20 }, { id: 21 }])
    expect((await store.get('/customers?min_date_modified=2026-05-06T09%3A00%3A00Z')).json).toMatchObject([
      { id: 21 },
    ])
  })

  it('deletes a customer, whose id is not given again', async () => {
    expect((await store.turn('DELETE', 'customers/20')).status).toBe(200)
    expect((await store.get('/customers/20')).status).toBe(404)
    expect((await store.get('/customers/20/addresses')).status).toBe(404)
    expect((await store.put(20, { notes: 'x' })).status).toBe(404)
    expect((await store.get('/customers/count')).json).toEqual({ count: 19 })
    const ids = ((await store.get('/customers')).json as readonly Shown[]).map(({ id }) => id)
    expect(ids).not.toContain(20)
    expect((await store.turn('DELETE', 'customers/20')).status).toBe(404)
    expect((await store.turn('POST', 'customers', {})).json).toMatchObject({ id: 21 })
  })

  it.each([
    ['an unknown field', { nickname: 'x' }],
    ['a taken address', null],
    ['a date without a zone', { date_modified: '2020-02-03' }],
    ['a flag that is none', { accepts_marketing: 'yes' }],
    ['form fields of another shape', { form_fields: [{ label: 'x' }] }],
    ['no object', [1]],
  ])('is told about %s', async (_what, values) => {
    const before = await store.customer(5)
    const { email } = await store.customer(6)
    const { status, json } = await store.turn('PUT', 'customers/5', values ?? { email })
    expect(status).toBe(400)
    expect(json).toEqual({ error: expect.stringMatching(/\w+/) })
    expect(await store.customer(5)).toEqual(before)
  })

  it('is told where there is nobody', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect((await store.turn(method, 'customers/99', method === 'PUT' ? {} : undefined)).status).toBe(404)
    }
  })
})

describe('the record of requests', () => {
  it('lists what V2 received, in order, with headers, body and answer', async () => {
    await store.get('/customers?limit=1')
    await store.put(5, { notes: 'x' })
    await store.v2('PUT', '/customers/5', { body: '{broken', headers: { 'User-Agent': 'Test/1' } })
    const requests = (await store.turn('GET', 'requests')).json as readonly Received[]
    expect(requests).toMatchObject([
      {
        number: 1,
        method: 'GET',
        path: `/stores/${store.storeHash}/v2/customers?limit=1`,
        body: null,
        status: 200,
      },
      { number: 2, method: 'PUT', body: { notes: 'x' }, status: 200, isApplied: true, fault: null },
      { number: 3, method: 'PUT', body: '{broken', status: 400, isApplied: false },
    ])
    expect(requests[0]?.headers).toContainEqual(['X-Auth-Token', store.accessToken])
    expect(requests[2]?.headers).toContainEqual(['User-Agent', 'Test/1'])
  })

  it('does not list the control surface, and can be cleared', async () => {
    await store.get('/time')
    expect((await store.turn('DELETE', 'requests')).status).toBe(200)
    expect((await store.turn('GET', 'requests')).json).toEqual([])
  })
})

describe('switches and state', () => {
  it('are listed with positions, default and meaning', async () => {
    const { json } = await store.turn('GET', 'switches')
    const all = Object.values(
      json as Record<string, { position: string; positions: string[]; default: string; about: string }>,
    )
    expect(all.length).toBeGreaterThan(20)
    for (const one of all) {
      expect(one.positions.length).toBeGreaterThan(1)
      expect(one.position).toBe(one.default)
      expect(one.about).toMatch(/\w{3}/)
    }
  })

  it('are turned one at a time, and by name only', async () => {
    expect((await store.turn('PUT', 'switches', { emptyList: '200' })).json).toMatchObject({
      emptyList: '200',
      reads: 'fresh',
    })
    for (const wrong of [{ emptylist: '200' }, { emptyList: 204 }, { emptyList: '404' }, [], 'x']) {
      expect(await store.turn('PUT', 'switches', wrong)).toMatchObject({
        status: 400,
        json: { error: expect.any(String) },
      })
    }
    expect((await store.turn('GET', 'state')).json).toMatchObject({ switches: { emptyList: '200' } })
  })

  it('tells the whole state', async () => {
    expect((await store.turn('GET', 'state')).json).toEqual({
      storeHash: store.storeHash,
      v2: `${store.url}/stores/${store.storeHash}/v2`,
      seed: 7,
      customers: 20,
      time: START,
      offline: false,
      latency: { ms: 0, methods: {} },
      scopes: { customers: 'modify', information: true },
      quota: { total: 100_000, windowMs: 30_000, otherApp: 0, left: 100_000 },
      switches: expect.objectContaining({ putAnswer: 'full' }),
      clock: { aheadMs: 0 },
      faults: 0,
      requests: 0,
    })
  })

  it('sets the store’s clock beside the machine’s', async () => {
    await store.turn('PUT', 'clock', { aheadMs: -3_600_000 })
    expect((await store.get('/time')).json).toEqual({ time: (START - 3_600_000) / 1000 })
    await store.put(5, { notes: 'x' })
    expect((await store.customer(5)).date_modified).toBe('Wed, 06 May 2026 08:00:00 +0000')
  })

  it('come back by a reset, all but the token', async () => {
    const before = await store.customer(5)
    const { accessToken } = (await store.control('POST', 'token')) as { accessToken: string }
    await store.put(5, { notes: 'x' })
    await store.turn('DELETE', 'customers/6')
    await store.turn('PUT', 'scopes', { customers: 'none' })
    await store.turn('PUT', 'quota', { total: 1 })
    await store.turn('PUT', 'switches', { putAnswer: 'base' })
    await store.turn('POST', 'faults', { do: { kind: 'never' } })
    await store.turn('PUT', 'offline', { offline: true })
    expect((await store.turn('POST', 'reset')).json).toMatchObject({
      offline: false,
      faults: 0,
      requests: 0,
      customers: 20,
    })
    expect(await store.customer(5)).toEqual(before)
    expect((await store.get('/customers/6')).status).toBe(200)
    expect((await store.put(5, {})).json).toMatchObject({ id: 5 })
    expect(store.accessToken).toBe(accessToken)
  })
})

describe('a call of the control surface that is not understood', () => {
  const asSentence = ({ status, json }: Heard): [number, unknown] => [status, json]

  it.each([
    ['GET', 'nonsense', undefined, 404],
    ['GET', '', undefined, 404],
    ['DELETE', 'state', undefined, 405],
    ['PUT', 'offline', undefined, 400],
    ['PUT', 'offline', { offline: 'yes' }, 400],
    ['PUT', 'offline', { offline: true, more: 1 }, 400],
    ['PUT', 'latency', { ms: -1 }, 400],
    ['PUT', 'quota', { total: 0 }, 400],
    ['PUT', 'scopes', { customers: 'all' }, 400],
    ['POST', 'faults', { do: { kind: 'explode' } }, 400],
    ['POST', 'faults', { do: { kind: 'cut' } }, 400],
    ['POST', 'faults', { do: { kind: 'answer', status: 99 } }, 400],
    ['PUT', 'clock', {}, 400],
  ] as const)('%s %s %j is told in a sentence', async (method, path, body, status) => {
    expect(asSentence(await store.turn(method, path, body))).toEqual([
      status,
      { error: expect.stringMatching(/\w{3}/) },
    ])
  })

  it('is told that the body is not JSON', async () => {
    expect(await store.plain('PUT', '/__practice__/offline', { body: '{offline' })).toMatchObject({
      status: 400,
      json: { error: 'The body is not JSON.' },
    })
  })

  it('comes from a web page: it is turned away', async () => {
    for (const headers of [
      { Origin: 'http://evil.example' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { Host: 'evil.example' },
    ]) {
      const asked = store.plain('PUT', '/__practice__/offline', { body: { offline: true }, headers })
      expect((await asked).status).toBe(403)
    }
    expect(store.isOffline()).toBe(false)
  })
})
