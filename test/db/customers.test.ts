import { describe, expect, it } from 'vitest'
import { aCustomer, anEdit, manyCustomers } from '../support/database/people.ts'
import { open, reopen } from '../support/database/stores.ts'

describe('Confirmed customers', () => {
  it('come back exactly as they were saved, after a new start as well', async () => {
    const odd = aCustomer({
      id: 9,
      first_name: 'A\u0000\u0001\u001fB',
      last_name: '\ud800 lone, \u{1f600} whole, \ufeff',
      notes: 'two\nlines\r\n"and" \\ quotes',
      form_fields: [
        { name: 'Size', value: null },
        { name: 'Colour', value: 'blue' },
      ],
    })
    const store = await open()
    await store.customers.save([odd, aCustomer()])
    expect(await store.customers.get(9)).toEqual(odd)
    const again = await reopen(store)
    expect(await again.customers.get(9)).toEqual(odd)
    expect(await again.customers.getMany([5, 7, 9])).toEqual([aCustomer(), odd])
    expect(await again.customers.get(7)).toBeUndefined()
  })

  it('are kept by the page, in whatever order pages come', async () => {
    const all = manyCustomers(1_000)
    const store = await open()
    const pages = [0, 3, 1, 2].map((page) => all.slice(page * 250, (page + 1) * 250))
    for (const page of pages) await store.customers.save(page)
    expect(await store.customers.count()).toBe(1_000)
    expect(await store.customers.idsBetween(1, 2 ** 31)).toEqual(all.map(({ id }) => id))
    expect(await store.customers.idsBetween(249, 252)).toEqual([249, 250, 251, 252])
    const ids = [1000, 1, 500, 251, 250]
    expect(await store.customers.getMany(ids)).toEqual(ids.map((id) => all[id - 1]))
  })

  it('are those that came last, however few or many come at once', async () => {
    const all = manyCustomers(600)
    const store = await open()
    await store.customers.save(all)
    const few = [3, 300, 599].map((id) => aCustomer({ id, notes: `few ${id}` }))
    await store.customers.save(few)
    expect(await store.customers.getMany([3, 300, 599])).toEqual(few)
    // These rewrite the block, in which the few are older but newer than what it held.
    const many = all.slice(10, 60).map((customer) => ({ ...customer, notes: 'many' }))
    await store.customers.save(many)
    expect(await store.customers.getMany([3, 11, 60, 61])).toEqual([few[0], many[0], many.at(-1), all[60]])
    const delivered = aCustomer({ id: 3, notes: 'delivered' })
    await store.outbox.commit({ put: [anEdit()], confirmed: [delivered] })
    expect(await store.customers.get(3)).toEqual(delivered)
    expect(await store.customers.count()).toBe(600)
  })

  it('that are new between others, before them and behind them are found', async () => {
    const store = await open()
    const sparse = manyCustomers(400).map((customer) => ({ ...customer, id: customer.id * 10 }))
    await store.customers.save(sparse)
    const between = [1, 5, 1_005, 4_009, 9_999].map((id) => aCustomer({ id }))
    await store.customers.save(between)
    const nested = manyCustomers(50, { firstId: 4_011 })
    await store.customers.save(nested)
    const ids = [...sparse, ...between, ...nested].map(({ id }) => id).sort((a, b) => a - b)
    expect(await store.customers.idsBetween(0, 1e6)).toEqual(ids)
    expect(await store.customers.count()).toBe(ids.length)
    expect((await store.customers.getMany(ids)).map(({ id }) => id)).toEqual(ids)
  })

  it('that are removed are gone, whether they came in a page or with a delivery', async () => {
    const store = await open()
    await store.customers.save(manyCustomers(300))
    await store.customers.save([aCustomer({ id: 7 }), aCustomer({ id: 8 }), aCustomer({ id: 999 })])
    await store.customers.remove([7, 250, 999, 12_345])
    expect(await store.customers.getMany([7, 8, 250, 999])).toEqual([aCustomer({ id: 8 })])
    expect(await store.customers.count()).toBe(298)
    const again = await reopen(store)
    expect(await again.customers.idsBetween(1, 10)).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10])
    await again.customers.save([aCustomer({ id: 7 })])
    expect(await again.customers.get(7)).toEqual(aCustomer({ id: 7 }))
  })
})
