import { describe, expect, it } from 'vitest'
import { ProblemError } from '../../electron/main/platform/problem-error.ts'
import type { Fetch } from '../../electron/main/store-api/request.ts'
import {
  connect,
  customer,
  deliver,
  fault,
  ID,
  link,
  methods,
  requests,
  restart,
  server,
} from '../support/contract/delivering.ts'
import { anAttempt } from '../support/contract/transport.ts'

describe('a PUT with an unknown outcome', () => {
  it.each([
    ['reset before it was read', { kind: 'reset-before' }, 'connection-lost'],
    ['reset after it was applied', { kind: 'reset-after' }, 'connection-lost'],
    ['answered in part', { kind: 'cut', after: 40 }, 'connection-lost'],
    ['answered with a part of the headers', { kind: 'cut', after: 20, of: 'answer' }, 'connection-lost'],
    ['answered 500', { kind: 'answer', status: 500 }, 'server-error'],
    ['answered 503 after it was applied', { kind: 'answer', status: 503, isApplied: true }, 'server-error'],
    ['answered with HTML', { kind: 'answer', status: 200, body: '<html>', isApplied: true }, 'intercepted'],
    [
      'answered 403 by a filter',
      { kind: 'answer', status: 403, body: '<html>', isApplied: true },
      'intercepted',
    ],
  ])('%s is unknown, and once it was read it is applied exactly once', async (_what, act, reason) => {
    const { company } = await customer()
    await fault(act)
    expect(await deliver({ company: 'New' }, { base: { company } })).toMatchObject({
      kind: 'unknown',
      reason,
    })
    expect(await deliver({ company: 'New' }, { base: { company }, verifyFirst: true })).toMatchObject({
      kind: 'delivered',
      customer: { company: 'New' },
    })
    expect((await requests()).filter(({ isApplied, method }) => isApplied && method === 'PUT')).toHaveLength(
      1,
    )
  })

  it('not answered in time is unknown', async () => {
    const brief = { answerMs: 150, wholeMs: 300 }
    await restart({}, { limits: { read: brief, write: brief, probe: brief } })
    await fault({ kind: 'never' })
    expect(await deliver({ company: 'New' })).toEqual({ kind: 'unknown', reason: 'time-out', status: null })
  })

  it('that never found a connection is known: nothing was sent', async () => {
    await restart({})
    await link.close()
    await server.close()
    connect()
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
    await restart({}, { openSealed: async () => null })
    for (const verifyFirst of [false, true]) {
      expect(await deliver({ password, company: 'New' }, { verifyFirst })).toEqual({
        kind: 'deferred',
        reason: 'ask-password',
        retryAfterMs: null,
      })
    }
    expect(await methods()).toBe('')
  })

  it('whose key cannot be had just now waits for it', async () => {
    await restart(
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
      await restart({ switches: { passwordErrorNames } })
      const outcome = await deliver({ password: { sealed: 'short', sealedAt: 0 } })
      expect(outcome).toMatchObject({ kind: 'refused', status: 400 })
      expect(outcome.kind === 'refused' && outcome.refusal.fields.password).toBeTruthy()
    },
  )
})

describe('a token that the store rejects', () => {
  it.each([401, 403])('stops queued attempts as well (%i), and not later ones', async (status) => {
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
  it('rejects queued attempts unsent, and lets a PUT on its way end', async () => {
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

  it('aborts an answer that does not end, and reports an unknown outcome', async () => {
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

it('a client that ignores its abort signal does not hold up closing', async () => {
  const deaf: Fetch = () => new Promise(() => undefined)
  await restart({}, { fetch: deaf })
  const delivery = deliver({ company: 'New' })
  await link.close()
  expect(await delivery).toMatchObject({ kind: 'unknown' })
})
