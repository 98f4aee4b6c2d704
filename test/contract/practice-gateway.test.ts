import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { aPractice, type PracticeReply, type Practice } from '../support/contract/practice-client.ts'

let clock = Date.UTC(2026, 4, 6, 9)
let store: Practice

beforeAll(async () => {
  store = await aPractice({ clock: () => clock })
})
afterEach(async () => {
  await store.control('POST', 'reset')
})
afterAll(() => store.close())

/** The gateway's own shape of an error. */
const gateway = (status: number): object => ({
  status,
  json: { status, title: expect.any(String), type: expect.any(String), errors: {} },
})

const v2Path = (path: string): string => `/stores/${store.storeHash}/v2${path}`

describe('the token', () => {
  it.each([
    ['none', {}],
    ['a wrong one', { 'X-Auth-Token': 'x'.repeat(31) }],
    ['an empty one', { 'X-Auth-Token': '' }],
    ['one in another header', { Authorization: 'Bearer x' }],
  ])('%s is 401', async (_what, headers) => {
    expect(await store.plain('GET', v2Path('/customers'), { headers })).toMatchObject(gateway(401))
  })

  it('is taken under a name in any letter case', async () => {
    const headers = { 'x-AUTH-token': store.accessToken }
    expect((await store.plain('GET', v2Path('/time'), { headers })).status).toBe(200)
  })

  it('given twice is 401', async () => {
    const socket = await store.raw()
    const token = `X-Auth-Token: ${store.accessToken}\r\n`
    socket.write(`GET ${v2Path('/time')} HTTP/1.1\r\nHost: localhost\r\n${token}${token}\r\n`)
    const [answer] = await new Promise<Buffer[]>((resolve) => socket.once('data', (data) => resolve([data])))
    expect(answer?.toString()).toMatch(/^HTTP\/1\.1 401 /)
    socket.destroy()
  })

  it('that was replaced is 401 at once, and the new one works', async () => {
    const before = store.accessToken
    const { accessToken } = (await store.control('POST', 'token')) as { accessToken: string }
    expect(accessToken).not.toBe(before)
    expect(store.accessToken).toBe(accessToken)
    const old = await store.v2('GET', '/customers', { headers: { 'X-Auth-Token': before } })
    expect(old).toMatchObject(gateway(401))
    expect((await store.get('/customers')).status).toBe(200)
  })
})

describe('the path', () => {
  it('of another store is 403, even with a token that is right here', async () => {
    expect(await store.plain('GET', '/stores/abc123/v2/customers', { headers: tokenOf() })).toMatchObject(
      gateway(403),
    )
  })

  it('with a slash at its end is refused', async () => {
    for (const path of ['/customers/', '/customers/5/', '/', '/time/']) {
      expect(await store.get(path)).toMatchObject(gateway(401))
    }
  })

  it('outside of V2 is 404', async () => {
    for (const path of [
      '/',
      '/stores',
      `/stores/${store.storeHash}/v3/customers`,
      `/stores/${store.storeHash}`,
    ]) {
      expect((await store.plain('GET', path, { headers: tokenOf() })).status).toBe(404)
    }
  })

  it('of something that is not there is 404 from the application', async () => {
    for (const path of [
      '/customer',
      '/customers/x',
      '/customers/5/x',
      '/orders',
      '/customers/-1',
      '/customers/5.0',
      '/../time',
    ]) {
      expect(await store.get(path)).toMatchObject({
        status: 404,
        json: [{ status: 404, message: expect.any(String) }],
      })
    }
  })

  const tokenOf = () => ({ 'X-Auth-Token': store.accessToken })
})

describe('scopes', () => {
  const reads = [
    '/customers',
    '/customers/5',
    '/customers/count',
    '/customers/5/addresses',
    '/customer_groups',
  ]

  it('to read only: reads work, the first PUT is 403', async () => {
    await store.control('PUT', 'scopes', { customers: 'read-only' })
    for (const path of reads) expect((await store.get(path)).status).toBeLessThan(300)
    const before = await store.customer(5)
    expect(await store.put(5, { notes: 'x' })).toMatchObject(gateway(403))
    expect(await store.customer(5)).toEqual(before)
  })

  it('without customers: 403 for all of theirs, while the store itself can be read', async () => {
    await store.control('PUT', 'scopes', { customers: 'none' })
    for (const path of reads) expect(await store.get(path)).toMatchObject(gateway(403))
    expect((await store.get('/store')).status).toBe(200)
  })

  it('without store information: 403 for it alone', async () => {
    await store.control('PUT', 'scopes', { information: false })
    for (const path of ['/store', '/time']) expect(await store.get(path)).toMatchObject(gateway(403))
    for (const path of reads) expect((await store.get(path)).status).toBeLessThan(300)
    expect((await store.put(5, { notes: 'x' })).status).toBe(200)
  })
})

describe('what the application refuses', () => {
  const refusal = (status: number): object => ({ status, json: [{ status, message: expect.any(String) }] })

  it.each([
    ['DELETE', '/customers/5'],
    ['POST', '/customers'],
    ['PUT', '/customers'],
    ['PATCH', '/customers/5'],
    ['PUT', '/time'],
    ['POST', '/customer_groups'],
    ['OPTIONS', '/customers'],
  ])('%s %s is 405', async (method, path) => {
    expect(await store.v2(method, path)).toMatchObject(refusal(405))
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'a body of type "%s" is 415',
    async (type) => {
      const asked = store.v2('PUT', '/customers/5', {
        body: '{"notes":"x"}',
        headers: { 'Content-Type': type },
      })
      expect(await asked).toMatchObject(refusal(415))
    },
  )

  it.each(['application/json; charset=utf-8', 'APPLICATION/JSON'])(
    'a body of type "%s" is taken',
    async (type) => {
      const asked = store.v2('PUT', '/customers/5', {
        body: '{"notes":"x"}',
        headers: { 'Content-Type': type },
      })
      expect((await asked).status).toBe(200)
    },
  )

  it('an answer in anything but JSON is 406', async () => {
    const asking = (accept: string): Promise<PracticeReply> =>
      store.v2('GET', '/customers/5', { headers: { Accept: accept } })
    for (const accept of ['text/html', 'application/xml', 'image/*'])
      expect(await asking(accept)).toMatchObject(refusal(406))
    for (const accept of ['*/*', 'application/*', 'text/html, application/json;q=0.9']) {
      expect((await asking(accept)).status).toBe(200)
    }
  })
})

describe('the quota', () => {
  const limits = ({ headers }: PracticeReply): readonly number[] =>
    [
      'x-rate-limit-requests-quota',
      'x-rate-limit-requests-left',
      'x-rate-limit-time-window-ms',
      'x-rate-limit-time-reset-ms',
    ].map((name) => Number(headers[name]))

  it('comes with each answer, errors included, and counts down', async () => {
    await store.control('PUT', 'quota', { total: 150 })
    expect(limits(await store.get('/time'))).toEqual([150, 149, 30_000, 30_000])
    clock += 1000
    expect(limits(await store.get('/customers/999'))).toEqual([150, 148, 30_000, 29_000])
    expect(limits(await store.put(5, { nope: 1 }))).toEqual([150, 147, 30_000, 29_000])
    expect(limits(await store.get('/customers/count?min_id=99'))).toEqual([150, 146, 30_000, 29_000])
    await store.control('PUT', 'scopes', { information: false })
    expect(limits(await store.get('/time'))).toEqual([150, 146, 30_000, 29_000])
  })

  it('used up is 429 with the time until the next window, and a PUT is then not applied', async () => {
    await store.control('PUT', 'quota', { total: 3, windowMs: 10_000 })
    for (let at = 0; at < 3; at += 1) await store.get('/time')
    clock += 2500
    const refused = await store.put(5, { notes: 'over quota' })
    expect(refused).toMatchObject(gateway(429))
    expect(limits(refused)).toEqual([3, 0, 10_000, 7500])
    expect(refused.headers['x-retry-after']).toBe('8')
    expect(await store.control('GET', 'customers/5')).not.toMatchObject({ notes: 'over quota' })
    clock += 7500
    expect((await store.put(5, { notes: 'in the next window' })).status).toBe(200)
  })

  it('is shared with another app, which spends its part evenly', async () => {
    await store.control('PUT', 'quota', { total: 100, windowMs: 10_000, otherApp: 60 })
    expect(limits(await store.get('/time'))[1]).toBe(99)
    clock += 5000
    expect(limits(await store.get('/time'))[1]).toBe(68)
    clock += 4900
    expect(limits(await store.get('/time'))[1]).toBe(38)
    clock += 100
    expect(limits(await store.get('/time'))[1]).toBe(99)
  })

  it('can be used up by the other app alone', async () => {
    await store.control('PUT', 'quota', { total: 10, windowMs: 10_000, otherApp: 1000 })
    expect((await store.get('/time')).status).toBe(200)
    clock += 1000
    expect((await store.get('/time')).status).toBe(429)
  })
})
