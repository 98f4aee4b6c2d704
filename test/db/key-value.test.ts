import { describe, expect, it } from 'vitest'
import { allRows, changeRows, damaged } from '../support/database/raw.ts'
import { open, reopen } from '../support/database/stores.ts'

const groups = { groups: [{ id: 1, name: 'Großhandel', isDefault: false }], fetchedAt: 5 }
const draft = (notes: string) => ({ typed: { notes, flag: true, credit: '1,5' }, since: 3 })

describe('The key-value store', () => {
  it('keeps pages by name, and by name and customer', async () => {
    const store = await open()
    expect(await store.keyValues.read('groups')).toBeUndefined()
    await store.keyValues.write('groups', groups)
    await store.keyValues.writeFor('draft', 5, draft('five'))
    await store.keyValues.writeFor('draft', 1, draft('one'))
    await store.keyValues.writeFor('draft', 1, draft('one, again'))
    await store.keyValues.writeFor('addresses', 7, { addresses: [], fetchedAt: 1 })
    const { keyValues } = await reopen(store)
    expect(await keyValues.read('groups')).toEqual(groups)
    expect(await keyValues.readFor('draft', 1)).toEqual(draft('one, again'))
    expect(await keyValues.readFor('addresses', 1)).toBeUndefined()
    expect(await keyValues.customersWith('draft')).toEqual([1, 5])
    await keyValues.writeFor('draft', 1, null)
    expect(await keyValues.readFor('draft', 1)).toBeUndefined()
    expect(await keyValues.customersWith('draft')).toEqual([5])
  })

  describe('with a long text that is being typed', () => {
    const long = 'a word, '.repeat(8000)
    const rowsOf = async (storeHash: string) =>
      ((await allRows(storeHash)).get('notebook') ?? []) as { page: string; data: Uint8Array }[]
    const sizes = async (storeHash: string) =>
      Object.fromEntries((await rowsOf(storeHash)).map(({ page, data }) => [page, data.length]))

    it('writes it once, and then only what changed', async () => {
      const store = await open()
      await store.keyValues.writeFor('draft', 1, draft(long))
      const first = await rowsOf(store.storeHash)
      for (const end of ['a', 'ab', 'abc']) await store.keyValues.writeFor('draft', 1, draft(long + end))
      const now = await rowsOf(store.storeHash)
      expect(now.find(({ page }) => page === 'draft')).toEqual(first[0])
      expect((await sizes(store.storeHash))['draft-changes']).toBeLessThan(500)
      const { keyValues } = await reopen(store)
      expect(await keyValues.readFor('draft', 1)).toEqual(draft(`${long}abc`))
      expect(await keyValues.customersWith('draft')).toEqual([1])
    })

    it('writes all of it again for another customer, after a start, and where much changed', async () => {
      const store = await open()
      await store.keyValues.writeFor('draft', 1, draft(long))
      await store.keyValues.writeFor('draft', 1, draft(`${long}a`))
      await store.keyValues.writeFor('draft', 2, draft(`${long}b`))
      const { keyValues } = await reopen(store)
      await keyValues.writeFor('draft', 1, draft(`${long}c`))
      expect(await keyValues.readFor('draft', 1)).toEqual(draft(`${long}c`))
      expect(await keyValues.readFor('draft', 2)).toEqual(draft(`${long}b`))
      await keyValues.writeFor('draft', 1, draft('x'.repeat(9000)))
      expect(await keyValues.readFor('draft', 1)).toEqual(draft('x'.repeat(9000)))
      await keyValues.writeFor('draft', 1, draft('short'))
      expect(await keyValues.readFor('draft', 1)).toEqual(draft('short'))
    })

    it('leaves nothing of it when it goes', async () => {
      const store = await open()
      await store.keyValues.writeFor('draft', 1, draft(long))
      await store.keyValues.writeFor('draft', 1, draft(`${long}a`))
      await store.keyValues.writeFor('draft', 1, null)
      expect(await rowsOf(store.storeHash)).toEqual([])
      await store.keyValues.writeFor('draft', 1, draft(`${long}b`))
      expect(await store.keyValues.readFor('draft', 1)).toEqual(draft(`${long}b`))
    })

    it('shows what was written as a whole where the change is damaged', async () => {
      const store = await open()
      await store.keyValues.writeFor('draft', 1, draft(long))
      await store.keyValues.writeFor('draft', 1, draft(`${long}a`))
      await changeRows<{ page: string; data: Uint8Array }>(store.storeHash, 'notebook', (row) =>
        row.page === 'draft' ? row : { ...row, data: damaged(row.data) },
      )
      expect(await store.keyValues.readFor('draft', 1)).toEqual(draft(long))
    })
  })

  it('takes a page that is none of its name for one that was not written', async () => {
    const store = await open()
    const { keyValues } = store
    for (const odd of [null, 7, [], {}, { groups: null }, { groups: [{ id: 'vip' }, null] }]) {
      await keyValues.write('groups', odd as never)
      expect(await keyValues.read('groups')).toBeUndefined()
    }
    await keyValues.write('unreadable', { records: [{ kind: 'order', id: 1 }] } as never)
    expect(await keyValues.read('unreadable')).toBeUndefined()
    await keyValues.writeFor('addresses', 7, { addresses: [null], fetchedAt: 1 } as never)
    expect(await keyValues.readFor('addresses', 7)).toBeUndefined()
  })

  it('takes a damaged page for one that was not written', async () => {
    const store = await open()
    await store.keyValues.write('groups', groups)
    await changeRows<{ data: Uint8Array }>(store.storeHash, 'notebook', (row) => ({
      ...row,
      data: damaged(row.data),
    }))
    expect(await store.keyValues.read('groups')).toBeUndefined()
  })
})
