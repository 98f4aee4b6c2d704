import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Problem } from '../../shared/answer.ts'
import type { Customer } from '../../shared/customer.ts'
import { aCustomer } from '../support/builders/customer.ts'
import {
  answer,
  CUSTOMER,
  openRawStore,
  outcomeName,
  type RawStore,
  type Respond,
} from '../support/contract/raw-store.ts'
import { v2Customer } from '../support/contract/transport.ts'

// Records with values of every wrong type, and lists in any disorder.

let store: RawStore

beforeAll(async () => {
  store = await openRawStore()
})
beforeEach(() => store.connect())
afterEach(() => store.link.close())
afterAll(() => store.close())

describe('a field of the wrong type', () => {
  const WRONG: readonly unknown[] = [
    null,
    true,
    false,
    0,
    7,
    -1,
    1.5,
    1e300,
    '',
    'x',
    '7',
    [],
    ['x'],
    {},
    { a: 1 },
  ]
  const FIELDS = Object.keys(v2Customer())

  it.each(FIELDS)('%s is taken where that does no harm, and set aside otherwise', async (field) => {
    for (const value of WRONG) {
      store.respond = (socket) => socket.write(answer(JSON.stringify(v2Customer({ [field]: value }))))
      const got = await store.read()
      if (got.ok) expectTyped(got.value)
      // Another number in place of the id is another customer.
      else if (field !== 'id' || String(value) !== '7') expectNamed(got.problem, field, value)
      const outcome = await store.put()
      expect(['delivered', 'unknown bad-answer']).toContain(outcomeName(outcome))
      if (outcome.kind === 'delivered') expectTyped(outcome.customer)
    }
  })

  it.each(FIELDS)('%s costs the others of its page nothing', async (field) => {
    for (const value of WRONG) {
      const page = [v2Customer({ id: 4 }), v2Customer({ [field]: value }), v2Customer({ id: 6 })]
      store.respond = (socket) => socket.write(answer(JSON.stringify(page)))
      const list = await store.link.client.customers({ minId: 4 })
      expect(list).toMatchObject({ ok: true, value: { nextId: expect.any(Number) as number } })
      const ids = list.ok ? list.value.records.map(({ id }) => id) : []
      expect(ids).toEqual(expect.arrayContaining([4, 6]))
      const count = list.ok ? list.value.records.length + list.value.unreadable.length : 0
      expect(count).toBe(3)
    }
  })

  it.each(FIELDS)('%s missing is what it is where it is empty, or set aside', async (field) => {
    const { [field]: _, ...rest } = v2Customer()
    store.respond = (socket) => socket.write(answer(JSON.stringify(rest)))
    const got = await store.read()
    if (got.ok) expectTyped(got.value)
    else expect(got.problem).toMatchObject({ code: 'unreadable', detail: `${field}: (missing)` })
  })

  it('a number where a text belongs is that number as a text', async () => {
    store.respond = (socket) =>
      socket.write(answer(JSON.stringify(v2Customer({ phone: 123, store_credit: 1.5, notes: 0 }))))
    expect(await store.read()).toMatchObject({ value: { phone: '123', store_credit: '1.5000', notes: '0' } })
  })

  it('an object or a list where a text belongs is shown as the store has it', async () => {
    for (const [value, notes] of [
      [{}, ''],
      [[], ''],
      [['x'], '["x"]'],
    ]) {
      store.respond = (socket) => socket.write(answer(JSON.stringify(v2Customer({ notes: value }))))
      expect(await store.read()).toMatchObject({ value: { notes } })
    }
  })

  it('a name from the prototype of objects is no field', async () => {
    store.respond = (socket) =>
      socket.write(answer(`{"__proto__":{"isAdmin":true},"constructor":1,${CUSTOMER.slice(1)}`))
    const got = await store.read()
    expect(got.ok && Object.keys(got.value)).not.toContain('isAdmin')
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
  })

  function expectNamed(problem: Problem, field: string, value: unknown): void {
    const what = `${field} ${JSON.stringify(value)}`
    expect(problem, what).toMatchObject({ code: 'unreadable', record: { id: 5, oddities: [{ field }] } })
  }

  function expectTyped(customer: Customer): void {
    for (const [field, value] of Object.entries(customer)) {
      const expected = typeof TYPICAL[field as keyof Customer]
      expect(typeof value, field).toBe(expected)
    }
    expect(customer.id).toBe(5)
    expect(customer.store_credit).toMatch(/^-?\d+\.\d{4}$/)
    expect(Number.isSafeInteger(customer.customer_group_id)).toBe(true)
    expect(Number.isSafeInteger(customer.date_modified)).toBe(true)
  }
  const TYPICAL = aCustomer()
})

describe('a list', () => {
  const list =
    (rows: readonly unknown[]): Respond =>
    (socket) =>
      socket.write(answer(JSON.stringify(rows)))

  it('out of order, or with a row twice, is put in order', async () => {
    store.respond = list([v2Customer({ id: 9 }), v2Customer({ id: 7 }), v2Customer({ id: 9 })])
    const got = await store.link.client.customers({ minId: 1 })
    expect(got.ok && got.value.records.map(({ id }) => id)).toEqual([7, 9])
  })

  it('that starts over each time is a bad answer instead of an endless walk', async () => {
    store.respond = list([v2Customer({ id: 1 }), v2Customer({ id: 2 })])
    expect(await store.link.client.customers({ minId: 3 })).toMatchObject({
      ok: false,
      problem: { code: 'bad-answer' },
    })
  })

  it('with rows that are none goes on behind them', async () => {
    store.respond = list([v2Customer({ id: 1 }), null, 'x', { id: 2 }])
    expect(await store.link.client.customers({ minId: 1 })).toMatchObject({
      value: {
        records: [{ id: 1 }],
        unreadable: [{ id: null }, { id: null }, { id: 2, oddities: [{ field: '' }] }],
        nextId: 3,
      },
    })
  })

  it('goes on in the order of ids, whatever one row has in its place', async () => {
    store.respond = list([v2Customer({ id: 1 }), v2Customer({ id: 2 ** 33 }), v2Customer({ id: 3 })])
    expect(await store.link.client.customers({ minId: 1 })).toMatchObject({
      value: { records: [{ id: 1 }, { id: 3 }], unreadable: [{ id: null }], nextId: 4 },
    })
  })

  it('has ended where no customer with a usable id is left', async () => {
    store.respond = list([v2Customer({ id: 2 ** 33 })])
    expect(await store.link.client.customers({ minId: 4 })).toMatchObject({
      value: { records: [], unreadable: [{ id: null }], nextId: null },
    })
  })

  it('without anything like a record is a bad answer', async () => {
    store.respond = list([1, 2, { login: 'please' }])
    expect(await store.link.client.customers({ minId: 1 })).toMatchObject({ problem: { code: 'bad-answer' } })
  })

  it('takes the customer that was modified later where one comes twice', async () => {
    const [older, newer] = [
      v2Customer({ company: 'Old', date_modified: 'Mon, 06 May 2024 07:34:10 +0000' }),
      v2Customer({ company: 'New', date_modified: 'Tue, 07 May 2024 07:34:10 +0000' }),
    ]
    for (const rows of [
      [older, newer],
      [newer, older],
    ]) {
      store.respond = list(rows)
      expect(await store.link.client.customers({ minId: 1 })).toMatchObject({
        value: { records: [{ id: 5, company: 'New' }] },
      })
    }
  })

  it('that is an object is a bad answer', async () => {
    store.respond = (socket) => socket.write(answer('{"data":[]}'))
    expect(await store.link.client.customers({ minId: 1 })).toMatchObject({ problem: { code: 'bad-answer' } })
  })
})
