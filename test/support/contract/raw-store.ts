import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect } from 'vitest'
import type { Answer } from '../../../shared/answer.ts'
import type { Customer } from '../../../shared/customer.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import { DEFAULT_LIMITS } from '../../../electron/main/store-api/http.ts'
import { anAttempt, linkIn, type LinkOptions, type TestLink, v2Customer } from './transport.ts'

/** What happens to a connection once a request has been read; `requestLine` is its first line. */
export type Respond = (socket: Socket, requestLine: string) => void

/** A server that can break every promise of HTTP and of V2, and an app connected to it. */
export interface RawStore {
  respond: Respond
  readonly link: TestLink
  /** Connects the app again, with other limits for example. */
  connect(options?: LinkOptions): void
  read(): Promise<Answer<Customer>>
  put(): Promise<Outcome>
  /** A read and a PUT are answered like this. Returns what became of both; afterwards both must work again. */
  meet(respond: Respond): Promise<{ read: string; put: string }>
  close(): void
}

export async function openRawStore(): Promise<RawStore> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    let received = ''
    socket.on('data', (bytes) => {
      received += bytes.toString('latin1')
      const headEnd = received.indexOf('\r\n\r\n')
      const length = Number(/^content-length: (\d+)/im.exec(received)?.[1] ?? 0)
      if (headEnd < 0 || received.length < headEnd + 4 + length) return
      const requestLine = received.split('\r\n')[0] ?? ''
      received = ''
      if (requestLine.includes('/time')) socket.write(answer('{"time":1700000000}'))
      else store.respond(socket, requestLine)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let limits: LinkOptions['limits']
  let link = linkIn(url)

  const store: RawStore = {
    respond: () => undefined,
    get link() {
      return link
    },
    connect(options) {
      limits = options?.limits && { ...options.limits }
      link = linkIn(url, { ...options, ...(limits ? { limits } : {}) })
    },
    read: () => link.client.customer(5),
    put: () => link.delivery.deliver(anAttempt({ company: 'New' }, { base: { company: '' } })),
    async meet(respond) {
      store.respond = respond
      const [got, outcome] = await Promise.all([store.read(), store.put()])
      // Short limits are for what must end by them.
      if (limits) Object.assign(limits, DEFAULT_LIMITS)
      store.respond = (socket) => socket.write(answer(CUSTOMER))
      expect(await store.read()).toMatchObject({ ok: true, value: { id: 5, company: 'New' } })
      expect(await store.put()).toMatchObject({ kind: 'delivered' })
      return { read: got.ok ? 'ok' : got.problem.code, put: outcomeName(outcome) }
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
  return store
}

export const CUSTOMER = JSON.stringify(v2Customer({ company: 'New' }))

/** What every answer of a store carries. */
export const RATE_LIMIT = 'X-Rate-Limit-Time-Window-Ms: 30000'

/** The bytes of an answer. */
export function answer(body: string | Buffer, head: readonly string[] = [], status = '200 OK'): Buffer {
  const bytes = Buffer.from(body as string)
  const lines = [`HTTP/1.1 ${status}`, 'Content-Type: application/json', RATE_LIMIT, ...head]
  const hasLength = head.some((line) => /^(content-length|transfer-encoding):/i.test(line))
  if (!hasLength) lines.push(`Content-Length: ${bytes.length}`)
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), bytes])
}

/** Writes a few bytes at a time. */
export function trickle(socket: Socket, bytes: Buffer, size: number, everyMs: number): void {
  let at = 0
  const timer = setInterval(() => {
    socket.write(bytes.subarray(at, at + size))
    at += size
    if (at >= bytes.length) clearInterval(timer)
  }, everyMs)
  socket.on('close', () => clearInterval(timer))
}

export const outcomeName = (outcome: Outcome): string =>
  'reason' in outcome ? `${outcome.kind} ${outcome.reason}` : outcome.kind

export const LOST = { read: 'connection-lost', put: 'unknown connection-lost' }
export const BAD = { read: 'bad-answer', put: 'unknown bad-answer' }
export const SLOW = { read: 'timed-out', put: 'unknown time-out' }
export const FINE = { read: 'ok', put: 'delivered' }
