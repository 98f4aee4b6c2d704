import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Customer } from '../../shared/customer.ts'
import { type Overlay, type LocalStore } from '../../renderer/storage/local-store.ts'
import { type CustomerQuery, SORT_COLUMNS } from '../../renderer/domain/customers/customer-query.ts'
import { naiveSearch } from '../support/database/naive-search.ts'
import { aCounterfoil, aCustomer, anEdit, NOW } from '../support/database/people.ts'
import { seed } from '../support/database/seed.ts'
import { open, reopen } from '../support/database/stores.ts'

/** What people and stores do, at random; after each step the index is asked and must answer as a list would. */
type Act =
  | { readonly kind: 'save'; readonly customers: readonly Customer[] }
  | { readonly kind: 'deliver'; readonly customer: Customer }
  | { readonly kind: 'remove'; readonly ids: readonly number[] }
  | { readonly kind: 'lay'; readonly customer: Customer; readonly state: Overlay['state'] }
  | { readonly kind: 'lift'; readonly id: number }
  | { readonly kind: 'ask'; readonly query: CustomerQuery }
  | { readonly kind: 'reopen' }

const word = fc.constantFrom(
  ...[
    'Ada',
    'ada',
    'Zoë',
    'zoe',
    'Weiß',
    'weiss',
    'STRASSE',
    'Straße',
    'Ø',
    'ærø',
    'Łódź',
    'İstanbul',
    'ﬁne',
    'ΣΑΣ',
  ],
  ...[
    '佐藤',
    'Иванов',
    'иван',
    'يوسف',
    'é',
    'e\u0301',
    '😀',
    'a b',
    ' ',
    '',
    '\u0000',
    'x',
    '#7',
    '7',
    '.com',
    '@',
  ],
  ...['+44 (20) 7946-0018', '2079', '(20)', '79-46', '7946-0018', '0018', '-', '+44', 'null', '％', '\u00a0'],
)
const text = fc.array(word, { maxLength: 3 }).map((words) => words.join(' '))
const id = fc.integer({ min: 1, max: 40 })
const customer: fc.Arbitrary<Customer> = fc
  .record({
    id,
    first_name: word,
    last_name: word,
    company: text,
    email: word,
    phone: fc.oneof(word, fc.constantFrom('', '12', '+1 2', '2079460018')),
    notes: text,
    store_credit: fc.constantFrom('0.0000', '1.5000', '10.0000', '9.9999'),
    customer_group_id: fc.integer({ min: 0, max: 2 }),
    date_created: fc.constantFrom(NOW, NOW + 1, NOW - 1e9, 0),
    date_modified: fc.constantFrom(NOW, NOW + 86_400_000),
  })
  .map((values) => aCustomer(values))

const time = fc.option(fc.constantFrom(0, NOW - 1, NOW, NOW + 1), { nil: undefined })
const filters = fc.record(
  {
    group: fc.integer({ min: 0, max: 2 }),
    state: fc.constantFrom('waiting', 'refused', 'conflict'),
    hasCredit: fc.boolean(),
    createdFrom: time,
    createdTo: time,
    modifiedFrom: time,
    modifiedTo: time,
  },
  { requiredKeys: [] },
)
const query = fc.record({
  text,
  filters: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: filters }),
  sort: fc.record({ by: fc.constantFrom(...SORT_COLUMNS), direction: fc.constantFrom('up', 'down') }),
}) as fc.Arbitrary<CustomerQuery>

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('save'), customers: fc.array(customer, { maxLength: 60 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('deliver'), customer }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove'), ids: fc.array(id, { maxLength: 3 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('lay'),
      customer,
      state: fc.constantFrom('waiting', 'refused', 'conflict'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('lift'), id }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('ask'), query }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen') }) },
) as fc.Arbitrary<Act>

it('The index answers as a list would, whatever happens to customers and lanes', async () => {
  let edits = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 30 }), async (acts) => {
      let store = await open()
      const confirmed = new Map<number, Customer>()
      const lanes = new Map<number, Overlay>()
      for (const one of acts) store = await live(store, one, confirmed, lanes, () => (edits += 1))
      await store.erase()
    }),
    { seed: seed(), numRuns: 60 },
  )
})

async function live(
  store: LocalStore,
  one: Act,
  confirmed: Map<number, Customer>,
  lanes: Map<number, Overlay>,
  nextEdit: () => number,
): Promise<LocalStore> {
  switch (one.kind) {
    case 'save':
      await store.customers.save(one.customers)
      for (const customer of one.customers) confirmed.set(customer.id, customer)
      return store
    case 'deliver': {
      const editId = `edit-${nextEdit()}`
      await store.outbox.commit({ put: [anEdit({ id: editId })] })
      await store.outbox.commit({ end: [aCounterfoil({ editId })], confirmed: [one.customer] })
      confirmed.set(one.customer.id, one.customer)
      return store
    }
    case 'remove':
      await store.customers.remove(one.ids)
      for (const gone of one.ids) confirmed.delete(gone)
      return store
    case 'lay': {
      const mark: Overlay = { shown: one.customer, pending: ['notes'], state: one.state }
      await store.search.setOverlays(new Map([[one.customer.id, mark]]))
      lanes.set(one.customer.id, mark)
      return store
    }
    case 'lift':
      await store.search.setOverlays(new Map([[one.id, null]]))
      lanes.delete(one.id)
      return store
    case 'ask':
      await ask(store, one.query, confirmed, lanes)
      return store
    case 'reopen': {
      const again = await reopen(store)
      await again.search.setOverlays(lanes)
      return again
    }
  }
}

async function ask(
  store: LocalStore,
  asked: CustomerQuery,
  confirmed: ReadonlyMap<number, Customer>,
  lanes: ReadonlyMap<number, Overlay>,
): Promise<void> {
  const expected = naiveSearch(confirmed, lanes, asked)
  const ids = [...(await store.search.allIds(asked))]
  expect(ids, JSON.stringify(asked)).toEqual(expected)
  const found = await store.search.find(asked, 1, 4)
  expect(found?.total).toBe(expected.length)
  expect(found?.rows.map((row) => row.id)).toEqual(expected.slice(1, 4))
  for (const row of found?.rows ?? []) {
    const lane = lanes.get(row.id)
    const { email, customer_group_id } = lane?.shown ?? confirmed.get(row.id) ?? aCustomer()
    const state = lane?.state ?? 'clean'
    expect(row).toMatchObject({ customer_group_id, state, pending: lane?.pending ?? [] })
    expect(row.email).toBe(email.replace(/\p{Cc}/gu, ' '))
  }
  const last = expected.at(-1)
  if (last !== undefined) expect(await store.search.positionOf(asked, last)).toBe(expected.length - 1)
}
