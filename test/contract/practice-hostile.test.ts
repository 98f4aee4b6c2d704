import { afterAll, afterEach, beforeAll, expect, it, describe } from 'vitest'
import { aPractice, type Practice, type PracticeCustomer } from '../support/contract/practice-client.ts'

let store: Practice
let before: PracticeCustomer

beforeAll(async () => {
  store = await aPractice()
  before = await store.customer(5)
})
// Whatever came, the store still answers, and no customer was changed.
afterEach(async () => {
  expect(await store.customer(5)).toEqual(before)
})
afterAll(() => store.close())

const put = (body: string | Buffer) => store.v2('PUT', '/customers/5', { body })

describe('a body', () => {
  it.each([
    ['nothing', ''],
    ['no JSON', '{"notes":'],
    ['a number', '5'],
    ['a text', '"notes"'],
    ['null', 'null'],
    ['a list', '[{"notes":"x"}]'],
    ['form data', 'notes=x'],
    ['two objects', '{"notes":"x"}{"notes":"y"}'],
    ['a comment', '{"notes":"x"} // y'],
    ['a byte order mark and a half', '\uFEFF{"notes":"x"'],
  ])('of %s is 400 as an array', async (_what, body) => {
    expect(await put(body)).toMatchObject({
      status: 400,
      json: [{ status: 400, message: expect.any(String) }],
    })
  })

  it('of invalid UTF-8 is 400', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"notes":"'),
      Buffer.from([0xc3, 0x28, 0xff]),
      Buffer.from('"}'),
    ])
    expect((await put(bytes)).status).toBe(400)
  })

  it('nested a hundred thousand times is 400', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    expect((await put(`{"notes":${deep}}`)).status).toBe(400)
  })

  it('of two megabytes is 413, and the client gets the answer', async () => {
    expect(await put(`{"notes":"${'x'.repeat(2 * 1024 * 1024)}"}`)).toMatchObject({
      status: 413,
      json: [{ status: 413 }],
    })
  })

  it('without an end is cut off', async () => {
    const socket = await store.raw()
    socket.on('error', () => undefined)
    socket.write(head('PUT', '/customers/5', 'Transfer-Encoding: chunked\r\n'))
    const chunk = Buffer.alloc(1024 * 1024, 'x')
    const ended = new Promise((resolve) => socket.once('close', resolve))
    const pour = (): void => {
      if (socket.destroyed) return
      socket.write('100000\r\n')
      socket.write(chunk)
      socket.write('\r\n', () => pour())
    }
    pour()
    await ended
  })

  it('that stops half-way leaves the customer as it was', async () => {
    await store.control('DELETE', 'requests')
    const socket = await store.raw()
    socket.write(`${head('PUT', '/customers/5', 'Content-Length: 100\r\n')}{"notes":"half`)
    await store.until<readonly unknown[]>('requests', (all) => all.length === 1)
    socket.destroy()
    expect(await store.control('GET', 'requests')).toMatchObject([
      { status: null, isApplied: false, body: null },
    ])
  })
})

const head = (method: string, path: string, more = ''): string =>
  `${method} /stores/${store.storeHash}/v2${path} HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: ${store.accessToken}\r\n` +
  `Content-Type: application/json\r\n${more}\r\n`

async function answerTo(bytes: string): Promise<string> {
  const socket = await store.raw()
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  socket.on('error', () => undefined)
  socket.end(bytes)
  await new Promise((resolve) => socket.once('close', resolve))
  return Buffer.concat(chunks).toString('latin1')
}

describe('a request', () => {
  it.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['a head without an end', `GET /x HTTP/1.1\r\nX: ${'y'.repeat(100_000)}\r\n\r\n`],
    ['a broken header', 'GET /x HTTP/1.1\r\nHost: localhost\r\nno colon here\r\n\r\n'],
    ['two lengths', 'PUT /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx'],
    [
      'a length and chunks',
      'PUT /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a broken chunk', 'PUT /x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
  ])('of %s is answered with 4xx and an end', async (_what, bytes) => {
    expect(await answerTo(bytes)).toMatch(/^HTTP\/1\.1 4\d\d /)
  })

  it.each([
    '//x/y',
    '/stores/../../etc/passwd',
    'http://127.0.0.1/stores/x/v2/time',
    '*',
    '/__practice__',
    '/%00',
    '/stores/%2e%2e/v2/time',
  ])('for %s is not served', async (path) => {
    expect(await answerTo(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 4\d\d /,
    )
  })

  it.each([
    '/customers?%',
    '/customers?%ff=1',
    '/customers?=',
    `/customers?min_id=${'9'.repeat(400)}`,
    '/customers/99999999999999999999',
    '/customers?email=%00',
    '/customers?first_name=%F0%9F',
  ])('with the query %s is answered by the application', async (path) => {
    const { status } = await store.get(path)
    expect([204, 400, 404]).toContain(status)
  })

  it('may come one behind the other on one connection', async () => {
    const get = head('GET', '/customers/count')
    const answer = await answerTo(`${get}${get}${get.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')}`)
    expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3)
  })

  it('of a HEAD has no body', async () => {
    expect(await store.v2('HEAD', '/customers/5')).toMatchObject({ status: 405, text: '' })
  })
})

describe('the control surface', () => {
  it('survives the same', async () => {
    for (const body of ['{', '[]', '"x"', 'null', '{"__proto__":{"offline":true}}']) {
      expect((await store.plain('PUT', '/__practice__/offline', { body })).status).toBe(400)
    }
    expect((await store.plain('PUT', '/__practice__/offline', { body: 'x'.repeat(2_000_000) })).status).toBe(
      413,
    )
    for (const path of [
      '__proto__',
      'constructor',
      'toString',
      'customers/',
      'customers/5/x',
      'customers/%2e',
    ]) {
      expect((await store.turn('GET', path)).status).toBe(404)
    }
    expect(store.isOffline()).toBe(false)
  })
})
