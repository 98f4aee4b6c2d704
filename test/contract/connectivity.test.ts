import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Connection } from '../../shared/session.ts'
import { type PracticeServer, startPracticeServer } from '../../electron/main/practice-store/server.ts'
import { checkAccess } from '../../electron/main/workspace/store-connection.ts'
import {
  anAttempt,
  asStranger,
  HASH,
  json,
  linkIn,
  type Serve,
  type TestLink,
  tinyStore,
  TOKEN,
  way,
} from '../support/contract/transport.ts'

let server: PracticeServer
let link: TestLink

beforeEach(async () => {
  server = await startPracticeServer({ customers: 5, seed: 3 })
  link = linkIn(server.url, { access: { storeHash: server.storeHash, token: server.accessToken } })
})
afterEach(async () => {
  await link.close()
  await server.close()
})

const becomes = (kind: Connection['kind'], of: TestLink = link): Promise<void> =>
  vi.waitFor(() => expect(of.connection.current().kind).toBe(kind), { timeout: 30_000, interval: 10 })
const put = () => link.delivery.deliver(anAttempt({ company: 'New' }, { customerId: 3 }))

describe('the connection to a store', () => {
  it('is looked for when the link is made', async () => {
    await becomes('online')
    expect(link.connections.at(-1)).toEqual(link.connection.current())
  })

  it('is lost when the store goes away, and found again without any action when it comes back', async () => {
    await becomes('online')
    server.setOffline(true)
    expect(['unknown', 'deferred']).toContain((await put()).kind)
    await becomes('offline')
    const offline = link.connections.filter(({ kind }) => kind === 'offline')
    await vi.waitFor(() => expect(link.connections.length).toBeGreaterThan(offline.length + 4), {
      timeout: 30_000,
    })
    server.setOffline(false)
    await becomes('online')
    expect(await put()).toMatchObject({ kind: 'delivered' })
  })

  it('is lost and found with the whole server', async () => {
    await becomes('online')
    const { port } = new URL(server.url)
    await server.close()
    // On a connection that was still open, it isn't known what was read; without one, nothing was sent.
    expect(['unknown', 'deferred']).toContain((await put()).kind)
    await becomes('offline')
    expect(await put()).toEqual({ kind: 'deferred', reason: 'unreachable', retryAfterMs: null })
    server = await startPracticeServer({ customers: 5, seed: 3, port: Number(port) })
    await becomes('online')
  })

  it('is there where the token may not ask for the time', async () => {
    const shy = await startPracticeServer({ customers: 1, seed: 1, scopes: { information: false } })
    const other = linkIn(shy.url, { access: { storeHash: shy.storeHash, token: shy.accessToken } })
    await becomes('online', other)
    await other.close()
    await shy.close()
  })

  it('is there where the token is wrong', async () => {
    const other = linkIn(server.url, { access: { storeHash: server.storeHash, token: 'wrong-token' } })
    await becomes('online', other)
    await other.close()
  })

  it.each([
    ['a gateway without a store', 502, ''],
    ['maintenance', 503, '<html></html>'],
  ])('is not there behind %s', async (_what, status, body) => {
    const portal = await tinyStore(
      (_request, response) => json(response, status, body),
      (_request, response) => json(response, status, body),
    )
    const other = linkIn(portal.url)
    await becomes('offline', other)
    await other.close()
    await portal.close()
  })

  it.each([
    [200, 'text/html', '<html>Please sign in to this network</html>'],
    [200, 'application/json', '{"login":"required"}'],
    [200, 'application/json', '[]'],
    [204, 'text/plain', ''],
    [302, 'text/html', ''],
    [401, 'text/html', '<html>Please sign in to this network</html>'],
    [401, 'application/json', '{"error":"Sign in"}'],
    [403, 'text/html', ''],
    [403, 'application/json', '{"status":403,"title":"Blocked by your company","type":"x"}'],
    [404, 'text/html', '<html></html>'],
    [404, 'application/json', '[{"status":404,"message":"Not found."}]'],
    [405, 'text/html', ''],
    [511, 'text/html', '<html></html>'],
  ])(
    'is not there, and no token is blamed, behind a network that answers %i as %s %s',
    async (status, type, body) => {
      const portal: Serve = (_request, response) => {
        asStranger(response).writeHead(status, { 'Content-Type': type, Location: 'http://192.0.2.1/sign-in' })
        response.end(body)
      }
      const network = await tinyStore(portal, portal)
      const other = linkIn(network.url)
      await vi.waitFor(
        () => expect(other.connection.current()).toMatchObject({ kind: 'offline', why: 'intercepted' }),
        { timeout: 30_000, interval: 10 },
      )
      const { client } = other
      for (const read of [
        client.customer(5),
        client.customers({ minId: 1 }),
        client.count(),
        client.groups(),
      ]) {
        expect(await read).toMatchObject({ ok: false, problem: { code: 'intercepted' } })
      }
      const outcome = await other.delivery.deliver(anAttempt({ company: 'New' }))
      expect(outcome).toMatchObject({ kind: 'unknown', reason: status === 302 ? 'redirect' : 'intercepted' })
      expect(await other.delivery.deliver(anAttempt({ company: 'New' }, { verifyFirst: true }))).toEqual({
        kind: 'deferred',
        reason: 'intercepted',
        retryAfterMs: null,
      })
      const access = { storeHash: HASH, token: TOKEN }
      await expect(checkAccess(access, network.url, way)).rejects.toMatchObject({
        problem: { code: 'intercepted' },
      })
      await other.close()
      await network.close()
    },
  )

  it('is looked for at once when asked to', async () => {
    await becomes('online')
    server.setOffline(true)
    link.connection.probe()
    await becomes('offline')
    server.setOffline(false)
    link.connection.probe()
    await becomes('online')
  })

  it('says no more once it is closed', async () => {
    await becomes('online')
    await link.close()
    const { length } = link.connections
    server.setOffline(true)
    link.connection.probe()
    expect(await link.client.count()).toMatchObject({ ok: false, problem: { code: 'aborted' } })
    expect(link.connections).toHaveLength(length)
  })
})

describe('the quota', () => {
  it('is reported as the store reports it', async () => {
    await becomes('online')
    await link.client.customer(3)
    const quota = link.quotas.at(-1)
    expect(quota).toMatchObject({ total: 150, windowMs: 30_000 })
    expect(quota?.left).toBeLessThan(150)
    expect(Math.abs((quota?.resetsAt ?? 0) - Date.now())).toBeLessThan(60_000)
  })
})
