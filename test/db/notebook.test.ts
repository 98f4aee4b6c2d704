import { describe, expect, it } from 'vitest'
import { changeRows, damaged } from './builders/raw.ts'
import { open, reopen } from './builders/stores.ts'

const groups = { groups: [{ id: 1, name: 'Großhandel', isDefault: false }], fetchedAt: 5 }
const draft = (notes: string) => ({ typed: { notes, flag: true, credit: '1,5' }, since: 3 })

describe('The notebook', () => {
  it('keeps pages by name, and by name and customer', async () => {
    const store = await open()
    expect(await store.notebook.read('groups')).toBeUndefined()
    await store.notebook.write('groups', groups)
    await store.notebook.writeFor('draft', 5, draft('five'))
    await store.notebook.writeFor('draft', 1, draft('one'))
    await store.notebook.writeFor('draft', 1, draft('one, again'))
    await store.notebook.writeFor('addresses', 7, { addresses: [], fetchedAt: 1 })
    const { notebook } = await reopen(store)
    expect(await notebook.read('groups')).toEqual(groups)
    expect(await notebook.readFor('draft', 1)).toEqual(draft('one, again'))
    expect(await notebook.readFor('addresses', 1)).toBeUndefined()
    expect(await notebook.customersWith('draft')).toEqual([1, 5])
    await notebook.writeFor('draft', 1, null)
    expect(await notebook.readFor('draft', 1)).toBeUndefined()
    expect(await notebook.customersWith('draft')).toEqual([5])
  })

  it('takes a damaged page for one that was not written', async () => {
    const store = await open()
    await store.notebook.write('groups', groups)
    await changeRows<{ data: Uint8Array }>(store.storeHash, 'notebook', (row) => ({
      ...row,
      data: damaged(row.data),
    }))
    expect(await store.notebook.read('groups')).toBeUndefined()
  })
})
