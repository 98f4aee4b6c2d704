import PouchDB from 'pouchdb-browser'
import type { Customer } from '../../../../shared/customer.ts'
import type { Contender, PlannedEdit } from '../contender.ts'
import {
  AT_ONCE,
  patched,
  pieces,
  plainCounterfoil,
  plainEdit,
  type PlainEdit,
  ROWS,
  searchText,
} from '../plain.ts'

/* eslint-disable @typescript-eslint/no-explicit-any -- its types are a package of their own */

/**
 * PouchDB as its guide advises: ids that begin with the sort key of the list, so that no second index is needed, and
 * one `bulkDocs` for documents that belong together.
 */
export function pouchStore(): Contender {
  let db: any
  const idOf = ({ last_name, first_name, id }: Customer): string =>
    `customer/${last_name}/${first_name}/${id}`
  const CUSTOMERS = { startkey: 'customer/', endkey: 'customer/\uffff' }

  const all = async (): Promise<readonly Customer[]> =>
    (await db.allDocs({ ...CUSTOMERS, include_docs: true })).rows.map(({ doc }: any) => doc)

  /** The document of each customer. In an app, the open form would know it. */
  async function ids(): Promise<ReadonlyMap<number, string>> {
    const { rows } = await db.allDocs(CUSTOMERS)
    return new Map(rows.map(({ id }: any) => [Number(id.slice(id.lastIndexOf('/') + 1)), id]))
  }

  async function write(docs: readonly object[]): Promise<void> {
    for (const result of await db.bulkDocs(docs)) if (result.error) throw new Error(result.message)
  }

  async function edit(id: string | undefined, planned: PlannedEdit): Promise<PlainEdit> {
    const customer = await db.get(id)
    const row = plainEdit(planned, customer)
    await write([patched(customer, planned), { _id: `outbox/${row.id}`, ...row }])
    return row
  }

  return {
    async open() {
      db = new PouchDB('bench', { adapter: 'indexeddb', auto_compaction: true })
      await db.info()
    },
    close: () => db.close(),
    async store(customers) {
      for (const piece of pieces(customers, AT_ONCE)) {
        await write(piece.map((customer) => ({ _id: idOf(customer), ...customer })))
      }
    },
    async firstRows() {
      const { rows } = await db.allDocs({ ...CUSTOMERS, include_docs: true, limit: ROWS })
      return rows.map(({ doc }: any) => doc.id)
    },
    async search(word) {
      return (await all()).filter((customer) => searchText(customer).includes(word)).length
    },
    load: all,
    async saver() {
      const known = await ids()
      return { save: async (planned) => void (await edit(known.get(planned.customerId), planned)) }
    },
    async outcomes(edits) {
      const known = await ids()
      const waiting = new Map<number, PlainEdit>()
      for (const planned of edits) {
        waiting.set(planned.customerId, await edit(known.get(planned.customerId), planned))
      }
      return {
        sideBySide: 1,
        async take(customer) {
          const row = waiting.get(customer.id)
          if (!row) throw new Error(`No edit of ${customer.id}.`)
          const [before, queued] = await Promise.all([
            db.get(known.get(customer.id)),
            db.get(`outbox/${row.id}`),
          ])
          const counterfoil = { _id: `counterfoil/${row.id}`, ...plainCounterfoil(row) }
          await write([{ ...before, ...customer }, { ...queued, _deleted: true }, counterfoil])
        },
      }
    },
  }
}
