import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createIndex } from '../../../../../renderer/storage/search/customer-index.ts'
import type { ListCustomer } from '../../../../../renderer/storage/search/list-customer.ts'
import { createFinder, type Finder } from '../../../../../renderer/storage/search/finder.ts'
import { createSortIndex } from '../../../../../renderer/storage/search/sort-index.ts'
import type { CustomerQuery } from '../../../../../renderer/domain/customers/customer-query.ts'

const piece = fc.constantFrom('ma', 'mar', 'a', 'ß', 'Zoë', '4', '42', '+', '-', '(4)', '.', '#', '#4', 'x')
const words = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''))
const phone = fc.constantFrom('', '+4 (2) 42-4', '42', '4-2.4', '+', 'mar 4')
const customer = (id: number): fc.Arbitrary<ListCustomer> =>
  fc.record({
    id: fc.constant(id),
    first_name: words,
    last_name: words,
    company: words,
    email: words,
    phone,
    store_credit: fc.constant('0.0000'),
    customer_group_id: fc.integer({ min: 0, max: 1 }),
    date_created: fc.constant(0),
    date_modified: fc.constant(0),
    notes: fc.oneof(words, phone),
  })
const someone = fc.integer({ min: 1, max: 30 }).chain(customer)
const typed = fc
  .array(words, { minLength: 1, maxLength: 2 })
  .map((some) => some.join(' '))
  .filter((text) => text.length > 0)

const act = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('type' as const), text: typed }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('change' as const), one: someone }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), one: someone }) },
)

const go = async () => true
const everything = async (finder: Finder, query: CustomerQuery) =>
  JSON.stringify({
    first: await finder.find(query, 0, 3, go),
    later: await finder.find(query, 3, 9, go),
    ids: [...((await finder.allIds(query, go)) ?? [])],
  })

it('typing on finds what a fresh search finds, letter by letter, whatever changes in between', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(...Array.from({ length: 30 }, (_, at) => customer(at + 1))),
      fc.array(act, { minLength: 1, maxLength: 8 }),
      fc.constantFrom('up' as const, 'down' as const),
      fc.constantFrom({}, { group: 1 }),
      async (people, acts, direction, filters) => {
        const index = createIndex()
        const finder = createFinder(index, createSortIndex(index))
        index.put(people)
        for (const act of acts) {
          if (act.kind === 'change') index.put([act.one])
          if (act.kind === 'remove') index.remove([act.one.id])
          if (act.kind !== 'type') continue
          for (let letters = 0; letters <= act.text.length; letters += 1) {
            const query = {
              text: act.text.slice(0, letters),
              filters,
              sort: { by: 'id', direction },
            } as const
            const fresh = createFinder(index, createSortIndex(index))
            expect(await everything(finder, query)).toBe(await everything(fresh, query))
          }
        }
      },
    ),
    { numRuns: 60 },
  )
})
