import { createCipher, importKey } from './cipher.ts'
import { countCustomers, idsBetween } from './confirmed/ids.ts'
import { readCustomers } from './confirmed/read-customers.ts'
import { createReadTogether } from './confirmed/read-together.ts'
import { createCounterfoilRows } from './counterfoil-rows.ts'
import { deleteDatabase, openDatabase } from './database.ts'
import { isRightKey } from './key-check.ts'
import type { ConfirmedCustomers, LocalStore } from './local-store.ts'
import { createNotebook } from './notebook.ts'
import { createOutboxRows } from './outbox-rows.ts'
import { createCustomerSearch } from './search/customer-search.ts'
import { readOpening } from './search/opening-rows.ts'
import { startWorker, type WorkerClient } from './search/worker-client.ts'

export type Opening =
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
}

/** Opens the data of one store on this machine, or makes room for them. */
export async function openLocalStore(access: StoreAccess): Promise<Opening> {
  // Its script is read while the database opens.
  const worker = startWorker()
  try {
    return await openWith(worker, access)
  } catch (error) {
    worker.end()
    throw error
  }
}

async function openWith(worker: WorkerClient, { storeHash, key, isKeyNew }: StoreAccess): Promise<Opening> {
  const db = await openDatabase(storeHash)
  const cipher = createCipher(storeHash, await importKey(key))
  if (!(await isRightKey(db, cipher, isKeyNew))) {
    worker.end()
    const waiting = await db.outbox.count()
    db.close()
    return { kind: 'key-lost', waiting }
  }

  const opened = worker.call('open', { storeHash, key: cipher.key })
  // Whoever asks the worker hears it as well.
  opened.catch(() => undefined)

  const opening = readOpening(db, cipher).catch(() => null)

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
    search: createCustomerSearch(worker, opening),
    outbox: createOutboxRows({
      db,
      cipher,
      confirmedChanged: (version, customers) =>
        void worker.call('stored', { version, customers }).catch(() => undefined),
    }),
    counterfoils: createCounterfoilRows(db, cipher),
    notebook: createNotebook(db, cipher),
    close,
    async erase() {
      await close()
      await deleteDatabase(storeHash)
    },
  }
  return { kind: 'opened', store }
}

/** Deletes everything of a store from this machine, whether its key is there or not. */
export const eraseLocalStore = (storeHash: string): Promise<void> => deleteDatabase(storeHash)
