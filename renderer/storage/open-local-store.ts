import { createCipher, importKey } from './cipher.ts'
import { countCustomers, idsBetween } from './confirmed/ids.ts'
import { readCustomers } from './confirmed/read-customers.ts'
import { createReadTogether } from './confirmed/batch-reads.ts'
import { createCounterfoilRows } from './counterfoil-rows.ts'
import { deleteDatabase, openDatabase } from './database.ts'
import { checkDatabaseVersion, markDataFormat } from './data-format.ts'
import { isRightKey } from './key-check.ts'
import type { ConfirmedCustomers, LocalStore } from './local-store.ts'
import { createKeyValueStore } from './key-value.ts'
import { countWaiting, createOutboxRows } from './outbox-rows.ts'
import { createCustomerSearch } from './search/customer-search.ts'
import { readFirstPage } from './search/first-page-cache.ts'
import { startWorker, type WorkerClient } from './search/worker-client.ts'

export type OpenResult =
  | { readonly kind: 'opened'; readonly store: LocalStore }
  /**
   * The data on this machine was encrypted under a key that is gone. Nothing was touched. `waiting` counts
   * the undelivered edits that cannot be read.
   */
  | { readonly kind: 'key-lost'; readonly waiting: number }

export interface StoreAccess {
  readonly storeHash: string
  /** 32 bytes, from the vault. */
  readonly key: Uint8Array
  /** The vault has just made this key, so that it cannot open anything that is already here. */
  readonly isKeyNew: boolean
  /** The version of the app that opens them. */
  readonly appVersion: string
}

/**
 * Opens the data of one store on this machine, or makes room for them.
 * @throws {NewerDataError} where a newer version of the app has written them; nothing was touched
 */
export async function openLocalStore(access: StoreAccess): Promise<OpenResult> {
  // Its script is read while the database opens.
  const worker = startWorker()
  try {
    return await openWith(worker, access)
  } catch (error) {
    worker.end()
    throw error
  }
}

async function openWith(
  worker: WorkerClient,
  { storeHash, key, isKeyNew, appVersion }: StoreAccess,
): Promise<OpenResult> {
  await checkDatabaseVersion(storeHash)
  const db = await openDatabase(storeHash)
  try {
    await markDataFormat(db, appVersion)
  } catch (error) {
    db.close()
    throw error
  }
  const cipher = createCipher(storeHash, await importKey(key))
  if (!(await isRightKey(db, cipher, isKeyNew))) {
    worker.end()
    const waiting = await countWaiting(db)
    db.close()
    return { kind: 'key-lost', waiting }
  }

  const opened = worker.call('open', { storeHash, key: cipher.key })
  // The first call of the worker fails for the same reason.
  opened.catch(() => undefined)

  const firstPage = readFirstPage(db, cipher).catch(() => null)

  const customers: ConfirmedCustomers = {
    save: async (customers) => void (await worker.call('save', { customers })),
    get: createReadTogether((ids) => readCustomers(db, cipher, ids)),
    async getMany(ids) {
      const found = await readCustomers(db, cipher, ids)
      return ids.flatMap((id) => found.get(id) ?? [])
    },
    idsBetween: (from, to) => idsBetween(db, from, to),
    remove: async (ids) => void (await worker.call('remove', { ids })),
    count: () => countCustomers(db),
  }

  let closing: Promise<void> | null = null
  const close = (): Promise<void> =>
    (closing ??= worker
      .call('close', {})
      .catch(() => undefined)
      .then(() => {
        worker.end()
        db.close()
      }))

  const store: LocalStore = {
    storeHash,
    customers,
    search: createCustomerSearch(worker, firstPage),
    outbox: createOutboxRows({
      db,
      cipher,
      confirmedChanged: (version, customers) =>
        void worker.call('stored', { version, customers }).catch(() => undefined),
    }),
    counterfoils: createCounterfoilRows(db, cipher),
    keyValues: createKeyValueStore(db, cipher),
    close,
    async erase() {
      await close()
      await deleteDatabase(storeHash)
    },
  }
  return { kind: 'opened', store }
}

/** Deletes everything of a store from this machine, with or without its key. */
export const eraseLocalStore = (storeHash: string): Promise<void> => deleteDatabase(storeHash)
