import { createRxDatabase, type RxCollection } from 'rxdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import type { Customer } from '../../../../shared/customer.ts'
import { offer } from '../perform.ts'
import { AT_ONCE, pieces, plainCounterfoil, plainEdit, type PlainEdit, ROWS, searchText } from '../plain.ts'

// RxDB on its free storage, Dexie, with strict durability. It has no transactions over two collections.

type Row = Omit<Customer, 'id'> & { readonly id: string }

let customers: RxCollection<Row>
let outbox: RxCollection<PlainEdit>
let counterfoils: RxCollection<ReturnType<typeof plainCounterfoil>>
let close = async (): Promise<unknown> => undefined

const text = { type: 'string' }
const key = { type: 'string', maxLength: 40 }
const name = { type: 'string', maxLength: 120 }
const number = { type: 'number' }
const anything = { type: 'object', additionalProperties: true }

const schemas = {
  customers: {
    schema: {
      version: 0,
      primaryKey: 'id',
      type: 'object',
      properties: {
        id: key,
        ...{ first_name: name, last_name: name, email: text, company: text, phone: text, store_credit: text },
        ...{
          registration_ip_address: text,
          customer_group_id: number,
          notes: text,
          tax_exempt_category: text,
        },
        ...{ reset_pass_on_login: { type: 'boolean' }, accepts_marketing: { type: 'boolean' } },
        ...{ form_fields: { type: 'array', items: anything }, date_created: number, date_modified: number },
      },
      required: ['id', 'first_name', 'last_name'],
      indexes: [['last_name', 'first_name']],
    },
  },
  outbox: {
    schema: {
      version: 0,
      primaryKey: 'id',
      type: 'object',
      properties: {
        id: key,
        customerId: number,
        patch: anything,
        base: anything,
        createdAt: number,
        state: text,
      },
    },
  },
  counterfoils: {
    schema: {
      version: 0,
      primaryKey: 'editId',
      type: 'object',
      properties: {
        ...{ editId: key, customerId: number, before: anything, after: anything },
        ...{ createdAt: number, endedAt: number, status: number },
      },
    },
  },
}

const rowOf = (customer: Customer): Row => ({ ...customer, id: String(customer.id) })
const customerOf = (row: Row): Customer => ({ ...row, id: Number(row.id) })

async function edit(planned: Parameters<typeof plainEdit>[0]): Promise<PlainEdit> {
  const doc = await customers.findOne(String(planned.customerId)).exec()
  if (!doc) throw new Error(`No customer ${planned.customerId}.`)
  const customer = customerOf(doc.toJSON() as Row)
  const row = plainEdit(planned, customer)
  await doc.patch({ ...planned.patch })
  await outbox.insert(row)
  return row
}

offer({
  async open() {
    const db = await createRxDatabase({
      name: 'bench',
      multiInstance: false,
      storage: getRxStorageDexie({ chromeTransactionDurability: 'strict' }),
    })
    ;({ customers, outbox, counterfoils } = (await db.addCollections(schemas as never)) as never)
    close = () => db.close()
  },
  close: async () => void (await close()),
  async store(all) {
    for (const piece of pieces(all, AT_ONCE)) await customers.bulkInsert(piece.map(rowOf))
  },
  async firstRows() {
    const rows = await customers
      .find({ sort: [{ last_name: 'asc' }, { first_name: 'asc' }, { id: 'asc' }], limit: ROWS })
      .exec()
    return rows.map(({ id }) => Number(id))
  },
  async search(word) {
    const rows = await customers.find().exec()
    return rows.filter((row) => searchText(row as unknown as Customer).includes(word)).length
  },
  load: () => customers.find().exec(),
  saver: async () => ({ save: async (planned) => void (await edit(planned)) }),
  async outcomes(edits) {
    const waiting = new Map<number, PlainEdit>()
    for (const planned of edits) waiting.set(planned.customerId, await edit(planned))
    return {
      sideBySide: 1,
      async take(customer) {
        const row = waiting.get(customer.id)
        if (!row) throw new Error(`No edit of ${customer.id}.`)
        await customers.upsert(rowOf(customer))
        await counterfoils.insert(plainCounterfoil(row))
        await outbox.findOne(row.id).remove()
      },
    }
  },
})
