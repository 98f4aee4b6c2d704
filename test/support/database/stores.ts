import { afterEach, vi } from 'vitest'
import type { LocalStore } from '../../../renderer/storage/local-store.ts'
import type { Metadata } from '../../../renderer/storage/database.ts'
import { eraseLocalStore, openLocalStore } from '../../../renderer/storage/open-local-store.ts'

import { allRows } from './raw.ts'

export const KEY = Uint8Array.from({ length: 32 }, (_, at) => at * 7)

/** Resolves when the worker has put everything in order: segments of the newest version. */
export async function settled({ storeHash }: LocalStore): Promise<void> {
  await vi.waitFor(
    async () => {
      const facts = ((await allRows(storeHash)).get('facts') ?? []) as { name: string; value: unknown }[]
      const fact = (name: keyof Metadata): unknown => facts.find((one) => one.name === name)?.value
      const catalogue = fact('catalogue') as Metadata['catalogue'] | undefined
      if (!catalogue || catalogue.version !== fact('version') || !fact('opening'))
        throw new Error('not settled')
    },
    { timeout: 120_000, interval: 100 },
  )
}

/** Waits until a check holds: however long a busy machine takes. */
export const soon = (check: () => unknown): Promise<unknown> => vi.waitFor(check, { timeout: 120_000 })

const opened = new Set<LocalStore>()
const hashes = new Set<string>()

/** A store hash that no other test uses; its data are erased after the test. */
export function newStoreHash(): string {
  const hash = `t${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`
  hashes.add(hash)
  return hash
}

/** Opens a store; it is closed after the test. */
export async function open(storeHash = newStoreHash(), key = KEY): Promise<LocalStore> {
  const opening = await openLocalStore({ storeHash, key, isKeyNew: false, appVersion: '0.1.0' })
  if (opening.kind !== 'opened') throw new Error(opening.kind)
  opened.add(opening.store)
  return opening.store
}

/** Closes a store and opens it again, as the next start of the app does. */
export async function reopen(store: LocalStore): Promise<LocalStore> {
  opened.delete(store)
  await store.close()
  return open(store.storeHash)
}

afterEach(async () => {
  for (const store of opened) await store.close()
  opened.clear()
  for (const hash of hashes) await eraseLocalStore(hash)
  hashes.clear()
})
