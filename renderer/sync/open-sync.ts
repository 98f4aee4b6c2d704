import type { Bridge } from '../../shared/bridge.ts'
import type { LocalStore } from '../storage/local-store.ts'
import { createSync } from './create-sync.ts'
import { pageDependencies } from './page-dependencies.ts'
import type { Sync } from './sync.ts'

/** Opens syncing in a page: with its clock and locks, and with storage that the browser may not clear. */
export async function openSync(bridge: Bridge, store: LocalStore): Promise<Sync> {
  // Where the browser says no, the journal still has everything that waits.
  await navigator.storage.persist().catch(() => false)
  return createSync({ bridge, store, ...pageDependencies(store.storeHash) })
}
