import { Dexie, type EntityTable } from 'dexie'
import type { Customer } from '../../../shared/customer.ts'
import type { PlannedEdit } from './contender.ts'
import { offer } from './perform.ts'
import { AT_ONCE, hitsIn, patched, pieces, plainCounterfoil, plainEdit, ROWS } from './plain.ts'
import type { PlainEdit } from './plain.ts'

// Dexie as its documentation uses it, with strict durability.

const db = new Dexie('bench', { chromeTransactionDurability: 'strict' }) as Dexie & {
  readonly customers: EntityTable<Customer, 'id'>
  readonly outbox: EntityTable<PlainEdit, 'id'>
  readonly counterfoils: EntityTable<ReturnType<typeof plainCounterfoil>, 'editId'>
}
db.version(1).stores({ customers: 'id, [last_name+first_name]', outbox: 'id', counterfoils: 'editId' })

const edit = (planned: PlannedEdit): Promise<void> =>
  db.transaction('rw', db.customers, db.outbox, async () => {
    const customer = await db.customers.get(planned.customerId)
    if (!customer) throw new Error(`No customer ${planned.customerId}.`)
    await db.customers.put(patched(customer, planned))
    await db.outbox.add(plainEdit(planned, customer))
  })

offer({
  open: async () => void (await db.open()),
  close: async () => db.close(),
  async store(customers) {
    for (const piece of pieces(customers, AT_ONCE)) await db.customers.bulkPut([...piece])
  },
  async firstRows() {
    const rows = await db.customers.orderBy('[last_name+first_name]').limit(ROWS).toArray()
    return rows.map(({ id }) => id)
  },
  search: async (word) => hitsIn(await db.customers.toArray(), word),
  load: () => db.customers.toArray(),
  saver: async () => ({ save: edit }),
  async outcomes(edits) {
    for (const planned of edits) await edit(planned)
    const waiting = new Map((await db.outbox.toArray()).map((row) => [row.customerId, row]))
    return {
      sideBySide: 1,
      take: (customer) =>
        db.transaction('rw', db.customers, db.outbox, db.counterfoils, async () => {
          const row = waiting.get(customer.id)
          if (!row) throw new Error(`No edit of ${customer.id}.`)
          await db.customers.put(customer)
          await db.outbox.delete(row.id)
          await db.counterfoils.add(plainCounterfoil(row))
        }),
    }
  },
})
