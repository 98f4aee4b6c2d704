import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../shared/answer.ts'
import { type Customer, FIELD_NAMES, type Patch } from '../../shared/customer.ts'
import type { Page } from '../../shared/unreadable.ts'
import { startPracticeServer } from '../../electron/main/practice-store/server.ts'
import {
  DEFAULT_SWITCHES,
  SWITCH_NAMES,
  SWITCHES,
  type Switches,
} from '../../electron/main/practice-store/switches.ts'
import { anAttempt, linkIn } from '../support/contract/transport.ts'

// Every uncertainty about V2 is a switch of the practice store; the client works with each in
// every position, and with any of them together.

const CUSTOMERS = 30
const POSITIONS = SWITCH_NAMES.flatMap((name) =>
  SWITCHES[name].positions.map((position) => [name, position] as const),
)

describe('the client works where', () => {
  it.each(POSITIONS)('%s is %s', async (name, position) => {
    await work({ ...DEFAULT_SWITCHES, [name]: position } as Switches)
  })

  it('any positions come together', async () => {
    const anySwitches = fc.record(
      Object.fromEntries(SWITCH_NAMES.map((name) => [name, fc.constantFrom(...SWITCHES[name].positions)])),
    ) as unknown as fc.Arbitrary<Switches>
    await fc.assert(fc.asyncProperty(anySwitches, work), { numRuns: 20, endOnFailure: true })
  })
})

/** A day's work with such a store: reading, and an edit of every kind. */
async function work(switches: Switches): Promise<void> {
  const server = await startPracticeServer({
    customers: CUSTOMERS,
    seed: 11,
    switches,
    quota: { total: 10_000 },
  })
  const link = linkIn(server.url, { access: { storeHash: server.storeHash, token: server.accessToken } })

  async function control(path: string, method = 'GET', body?: unknown): Promise<unknown> {
    const answer = await fetch(`${server.url}/__practice__/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return answer.json()
  }
  /** What the store holds now, whatever its reads show. */
  const held = async (id: number) => (await control(`customers/${id}`)) as Record<string, unknown>
  const deliver = (customerId: number, patch: Patch, more: Parameters<typeof anAttempt>[1] = {}) =>
    link.delivery.deliver(anAttempt(patch, { customerId, ...more }))

  try {
    // Reading.
    const customers = await walk((minId) => link.client.customers({ minId }))
    expect([...customers.keys()]).toEqual(Array.from({ length: CUSTOMERS }, (_, at) => at + 1))
    expect(await value(link.client.count())).toBe(CUSTOMERS)
    expect(await value(link.client.customer(7))).toEqual(customers.get(7))
    for (let id = 1; id <= 5; id += 1) await value(link.client.addresses(id))
    const groups = await value(link.client.groups())
    expect(groups.records.length > 0).toBe(switches.groups !== 'none')
    await value(link.client.profile())
    const now = await value(link.client.now())
    expect(await value(link.client.customers({ minId: 10_000 }))).toEqual({
      records: [],
      unreadable: [],
      nextId: null,
    })
    expect(await value(link.client.customers({ minId: 1, modifiedSince: now + 86_400_000 }))).toEqual({
      records: [],
      unreadable: [],
      nextId: null,
    })

    // An edit of every kind, each of another customer.
    const edits: readonly Patch[] = [
      { company: 'Bücher & „Ständer“ / 本', notes: 'One\nTwo \\/ "three" \u{1f4da}' },
      { store_credit: '12.3400' },
      { customer_group_id: groups.records[0]?.id ?? 0 },
      { reset_pass_on_login: true },
      { first_name: 'Ada', last_name: 'Byron', phone: '+49 30 1234', registration_ip_address: '203.0.113.9' },
      { tax_exempt_category: 'A', email: 'someone.new@example.com' },
    ]
    for (const [at, patch] of edits.entries()) {
      const id = at + 1
      const before = customers.get(id) as Customer
      const base = Object.fromEntries(
        FIELD_NAMES.flatMap((field) => (field in patch ? [[field, before[field]]] : [])),
      )
      expect(await deliver(id, patch, { base }), JSON.stringify(patch)).toMatchObject({
        kind: 'delivered',
        differs: [],
        customer: { ...before, ...patch, date_modified: expect.any(Number) as number },
      })
      expect(await held(id)).toMatchObject(patch)
    }

    const password = { sealed: 'Str0ng!Passw0rd', sealedAt: 0 }
    expect(await deliver(8, { password, force_reset: true })).toMatchObject({ kind: 'delivered' })
    expect(await control('customers/8/password', 'POST', { password: 'Str0ng!Passw0rd' })).toEqual({
      matches: true,
    })

    // What the store does not take comes back in its words, at the field that it names.
    const { email } = customers.get(10) as Customer
    const taken = await deliver(9, { email })
    expect(taken).toMatchObject({ kind: 'refused', status: 400 })
    expect(taken.kind === 'refused' && taken.refusal.fields.email).toContain('already in use')
    const weak = await deliver(9, { password: { sealed: 'short', sealedAt: 0 } })
    expect(weak.kind === 'refused' && weak.refusal.fields.password).toBeTruthy()
    const group = await deliver(9, { customer_group_id: 999_999 })
    expect(group.kind === 'refused' && group.refusal.message).toContain('group')
    const isRefused = switches.emptyText === 'refused'
    expect(await deliver(9, { phone: '' })).toMatchObject({ kind: isRefused ? 'refused' : 'delivered' })
    expect(await deliver(9, { registration_ip_address: '' })).toMatchObject({ kind: 'delivered' })
    expect(await deliver(999, { phone: '1' })).toEqual({ kind: 'gone', status: 404 })

    // An unknown outcome is verified, and the store is as wanted afterwards.
    const { notes } = customers.get(11) as Customer
    for (const fault of [
      { kind: 'reset-after' },
      { kind: 'answer', status: 500, isApplied: true },
      { kind: 'answer', status: 502 },
    ]) {
      await control('faults', 'POST', { match: { method: 'PUT' }, do: fault })
      const patch = { notes: `After ${JSON.stringify(fault)}` }
      expect(await deliver(11, patch, { base: { notes } })).toMatchObject({ kind: 'unknown' })
      const again = await deliver(11, patch, { base: { notes }, verifyFirst: true })
      // A read that lags may show what was there before; then a person decides, and nothing is overwritten.
      expect(['delivered', 'conflict']).toContain(again.kind)
      if (again.kind === 'delivered') expect(await held(11)).toMatchObject(patch)
    }

    // The gateway's words, in both of its shapes.
    await control('faults', 'POST', { match: { method: 'PUT' }, do: { kind: 'answer', status: 401 } })
    expect(await deliver(12, { phone: '1' })).toMatchObject({
      kind: 'blocked',
      reason: 'token-rejected',
      message: expect.stringMatching(/\w+ \w+/) as string,
    })

    // Nothing was ever sent that V2 does not take.
    const requests = (await control('requests')) as { method: string; path: string; body: unknown }[]
    for (const { method, path, body } of requests) {
      expect(path).not.toMatch(/\/(\?|$)/)
      if (method !== 'PUT') expect(body).toBeNull()
      else
        expect(JSON.stringify(body)).not.toMatch(
          /null|"(id|date_\w+|addresses|accepts_marketing|form_fields)"/,
        )
    }
  } finally {
    await link.close()
    await server.close()
  }
}

async function walk(
  page: (minId: number) => Promise<Answer<Page<Customer>>>,
): Promise<ReadonlyMap<number, Customer>> {
  const all = new Map<number, Customer>()
  for (let minId = 1; ;) {
    const { records, nextId } = await value(page(minId))
    for (const record of records) all.set(record.id, record)
    if (nextId === null) return all
    minId = nextId
  }
}

async function value<T>(answer: Promise<Answer<T>>): Promise<T> {
  const got = await answer
  if (!got.ok) throw new Error(JSON.stringify(got.problem))
  return got.value
}
