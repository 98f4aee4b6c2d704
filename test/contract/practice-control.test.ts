import { describe, expect, it } from 'vitest'
import { type PracticeCustomer } from '../support/contract/practice-client.ts'
import { clock, store } from '../support/contract/shared-practice.ts'

interface RecordedRequest {
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
    await store.until<readonly RecordedRequest[]>(
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
    socket.write(`GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n`)
    await new Promise((resolve) => socket.once('data', resolve))
    await store.turn('PUT', 'offline', { offline: true })
    await closed
  })
})

describe('latency', () => {
  it('holds answers back, by method where it says so', async () => {
    await store.turn('PUT', 'latency', { ms: 0, methods: { PUT: 3_600_000 } })
    const asked = store.put(5, { notes: 'late' }).catch(() => 'never answered')
    await store.until<readonly RecordedRequest[]>('requests', ([first]) => first !== undefined)
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
    clock.now += 5000
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
    clock.now += 5000
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
    const ids = ((await store.get('/customers')).json as readonly PracticeCustomer[]).map(({ id }) => id)
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
  ])('is refused with a sentence about %s', async (_what, values) => {
    const before = await store.customer(5)
    const { email } = await store.customer(6)
    const { status, json } = await store.turn('PUT', 'customers/5', values ?? { email })
    expect(status).toBe(400)
    expect(json).toEqual({ error: expect.stringMatching(/\w+/) })
    expect(await store.customer(5)).toEqual(before)
  })

  it('reports a customer that does not exist', async () => {
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
    const requests = (await store.turn('GET', 'requests')).json as readonly RecordedRequest[]
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
    expect(requests[0]?.headers).toContainEqual(['X-Auth-Token', '•••'])
    expect(JSON.stringify(requests)).not.toContain(store.accessToken)
    expect(requests[2]?.headers).toContainEqual(['User-Agent', 'Test/1'])
  })

  it('does not list the control surface, and can be cleared', async () => {
    await store.get('/time')
    expect((await store.turn('DELETE', 'requests')).status).toBe(200)
    expect((await store.turn('GET', 'requests')).json).toEqual([])
  })
})
