import { describe, expect, it } from 'vitest'
import type { Metadata, SegmentRow } from '../../renderer/storage/database.ts'
import type { LocalStore } from '../../renderer/storage/local-store.ts'
import type { CustomerQuery } from '../../renderer/domain/customers/customer-query.ts'
import type { Customer } from '../../shared/customer.ts'
import { aCustomer, manyCustomers } from '../support/database/people.ts'
import { changeRows, damaged, rawDatabase } from '../support/database/raw.ts'
import { open, reopen, settled, soon } from '../support/database/stores.ts'

const byName: CustomerQuery = { text: '', filters: {}, sort: { by: 'name', direction: 'up' } }
const withText = (text: string): CustomerQuery => ({ ...byName, text })
const all = manyCustomers(10_000)

/** A store of ten thousand customers as a day's work leaves it, with segments and all. */
async function openedBefore(): Promise<LocalStore> {
  const store = await open()
  for (let at = 0; at < all.length; at += 2_500) await store.customers.save(all.slice(at, at + 2_500))
  await store.search.find(byName, 0, 50)
  await settled(store)
  return store
}

async function isLoaded(store: LocalStore): Promise<void> {
  await soon(async () => expect(await store.search.allIds(byName)).toHaveLength(all.length))
}

async function idsWith(store: LocalStore, text: string): Promise<readonly number[]> {
  return [...(await store.search.allIds(withText(text)))].sort((a, b) => a - b)
}

const having = (has: (customer: Customer) => boolean): readonly number[] =>
  all.filter(has).map(({ id }) => id)

describe('The next start, with ten thousand customers', () => {
  it('shows at once what the list showed last, and then the present state', async () => {
    const before = await openedBefore()
    const shown = await before.search.find(byName, 0, 50)
    const store = await reopen(before)
    expect(await store.search.find(byName, 0, 50)).toEqual(shown)
    await isLoaded(store)
    expect(await store.search.find(byName, 0, 50)).toEqual(shown)
    const expected = [...(await before.search.allIds(byName).catch(() => []))]
    expect(expected).toEqual([])
    // Names, notes and numbers came out of the segments.
    await soon(async () =>
      expect(await idsWith(store, 'allergic')).toEqual(having(({ notes }) => notes.includes('allergic'))),
    )
    expect(await idsWith(store, 'lovelace')).toEqual(
      having(({ last_name }) => last_name.includes('Lovelace')),
    )
    expect(await store.customers.count()).toBe(all.length)
    expect(await store.customers.getMany([1, 5_000, 10_000])).toEqual([all[0], all[4_999], all[9_999]])
  })

  it('knows what changed after the segments were written', async () => {
    const before = await openedBefore()
    const renamed = aCustomer({ id: 4_000, first_name: 'Aaaaron', notes: 'a changed note' })
    await before.customers.save([renamed])
    await before.customers.remove([4_001])
    const store = await reopen(before)
    await soon(async () => expect(await idsWith(store, 'aaaaron')).toEqual([4_000]))
    expect(await store.search.allIds(byName)).toHaveLength(all.length - 1)
    expect(await store.search.positionOf(byName, 4_001)).toBe(-1)
    // It is where its new name belongs.
    const position = await store.search.positionOf(byName, 4_000)
    const rows = (await store.search.find(byName, 0, position + 2))?.rows ?? []
    const names = rows.map(({ first_name }) => first_name)
    expect(names).toEqual([...names].sort(new Intl.Collator().compare))
  })

  it.each(['rows', 'notes', 'order'] as const)('survives damaged segments of %s', async (part) => {
    const before = await openedBefore()
    await changeRows<SegmentRow>(before.storeHash, 'segments', (row) =>
      row.part === part ? { ...row, data: damaged(row.data) as SegmentRow['data'] } : undefined,
    )
    const store = await reopen(before)
    await isLoaded(store)
    await soon(async () =>
      expect(await idsWith(store, 'allergic')).toEqual(having(({ notes }) => notes.includes('allergic'))),
    )
    const found = await store.search.find(byName, 0, 3)
    expect(found?.total).toBe(all.length)
  })

  it('survives segments that are missing', async () => {
    const before = await openedBefore()
    await before.close()
    await rawDatabase(before.storeHash, async (db) => {
      db.transaction('segments', 'readwrite').objectStore('segments').clear()
    })
    const store = await open(before.storeHash)
    await isLoaded(store)
  })

  it('lists all but the customers of a block that is damaged, until they are fetched again', async () => {
    const before = await openedBefore()
    let lost: readonly number[] = []
    await changeRows<{ first: number; ids: Uint32Array; data: Uint8Array }>(
      before.storeHash,
      'blocks',
      (row) => {
        if (row.first !== 1) return undefined
        lost = [...row.ids]
        return { ...row, data: damaged(row.data) }
      },
    )
    await changeRows<{ name: keyof Metadata; value: unknown }>(before.storeHash, 'facts', (row) =>
      row.name === 'catalogue' ? { ...row, value: { ...(row.value as object), generation: 999 } } : undefined,
    )
    const store = await reopen(before)
    await soon(async () => expect(await store.search.allIds(byName)).toHaveLength(all.length - lost.length))
    const after = lost.length + 1
    expect((await store.customers.getMany([1, after])).map(({ id }) => id)).toEqual([after])
    await store.customers.save(all.slice(0, lost.length))
    expect(await store.customers.get(1)).toEqual(all[0])
    await isLoaded(store)
  })
})
