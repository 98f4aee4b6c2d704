import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Journal, memoryJournal, openJournal } from './journal.ts'
import type { Access, ActiveStore } from './session.ts'
import type { StoreKeys } from './store-keys.ts'
import type { StoreLink } from './store-link.ts'

/** Everything that belongs to the store signed in to. */
export interface OpenStore extends StoreLink {
  readonly storeHash: string
  readonly access: Access
  readonly keys: StoreKeys
  readonly journal: Journal
}

/** Opens the parts of a store. The key of its local data is made here on the first sign-in. */
export async function openStore(folder: string, active: ActiveStore, link: StoreLink): Promise<OpenStore> {
  const { storeHash } = active.profile
  const journal =
    active.keptIn === 'memory'
      ? memoryJournal()
      : openJournal(journalPath(folder, storeHash), storeHash, await active.keys.journalKey())
  return {
    ...link,
    storeHash,
    access: active.access,
    keys: active.keys,
    journal,
    async close() {
      await Promise.all([link.close(), journal.close()])
    },
  }
}

export const eraseJournal = (folder: string, storeHash: string): Promise<void> =>
  rm(journalPath(folder, storeHash), { force: true })

const journalPath = (folder: string, storeHash: string): string => join(folder, `journal-${storeHash}.cfj`)
