import type { Cipher } from './cipher.ts'
import type { Database } from './database.ts'
import { onDisk } from './disk-errors.ts'
import type { Notebook } from './local-store.ts'
import { openJson, sealJson } from './packing.ts'

/** Small sealed values by name. A page that cannot be opened counts as not written. */
export function createNotebook(db: Database, cipher: Cipher): Notebook {
  async function read(page: string, customerId: number): Promise<unknown> {
    const row = await db.notebook.get([page, customerId])
    return row && openJson(cipher, place(page, customerId), row.data).catch(() => undefined)
  }

  async function write(page: string, customerId: number, value: unknown): Promise<void> {
    const data = await sealJson(cipher, place(page, customerId), value)
    await onDisk(() => db.notebook.put({ page, customerId, data }))
  }

  return {
    read: (page) => read(page, NO_CUSTOMER) as Promise<never>,
    write: (page, value) => write(page, NO_CUSTOMER, value),
    readFor: (page, customerId) => read(page, customerId) as Promise<never>,
    writeFor: (page, customerId, value) =>
      value === null ? db.notebook.delete([page, customerId]) : write(page, customerId, value),
    async customersWith(page) {
      const keys = await db.notebook
        .where('[page+customerId]')
        .between([page, NO_CUSTOMER + 1], [page, Infinity])
        .primaryKeys()
      return keys.map(([, customerId]) => customerId)
    },
  }
}

const NO_CUSTOMER = 0
const place = (page: string, customerId: number) => ({ table: 'notebook', key: `${page} ${customerId}` })
