import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer, BAD, CUSTOMER, FINE, openRawStore, type RawStore } from '../support/contract/raw-store.ts'
import { v2Customer } from '../support/contract/transport.ts'

// Answers that are too large, encoded oddly, or damaged. Each is understood or has a named problem.

let store: RawStore

beforeAll(async () => {
  store = await openRawStore()
})
beforeEach(() => store.connect())
afterEach(() => store.link.close())
afterAll(() => store.close())

describe('an answer that is too large', () => {
  const MIB = 1024 * 1024
  const TOO_LARGE = { read: 'too-large', put: 'unknown bad-answer' }
  it('17 MiB with a length', async () => {
    const large = Buffer.alloc(17 * MIB, ' ')
    expect(await store.meet((socket) => socket.write(answer(large)))).toEqual(TOO_LARGE)
  })

  it('17 MiB in chunks', async () => {
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(MIB, ' '), Buffer.from('\r\n')])
    expect(
      await store.meet((socket) => {
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
        for (let at = 0; at < 17; at += 1) socket.write(chunk)
        socket.write('0\r\n\r\n')
      }),
    ).toEqual(TOO_LARGE)
  })

  it('a few bytes that unpack to 64 MiB', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * MIB, ' '))
    expect(bomb.length).toBeLessThan(MIB)
    expect(await store.meet((socket) => socket.write(answer(bomb, ['Content-Encoding: gzip'])))).toEqual(
      TOO_LARGE,
    )
  })

  it('15 MiB are not', async () => {
    const large = JSON.stringify(v2Customer({ company: 'New', unknown: 'x'.repeat(15 * MIB) }))
    expect(await store.meet((socket) => socket.write(answer(large)))).toEqual(FINE)
  })

  it('brackets without end are no JSON', async () => {
    expect(await store.meet((socket) => socket.write(answer('['.repeat(4 * MIB))))).toEqual(BAD)
  })
})

describe('an answer in another encoding', () => {
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
    ['letters of Latin-1 in a text', Buffer.from(CUSTOMER.replace('"Ada"', '"André"'), 'latin1'), []],
    ['half a letter of UTF-8 in a text', halfALetter('Ada'), []],
    ['letters of Latin-1 in a header', Buffer.from(CUSTOMER), ['X-Shop: B\u00fccher']],
  ])('is understood: %s', async (_what, body, head) => {
    expect(await store.meet((socket) => socket.write(answer(body, head)))).toEqual(FINE)
  })

  it('is understood after a "continue"', async () => {
    expect(
      await store.meet((socket) => {
        socket.write('HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n')
        socket.write(answer(CUSTOMER))
      }),
    ).toEqual(FINE)
  })
})

/** The customer with the first of three bytes of a letter at the end of a text. */
function halfALetter(text: string): Buffer {
  const end = CUSTOMER.indexOf(`"${text}"`) + text.length + 1
  return Buffer.concat([
    Buffer.from(CUSTOMER.slice(0, end)),
    Buffer.from([0xe2]),
    Buffer.from(CUSTOMER.slice(end)),
  ])
}

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
    ['UTF-16', Buffer.from(CUSTOMER, 'utf16le'), []],
    ['trailing rubbish', Buffer.from(`${CUSTOMER}<!-- 0.02 s -->`), []],
    ['a warning before it', Buffer.from(`<b>Warning</b>: line 7\n${CUSTOMER}`), []],
    ['two answers in one', Buffer.from(CUSTOMER + CUSTOMER), []],
    ['single quotes', Buffer.from(CUSTOMER.replaceAll('"', "'")), []],
    ['NaN', Buffer.from(CUSTOMER.replace('"0.0000"', 'NaN')), []],
    ['nothing but a zero byte', Buffer.from([0]), []],
  ])('is a bad answer: %s', async (_what, body, head) => {
    expect(await store.meet((socket) => socket.write(answer(body, head)))).toEqual(BAD)
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
    const got = await store.meet((socket) => {
      socket.write(bytes)
      setImmediate(() => socket.end())
    })
    expect(['connection-lost', 'bad-answer', 'timed-out']).toContain(got.read)
    expect(got.put).toMatch(/^unknown (connection-lost|bad-answer|time-out)$/)
  })
})
