import { databaseName } from '../../../renderer/storage/database.ts'

/** The database as it lies on the disk, read and written past everything of the app. */
export async function rawDatabase<T>(storeHash: string, work: (db: IDBDatabase) => Promise<T>): Promise<T> {
  const db = await done(indexedDB.open(databaseName(storeHash)))
  try {
    return await work(db)
  } finally {
    db.close()
  }
}

export function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'))
  })
}

/** Every row of every table. */
export const allRows = (storeHash: string): Promise<ReadonlyMap<string, readonly unknown[]>> =>
  rawDatabase(storeHash, async (db) => {
    const tables = [...db.objectStoreNames]
    const transaction = db.transaction(tables)
    const rows = await Promise.all(tables.map((table) => done(transaction.objectStore(table).getAll())))
    return new Map(tables.map((table, at) => [table, rows[at] as readonly unknown[]]))
  })

/** Changes every row of a table that `change` returns something for. */
export const changeRows = <R>(
  storeHash: string,
  table: string,
  change: (row: R) => R | undefined,
): Promise<number> =>
  rawDatabase(storeHash, async (db) => {
    const rows = db.transaction(table, 'readwrite').objectStore(table)
    let changed = 0
    for (const row of (await done(rows.getAll())) as R[]) {
      const next = change(row)
      if (next === undefined) continue
      await done(rows.put(next))
      changed += 1
    }
    return changed
  })

/** The same bytes with one bit turned over, as a bad disk does it. */
export function damaged(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  const at = Math.floor(copy.length / 2)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}
