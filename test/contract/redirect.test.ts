import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  anAttempt,
  HASH,
  json,
  linkIn,
  type TestLink,
  TOKEN,
  type TinyStore,
  tinyStore,
  v2Customer,
} from '../support/contract/transport.ts'

// The token goes to the store and nowhere else, wherever a redirect points.

let elsewhere: Server
let elsewhereUrl: string
/** What reached the other server: nothing ever may. */
let strayed: string[]
let store: TinyStore
let link: TestLink
let routes: Readonly<Record<string, { readonly status: number; readonly location: string | null }>>

const CUSTOMER = `/stores/${HASH}/v2/customers/5`

beforeEach(async () => {
  strayed = []
  elsewhere = createServer((request, response) => {
    strayed.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers['x-auth-token'] as string}`)
    json(response, 200, v2Customer({ company: 'Evil' }))
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
  routes = {}
  store = await tinyStore((request, response) => {
    const route = routes[request.url ?? '']
    if (!route) return json(response, 200, v2Customer({ company: 'New' }))
    response.writeHead(route.status, route.location === null ? {} : { Location: route.location })
    response.end('moved')
  })
  link = linkIn(store.url)
})
afterEach(async () => {
  await link.close()
  await store.close()
  elsewhere.closeAllConnections()
  await new Promise((resolve) => elsewhere.close(resolve))
})

const put = () => link.delivery.deliver(anAttempt({ company: 'New' }, { base: { company: '' } }))
const read = () => link.client.customer(5)
const asked = (): string[] => store.received.map(({ method, path }) => `${method} ${path}`)

describe('to the same host', () => {
  it.each([301, 302, 307, 308])('a %i is followed with method, body and token', async (status) => {
    routes = { [CUSTOMER]: { status, location: '/moved/5' }, '/moved/5': { status, location: 'again' } }
    expect(await put()).toMatchObject({ kind: 'delivered', customer: { company: 'New' } })
    expect(asked()).toEqual([`PUT ${CUSTOMER}`, 'PUT /moved/5', 'PUT /moved/again'])
    for (const { headers, body } of store.received) {
      expect(headers['x-auth-token']).toBe(TOKEN)
      expect(JSON.parse(body)).toEqual({ company: 'New' })
    }
    store.received.length = 0
    expect(await read()).toMatchObject({ ok: true, value: { company: 'New' } })
    expect(asked()).toEqual([`GET ${CUSTOMER}`, 'GET /moved/5', 'GET /moved/again'])
  })

  it('a 303 is followed by a read, and leaves a PUT unknown', async () => {
    routes = { [CUSTOMER]: { status: 303, location: '/moved/5' } }
    expect(await read()).toMatchObject({ ok: true })
    store.received.length = 0
    expect(await put()).toEqual({ kind: 'unknown', reason: 'redirect', status: 303 })
    expect(asked()).toEqual([`PUT ${CUSTOMER}`])
  })

  it.each([
    ['to itself', { [CUSTOMER]: CUSTOMER }],
    ['between two', { [CUSTOMER]: '/a', '/a': CUSTOMER }],
    ['longer than three', { [CUSTOMER]: '/a', '/a': '/b', '/b': '/c', '/c': '/d' }],
  ])('a circle %s ends', async (_what, circle) => {
    routes = Object.fromEntries(
      Object.entries(circle).map(([from, location]) => [from, { status: 301, location }]),
    )
    expect(await read()).toMatchObject({ ok: false, problem: { code: 'bad-answer', status: 301 } })
    expect(await put()).toEqual({ kind: 'unknown', reason: 'redirect', status: 301 })
    expect(store.received.length).toBeLessThanOrEqual(8)
  })
})

describe('elsewhere', () => {
  it.each<[string, (other: URL) => string]>([
    ['another port', (other) => `${other.origin}/x`],
    ['another port, without a scheme', (other) => `//${other.host}/x`],
    ['another name for this machine', (other) => `http://localhost:${other.port}/x`],
    ['https', (other) => `https://${other.host}/x`],
    ['the store as a name', (other) => `http://127.0.0.1@${other.host}/x`],
    ['the store as a name and password', (other) => `http://api:x@${other.host}/x`],
    ['backslashes', (other) => `\\\\${other.host}\\x`],
    ['a file', () => 'file:///etc/passwd'],
    ['a script', () => 'javascript:alert(1)'],
    ['data', () => 'data:application/json,{}'],
    ['nothing', () => ''],
    ['no address', () => 'http://[::1'],
  ])('a redirect to %s is not followed', async (_what, location) => {
    routes = { [CUSTOMER]: { status: 301, location: location(new URL(elsewhereUrl)) } }
    const got = await read()
    expect(got).toMatchObject({ ok: false, problem: { code: 'bad-answer', status: 301 } })
    expect(await put()).toEqual({ kind: 'unknown', reason: 'redirect', status: 301 })
    expect(strayed).toEqual([])
  })

  it('a redirect without a place is not followed', async () => {
    routes = { [CUSTOMER]: { status: 301, location: null } }
    expect(await put()).toEqual({ kind: 'unknown', reason: 'redirect', status: 301 })
  })
})
