import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Connection } from '../../shared/session.ts'
import { type PracticeServer, startPracticeServer } from '../../electron/main/practice-store/server.ts'
import { anAttempt, json, linkIn, type TestLink, tinyStore } from './store-way.ts'

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

  it('is lost when the store goes away and found by itself when it comes back', async () => {
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
    // Of a connection that was still open nobody knows what was read; without one, nothing was sent.
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
    ['a page of the network in between', 200, '<html>Please sign in to this network</html>'],
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
  it('is told as the store tells it', async () => {
    await becomes('online')
    await link.client.customer(3)
    const quota = link.quotas.at(-1)
    expect(quota).toMatchObject({ total: 150, windowMs: 30_000 })
    expect(quota?.left).toBeLessThan(150)
    expect(Math.abs((quota?.resetsAt ?? 0) - Date.now())).toBeLessThan(60_000)
  })
})
