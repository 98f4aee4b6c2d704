import { describe, expect, it } from 'vitest'
import { eraseLocalStore, openLocalStore } from '../../renderer/storage/open-local-store.ts'
import { databaseName } from '../../renderer/storage/database.ts'
import { aCounterfoil, aCustomer, anEdit, manyCustomers, NOW } from '../support/database/people.ts'
import { allRows, changeRows, rawDatabase } from '../support/database/raw.ts'
import { KEY, newStoreHash, open, reopen, settled } from '../support/database/stores.ts'

const SECRET = 'Wilhelmina Zschokke'
const OTHER_KEY = KEY.map((byte) => byte ^ 0xff)

describe('On the disk', () => {
  it('there is nothing about a person in the clear', async () => {
    const store = await open()
    const secret = { first_name: SECRET, email: SECRET, notes: SECRET, company: SECRET, phone: SECRET }
    const person = aCustomer({ ...secret, id: 3, form_fields: [{ name: SECRET, value: SECRET }] })
    await store.customers.save([...manyCustomers(1_500), person])
    const edit = anEdit({ patch: secret, base: secret, label: SECRET })
    const refused = anEdit({
      id: 'edit-2',
      seq: 2,
      state: { kind: 'refused', status: 409, refusal: { message: SECRET, fields: {} }, since: NOW },
    })
    await store.outbox.commit({
      put: [edit, refused],
      end: [aCounterfoil({ editId: 'edit-3', label: SECRET, before: secret, after: secret })],
      confirmed: [person],
    })
    const many = Array.from({ length: 40 }, (_, at) => ({ ...edit, id: `many-${at}`, seq: 10 + at }))
    await store.outbox.commit({ put: many })
    await store.keyValues.write('groups', {
      groups: [{ id: 1, name: SECRET, isDefault: true }],
      fetchedAt: 1,
    })
    await store.keyValues.writeFor('draft', 3, { typed: { notes: SECRET }, since: 1 })
    await store.search.find({ text: '', filters: {}, sort: { by: 'name', direction: 'up' } }, 0, 50)
    await settled(store)
    await store.customers.save([person])
    await store.customers.remove([1])

    const rows = await allRows(store.storeHash)
    for (const [table, some] of rows) expect(some.length, `rows in ${table}`).toBeGreaterThan(0)
    for (const needle of [...SECRET.split(' '), 'Byron', 'example.com', 'Analytical']) {
      expect(placesOf(needle, [...rows]), needle).toEqual([])
    }
    // The search for names itself finds what is there.
    expect(placesOf('edit-1', [...rows])).not.toEqual([])
  })

  it('the name of the database has nothing but the store hash', async () => {
    const { storeHash } = await open()
    const names = (await indexedDB.databases()).map(({ name }) => name)
    expect(names).toContain(`counterfoil-${storeHash}`)
  })
})

describe('A key', () => {
  it('that is another one opens nothing, touches nothing and says how many edits wait', async () => {
    const store = await open()
    await store.outbox.commit({ put: [anEdit(), anEdit({ id: 'edit-2', seq: 2 })] })
    await store.close()
    const { storeHash } = store
    const before = await allRows(storeHash)
    for (const isKeyNew of [true, false]) {
      const opening = await openLocalStore({ storeHash, key: OTHER_KEY, isKeyNew, appVersion: '0.1.0' })
      expect(opening).toEqual({ kind: 'key-lost', waiting: 2 })
    }
    expect(await allRows(storeHash)).toEqual(before)
    expect(await (await open(storeHash)).outbox.all()).toHaveLength(2)
  })

  it('that is new cannot have sealed what is here, also where the check is lost', async () => {
    const store = await open()
    await store.outbox.commit({ put: [anEdit()] })
    await store.close()
    await rawDatabase(store.storeHash, async (db) => {
      db.transaction('facts', 'readwrite').objectStore('facts').delete('key-check')
    })
    const opening = await openLocalStore({
      storeHash: store.storeHash,
      key: OTHER_KEY,
      isKeyNew: true,
      appVersion: '0.1.0',
    })
    expect(opening).toEqual({ kind: 'key-lost', waiting: 1 })
  })

  it('that is lost gives way to a new one after the data were erased', async () => {
    const store = await open()
    await store.outbox.commit({ put: [anEdit()] })
    await store.close()
    await eraseLocalStore(store.storeHash)
    const fresh = await open(store.storeHash, OTHER_KEY)
    expect(await fresh.outbox.all()).toEqual([])
    await reopen(fresh).then(
      () => expect.unreachable('the first key is not the one any more'),
      (error: Error) => expect(error.message).toBe('key-lost'),
    )
  })

  it('opens a record only in its own place', async () => {
    const store = await open()
    await store.keyValues.writeFor('draft', 1, { typed: { notes: 'one' }, since: 1 })
    await store.keyValues.writeFor('draft', 2, { typed: { notes: 'two' }, since: 2 })
    const rows = (await allRows(store.storeHash)).get('notebook') as { data: Uint8Array }[]
    await changeRows<{ customerId: number; data: Uint8Array }>(store.storeHash, 'notebook', (row) =>
      row.customerId === 2 ? { ...row, data: rows[0]?.data ?? row.data } : undefined,
    )
    expect(await store.keyValues.readFor('draft', 1)).toEqual({ typed: { notes: 'one' }, since: 1 })
    expect(await store.keyValues.readFor('draft', 2)).toBeUndefined()
  })
})

describe('Erasing', () => {
  it('deletes the database, also while another window has it open', async () => {
    const store = await open()
    const other = await open(store.storeHash)
    await store.customers.save([aCustomer()])
    // Its worker has opened the database as well.
    await other.search.ownersOf([])
    await store.erase()
    const names = (await indexedDB.databases()).map(({ name }) => name)
    expect(names).not.toContain(databaseName(store.storeHash))
    await expect(other.outbox.commit({ put: [anEdit()] })).rejects.toThrow()
    const after = (await indexedDB.databases()).map(({ name }) => name)
    expect(after).not.toContain(databaseName(store.storeHash))
  })

  it('of a store that was never here does nothing', async () => {
    await eraseLocalStore(newStoreHash())
  })
})

/** Where a text occurs in raw rows, in any encoding that a plain text could have. */
function placesOf(needle: string, value: unknown, path = ''): readonly string[] {
  if (typeof value === 'string') return value.includes(needle) ? [path] : []
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : bytesOf(value)
    const texts = ['utf-8', 'utf-16le', 'utf-16be'].map((form) => new TextDecoder(form).decode(bytes))
    return texts.some((text) => text.includes(needle)) ? [path] : []
  }
  if (value instanceof Object) {
    return Object.entries(value).flatMap(([key, inner]) => placesOf(needle, inner, `${path}/${key}`))
  }
  return []
}

const bytesOf = (view: ArrayBufferView): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
