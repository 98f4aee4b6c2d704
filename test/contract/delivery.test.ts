import { describe, expect, it } from 'vitest'

import {
  colleague,
  customer,
  deliver,
  fault,
  ID,
  methods,
  requests,
  restart,
} from '../support/contract/delivering.ts'

describe('an ordinary edit', () => {
  it('is one PUT and nothing else', async () => {
    expect(await deliver({ company: 'New' })).toMatchObject({ kind: 'delivered', status: 200 })
    expect(await methods()).toBe('PUT')
  })

  it('of a customer that does not exist is gone', async () => {
    expect(await deliver({ company: 'New' }, { customerId: 99 })).toEqual({ kind: 'gone', status: 404 })
  })

  it('reports what the store stored differently', async () => {
    await restart({ switches: { texts: 'trimmed' } })
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

  it('is a conflict where someone else wrote an amount', async () => {
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
    expect(await deliver({ company: 'New' }, { base: { company }, verifyFirst: true })).toMatchObject({
      kind: 'delivered',
      status: null,
      differs: [],
      customer: { company: 'New' },
    })
    expect(await methods()).toBe('GET GET')
  })

  it('is sent again where the store holds what it did before', async () => {
    const { company } = await customer()
    expect(await deliver({ company: 'New' }, { base: { company }, verifyFirst: true })).toMatchObject({
      kind: 'delivered',
      status: 200,
    })
    expect(await methods()).toBe('GET GET PUT')
  })

  it('is merged field by field otherwise', async () => {
    const { company, phone, notes } = await customer()
    await colleague({ company: 'New', notes: 'theirs' })
    const patch = { company: 'New', phone: '123' }
    expect(await deliver(patch, { base: { company, phone }, verifyFirst: true })).toMatchObject({
      kind: 'delivered',
    })
    expect((await requests()).at(-1)?.body).toEqual({ phone: '123' })
    expect(await deliver({ notes: 'mine' }, { base: { notes }, verifyFirst: true })).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'notes', base: notes, mine: 'mine', theirs: 'theirs' }],
    })
  })

  it('sends a password again, because it cannot be read back', async () => {
    const password = { sealed: 'correct7horse', sealedAt: 0 }
    expect(await deliver({ password }, { verifyFirst: true })).toMatchObject({
      kind: 'delivered',
      status: 200,
    })
    expect((await requests()).at(-1)?.body).toEqual({ _authentication: { password: 'correct7horse' } })
  })

  it('is gone where the customer is', async () => {
    expect(await deliver({ company: 'New' }, { customerId: 99, verifyFirst: true })).toEqual({
      kind: 'gone',
      status: 404,
    })
  })

  it.each([
    ['a reset', { kind: 'reset-before' }, { kind: 'deferred', reason: 'read-failed' }],
    ['a 500', { kind: 'answer', status: 500 }, { kind: 'deferred', reason: 'read-failed' }],
    ['HTML', { kind: 'answer', status: 200, body: '<html>' }, { kind: 'deferred', reason: 'intercepted' }],
    ['a 401', { kind: 'answer', status: 401 }, { kind: 'blocked', reason: 'token-rejected' }],
    ['a 403', { kind: 'answer', status: 403 }, { kind: 'blocked', reason: 'no-permission' }],
    ['a 429', { kind: 'answer', status: 429 }, { kind: 'deferred', reason: 'rate-limited' }],
    ['a 423', { kind: 'answer', status: 423 }, { kind: 'deferred', reason: 'read-failed' }],
  ])('sends nothing where the read ends with %s', async (_what, act, outcome) => {
    await fault(act, { method: 'GET', path: `/customers/${ID}` })
    expect(await deliver({ company: 'New' }, { verifyFirst: true })).toMatchObject(outcome)
    expect(await methods()).toBe('GET')
  })
})

describe('an answer that is not the whole customer', () => {
  it('is made whole by reading, for every field', async () => {
    await restart({ switches: { putAnswer: 'base' } })
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
    await restart({ switches: { putAnswer: 'base', reads } })
    const { company } = await customer()
    for (const next of ['One', 'Two', 'Three']) {
      expect(await deliver({ company: next }, { base: { company } })).toMatchObject({
        kind: 'delivered',
        differs: [],
        customer: { company: next },
      })
    }
  })

  it('and has nothing of what was sent is no proof where the customer is read as before', async () => {
    await fault({ kind: 'answer', status: 200, body: { id: ID } })
    expect(await deliver({ notes: 'New' })).toEqual({ kind: 'unknown', reason: 'bad-answer', status: 200 })
    await fault({ kind: 'answer', status: 200, body: { id: ID }, isApplied: true })
    expect(await deliver({ notes: 'New' })).toMatchObject({ kind: 'delivered', customer: { notes: 'New' } })
  })

  it('leaves the outcome unknown where the customer cannot be read', async () => {
    await restart({ switches: { putAnswer: 'base' } })
    await fault({ kind: 'reset-before' }, { method: 'GET', path: `/customers/${ID}` })
    expect(await deliver({ company: 'New' })).toEqual({ kind: 'unknown', reason: 'bad-answer', status: 200 })
  })
})
