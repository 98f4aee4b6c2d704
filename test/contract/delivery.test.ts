import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Base, Customer, Patch } from '../../shared/customer.ts'
import type { Outcome } from '../../shared/outcome.ts'
import {
  type PracticeServer,
  type PracticeServerOptions,
  startPracticeServer,
} from '../../electron/main/practice-store/server.ts'
import { ProblemError } from '../../electron/main/problem-error.ts'
import type { Fetch } from '../../electron/main/store-api/request.ts'
import { anAttempt, linkIn, type LinkOptions, type TestLink } from './store-way.ts'

let server: PracticeServer
let link: TestLink
const ID = 3

async function begin(options: Partial<PracticeServerOptions> = {}, more: LinkOptions = {}): Promise<void> {
  server = await startPracticeServer({ customers: 8, seed: 7, ...options })
  const access = { storeHash: server.storeHash, token: server.accessToken }
  link = linkIn(server.url, { ...more, access: { ...access, ...more.access } })
}
beforeEach(() => begin())
afterEach(async () => {
  await link.close()
  await server.close()
})
/** The same with another store. */
async function beginAnew(options: Partial<PracticeServerOptions>, more: LinkOptions = {}): Promise<void> {
  await link.close()
  await server.close()
  await begin(options, more)
}

const customer = async (): Promise<Customer> => {
  const answer = await link.client.customer(ID)
  if (!answer.ok) throw new Error(answer.problem.code)
  return answer.value
}
const deliver = (patch: Patch, more: Parameters<typeof anAttempt>[1] = {}): Promise<Outcome> =>
  link.delivery.deliver(anAttempt(patch, { customerId: ID, ...more }))
const colleague = async (values: Base): Promise<void> => {
  expect(await server.colleagueEdits(ID, values)).toMatchObject({ ok: true })
}

async function control(path: string, method: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${server.url}/__practice__/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(await answer.text())
  return answer.json()
}
const fault = (
  what: Readonly<Record<string, unknown>>,
  match: Readonly<Record<string, string>> = { method: 'PUT' },
) => control('faults', 'POST', { match, do: what })
/** What arrived, without questions for the time. */
async function requests(): Promise<readonly { method: string; body: unknown; isApplied: boolean }[]> {
  const all = (await control('requests', 'GET')) as {
    method: string
    path: string
    body: unknown
    isApplied: boolean
  }[]
  return all.filter(({ path }) => !path.endsWith('/time'))
}
const methods = async (): Promise<string> => (await requests()).map(({ method }) => method).join(' ')

describe('an ordinary edit', () => {
  it('is one PUT and nothing else', async () => {
    expect(await deliver({ company: 'New' })).toMatchObject({ kind: 'delivered', status: 200 })
    expect(await methods()).toBe('PUT')
  })

  it('of a customer who is not there is gone', async () => {
    expect(await deliver({ company: 'New' }, { customerId: 99 })).toEqual({ kind: 'gone', status: 404 })
  })

  it('tells what the store wrote otherwise', async () => {
    await beginAnew({ switches: { texts: 'trimmed' } })
    expect(await deliver({ company: '  New ', notes: 'same' })).toMatchObject({
      kind: 'delivered',
      differs: [{ field: 'company', sent: '  New ', stored: 'New' }],
    })
  })

  it('is not different because a credit is spelled otherwise', async () => {
    const { store_credit } = await customer()
    expect(await deliver({ store_credit: '12.5' }, { base: { store_credit } })).toMatchObject({
      kind: 'delivered',
      differs: [],
      customer: { store_credit: '12.5000' },
    })
    expect((await requests()).at(-1)?.body).toEqual({ store_credit: '12.5' })
  })
})

describe('an edit of the store credit', () => {
  it('reads right before it writes', async () => {
    const { store_credit } = await customer()
    await deliver({ store_credit: '7.0000' }, { base: { store_credit } })
    expect(await methods()).toBe('GET GET PUT')
  })

  it('is a conflict where somebody else wrote an amount', async () => {
    const { store_credit } = await customer()
    await colleague({ store_credit: '99.0000' })
    expect(await deliver({ store_credit: '7.0000', notes: 'x' }, { base: { store_credit } })).toMatchObject({
      kind: 'conflict',
      customer: { store_credit: '99.0000' },
      conflicts: [
        { field: 'store_credit', base: store_credit, mine: '7.0000', theirs: '99.0000' },
        { field: 'notes' },
      ],
    })
    expect(await methods()).toBe('GET GET')
  })

  it('drops out where the store holds the amount already, however it spells it', async () => {
    const { store_credit, notes } = await customer()
    await colleague({ store_credit: '7.0000' })
    expect(
      await deliver({ store_credit: '7', notes: 'mine' }, { base: { store_credit, notes } }),
    ).toMatchObject({
      kind: 'delivered',
      status: 200,
    })
    expect((await requests()).at(-1)?.body).toEqual({ notes: 'mine' })
  })
})

describe('an edit whose last outcome is unknown', () => {
  it('is delivered without a PUT where the store holds it', async () => {
    const { company } = await customer()
    await colleague({ company: 'New' })
    expect(await deliver({ company: 'New' }, { base: { company }, lookFirst: true })).toMatchObject({
      kind: 'delivered',
      status: null,
      differs: [],
      customer: { company: 'New' },
    })
    expect(await methods()).toBe('GET GET')
  })

  it('is sent again where the store holds what it did before', async () => {
    const { company } = await customer()
    expect(await deliver({ company: 'New' }, { base: { company }, lookFirst: true })).toMatchObject({
      kind: 'delivered',
      status: 200,
    })
    expect(await methods()).toBe('GET GET PUT')
  })

  it('is merged field by field otherwise', async () => {
    const { company, phone, notes } = await customer()
    await colleague({ company: 'New', notes: 'theirs' })
    const patch = { company: 'New', phone: '123' }
    expect(await deliver(patch, { base: { company, phone }, lookFirst: true })).toMatchObject({
      kind: 'delivered',
    })
    expect((await requests()).at(-1)?.body).toEqual({ phone: '123' })
    expect(await deliver({ notes: 'mine' }, { base: { notes }, lookFirst: true })).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'notes', base: notes, mine: 'mine', theirs: 'theirs' }],
    })
  })

  it('sends a password again, because nobody can read it back', async () => {
    const password = { sealed: 'correct7horse', sealedAt: 0 }
    expect(await deliver({ password }, { lookFirst: true })).toMatchObject({ kind: 'delivered', status: 200 })
    expect((await requests()).at(-1)?.body).toEqual({ _authentication: { password: 'correct7horse' } })
  })

  it('is gone where the customer is', async () => {
    expect(await deliver({ company: 'New' }, { customerId: 99, lookFirst: true })).toEqual({
      kind: 'gone',
      status: 404,
    })
  })

  it.each([
    ['a reset', { kind: 'reset-before' }, { kind: 'deferred', reason: 'read-failed' }],
    ['a 500', { kind: 'answer', status: 500 }, { kind: 'deferred', reason: 'read-failed' }],
    ['HTML', { kind: 'answer', status: 200, body: '<html>' }, { kind: 'deferred', reason: 'read-failed' }],
    ['a 401', { kind: 'answer', status: 401 }, { kind: 'blocked', reason: 'token-rejected' }],
    ['a 403', { kind: 'answer', status: 403 }, { kind: 'blocked', reason: 'no-permission' }],
    ['a 429', { kind: 'answer', status: 429 }, { kind: 'deferred', reason: 'rate-limited' }],
    ['a 423', { kind: 'answer', status: 423 }, { kind: 'deferred', reason: 'read-failed' }],
  ])('sends nothing where the look ends with %s', async (_what, act, outcome) => {
    await fault(act, { method: 'GET', path: `/customers/${ID}` })
    expect(await deliver({ company: 'New' }, { lookFirst: true })).toMatchObject(outcome)
    expect(await methods()).toBe('GET')
  })
})

describe('an answer that is not the whole customer', () => {
  it('is made whole by reading, for every field', async () => {
    await beginAnew({ switches: { putAnswer: 'base' } })
    const before = await customer()
    const outcome = await deliver({ company: 'New' }, { base: { company: before.company } })
    expect(outcome).toMatchObject({ kind: 'delivered', status: 200, differs: [] })
    expect(outcome.kind === 'delivered' && outcome.customer).toEqual({
      ...before,
      company: 'New',
      date_modified: expect.any(Number) as number,
    })
    expect(await methods()).toBe('GET PUT GET')
  })

  it.each(['lagging', 'wavering'] as const)('is believed over a read that lags (%s)', async (reads) => {
    await beginAnew({ switches: { putAnswer: 'base', reads } })
    const { company } = await customer()
    for (const next of ['One', 'Two', 'Three']) {
      expect(await deliver({ company: next }, { base: { company } })).toMatchObject({
        kind: 'delivered',
        differs: [],
        customer: { company: next },
      })
    }
  })

  it('and tells of nothing that was sent is no proof where the customer is read as before', async () => {
    await fault({ kind: 'answer', status: 200, body: { id: ID } })
    expect(await deliver({ notes: 'New' })).toEqual({ kind: 'unknown', reason: 'bad-answer', status: 200 })
    await fault({ kind: 'answer', status: 200, body: { id: ID }, isApplied: true })
    expect(await deliver({ notes: 'New' })).toMatchObject({ kind: 'delivered', customer: { notes: 'New' } })
  })

  it('leaves the outcome unknown where the customer cannot be read', async () => {
    await beginAnew({ switches: { putAnswer: 'base' } })
    await fault({ kind: 'reset-before' }, { method: 'GET', path: `/customers/${ID}` })
    expect(await deliver({ company: 'New' })).toEqual({ kind: 'unknown', reason: 'bad-answer', status: 200 })
  })
})

describe('a PUT of which nobody knows what became', () => {
  it.each([
    ['reset before it was read', { kind: 'reset-before' }, 'connection-lost'],
    ['reset after it was applied', { kind: 'reset-after' }, 'connection-lost'],
    ['answered in part', { kind: 'cut', after: 40 }, 'connection-lost'],
    ['answered with a part of the headers', { kind: 'cut', after: 20, of: 'answer' }, 'connection-lost'],
    ['answered 500', { kind: 'answer', status: 500 }, 'server-error'],
    ['answered 503 after it was applied', { kind: 'answer', status: 503, isApplied: true }, 'server-error'],
    ['answered with HTML', { kind: 'answer', status: 200, body: '<html>', isApplied: true }, 'bad-answer'],
  ])('%s is unknown, and once looked at it is applied exactly once', async (_what, act, reason) => {
    const { company } = await customer()
    await fault(act)
    expect(await deliver({ company: 'New' }, { base: { company } })).toMatchObject({
      kind: 'unknown',
      reason,
    })
    expect(await deliver({ company: 'New' }, { base: { company }, lookFirst: true })).toMatchObject({
      kind: 'delivered',
      customer: { company: 'New' },
    })
    expect((await requests()).filter(({ isApplied, method }) => isApplied && method === 'PUT')).toHaveLength(
      1,
    )
  })

  it('not answered in time is unknown', async () => {
    const brief = { answerMs: 150, wholeMs: 300 }
    await beginAnew({}, { limits: { read: brief, write: brief, probe: brief } })
    await fault({ kind: 'never' })
    expect(await deliver({ company: 'New' })).toEqual({ kind: 'unknown', reason: 'time-out', status: null })
  })

  it('that never found a connection is known: nothing was sent', async () => {
    await beginAnew({})
    await link.close()
    await server.close()
    link = linkIn(server.url)
    expect(await deliver({ company: 'New' })).toEqual({
      kind: 'deferred',
      reason: 'unreachable',
      retryAfterMs: null,
    })
  })

  it('that met a store which went offline is not taken for refused', async () => {
    server.setOffline(true)
    const outcome = await deliver({ company: 'New' })
    expect(['unknown', 'deferred']).toContain(outcome.kind)
  })
})

describe('an attempt', () => {
  it('is made once, however often it is asked for', async () => {
    const attempt = anAttempt({ company: 'New' }, { customerId: ID })
    const outcomes = await Promise.all([
      link.delivery.deliver(attempt),
      link.delivery.deliver(attempt),
      link.delivery.deliver({ ...attempt, patch: { company: 'Other' } }),
    ])
    expect(outcomes[1]).toBe(outcomes[0])
    expect(outcomes[2]).toBe(outcomes[0])
    expect(await link.delivery.deliver(attempt)).toBe(outcomes[0])
    expect(await methods()).toBe('PUT')
  })

  it('is remembered until it is forgotten, and not forgotten while it is under way', async () => {
    await fault({ kind: 'delay', ms: 100 })
    const attempt = anAttempt({ company: 'New' }, { customerId: ID })
    const { attemptId } = attempt
    expect(link.delivery.recall([attemptId])).toEqual({})
    const delivery = link.delivery.deliver(attempt)
    expect(link.delivery.recall([attemptId, 'other'])).toEqual({ [attemptId]: { kind: 'under-way' } })
    link.delivery.forget([attemptId])
    expect(link.delivery.recall([attemptId])).toEqual({ [attemptId]: { kind: 'under-way' } })
    const outcome = await delivery
    expect(link.delivery.recall([attemptId])).toEqual({ [attemptId]: { kind: 'ended', outcome } })
    link.delivery.forget([attemptId])
    expect(link.delivery.recall([attemptId])).toEqual({})
  })
})

describe('a sealed password', () => {
  const password = { sealed: 'correct7horse', sealedAt: 0 }

  it('that cannot be opened asks a person, and nothing is sent', async () => {
    await beginAnew({}, { openSealed: async () => null })
    for (const lookFirst of [false, true]) {
      expect(await deliver({ password, company: 'New' }, { lookFirst })).toEqual({
        kind: 'deferred',
        reason: 'ask-password',
        retryAfterMs: null,
      })
    }
    expect(await methods()).toBe('')
  })

  it('whose key cannot be had just now waits for it', async () => {
    await beginAnew(
      {},
      {
        async openSealed() {
          throw new ProblemError('vault-unavailable')
        },
      },
    )
    expect(await deliver({ password })).toEqual({
      kind: 'deferred',
      reason: 'read-failed',
      retryAfterMs: null,
    })
    expect(await methods()).toBe('')
  })

  it.each(['password', '_authentication'] as const)(
    'that the store does not like brings its words to the field (%s)',
    async (passwordErrorNames) => {
      await beginAnew({ switches: { passwordErrorNames } })
      const outcome = await deliver({ password: { sealed: 'short', sealedAt: 0 } })
      expect(outcome).toMatchObject({ kind: 'refused', status: 400 })
      expect(outcome.kind === 'refused' && outcome.refusal.fields.password).toBeTruthy()
    },
  )
})

describe('a token that the store does not take', () => {
  it.each([401, 403])('stops those in line as well (%i), and not those that come later', async (status) => {
    for (let customerId = 1; customerId <= 3; customerId += 1) {
      await fault({ kind: 'answer', status }, { method: 'PUT', path: `/customers/${customerId}` })
    }
    const outcomes = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((customerId) => deliver({ company: 'New' }, { customerId })),
    )
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(6).fill('blocked'))
    expect(await methods()).toBe('PUT PUT PUT')
    expect(await deliver({ company: 'New' }, { customerId: 6 })).toMatchObject({ kind: 'delivered' })
  })
})

describe('closing', () => {
  it('sends those in line away unsent, and lets a PUT on its way end', async () => {
    await fault({ kind: 'delay', ms: 200 }, { method: 'PUT', path: '/customers/1' })
    await fault({ kind: 'delay', ms: 200 }, { method: 'PUT', path: '/customers/2' })
    await fault({ kind: 'delay', ms: 200 }, { method: 'PUT', path: '/customers/3' })
    const deliveries = [1, 2, 3, 4, 5].map((customerId) => deliver({ company: 'New' }, { customerId }))
    await link.close()
    const outcomes = await Promise.all(deliveries)
    expect(outcomes.slice(0, 3).map(({ kind }) => kind)).toEqual(['delivered', 'delivered', 'delivered'])
    for (const outcome of outcomes.slice(3)) {
      expect(outcome).toEqual({ kind: 'deferred', reason: 'aborted', retryAfterMs: null })
    }
    expect((await requests()).filter(({ method }) => method === 'PUT')).toHaveLength(3)
  })

  it('gives up what does not end, and says that nobody knows', async () => {
    await fault({ kind: 'never' })
    const delivery = deliver({ company: 'New' })
    await link.close()
    expect(await delivery).toEqual({ kind: 'unknown', reason: 'connection-lost', status: null })
  })

  it('is the end of requests', async () => {
    await link.close()
    expect(await deliver({ company: 'New' })).toMatchObject({ kind: 'deferred', reason: 'aborted' })
    expect(await link.client.customer(ID)).toMatchObject({ ok: false, problem: { code: 'aborted' } })
    expect(await methods()).toBe('')
  })
})

it('a client without an answer to its signal does not hold a closing up', async () => {
  const deaf: Fetch = () => new Promise(() => undefined)
  await beginAnew({}, { fetch: deaf })
  const delivery = deliver({ company: 'New' })
  await link.close()
  expect(await delivery).toMatchObject({ kind: 'unknown' })
})
