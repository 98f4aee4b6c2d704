import type { Cipher } from './cipher.ts'
import type { Database } from './database.ts'
import { writeToDisk } from './disk-errors.ts'
import type { KeyValueStore } from './local-store.ts'
import { openJson, sealJson } from './compression.ts'
import { isUsable } from './key-value-shapes.ts'

/** Small sealed values by name. One that cannot be opened or understood counts as not written. */
export function createKeyValueStore(db: Database, cipher: Cipher): KeyValueStore {
  async function read(name: string, customerId: number): Promise<unknown> {
    const row = await db.keyValues.get([name, customerId])
    const value = row && (await openJson(cipher, place(name, customerId), row.data).catch(() => undefined))
    return isUsable(name, value) ? value : undefined
  }

  async function write(name: string, customerId: number, value: unknown): Promise<void> {
    const data = await sealJson(cipher, place(name, customerId), value)
    await writeToDisk(db, () => db.keyValues.put({ page: name, customerId, data }))
  }

  return {
    read: (name) => read(name, NO_CUSTOMER) as Promise<never>,
    write: (name, value) => write(name, NO_CUSTOMER, value),
    readFor: (name, customerId) => read(name, customerId) as Promise<never>,
    writeFor: (name, customerId, value) =>
      value === null ? db.keyValues.delete([name, customerId]) : write(name, customerId, value),
    async customersWith(name) {
      const keys = await db.keyValues
        .where('[page+customerId]')
        .between([name, NO_CUSTOMER + 1], [name, Infinity])
        .primaryKeys()
      return keys.map(([, customerId]) => customerId)
    },
  }
}

const NO_CUSTOMER = 0
const place = (name: string, customerId: number) => ({ table: 'notebook', key: `${name} ${customerId}` })
