import { createStore } from 'tinybase'
import { createIndexedDbPersister } from 'tinybase/persisters/persister-indexed-db'
import type { Customer } from '../../../../shared/customer.ts'
import { offer } from '../perform.ts'
import { plainEdit, ROWS, searchText } from '../plain.ts'

// TinyBase: all in memory, and a persister that writes whole tables.

const store = createStore()
const persister = createIndexedDbPersister(store, 'bench')

/** Its cells are texts, numbers and flags. */
const rowOf = ({ form_fields, ...customer }: Customer) => ({
  ...customer,
  form_fields: JSON.stringify(form_fields),
})
const customerOf = (id: string): Customer => store.getRow('customers', id) as unknown as Customer

offer({
  open: async () => void (await persister.load()),
  close: async () => void (await persister.destroy()),
  async store(customers) {
    store.setTable('customers', Object.fromEntries(customers.map((one) => [one.id, rowOf(one)])))
    await persister.save()
  },
  firstRows: async () => store.getSortedRowIds('customers', 'last_name', false, 0, ROWS).map(Number),
  search: async (word) =>
    store.getRowIds('customers').filter((id) => searchText(customerOf(id)).includes(word)).length,
  load: async () => store,
  saver: async () => ({
    async save(planned) {
      const id = String(planned.customerId)
      const { patch, base, ...row } = plainEdit(planned, customerOf(id))
      store.transaction(() => {
        store.setPartialRow('customers', id, { ...planned.patch })
        store.setRow('outbox', row.id, { ...row, patch: JSON.stringify(patch), base: JSON.stringify(base) })
      })
      await persister.save()
    },
  }),
})
