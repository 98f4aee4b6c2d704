import { describe, expect, it } from 'vitest'
import type { CustomerQuery } from '../../renderer/db/local-store.ts'
import { aCustomer, manyCustomers } from './builders/people.ts'
import { open } from './builders/stores.ts'

const all = (text = '', more: Partial<CustomerQuery> = {}): CustomerQuery => ({
  text,
  filters: {},
  sort: { by: 'id', direction: 'up' },
  ...more,
})

describe('Searching', () => {
  it('finds every word in any order and any field', async () => {
    const store = await open()
    await store.customers.save([
      ...manyCustomers(300),
      aCustomer({
        id: 1_000,
        first_name: 'Zoë',
        last_name: 'Weiß',
        company: 'Crème',
        notes: 'Likes MARZIPAN a lot',
      }),
    ])
    const found = await store.search.find(all('weiss marzi ZOE creme'), 0, 10)
    expect(found?.rows.map(({ id, noteExcerpt }) => [id, noteExcerpt])).toEqual([
      [1_000, 'Likes MARZIPAN a lot'],
    ])
  })
})
