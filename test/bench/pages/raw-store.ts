import type { Customer } from '../../../shared/customer.ts'
import type { Contender, PlannedEdit } from './contender.ts'
import {
  AT_ONCE,
  hitsIn,
  patched,
  pieces,
  plainCounterfoil,
  plainEdit,
  type PlainEdit,
  ROWS,
} from './plain.ts'

/** Plain IndexedDB, unencrypted, with strict durability: a row per customer, and an index by name. */
export function rawStore(): Contender {
  let db: IDBDatabase
  const write = (tables: string[], how: IDBTransactionDurability = 'strict'): IDBTransaction =>
    db.transaction(tables, 'readwrite', { durability: how })

  async function all(): Promise<readonly Customer[]> {
    return done(db.transaction('customers').objectStore('customers').getAll() as IDBRequest<Customer[]>)
  }

  /** Requests one after another in one transaction, with callbacks: the fastest way there is. */
  function edit(planned: PlannedEdit): Promise<void> {
    const transaction = write(['customers', 'outbox'])
    const customers = transaction.objectStore('customers')
    const reading = customers.get(planned.customerId) as IDBRequest<Customer>
    reading.onsuccess = () => {
      customers.put(patched(reading.result, planned))
      transaction.objectStore('outbox').add(plainEdit(planned, reading.result))
    }
    return ended(transaction)
  }

  return {
    async open() {
      const opening = indexedDB.open('bench', 1)
      opening.onupgradeneeded = () => {
        const customers = opening.result.createObjectStore('customers', { keyPath: 'id' })
        customers.createIndex('name', ['last_name', 'first_name'])
        opening.result.createObjectStore('outbox', { keyPath: 'id' })
        opening.result.createObjectStore('counterfoils', { keyPath: 'editId' })
      }
      db = await done(opening)
    },
    close: async () => db.close(),
    async store(customers) {
      // Only the last transaction is strict: its sync writes the others, in the same log before it, as well.
      for (const piece of pieces(customers, AT_ONCE)) {
        const isLast = piece.at(-1) === customers.at(-1)
        const transaction = write(['customers'], isLast ? 'strict' : 'relaxed')
        const table = transaction.objectStore('customers')
        for (const customer of piece) table.put(customer)
        await ended(transaction)
      }
    },
    async firstRows() {
      const byName = db.transaction('customers').objectStore('customers').index('name')
      const rows = await done(byName.getAll(null, ROWS) as IDBRequest<Customer[]>)
      return rows.map(({ id }) => id)
    },
    search: async (word) => hitsIn(await all(), word),
    load: all,
    saver: async () => ({ save: edit }),
    async outcomes(edits) {
      for (const planned of edits) await edit(planned)
      const rows = await done(
        db.transaction('outbox').objectStore('outbox').getAll() as IDBRequest<PlainEdit[]>,
      )
      const waiting = new Map(rows.map((row) => [row.customerId, row]))
      return {
        sideBySide: 1,
        async take(customer) {
          const row = waiting.get(customer.id)
          if (!row) throw new Error(`No edit of ${customer.id}.`)
          const transaction = write(['customers', 'outbox', 'counterfoils'])
          transaction.objectStore('customers').put(customer)
          transaction.objectStore('outbox').delete(row.id)
          transaction.objectStore('counterfoils').add(plainCounterfoil(row))
          await ended(transaction)
        },
      }
    },
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'))
  })
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB aborted'))
  })
}
