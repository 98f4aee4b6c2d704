import { describe, expect, it } from 'vitest'
import { type PracticeReply } from '../support/contract/practice-client.ts'
import { START, store } from '../support/contract/shared-practice.ts'

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

  it('reports the whole state', async () => {
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
  const asSentence = ({ status, json }: PracticeReply): [number, unknown] => [status, json]

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
  ] as const)('%s %s %j is refused with a sentence', async (method, path, body, status) => {
    expect(asSentence(await store.turn(method, path, body))).toEqual([
      status,
      { error: expect.stringMatching(/\w{3}/) },
    ])
  })

  it('says that the body is not JSON', async () => {
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
