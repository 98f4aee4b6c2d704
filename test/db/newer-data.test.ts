import { describe, expect, it } from 'vitest'
import { DATABASE_VERSION, databaseName } from '../../renderer/storage/database.ts'
import { NewerDataError } from '../../renderer/storage/data-format.ts'
import { openLocalStore } from '../../renderer/storage/open-local-store.ts'
import { anEdit } from '../support/database/people.ts'
import { allRows, changeRows, done } from '../support/database/raw.ts'
import { KEY, newStoreHash, open } from '../support/database/stores.ts'

// A person goes back to an older version of the app. What the newer one has written is neither read wrongly nor touched.

const openAs = (storeHash: string, appVersion: string) =>
  openLocalStore({ storeHash, key: KEY, isKeyNew: false, appVersion })

/** A store with an edit, written by this version and closed. */
async function writtenStore(): Promise<string> {
  const store = await open()
  await store.outbox.commit({ put: [anEdit({ id: 'e1', customerId: 1 })] })
  await store.close()
  return store.storeHash
}

/** What is on the disk, and the version of the database. */
async function onTheDisk(storeHash: string): Promise<unknown> {
  const rows = [...(await allRows(storeHash))]
  return [(await indexedDB.databases()).find(({ name }) => name === databaseName(storeHash))?.version, rows]
}

describe('data of a newer version', () => {
  it('with tables of later are left as they are, and the version is named', async () => {
    const storeHash = await writtenStore()
    const upgrade = indexedDB.open(databaseName(storeHash), DATABASE_VERSION + 10)
    upgrade.onupgradeneeded = () => {
      upgrade.result.createObjectStore('invoices')
      upgrade.transaction
        ?.objectStore('facts')
        .put({ name: 'written-by', value: { format: 2, app: '9.1.0' } })
    }
    ;(await done(upgrade)).close()
    const before = await onTheDisk(storeHash)
    await expect(openAs(storeHash, '0.2.0')).rejects.toMatchObject({ writtenBy: '9.1.0' })
    expect(await onTheDisk(storeHash)).toEqual(before)
  })

  it('in tables of today are left as they are, and the version is named', async () => {
    const storeHash = await writtenStore()
    await changeRows<{ name: string; value: unknown }>(storeHash, 'facts', (row) =>
      row.name === 'written-by' ? { ...row, value: { format: 2, app: '9.1.0' } } : row,
    )
    const before = await onTheDisk(storeHash)
    const opening = openAs(storeHash, '0.2.0')
    await expect(opening).rejects.toBeInstanceOf(NewerDataError)
    await expect(opening).rejects.toMatchObject({ writtenBy: '9.1.0' })
    expect(await onTheDisk(storeHash)).toEqual(before)
  })

  it('are opened where their format is the one of today, and marked as written by this version', async () => {
    const storeHash = await writtenStore()
    for (const version of ['9.1.0', '0.2.0']) {
      const opening = await openAs(storeHash, version)
      if (opening.kind !== 'opened') throw new Error(opening.kind)
      expect((await opening.store.outbox.all()).map(({ id }) => id)).toEqual(['e1'])
      await opening.store.close()
      const facts = (await allRows(storeHash)).get('facts')
      expect(facts).toContainEqual({ name: 'written-by', value: { format: 1, app: version } })
    }
  })

  it('are not made where there were none', async () => {
    const storeHash = newStoreHash()
    await open(storeHash)
    expect(((await onTheDisk(storeHash)) as [number])[0]).toBe(DATABASE_VERSION)
  })
})
