import { afterEach, describe, expect, it } from 'vitest'
import { FIELD_NAMES } from '../../shared/customer.ts'
import {
  startPracticeServer,
  type PracticeServer,
  type PracticeServerOptions,
} from '../../electron/main/practice-store/server.ts'
import { checkAccess } from '../../electron/main/workspace/store-connection.ts'
import {
  AGENT,
  anAttempt,
  linkIn,
  type LinkOptions,
  type TestLink,
  way,
} from '../support/contract/transport.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

async function practice(options: Partial<PracticeServerOptions> = {}): Promise<PracticeServer> {
  const server = await startPracticeServer({ customers: 12, seed: 7, ...options })
  open.push(server)
  return server
}

function linkToPractice(server: PracticeServer, options: LinkOptions = {}): TestLink {
  const access = { storeHash: server.storeHash, token: server.accessToken, ...options.access }
  const link = linkIn(server.url, { ...options, access })
  open.push(link)
  return link
}

async function control(
  server: PracticeServer,
  path: string,
  method = 'GET',
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${server.url}/__practice__/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  expect(response.ok, path).toBe(true)
  return response.json()
}

interface RecordedRequest {
  readonly method: string
  readonly path: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: unknown
}
const received = async (server: PracticeServer): Promise<readonly RecordedRequest[]> =>
  (await control(server, 'requests')) as readonly RecordedRequest[]

async function value<T>(
  answer: Promise<{ ok: true; value: T } | { ok: false; problem: unknown }>,
): Promise<T> {
  const got = await answer
  if (!got.ok) throw new Error(JSON.stringify(got.problem))
  return got.value
}

describe('reading', () => {
  it('walks customers by key and finds each once', async () => {
    const link = linkToPractice(await practice({ customers: 600 }))
    const ids: number[] = []
    for (let minId = 1; ;) {
      const page = await value(link.client.customers({ minId }))
      expect(page.records.length).toBeLessThanOrEqual(250)
      ids.push(...page.records.map(({ id }) => id))
      if (page.nextId === null) break
      minId = page.nextId
    }
    expect(ids).toEqual(Array.from({ length: 600 }, (_, at) => at + 1))
    expect(await value(link.client.count())).toBe(600)
  })

  it('reads one customer with every field typed', async () => {
    const link = linkToPractice(await practice())
    const customer = await value(link.client.customer(3))
    expect(customer.id).toBe(3)
    expect(customer.store_credit).toMatch(/^\d+\.\d{4}$/)
    expect(Array.isArray(customer.form_fields)).toBe(true)
    expect(customer.date_created).toBeGreaterThan(Date.UTC(2000))
    for (const field of FIELD_NAMES) expect(customer[field], field).not.toBeNull()
  })

  it('reads addresses, groups, the profile and the time', async () => {
    const server = await practice()
    const link = linkToPractice(server)
    for (let id = 1; id <= 12; id += 1) await value(link.client.addresses(id))
    expect((await value(link.client.groups())).records.length).toBeGreaterThan(0)
    expect(await value(link.client.profile())).toMatchObject({
      storeHash: server.storeHash,
      name: 'Practice store',
      currency: 'EUR',
      decimals: 2,
    })
    expect(Math.abs((await value(link.client.now())) - Date.now())).toBeLessThan(60_000)
  })

  it('knows the time without asking again and again', async () => {
    const server = await practice()
    const link = linkToPractice(server)
    const first = await value(link.client.now())
    for (let times = 0; times < 20; times += 1) {
      expect(await value(link.client.now())).toBeGreaterThanOrEqual(first)
    }
    const asked = (await received(server)).filter(({ path }) => path.endsWith('/time'))
    // One for the time, and one to see whether the store is there.
    expect(asked.length).toBeLessThanOrEqual(2)
  })

  it('knows the time of a store that keeps it to itself', async () => {
    const link = linkToPractice(await practice({ scopes: { information: false } }))
    expect(Math.abs((await value(link.client.now())) - Date.now())).toBeLessThan(60_000)
    expect(await value(link.client.profile())).toMatchObject({ currency: '', decimals: 2 })
  })

  it('says that a customer is not there', async () => {
    const link = linkToPractice(await practice())
    expect(await link.client.customer(99)).toMatchObject({
      ok: false,
      problem: { code: 'not-found', status: 404 },
    })
  })

  it('names itself, and sends the token, no trailing slash and no cookie', async () => {
    const server = await practice()
    const link = linkToPractice(server)
    await link.client.customer(3)
    await link.delivery.deliver(anAttempt({ company: 'x' }, { customerId: 3 }))
    for (const { method, path, headers } of await received(server)) {
      const sent = new Map(headers.map(([name, text]) => [name.toLowerCase(), text]))
      expect(path).not.toMatch(/\/(\?|$)/)
      // The record masks it; that the store answered shows that it was the right one.
      expect(sent.get('x-auth-token')).toBe('•••')
      expect(sent.get('accept')).toBe('application/json')
      expect(sent.get('user-agent')).toBe(AGENT)
      expect(sent.has('cookie')).toBe(false)
      expect(sent.get('content-type')).toBe(method === 'PUT' ? 'application/json' : undefined)
    }
  })
})

describe('delivering', () => {
  it('sends exactly the changed fields and answers with the customer as it is now', async () => {
    const server = await practice()
    const link = linkToPractice(server)
    const before = await value(link.client.customer(3))
    const outcome = await link.delivery.deliver(
      anAttempt({ company: 'Analytical Engines', customer_group_id: 0 }, { customerId: 3 }),
    )
    expect(outcome).toMatchObject({ kind: 'delivered', status: 200, differs: [] })
    expect(await value(link.client.customer(3))).toMatchObject({
      ...before,
      company: 'Analytical Engines',
      customer_group_id: 0,
      date_modified: expect.any(Number) as number,
    })
    const puts = (await received(server)).filter(({ method }) => method === 'PUT')
    expect(puts.map(({ body }) => body)).toEqual([{ company: 'Analytical Engines', customer_group_id: 0 }])
  })

  it('brings the words about a taken email to its field', async () => {
    const link = linkToPractice(await practice())
    const { email } = await value(link.client.customer(4))
    const outcome = await link.delivery.deliver(anAttempt({ email }, { customerId: 3 }))
    expect(outcome).toEqual({
      kind: 'refused',
      status: 400,
      refusal: {
        message: "The field 'email' is invalid. This email address is already in use by a customer.",
        fields: { email: 'This email address is already in use by a customer.' },
      },
    })
  })

  it('opens a sealed password only for the request', async () => {
    const server = await practice()
    const link = linkToPractice(server)
    const password = { sealed: 'correct7horse', sealedAt: 0 }
    const outcome = await link.delivery.deliver(anAttempt({ password, force_reset: true }, { customerId: 3 }))
    expect(outcome).toMatchObject({ kind: 'delivered', status: 200 })
    const puts = (await received(server)).filter(({ method }) => method === 'PUT')
    expect(puts.map(({ body }) => body)).toEqual([
      { _authentication: { password: 'correct7horse', force_reset: true } },
    ])
  })
})

describe('signing in', () => {
  it('learns what the store is called', async () => {
    const { url, storeHash, accessToken } = await practice()
    expect(await checkAccess({ storeHash, token: accessToken }, url, way)).toMatchObject({
      storeHash,
      name: 'Practice store',
    })
  })

  it.each([
    ['a wrong token', { token: 'wrong-token-entirely' }, {}, 'token-rejected'],
    ['a wrong hash', { storeHash: 'wr0ng' }, {}, 'store-not-found'],
    ['a token without the customers', {}, { customers: 'none' }, 'no-permission'],
    ['a token without anything', {}, { customers: 'none', information: false }, 'no-permission'],
  ] as const)('has a name for %s', async (_what, access, scopes, code) => {
    const { url, storeHash, accessToken } = await practice({ scopes })
    await expect(checkAccess({ storeHash, token: accessToken, ...access }, url, way)).rejects.toMatchObject({
      problem: { code },
    })
  })

  it('has a name for no network', async () => {
    const server = await startPracticeServer({ customers: 1, seed: 1 })
    await server.close()
    await expect(
      checkAccess({ storeHash: 'abc', token: 'x'.repeat(20) }, server.url, way),
    ).rejects.toMatchObject({
      problem: { code: 'unreachable', detail: 'ECONNREFUSED' },
    })
  })

  it('works with a token that may not read about the store', async () => {
    const { url, storeHash, accessToken } = await practice({ scopes: { information: false } })
    expect(await checkAccess({ storeHash, token: accessToken }, url, way)).toMatchObject({ name: storeHash })
  })

  it('finds out that a token may only read at the first PUT', async () => {
    const link = linkToPractice(await practice({ scopes: { customers: 'read-only' } }))
    expect(await link.delivery.deliver(anAttempt({ company: 'x' }, { customerId: 3 }))).toMatchObject({
      kind: 'blocked',
      reason: 'no-permission',
      message: expect.stringContaining('may read customers but not change them') as string,
    })
  })
})
