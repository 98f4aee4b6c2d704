import localforage from 'localforage'
import type { Customer } from '../../../../shared/customer.ts'
import type { PlannedEdit } from '../contender.ts'
import { offer } from '../perform.ts'
import {
  AT_ONCE,
  patched,
  pieces,
  plainCounterfoil,
  plainEdit,
  type PlainEdit,
  searchText,
} from '../plain.ts'

// localForage: keys and values. It has neither indexes nor a transaction over two of them.

const tableOf = (storeName: string) =>
  localforage.createInstance({ name: 'bench', storeName, driver: localforage.INDEXEDDB })
const customers = tableOf('customers')
const outbox = tableOf('outbox')
const counterfoils = tableOf('counterfoils')

async function edit(planned: PlannedEdit): Promise<PlainEdit> {
  const key = String(planned.customerId)
  const customer = await customers.getItem<Customer>(key)
  if (!customer) throw new Error(`No customer ${key}.`)
  const row = plainEdit(planned, customer)
  await customers.setItem(key, patched(customer, planned))
  await outbox.setItem(row.id, row)
  return row
}

async function all(): Promise<readonly Customer[]> {
  const rows: Customer[] = []
  await customers.iterate<Customer, unknown>((row) => {
    rows.push(row)
  })
  return rows
}

offer({
  // One after the other: each makes its own version of the database.
  async open() {
    for (const table of [customers, outbox, counterfoils]) await table.ready()
  },
  close: async () => undefined,
  async store(rows) {
    for (const piece of pieces(rows, AT_ONCE)) {
      await Promise.all(piece.map((customer) => customers.setItem(String(customer.id), customer)))
    }
  },
  firstRows: async () => [],
  async search(word) {
    let hits = 0
    await customers.iterate<Customer, unknown>((row) => {
      if (searchText(row).includes(word)) hits += 1
    })
    return hits
  },
  load: all,
  saver: async () => ({ save: async (planned) => void (await edit(planned)) }),
  async outcomes(edits) {
    const waiting = new Map<number, PlainEdit>()
    for (const planned of edits) waiting.set(planned.customerId, await edit(planned))
    return {
      sideBySide: 1,
      async take(customer) {
        const row = waiting.get(customer.id)
        if (!row) throw new Error(`No edit of ${customer.id}.`)
        await customers.setItem(String(customer.id), customer)
        await counterfoils.setItem(row.id, plainCounterfoil(row))
        await outbox.removeItem(row.id)
      },
    }
  },
})
