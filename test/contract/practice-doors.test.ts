import { afterAll, beforeAll, beforeEach, expect, describe, it } from 'vitest'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type PracticeServer, startPracticeServer } from '../../electron/main/practice-store/server.ts'
import { launchPractice } from '../../electron/main/practice-store/launch.ts'
import type { ReceivedRequest } from '../../electron/main/practice-store/request-record.ts'

let server: PracticeServer
beforeAll(async () => {
  server = await startPracticeServer({ customers: 5, seed: 1 })
})
beforeEach(() => server.control('POST', 'reset'))
afterAll(() => server.close())

/** The status of one request, with any header, also those that `fetch` does not let be set. */
function ask(
  headers: Record<string, string>,
  body = '',
  path = '/customers/5',
  of = server,
): Promise<number> {
  const url = `${of.url}/stores/${of.storeHash}/v2${path}`
  return new Promise((resolve, reject) => {
    const asking = request(url, { method: body === '' ? 'GET' : 'PUT', headers, agent: false }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    asking.on('error', reject)
    asking.end(body)
  })
}
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
const token = (): Record<string, string> => ({ 'X-Auth-Token': server.accessToken })
const record = async (of = server) => (await of.control('GET', 'requests')) as readonly ReceivedRequest[]

describe('V2 of the practice store', () => {
  it.each([
    ['a page of another site', { Origin: 'https://evil.example' }],
    ['a page of no site', { Origin: 'null' }],
    ['a page that says where it is from', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a page of the same site', { 'Sec-Fetch-Site': 'same-origin' }],
    ['a name that points to this machine', { Host: 'evil.example' }],
    ['a name that begins like this machine', { Host: '127.0.0.1.evil.example' }],
  ])('turns away %s, also with the token, and keeps nothing of it', async (_what, headers) => {
    expect(await ask({ ...token(), ...(headers as Record<string, string>) })).toBe(403)
    expect(await record()).toEqual([])
  })

  it('answers programs, and a browser in which no page asks', async () => {
    expect(await ask(token())).toBe(200)
    expect(await ask({ ...token(), 'Sec-Fetch-Site': 'none' })).toBe(200)
  })

  it("keeps neither headers nor body of a request whose token is not the store's", async () => {
    const secret = 'x'.repeat(500_000)
    expect(await ask({ 'X-Auth-Token': 'wrong', 'X-Long': 'y'.repeat(8_000) }, secret)).toBe(401)
    expect(await ask({}, secret, `/customers/5?${'z'.repeat(4_000)}`)).toBe(401)
    const kept = JSON.stringify(await record())
    expect(kept.length).toBeLessThan(2_000)
  })

  it('keeps a bounded number of bytes, the latest requests last', async () => {
    const headers = { ...token(), 'Content-Type': 'application/json' }
    for (let at = 0; at < 40; at += 1) {
      await ask(headers, JSON.stringify({ notes: `${at} ${'n'.repeat(900_000)}` }))
    }
    const kept = await record()
    expect(JSON.stringify(kept).length).toBeLessThan(17 * 1024 * 1024)
    expect(JSON.stringify(kept.at(-1)?.body)).toContain('"39 ')
  })

  it('keeps nothing at all where it is embedded', async () => {
    const embedded = await startPracticeServer({ customers: 5, seed: 1, isEmbedded: true })
    expect(await ask({ 'X-Auth-Token': embedded.accessToken }, '', '/customers/5', embedded)).toBe(200)
    expect(await record(embedded)).toEqual([])
    await embedded.close()
  })

  it('is controlled by no program of this machine where it is embedded', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'counterfoil-embedded-'))
    const embedded = await launchPractice(folder)
    try {
      for (const [path, init] of [
        ['state', {}],
        ['requests', {}],
        ['offline', { method: 'PUT', body: '{"offline":true}' }],
      ] as const) {
        const answer = await fetch(`${embedded.access.baseUrl}/__practice__/${path}`, init)
        expect([401, 404]).toContain(answer.status)
        expect(await answer.text()).not.toMatch(/accessToken|requests/)
      }
      expect(embedded.isOffline()).toBe(false)
    } finally {
      await embedded.close()
      rmSync(folder, { recursive: true })
    }
  })

  it('holds no more connections than it can, with or without a token, and answers again once they are gone', async () => {
    const port = Number(new URL(server.url).port)
    const open = new Set<Socket>()
    const sockets = Array.from({ length: 400 }, () => {
      const socket = connect(port, '127.0.0.1', () => void open.add(socket))
      socket.on('error', () => undefined)
      socket.on('close', () => void open.delete(socket))
      socket.resume()
      return socket
    })
    await expect.poll(() => sockets.filter((socket) => socket.closed).length).toBeGreaterThan(100)
    expect(open.size).toBeLessThan(300)
    for (const socket of sockets) socket.destroy()
    await expect.poll(() => ask(token()).catch(() => 0)).toBe(200)
  })

  it('holds nothing in memory of bodies without the token, however many there are at once', async () => {
    const held = (): number => {
      collectGarbage()
      return process.memoryUsage().arrayBuffers
    }
    const arrived = new Set<Socket>()
    const note = (message: unknown) => void arrived.add((message as { socket: Socket }).socket)
    subscribe('http.server.request.start', note)
    const before = held()
    const size = 1024 * 1024
    const url = `${server.url}/stores/${server.storeHash}/v2/customers/5`
    const asking = Array.from({ length: 60 }, () => {
      // One byte less than it says: the store waits for the rest, and for no other reason.
      const one = request(url, { method: 'PUT', agent: false, headers: { 'Content-Length': size } })
      one.on('error', () => undefined)
      return one
    })
    const half = Buffer.alloc(size - 1, 'x')
    await Promise.all(asking.map((one) => new Promise((written) => one.write(half, written))))
    const received = () => [...arrived].reduce((sum, { bytesRead }) => sum + bytesRead, 0)
    await expect.poll(received).toBeGreaterThanOrEqual(asking.length * half.length)
    // Buffers are given back a moment after they were collected.
    await expect.poll(() => (held() - before) / size, { timeout: 20_000 }).toBeLessThan(20)
    unsubscribe('http.server.request.start', note)
    for (const one of asking) one.destroy()
  })

  it('reads a body that comes in chunks, drop by drop, without the token, and keeps none of it', async () => {
    const url = `${server.url}/stores/${server.storeHash}/v2/customers/5`
    const asking = request(url, { method: 'PUT', agent: false, headers: { 'Transfer-Encoding': 'chunked' } })
    const answered = once(asking, 'response') as Promise<[{ statusCode?: number; resume(): void }]>
    for (let at = 0; at < 50; at += 1) asking.write('secret'.repeat(1000))
    asking.end()
    const [answer] = await answered
    answer.resume()
    expect(answer.statusCode).toBe(401)
    expect(JSON.stringify(await record())).not.toContain('secret')
  })

  it.runIf(process.platform !== 'win32')('is not written through a link in its folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'counterfoil-linked-'))
    const elsewhere = join(folder, 'elsewhere')
    const start = () => startPracticeServer({ customers: 5, seed: 1, folder: join(folder, 'store') })
    const first = await start()
    const names = (await import('node:fs')).readdirSync(join(folder, 'store'))
    await first.close()
    writeFileSync(elsewhere, '')
    const log = names.find((name) => name.includes('change')) ?? ''
    expect(log).not.toBe('')
    rmSync(join(folder, 'store', log))
    symlinkSync(elsewhere, join(folder, 'store', log))
    await expect(start()).rejects.toMatchObject({ code: 'ELOOP' })
    expect(readFileSync(elsewhere, 'utf8')).toBe('')
    rmSync(folder, { recursive: true })
  })

  it('is behind a portal for as long as one is there', async () => {
    await server.control('PUT', 'portal', { status: 403 })
    expect(await ask(token())).toBe(403)
    expect(await record()).toEqual([])
    await server.control('PUT', 'portal', null)
    expect(await ask(token())).toBe(200)
  })
})
