import { EventEmitter } from 'node:events'
import type { AuthInfo, ClientRequest, Session } from 'electron'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientRequest } from '../../electron/chromium-host/client-request.mjs'
import { createChromiumFetch } from '../../electron/main/store-api/chromium-fetch.ts'
import { createProxyLogin } from '../../electron/main/store-api/proxy-login.ts'
import { json, type TinyStore, tinyStore } from '../support/contract/transport.ts'

// How main makes requests with Electron's `net.request`, over the Chromium host's client that stands for it.

let store: TinyStore
beforeEach(async () => {
  store = await tinyStore((request, response) => {
    if (request.url === '/breaks') return void request.socket.destroy()
    if (request.url === '/moved') return void response.writeHead(307, { Location: '/there' }).end('moved')
    if (request.url === '/nothing') return void response.writeHead(204).end()
    json(response, 200, { heard: request.text }, { 'X-Two': 'a' })
  })
})
afterEach(() => store.close())

function client() {
  const leases = { open: 0, taken: 0 }
  let closing = Promise.resolve()
  const fetch = createChromiumFetch({
    open: (options) => clientRequest(options as { url: string }) as unknown as ClientRequest,
    writeSessions: {
      async lease() {
        leases.taken += 1
        leases.open += 1
        await closing
        let isOpen = true
        const release = (): void => {
          if (isOpen) leases.open -= 1
          isOpen = false
        }
        return { session: {} as Session, release }
      },
    },
    proxyLogin: createProxyLogin(() => undefined),
  })
  return { fetch, leases, closeTakes: (time: Promise<void>) => (closing = time) }
}
const put = (signal?: AbortSignal) => ({
  method: 'PUT',
  body: '{"a":1}',
  headers: { 'Content-Type': 'application/json' },
  cache: 'no-store' as const,
  ...(signal ? { signal } : {}),
})
const get = { method: 'GET', cache: 'no-store' as const }

describe('a request', () => {
  it('is answered with status, headers and body', async () => {
    const { fetch, leases } = client()
    const answer = await fetch(`${store.url}/x`, put())
    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-two')).toBe('a')
    expect(await answer.json()).toEqual({ heard: '{"a":1}' })
    expect(store.received).toMatchObject([{ method: 'PUT', headers: { 'content-type': 'application/json' } }])
    await expect.poll(() => leases.open).toBe(0)
    const empty = await fetch(`${store.url}/nothing`, put())
    expect([empty.status, empty.body]).toEqual([204, null])
    await expect.poll(() => leases.open).toBe(0)
  })

  it('needs a session of its own for a write only', async () => {
    const { fetch, leases } = client()
    await (await fetch(`${store.url}/x`, get)).text()
    expect(leases.taken).toBe(0)
    await (await fetch(`${store.url}/x`, put())).text()
    expect(leases.taken).toBe(1)
  })

  it('shows a redirect instead of following it or failing', async () => {
    const { fetch, leases } = client()
    const answer = await fetch(`${store.url}/moved`, put())
    expect([answer.status, answer.headers.get('location')]).toEqual([307, `${store.url}/there`])
    expect(store.received).toHaveLength(1)
    expect(leases.open).toBe(0)
  })

  it('that breaks is made once, and gives its session back', async () => {
    const { fetch, leases } = client()
    await (await fetch(`${store.url}/x`, put())).text()
    await expect(fetch(`${store.url}/breaks`, put())).rejects.toThrow()
    expect(store.received.filter(({ path }) => path === '/breaks')).toHaveLength(1)
    expect(leases.open).toBe(0)
  })

  it('that is given up before it was sent is never sent', async () => {
    const { fetch, leases, closeTakes } = client()
    let closed: () => void = () => undefined
    void closeTakes(new Promise((resolve) => (closed = resolve)))
    const ending = new AbortController()
    const asked = fetch(`${store.url}/x`, put(ending.signal))
    ending.abort()
    closed()
    await expect(asked).rejects.toThrow()
    expect(store.received).toEqual([])
    expect(leases.open).toBe(0)
  })

  it('that is given up while it waits ends at once', async () => {
    const slow = await tinyStore(() => undefined)
    const { fetch, leases } = client()
    const ending = new AbortController()
    const asked = fetch(`${slow.url}/x`, put(ending.signal))
    await expect.poll(() => slow.received.length).toBe(1)
    ending.abort()
    await expect(asked).rejects.toThrow()
    expect(leases.open).toBe(0)
    await slow.close()
  })
})

describe('a proxy that asks for a password', () => {
  const OFFICE: AuthInfo = { isProxy: true, scheme: 'basic', host: 'proxy', port: 8080, realm: 'Office' }

  /** Electron asks by an event with a callback; no other client here can. */
  function asking(auth: AuthInfo, tries: number) {
    const given: (string | undefined)[][] = []
    const request = Object.assign(new EventEmitter(), {
      setHeader: () => undefined,
      abort: () => undefined,
      end() {
        const ask = (left: number): void => {
          if (left === 0) return void request.emit('error', new Error('net::ERR_TUNNEL_CONNECTION_FAILED'))
          request.emit('login', auth, (...credentials: (string | undefined)[]) => {
            given.push(credentials)
            ask(credentials.length === 0 ? 0 : left - 1)
          })
        }
        ask(tries)
      },
    })
    return { given, request: request as unknown as ClientRequest }
  }

  it('gets what the person types, and again where it rejects that', async () => {
    const words = ['wrong', 'right']
    const proxyLogin = createProxyLogin((question) => {
      if (question) setTimeout(() => proxyLogin.answer({ username: 'ada', password: words.shift() ?? '' }))
    })
    const { given, request } = asking(OFFICE, 2)
    const fetch = createChromiumFetch({
      open: () => request,
      writeSessions: { lease: () => Promise.reject(new Error()) },
      proxyLogin,
    })
    await expect(fetch('https://api.example/x', get)).rejects.toThrow('ERR_TUNNEL_CONNECTION_FAILED')
    expect(given).toEqual([
      ['ada', 'wrong'],
      ['ada', 'right'],
    ])
  })

  it('is not logged in to without the person; a store never is', async () => {
    const questions: unknown[] = []
    const proxyLogin = createProxyLogin((question) => {
      questions.push(question)
      if (question) setTimeout(() => proxyLogin.answer(null))
    })
    for (const auth of [OFFICE, { ...OFFICE, isProxy: false }]) {
      const { given, request } = asking(auth, 1)
      const fetch = createChromiumFetch({
        open: () => request,
        writeSessions: { lease: () => Promise.reject(new Error()) },
        proxyLogin,
      })
      await expect(fetch('https://api.example/x', get)).rejects.toThrow()
      expect(given).toEqual([[]])
    }
    expect(questions).toEqual([{ proxy: 'proxy:8080', isRetry: false }, null])
  })
})
