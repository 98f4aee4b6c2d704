import type { Cipher } from './cipher.ts'
import type { Database } from './database.ts'
import { writeToDisk } from './disk-errors.ts'
import type { KeyValueStore } from './local-store.ts'
import { openJson, sealJson } from './compression.ts'
import { isUsable } from './key-value-shapes.ts'
import { createTypedValues, isTyped } from './typed-values.ts'

/** Small sealed values by name. One that cannot be opened or understood counts as not written. */
export function createKeyValueStore(db: Database, cipher: Cipher): KeyValueStore {
  async function readRow(name: string, customerId: number): Promise<unknown> {
    const row = await db.keyValues.get([name, customerId])
    return row && openJson(cipher, place(name, customerId), row.data).catch(() => undefined)
  }

  async function read(name: string, customerId: number): Promise<unknown> {
    const value = await (isTyped(name) ? typed.read(name, customerId) : readRow(name, customerId))
    return isUsable(name, value) ? value : undefined
  }

  async function write(name: string, customerId: number, value: unknown): Promise<void> {
    const data = await sealJson(cipher, place(name, customerId), value)
    await writeToDisk(db, () => db.keyValues.put({ page: name, customerId, data }))
  }

  const typed = createTypedValues({
    read: readRow,
    write,
    remove: (names, customerId) =>
      db.keyValues.bulkDelete(names.map((name): [string, number] => [name, customerId])),
  })

  return {
    read: (name) => read(name, NO_CUSTOMER) as Promise<never>,
    write: (name, value) => write(name, NO_CUSTOMER, value),
    readFor: (name, customerId) => read(name, customerId) as Promise<never>,
    writeFor(name, customerId, value) {
      if (isTyped(name)) return typed.write(name, customerId, value)
      return value === null ? db.keyValues.delete([name, customerId]) : write(name, customerId, value)
    },
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
