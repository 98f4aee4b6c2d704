import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../shared/answer.ts'
import type { Customer } from '../../shared/customer.ts'
import type { Outcome } from '../../shared/outcome.ts'
import { anAttempt, linkIn, type TestLink, v2Customer } from './store-way.ts'

// A server that breaks every promise of HTTP and of V2. Each time there is a named answer, no crash, and the
// next request works.

/** What is done to a connection once a request has been read; `asked` is its first line. */
type Misdeed = (socket: Socket, asked: string) => void

let server: Server
let url: string
let misdeed: Misdeed
let link: TestLink
const sockets = new Set<Socket>()

beforeAll(async () => {
  server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    let received = ''
    socket.on('data', (bytes) => {
      received += bytes.toString('latin1')
      const headEnd = received.indexOf('\r\n\r\n')
      const length = Number(/^content-length: (\d+)/im.exec(received)?.[1] ?? 0)
      if (headEnd < 0 || received.length < headEnd + 4 + length) return
      const asked = received.split('\r\n')[0] ?? ''
      received = ''
      if (asked.includes('/time')) socket.write(answer('{"time":1700000000}'))
      else misdeed(socket, asked)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  for (const socket of sockets) socket.destroy()
  server.close()
})

beforeEach(() => {
  link = linkIn(url)
})
afterEach(() => link.close())

const CUSTOMER = JSON.stringify(v2Customer({ company: 'New' }))

function answer(body: string | Buffer, head: readonly string[] = [], status = '200 OK'): Buffer {
  const bytes = Buffer.from(body as string)
  const lines = [`HTTP/1.1 ${status}`, 'Content-Type: application/json', ...head]
  const hasLength = head.some((line) => /^(content-length|transfer-encoding):/i.test(line))
  if (!hasLength) lines.push(`Content-Length: ${bytes.length}`)
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), bytes])
}

const read = (): Promise<Answer<Customer>> => link.client.customer(5)
const put = (): Promise<Outcome> =>
  link.delivery.deliver(anAttempt({ company: 'New' }, { base: { company: '' } }))

/** A read and a PUT that meet the misdeed; both are named, and both work once it is over. */
async function meet(what: Misdeed): Promise<{ read: string; put: string }> {
  misdeed = what
  const [got, outcome] = await Promise.all([read(), put()])
  misdeed = (socket) => socket.write(answer(CUSTOMER))
  expect(await read()).toMatchObject({ ok: true, value: { id: 5, company: 'New' } })
  expect(await put()).toMatchObject({ kind: 'delivered' })
  return { read: got.ok ? 'ok' : got.problem.code, put: nameOf(outcome) }
}

const nameOf = (outcome: Outcome): string =>
  'reason' in outcome ? `${outcome.kind} ${outcome.reason}` : outcome.kind

const LOST = { read: 'connection-lost', put: 'unknown connection-lost' }
const BAD = { read: 'bad-answer', put: 'unknown bad-answer' }
const SLOW = { read: 'timed-out', put: 'unknown time-out' }
const FINE = { read: 'ok', put: 'delivered' }

describe('an answer that is cut off', () => {
  const small = `{"id":5,"company":"N\u00e4w \\/ \u{1f4d6}","first_name":"A","last_name":"B","email":"a@b.c","phone":"","form_fields":null,"date_created":"Mon, 06 May 2024 07:34:10 +0000","date_modified":"Mon, 06 May 2024 07:34:10 +0000","store_credit":"0.0000","customer_group_id":0,"notes":""}`
  const length = Buffer.byteLength(small)

  it.each([
    ['an end', (socket: Socket) => socket.end()],
    ['a reset', (socket: Socket) => socket.resetAndDestroy()],
  ])('at each byte of its body by %s is no answer', async (_what, cut) => {
    for (let bytes = 0; bytes < length; bytes += 1) {
      const part = Buffer.from(small).subarray(0, bytes)
      misdeed = (socket) =>
        socket.write(answer(part, [`Content-Length: ${length}`]), () => setImmediate(() => cut(socket)))
      const [got, outcome] = await Promise.all([read(), put()])
      expect(got, `read, ${bytes} bytes`).toMatchObject({ ok: false, problem: { code: 'connection-lost' } })
      expect(nameOf(outcome), `put, ${bytes} bytes`).toBe('unknown connection-lost')
    }
  })

  it('at each byte of its body, without a length, is no JSON', async () => {
    for (let bytes = 0; bytes < length; bytes += 1) {
      const part = Buffer.from(small).subarray(0, bytes)
      misdeed = (socket) => {
        socket.write(Buffer.from('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n'))
        socket.end(part)
      }
      const [got, outcome] = await Promise.all([read(), put()])
      expect(got, `read, ${bytes} bytes`).toMatchObject({ ok: false, problem: { code: 'bad-answer' } })
      expect(nameOf(outcome), `put, ${bytes} bytes`).toBe('unknown bad-answer')
    }
  })

  it('at each byte of its head is no answer', async () => {
    const whole = answer('{}', [], '200 OK')
    for (let bytes = 0; bytes < whole.length - 2; bytes += 1) {
      misdeed = (socket) => socket.end(whole.subarray(0, bytes))
      const [got, outcome] = await Promise.all([read(), put()])
      expect(got, `read, ${bytes} bytes`).toMatchObject({ ok: false })
      expect(nameOf(outcome), `put, ${bytes} bytes`).toMatch(/^unknown (connection-lost|bad-answer)$/)
    }
  })

  it('in the middle of a chunk is no answer', async () => {
    expect(
      await meet((socket) => {
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
    expect(['deferred unreachable', 'unknown connection-lost']).toContain(nameOf(outcome))
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
    expect(nameOf(await other.delivery.deliver(anAttempt(patch)))).toBe('unknown connection-lost')
    await other.close()
    early.close()
  })

  it.each([
    ['after the request was read, by a reset', (socket: Socket) => void socket.resetAndDestroy()],
    ['after the request was read, by an end', (socket: Socket) => void socket.end()],
    ['after the request was read, at once', (socket: Socket) => void socket.destroy()],
  ])('%s', async (_what, what) => {
    expect(await meet(what)).toEqual(LOST)
  })
})

describe('a slow answer', () => {
  beforeEach(async () => {
    await link.close()
    const short = { answerMs: 1_000, wholeMs: 1_500 }
    link = linkIn(url, { limits: { read: short, write: short, probe: short } })
  })

  it('that never begins', async () => {
    expect(await meet(() => undefined)).toEqual(SLOW)
  })

  it('whose head comes letter by letter', async () => {
    expect(await meet((socket) => trickle(socket, answer(CUSTOMER), 1, 60))).toEqual(SLOW)
  })

  it('whose body comes letter by letter', async () => {
    expect(
      await meet((socket) => {
        const whole = answer(CUSTOMER)
        const head = whole.indexOf('\r\n\r\n') + 4
        socket.write(whole.subarray(0, head))
        trickle(socket, whole.subarray(head), 1, 60)
      }),
    ).toEqual(SLOW)
  })

  it('whose body has no end', async () => {
    expect(
      await meet((socket) => {
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
        const more = setInterval(() => socket.write('1\r\n \r\n'), 20)
        socket.on('close', () => clearInterval(more))
      }),
    ).toEqual(SLOW)
  })
})

function trickle(socket: Socket, bytes: Buffer, size: number, everyMs: number): void {
  let at = 0
  const more = setInterval(() => {
    socket.write(bytes.subarray(at, at + size))
    at += size
    if (at >= bytes.length) clearInterval(more)
  }, everyMs)
  socket.on('close', () => clearInterval(more))
}

it('an answer in pieces is taken', async () => {
  expect(await meet((socket) => trickle(socket, answer(CUSTOMER), 100, 20))).toEqual(FINE)
})

describe('an answer that is too large', () => {
  const MIB = 1024 * 1024
  const TOO_LARGE = { read: 'too-large', put: 'unknown bad-answer' }
  it('17 MiB with a length', async () => {
    const large = Buffer.alloc(17 * MIB, ' ')
    expect(await meet((socket) => socket.write(answer(large)))).toEqual(TOO_LARGE)
  })

  it('17 MiB in chunks', async () => {
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(MIB, ' '), Buffer.from('\r\n')])
    expect(
      await meet((socket) => {
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
        for (let at = 0; at < 17; at += 1) socket.write(chunk)
        socket.write('0\r\n\r\n')
      }),
    ).toEqual(TOO_LARGE)
  })

  it('a few bytes that unpack to 64 MiB', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * MIB, ' '))
    expect(bomb.length).toBeLessThan(MIB)
    expect(await meet((socket) => socket.write(answer(bomb, ['Content-Encoding: gzip'])))).toEqual(TOO_LARGE)
  })

  it('15 MiB are not', async () => {
    const large = JSON.stringify(v2Customer({ notes: 'x'.repeat(15 * MIB) }))
    expect(await meet((socket) => socket.write(answer(large)))).toEqual(FINE)
  })

  it('brackets without end are no JSON', async () => {
    expect(await meet((socket) => socket.write(answer('['.repeat(4 * MIB))))).toEqual(BAD)
  })
})

describe('an answer in another coat', () => {
  it.each<[string, Buffer, readonly string[]]>([
    ['gzip', gzipSync(CUSTOMER), ['Content-Encoding: gzip']],
    ['deflate', deflateSync(CUSTOMER), ['Content-Encoding: deflate']],
    ['brotli', brotliCompressSync(CUSTOMER), ['Content-Encoding: br']],
    ['chunks', chunked(CUSTOMER, 7), ['Transfer-Encoding: chunked']],
    ['chunks of one byte', chunked(CUSTOMER, 1), ['transfer-ENCODING: Chunked']],
    ['a byte order mark', Buffer.from(`\u{feff}${CUSTOMER}`), []],
    ['space around it', Buffer.from(`\r\n\t ${CUSTOMER} \n\n`), []],
    ['another type', Buffer.from(CUSTOMER), ['Content-Type: text/html; charset=iso-8859-1']],
    [
      'oddly-cased headers',
      Buffer.from(CUSTOMER),
      ['x-RATE-limit-REQUESTS-left: 140', 'X-rate-Limit-requests-QUOTA: 150'],
    ],
    [
      'duplicate headers',
      Buffer.from(CUSTOMER),
      [
        ...Array(3).fill('X-Rate-Limit-Requests-Left: 140'),
        ...Array(3).fill('X-Rate-Limit-Requests-Quota: 150'),
      ] as string[],
    ],
    [
      'headers of nonsense',
      Buffer.from(CUSTOMER),
      [
        'X-Rate-Limit-Requests-Left: -1',
        'X-Rate-Limit-Requests-Quota: NaN',
        'X-Rate-Limit-Time-Reset-Ms: 1e99',
        'Date: yesterday',
      ],
    ],
    [
      'a quota of nothing',
      Buffer.from(CUSTOMER),
      ['X-Rate-Limit-Requests-Left: 0', 'X-Rate-Limit-Requests-Quota: 0'],
    ],
    ['cookies', Buffer.from(CUSTOMER), ['Set-Cookie: a=b', 'Set-Cookie: c=d']],
    ['letters of Latin-1 in a header', Buffer.from(CUSTOMER), ['X-Shop: B\u00fccher']],
  ])('is understood: %s', async (_what, body, head) => {
    expect(await meet((socket) => socket.write(answer(body, head)))).toEqual(FINE)
  })

  it('is understood after a "continue"', async () => {
    expect(
      await meet((socket) => {
        socket.write('HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n')
        socket.write(answer(CUSTOMER))
      }),
    ).toEqual(FINE)
  })
})

function chunked(body: string, size: number): Buffer {
  const bytes = Buffer.from(body)
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size)
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'))
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')])
}

describe('an answer that is damaged', () => {
  it.each<[string, Buffer, readonly string[]]>([
    [
      'invalid UTF-8',
      Buffer.concat([Buffer.from('{"id":5,"company":"'), Buffer.from([0xff, 0xc0, 0x80]), Buffer.from('"}')]),
      [],
    ],
    [
      'half a letter of UTF-8',
      Buffer.concat([Buffer.from('{"id":5,"company":"'), Buffer.from([0xe2, 0x82]), Buffer.from('"}')]),
      [],
    ],
    ['UTF-16', Buffer.from(CUSTOMER, 'utf16le'), []],
    ['trailing rubbish', Buffer.from(`${CUSTOMER}<!-- 0.02 s -->`), []],
    ['a warning before it', Buffer.from(`<b>Warning</b>: line 7\n${CUSTOMER}`), []],
    ['two answers in one', Buffer.from(CUSTOMER + CUSTOMER), []],
    ['single quotes', Buffer.from(CUSTOMER.replaceAll('"', "'")), []],
    ['NaN', Buffer.from(CUSTOMER.replace('"0.0000"', 'NaN')), []],
    ['nothing but a zero byte', Buffer.from([0]), []],
  ])('is a bad answer: %s', async (_what, body, head) => {
    expect(await meet((socket) => socket.write(answer(body, head)))).toEqual(BAD)
  })

  it.each<[string, string | Buffer]>([
    ['gzip that is none', answer('not gzip at all', ['Content-Encoding: gzip'])],
    ['gzip that is cut', answer(gzipSync(CUSTOMER).subarray(0, 40), ['Content-Encoding: gzip'])],
    ['chunks without a size', answer('zz\r\nabc\r\n0\r\n\r\n', ['Transfer-Encoding: chunked'])],
    ['two lengths', answer(CUSTOMER, ['Content-Length: 10', 'Content-Length: 20'])],
    ['a length of nonsense', answer(CUSTOMER, ['Content-Length: many'])],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a status that is none', 'HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n'],
    ['a version that is none', 'HTTP/9.9 200 OK\r\nContent-Length: 0\r\n\r\n'],
    ['a header that has no end', `HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(200_000)}`],
    ['thousands of headers', `HTTP/1.1 200 OK\r\n${'X-Many: yes\r\n'.repeat(20_000)}\r\n`],
  ])('is a named failure: %s', async (_what, bytes) => {
    const got = await meet((socket) => {
      socket.write(bytes)
      setImmediate(() => socket.end())
    })
    expect(['connection-lost', 'bad-answer', 'timed-out']).toContain(got.read)
    expect(got.put).toMatch(/^unknown (connection-lost|bad-answer|time-out)$/)
  })
})

describe('a field of the wrong type', () => {
  const WRONG: readonly unknown[] = [
    null,
    true,
    false,
    0,
    7,
    -1,
    1.5,
    1e300,
    '',
    'x',
    '7',
    [],
    ['x'],
    {},
    { a: 1 },
  ]
  const FIELDS = Object.keys(v2Customer())

  it.each(FIELDS)('%s is taken where that does no harm, and a bad answer otherwise', async (field) => {
    for (const value of WRONG) {
      misdeed = (socket) => socket.write(answer(JSON.stringify(v2Customer({ [field]: value }))))
      const got = await read()
      if (got.ok) expectTyped(got.value)
      else expect(got.problem.code, `${field} ${JSON.stringify(value)}`).toBe('bad-answer')
      const outcome = await put()
      expect(['delivered', 'unknown bad-answer']).toContain(nameOf(outcome))
      if (outcome.kind === 'delivered') expectTyped(outcome.customer)
      const list = await link.client.customers({ minId: 1 })
      expect(list.ok || list.problem.code === 'bad-answer').toBe(true)
    }
  })

  it.each(FIELDS)('%s missing is a bad answer, or what it is where it is empty', async (field) => {
    const { [field]: _, ...rest } = v2Customer()
    misdeed = (socket) => socket.write(answer(JSON.stringify(rest)))
    const got = await read()
    if (got.ok) expectTyped(got.value)
    else expect(got.problem.code).toBe('bad-answer')
  })

  it('a number where a text belongs is that number as a text', async () => {
    misdeed = (socket) =>
      socket.write(answer(JSON.stringify(v2Customer({ phone: 123, store_credit: 1.5, notes: 0 }))))
    expect(await read()).toMatchObject({ value: { phone: '123', store_credit: '1.5000', notes: '0' } })
  })

  it('an object or a list where a text belongs is not', async () => {
    for (const value of [{}, [], ['x']]) {
      misdeed = (socket) => socket.write(answer(JSON.stringify(v2Customer({ notes: value }))))
      expect(await read()).toMatchObject({ problem: { code: 'bad-answer', detail: 'notes' } })
    }
  })

  it('a name from the prototype of objects is no field', async () => {
    misdeed = (socket) =>
      socket.write(answer(`{"__proto__":{"isAdmin":true},"constructor":1,${CUSTOMER.slice(1)}`))
    const got = await read()
    expect(got.ok && Object.keys(got.value)).not.toContain('isAdmin')
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
  })

  function expectTyped(customer: Customer): void {
    for (const [field, value] of Object.entries(customer)) {
      const expected = typeof TYPICAL[field as keyof Customer]
      expect(typeof value, field).toBe(expected)
    }
    expect(customer.id).toBe(5)
    expect(customer.store_credit).toMatch(/^-?\d+\.\d{4}$/)
    expect(Number.isSafeInteger(customer.customer_group_id)).toBe(true)
    expect(Number.isSafeInteger(customer.date_modified)).toBe(true)
  }
  const TYPICAL: Customer = {
    id: 5,
    first_name: '',
    last_name: '',
    email: '',
    company: '',
    phone: '',
    store_credit: '',
    registration_ip_address: '',
    customer_group_id: 0,
    notes: '',
    tax_exempt_category: '',
    reset_pass_on_login: false,
    accepts_marketing: false,
    form_fields: [],
    date_created: 0,
    date_modified: 0,
  }
})

describe('a list', () => {
  const list =
    (rows: readonly unknown[]): Misdeed =>
    (socket) =>
      socket.write(answer(JSON.stringify(rows)))

  it('out of order, or with a row twice, is put in order', async () => {
    misdeed = list([v2Customer({ id: 9 }), v2Customer({ id: 7 }), v2Customer({ id: 9 })])
    const got = await link.client.customers({ minId: 1 })
    expect(got.ok && got.value.map(({ id }) => id)).toEqual([7, 9])
  })

  it('that begins anew each time is a bad answer instead of a walk without end', async () => {
    misdeed = list([v2Customer({ id: 1 }), v2Customer({ id: 2 })])
    expect(await link.client.customers({ minId: 3 })).toMatchObject({
      ok: false,
      problem: { code: 'bad-answer' },
    })
  })

  it('with one row that is none is a bad answer that says where', async () => {
    misdeed = list([v2Customer({ id: 1 }), { id: 2 }])
    expect(await link.client.customers({ minId: 1 })).toMatchObject({
      problem: { code: 'bad-answer', detail: '1.first_name' },
    })
  })

  it('that is an object is a bad answer', async () => {
    misdeed = (socket) => socket.write(answer('{"data":[]}'))
    expect(await link.client.customers({ minId: 1 })).toMatchObject({ problem: { code: 'bad-answer' } })
  })
})
