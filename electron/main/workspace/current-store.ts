import { eraseJournal, openStore, type OpenStore } from './open-store.ts'
import type { ActiveStore } from './session/access.ts'
import type { StoreConnection } from './store-connection.ts'

/** The parts of the store that is signed in to: its client, delivery, journal and keys. */
export interface CurrentStore {
  /** `null` where no store is signed in to. During a change of store it resolves to the new one. */
  get(): Promise<OpenStore | null>
  /** Closes the parts of the store before and builds those of the new one. @throws where they cannot be built */
  change(active: ActiveStore | null, erased: string | null): Promise<void>
}

/** @param folder the user-data folder @param connect opens the connection to a store */
export function createCurrentStore(
  folder: string,
  connect: (active: ActiveStore) => StoreConnection,
): CurrentStore {
  let store: Promise<OpenStore | null> = Promise.resolve(null)
  return {
    get: () => store,
    async change(active, erased) {
      const opening = store.then(async (before) => {
        await before?.close()
        if (erased) await eraseJournal(folder, erased)
        return active && openStore(folder, active, connect(active))
      })
      // Calls that come meanwhile wait for the new parts, and find none where they cannot be built.
      store = opening.catch(() => null)
      await opening
    },
  }
}
