import { createCollection, localOnlyCollectionOptions } from '@tanstack/db'
import { IndexedDBAdapter, startOfflineExecutor } from '@tanstack/offline-transactions'
import type { Customer } from '../../../../shared/customer.ts'
import { customersOf } from '../source.ts'
import { offer } from '../perform.ts'

// TanStack keeps its rows in memory and the transactions that wait for a connection in IndexedDB. A save is
// durable, as far as it goes, when its transaction is there.

/** Tells when a transaction has been kept. */
class Kept extends IndexedDBAdapter {
  kept = (): void => undefined
  override async set(key: string, value: string): Promise<void> {
    await super.set(key, value)
    this.kept()
  }
}

const offline = {
  subscribe: () => () => undefined,
  notifyOnline: () => undefined,
  isOnline: () => false,
  dispose: () => undefined,
}

offer({
  open: async () => undefined,
  close: async () => undefined,
  store: async () => undefined,
  firstRows: async () => [],
  search: async () => 0,
  load: async () => undefined,
  async saver({ customers: count }) {
    const customers = createCollection(
      localOnlyCollectionOptions<Customer, number>({
        id: 'customers',
        getKey: ({ id }) => id,
        initialData: [...customersOf(count)],
      }),
    )
    await customers.preload()
    const storage = new Kept()
    const executor = startOfflineExecutor({
      collections: { customers },
      mutationFns: { put: async () => undefined },
      onlineDetector: offline,
      storage,
    })
    await executor.waitForInit()
    return {
      async save({ customerId, patch }) {
        const kept = new Promise<void>((resolve) => (storage.kept = resolve))
        const transaction = executor.createOfflineTransaction({ mutationFnName: 'put', autoCommit: false })
        transaction.mutate(() => customers.update(customerId, (draft) => void Object.assign(draft, patch)))
        // It stays open until the store has answered; what keeps it from being kept is an error at once.
        const isKept = await Promise.race([kept.then(() => true), transaction.commit().then(() => false)])
        if (!isKept) throw new Error(`The edit of ${customerId} was not kept.`)
      },
    }
  },
})
