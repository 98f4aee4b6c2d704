import { createCipher, importKey } from '../../../renderer/storage/cipher.ts'
import { writeCustomers } from '../../../renderer/storage/confirmed/write-customers.ts'
import { openDatabase } from '../../../renderer/storage/database.ts'
import { createKeyValueStore } from '../../../renderer/storage/key-value.ts'
import { seededCustomer } from '../../../electron/main/practice-store/seed/customer.ts'
import type { StoredCustomer } from '../../../electron/main/practice-store/stored-customer.ts'
import type { Bridge } from '../../../shared/bridge.ts'
import type { Customer } from '../../../shared/customer.ts'

// Runs in the app's page: a first download without a network. The app's own data layer writes the practice store's
// customers, and the pull is marked as complete.

export interface FillOptions {
  readonly storeHash: string
  readonly seed: number
  readonly customers: number
}

/** Writes customers from index `from` on for a moment. @returns the index of the first that is not written yet */
export async function fill({ storeHash, seed, customers }: FillOptions, from: number): Promise<number> {
  const { db, cipher } = await open(storeHash)
  let next = from
  const until = performance.now() + MOMENT_MS
  while (next <= customers && performance.now() < until) {
    const count = Math.min(AT_ONCE, customers + 1 - next)
    const first = next
    const some = Array.from({ length: count }, (_, at) =>
      asRead(seededCustomer({ seed, customers }, first + at)),
    )
    await writeCustomers(db, cipher, some)
    next += count
  }
  if (next > customers) {
    const now = Date.now()
    const first = { upTo: customers, total: customers, startedAt: now, done: true }
    await createKeyValueStore(db, cipher).write('pull', { first, changesSince: now, finishedAt: now })
  }
  db.close()
  return next
}

async function open(storeHash: string) {
  const { counterfoil } = window as unknown as { counterfoil: Bridge }
  const answer = await counterfoil.vault.dataKey({ storeHash })
  if (!answer.ok) throw new Error(`There is no key: ${answer.problem.code}`)
  const db = await openDatabase(storeHash)
  return { db, cipher: createCipher(storeHash, await importKey(answer.value.key)) }
}

/** The customer as main reads it from the store's answer. */
const asRead = (stored: StoredCustomer): Customer => ({
  ...stored,
  form_fields: stored.form_fields ?? [],
  date_created: stored.date_created * 1000,
  date_modified: stored.date_modified * 1000,
})

const AT_ONCE = 2_000
const MOMENT_MS = 5_000
