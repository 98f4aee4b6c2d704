import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ProblemError } from '../platform/problem-error.ts'
import { type Journal, memoryJournal, openJournal } from './journal.ts'
import type { Access, ActiveStore } from './session/access.ts'
import type { StoreKeys } from './store-keys.ts'
import type { StoreConnection } from './store-connection.ts'

/** Everything that belongs to the store signed in to. */
export interface OpenStore extends StoreConnection {
  readonly storeHash: string
  readonly access: Access
  readonly keys: StoreKeys
  readonly journal: Journal
}

/** Opens the parts of a store. The key of its local data is made here on the first sign-in. */
export async function openStore(
  folder: string,
  active: ActiveStore,
  link: StoreConnection,
): Promise<OpenStore> {
  const { storeHash } = active.profile
  if (active.access.storeHash !== storeHash) throw new ProblemError('wrong-store')
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

/** Deletes the journal of a store, and what was kept of damaged ones. */
export async function eraseJournal(folder: string, storeHash: string): Promise<void> {
  const name = journalName(storeHash)
  const all = (await readdir(folder)).filter((one) => one === name || one.startsWith(`${name}.`))
  await Promise.all(all.map((one) => rm(join(folder, one), { force: true })))
}

const journalPath = (folder: string, storeHash: string): string => join(folder, journalName(storeHash))
const journalName = (storeHash: string): string => `journal-${storeHash}.cfj`
