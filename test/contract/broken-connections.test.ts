import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  answer,
  CUSTOMER,
  FINE,
  LOST,
  openRawStore,
  outcomeName,
  RATE_LIMIT,
  type RawStore,
  SLOW,
  trickle,
} from '../support/contract/raw-store.ts'
import { anAttempt, linkIn } from '../support/contract/transport.ts'

// Connections that break or trickle. Each time the problem has a name, nothing crashes, and the next request works.

let store: RawStore

beforeAll(async () => {
  store = await openRawStore()
})
beforeEach(() => store.connect())
afterEach(() => store.link.close())
afterAll(() => store.close())

describe('an answer that is cut off', () => {
  const small = `{"id":5,"company":"N\u00e4w \\/ \u{1f4d6}","first_name":"A","last_name":"B","email":"a@b.c","phone":"","form_fields":null,"date_created":"Mon, 06 May 2024 07:34:10 +0000","date_modified":"Mon, 06 May 2024 07:34:10 +0000","store_credit":"0.0000","customer_group_id":0,"notes":""}`
  const length = Buffer.byteLength(small)

  it.each([
    ['an end', (socket: Socket) => socket.end()],
    ['a reset', (socket: Socket) => socket.resetAndDestroy()],
  ])('at each byte of its body by %s is no answer', async (_what, cut) => {
    for (let bytes = 0; bytes < length; bytes += 1) {
      const part = Buffer.from(small).subarray(0, bytes)
      store.respond = (socket) =>
        socket.write(answer(part, [`Content-Length: ${length}`]), () => setImmediate(() => cut(socket)))
      const [got, outcome] = await Promise.all([store.read(), store.put()])
      expect(got, `read, ${bytes} bytes`).toMatchObject({ ok: false, problem: { code: 'connection-lost' } })
      expect(outcomeName(outcome), `put, ${bytes} bytes`).toBe('unknown connection-lost')
    }
  })

  it('at each byte of its body, without a length, is no JSON', async () => {
    for (let bytes = 0; bytes < length; bytes += 1) {
      const part = Buffer.from(small).subarray(0, bytes)
      store.respond = (socket) => {
        socket.write(Buffer.from(`HTTP/1.1 200 OK\r\n${RATE_LIMIT}\r\nConnection: close\r\n\r\n`))
        socket.end(part)
      }
      const [got, outcome] = await Promise.all([store.read(), store.put()])
      expect(got, `read, ${bytes} bytes`).toMatchObject({ ok: false, problem: { code: 'bad-answer' } })
      expect(outcomeName(outcome), `put, ${bytes} bytes`).toBe('unknown bad-answer')
    }
  })

  it('at each byte of its head is no answer', async () => {
    const whole = answer('{}', [], '200 OK')
    for (let bytes = 0; bytes < whole.length - 2; bytes += 1) {
      store.respond = (socket) => socket.end(whole.subarray(0, bytes))
      const [got, outcome] = await Promise.all([store.read(), store.put()])
      expect(got, `read, ${bytes} bytes`).toMatchObject({ ok: false })
      expect(outcomeName(outcome), `put, ${bytes} bytes`).toMatch(/^unknown (connection-lost|bad-answer)$/)
    }
  })

  it('in the middle of a chunk is no answer', async () => {
    expect(
      await store.meet((socket) => {
        socket.write(answer('20\r\n{"id":5,', ['Transfer-Encoding: chunked']))
        setImmediate(() => socket.end())
      }),
    ).toEqual(LOST)
  })
})

describe('a connection that breaks', () => {
  it('before anything was read is known to have broken before, or not known', async () => {
    const early = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.resetAndDestroy()
    })
    await new Promise<void>((resolve) => early.listen(0, '127.0.0.1', resolve))
    const other = linkIn(`http://127.0.0.1:${(early.address() as AddressInfo).port}`)
    const got = await other.client.customer(5)
    expect(['unreachable', 'connection-lost']).toContain(!got.ok && got.problem.code)
    const outcome = await other.delivery.deliver(anAttempt({ company: 'New' }))
    expect(['deferred unreachable', 'unknown connection-lost']).toContain(outcomeName(outcome))
    await other.close()
    early.close()
  })

  it('when a part of the request was read', async () => {
    const early = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.resetAndDestroy())
    })
    await new Promise<void>((resolve) => early.listen(0, '127.0.0.1', resolve))
    const other = linkIn(`http://127.0.0.1:${(early.address() as AddressInfo).port}`)
    const patch = { notes: 'x'.repeat(10_000_000) }
    expect(outcomeName(await other.delivery.deliver(anAttempt(patch)))).toBe('unknown connection-lost')
    await other.close()
    early.close()
  })

  it.each([
    ['after the request was read, by a reset', (socket: Socket) => void socket.resetAndDestroy()],
    ['after the request was read, by an end', (socket: Socket) => void socket.end()],
    ['after the request was read, at once', (socket: Socket) => void socket.destroy()],
  ])('%s', async (_what, what) => {
    expect(await store.meet(what)).toEqual(LOST)
  })
})

describe('a slow answer', () => {
  beforeEach(async () => {
    await store.link.close()
    const short = { answerMs: 1_000, wholeMs: 1_500 }
    store.connect({ limits: { read: short, write: short, probe: short } })
  })

  it('that never begins', async () => {
    expect(await store.meet(() => undefined)).toEqual(SLOW)
  })

  it('whose head comes letter by letter', async () => {
    expect(await store.meet((socket) => trickle(socket, answer(CUSTOMER), 1, 60))).toEqual(SLOW)
  })

  it('whose body comes letter by letter', async () => {
    expect(
      await store.meet((socket) => {
        const whole = answer(CUSTOMER)
        const head = whole.indexOf('\r\n\r\n') + 4
        socket.write(whole.subarray(0, head))
        trickle(socket, whole.subarray(head), 1, 60)
      }),
    ).toEqual(SLOW)
  })

  it('whose body has no end', async () => {
    expect(
      await store.meet((socket) => {
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
        const more = setInterval(() => socket.write('1\r\n \r\n'), 20)
        socket.on('close', () => clearInterval(more))
      }),
    ).toEqual(SLOW)
  })
})
it('an answer in pieces is taken', async () => {
  expect(await store.meet((socket) => trickle(socket, answer(CUSTOMER), 100, 20))).toEqual(FINE)
})
