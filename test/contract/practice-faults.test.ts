import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { aPractice, type Practice } from '../support/contract/practice-client.ts'

let store: Practice

beforeAll(async () => {
  store = await aPractice()
})
afterEach(async () => {
  await store.control('POST', 'reset')
})
afterAll(() => store.close())

const plan = (...faults: readonly object[]): Promise<unknown> => store.turn('POST', 'faults', faults)
const notes = async (): Promise<string> => (await store.customer(5)).notes
const last = async (): Promise<unknown> =>
  ((await store.control('GET', 'requests')) as readonly unknown[]).at(-1)

/** All bytes until the store ends the connection. */
async function bytesOf(method: string, path: string, body = ''): Promise<string> {
  const socket = await store.raw()
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  socket.on('error', () => undefined)
  socket.write(
    `${method} /stores/${store.storeHash}/v2${path} HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: ${store.accessToken}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
  await new Promise((resolve) => socket.once('close', resolve))
  return Buffer.concat(chunks).toString('utf8')
}

describe('a planned answer', () => {
  it('replaces the store’s answer, with status, headers and body as given; nothing is applied', async () => {
    const before = await notes()
    const headers = { 'X-Retry-After': '17', 'Content-Type': 'text/html' }
    await plan({
      match: { method: 'PUT' },
      do: { kind: 'answer', status: 503, headers, body: '<h1>Busy</h1>' },
    })
    const { status, text, headers: heard } = await store.put(5, { notes: 'x' })
    expect([status, text, heard['x-retry-after'], heard['content-type']]).toEqual([
      503,
      '<h1>Busy</h1>',
      '17',
      'text/html',
    ])
    expect(await last()).toMatchObject({ status: 503, isApplied: false, fault: 'answer' })
    expect(await notes()).toBe(before)
  })

  it('may hide that the PUT was applied', async () => {
    await plan({ match: { method: 'PUT' }, do: { kind: 'answer', status: 500, isApplied: true } })
    expect(await store.put(5, { notes: 'applied all the same' })).toMatchObject({
      status: 500,
      json: [{ status: 500 }],
    })
    expect(await last()).toMatchObject({ status: 500, isApplied: true })
    expect(await notes()).toBe('applied all the same')
  })

  it('holds JSON where the body is not a text', async () => {
    await plan({ do: { kind: 'answer', status: 409, body: [{ status: 409, message: 'a/b' }] } })
    expect(await store.get('/time')).toMatchObject({ status: 409, text: '[{"status":409,"message":"a/b"}]' })
  })

  it.each([401, 403, 429])('of %i without a body has the gateway’s shape', async (status) => {
    await plan({ do: { kind: 'answer', status } })
    expect(await store.get('/time')).toMatchObject({ status, json: { status, title: expect.any(String) } })
  })

  it('of 429 has no header of the quota', async () => {
    await plan({ do: { kind: 'answer', status: 429 } })
    const { headers } = await store.get('/time')
    expect(Object.keys(headers).filter((name) => /rate-limit|retry/.test(name))).toEqual([])
  })

  it('may redirect', async () => {
    await plan({
      do: { kind: 'answer', status: 301, headers: { Location: 'https://elsewhere.example/' }, body: '' },
    })
    expect(await store.get('/time')).toMatchObject({
      status: 301,
      headers: { location: 'https://elsewhere.example/' },
    })
  })
})

describe('a cut answer', () => {
  it('ends at each byte of its body that was asked for, and the PUT is applied', async () => {
    const whole = await store.get('/customers/count')
    for (let after = 0; after <= whole.text.length; after += 1) {
      await plan({ match: { path: '/customers/count' }, do: { kind: 'cut', after } })
      const bytes = await bytesOf('GET', '/customers/count')
      expect(bytes.slice(bytes.indexOf('\r\n\r\n') + 4)).toBe(whole.text.slice(0, after))
      expect(bytes).toContain(`Content-Length: ${whole.text.length}\r\n`)
    }
    await plan({ match: { method: 'PUT' }, do: { kind: 'cut', after: 10 } })
    await expect(store.put(5, { notes: 'cut off' })).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(await notes()).toBe('cut off')
    expect((await store.control('GET', 'requests')) as unknown[]).toContainEqual(
      expect.objectContaining({ method: 'PUT', status: null, isApplied: true, fault: 'cut' }),
    )
  })

  it('ends at any byte of its head too', async () => {
    for (const after of [0, 1, 12, 40]) {
      await plan({ do: { kind: 'cut', of: 'answer', after } })
      expect(await bytesOf('GET', '/time')).toBe(
        'HTTP/1.1 200 OK\r\nContent-Type: application/json'.slice(0, after),
      )
    }
  })
})

describe('a reset', () => {
  it('before the request was read applies nothing', async () => {
    const before = await notes()
    await plan({ match: { method: 'PUT' }, do: { kind: 'reset-before' } })
    await expect(store.put(5, { notes: 'x' })).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(await last()).toMatchObject({ status: null, isApplied: false, body: null, fault: 'reset-before' })
    expect(await notes()).toBe(before)
  })

  it('after the request was carried out leaves it applied', async () => {
    await plan({ match: { method: 'PUT' }, do: { kind: 'reset-after' } })
    await expect(store.put(5, { notes: 'applied' })).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(await last()).toMatchObject({ status: null, isApplied: true, fault: 'reset-after' })
    expect(await notes()).toBe('applied')
  })
})

describe('no answer at all', () => {
  it.each([false, true])('comes with the PUT applied: %s', async (isApplied) => {
    await plan({ match: { method: 'PUT' }, do: { kind: 'never', isApplied } })
    const asked = store.put(5, { notes: 'waiting' }).catch(() => 'broken')
    await store.until<readonly { body: unknown; isApplied: boolean }[]>(
      'requests',
      ([first]) => first?.isApplied === isApplied && first.body !== null,
    )
    expect((await notes()) === 'waiting').toBe(isApplied)
    await store.control('PUT', 'offline', { offline: true })
    expect(await asked).toBe('broken')
  })
})

describe('a delay', () => {
  it.each(['before', 'after'])('%s the work ends in the usual answer', async (when) => {
    await plan({ do: { kind: 'delay', ms: 20, when } })
    expect(await store.put(5, { notes: when })).toMatchObject({ status: 200, json: { notes: when } })
    expect(await last()).toMatchObject({ isApplied: true, fault: 'delay' })
  })

  it('outlives a client that hung up: the PUT is applied later', async () => {
    await plan({ do: { kind: 'delay', ms: 200 } })
    const socket = await store.raw()
    const body = '{"notes":"applied after the client was gone"}'
    socket.write(
      `PUT /stores/${store.storeHash}/v2/customers/5 HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: ${store.accessToken}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    )
    await store.until<readonly { body: unknown }[]>(
      'requests',
      ([first]) => first !== undefined && first.body !== null,
    )
    socket.destroy()
    await store.until<{ notes: string }>('customers/5', (customer) =>
      customer.notes.startsWith('applied after'),
    )
  })
})

describe('which requests a fault meets', () => {
  const busy = { kind: 'answer', status: 503 }
  const statuses = async (...paths: readonly string[]): Promise<readonly number[]> => {
    const heard = []
    for (const path of paths) heard.push((await store.get(path)).status)
    return heard
  }

  it('matches by the path, with its query or without, and by stars', async () => {
    await plan({ match: { path: '/customers/5' }, do: busy })
    expect(await statuses('/customers/6', '/customers/55', '/customers/5', '/customers/5')).toEqual([
      200, 404, 503, 200,
    ])
    await plan({ match: { path: '/customers?*min_id=3*' }, do: busy })
    expect(
      await statuses('/customers', '/customers?limit=5&min_id=3&max_id=9', '/customers?min_id=3'),
    ).toEqual([200, 503, 200])
    await plan({ match: { path: '/customers' }, times: 2, do: busy })
    expect(await statuses('/customers?limit=5', '/customers/5', '/customers', '/customers')).toEqual([
      503, 200, 503, 200,
    ])
    await plan({ match: { path: '/customers/*' }, do: busy })
    expect(await statuses('/customers', '/customers/5/addresses')).toEqual([200, 503])
  })

  it('matches by the method', async () => {
    await plan({ match: { method: 'put' }, do: busy })
    expect(await statuses('/customers/5')).toEqual([200])
    expect((await store.put(5, {})).status).toBe(503)
  })

  it('is in the order of planning, each as often as it says', async () => {
    await plan({ times: 2, do: busy }, { do: { kind: 'answer', status: 500 } })
    expect(await statuses('/time', '/time', '/time', '/time')).toEqual([503, 503, 500, 200])
  })

  it('is none once they are cleared', async () => {
    await plan({ times: 5, do: busy })
    expect((await store.turn('GET', 'faults')).json).toMatchObject([{ times: 5, do: busy }])
    await store.turn('DELETE', 'faults')
    expect(await statuses('/time')).toEqual([200])
  })
})
