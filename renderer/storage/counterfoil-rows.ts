import type { Counterfoil, Ending } from '../../shared/edit.ts'
import type { Cipher } from './cipher.ts'
import { type CounterfoilRow, type Database, type Metadata, readMetadata } from './database.ts'
import type { CounterfoilRows } from './local-store.ts'
import { openJson, sealJson } from './compression.ts'

/** The records of edits that ended, newest first. */
export function createCounterfoilRows(db: Database, cipher: Cipher): CounterfoilRows {
  const newest = (upTo: Place | null) =>
    (upTo === null
      ? db.counterfoils.orderBy('[endedAt+editId]')
      : db.counterfoils.where('[endedAt+editId]').below(upTo)
    ).reverse()

  const openAll = (rows: readonly CounterfoilRow[]): Promise<readonly Counterfoil[]> =>
    Promise.all(rows.map((row) => openCounterfoil(cipher, row)))

  return {
    async page(limit, before) {
      const upTo = before === undefined ? null : placeOf(before)
      return openAll(await newest(upTo).limit(limit).toArray())
    },
    async ofCustomer(customerId) {
      const rows = await db.counterfoils.where('customerId').equals(customerId).toArray()
      return openAll(rows.sort((a, b) => b.endedAt - a.endedAt || (a.editId < b.editId ? 1 : -1)))
    },
    async get(editId) {
      const row = await db.counterfoils.get(editId)
      return row && openCounterfoil(cipher, row)
    },
    count: () => db.counterfoils.count(),
    sums: async () => (await readMetadata(db, 'sums')) ?? NO_SUMS,
    async *all() {
      let upTo: Place | null = null
      for (;;) {
        const rows: readonly CounterfoilRow[] = await newest(upTo).limit(PAGE).toArray()
        const last = rows.at(-1)
        if (!last) return
        yield await openAll(rows)
        upTo = placeOf(last)
      }
    },
  }
}

export async function sealCounterfoil(cipher: Cipher, counterfoil: Counterfoil): Promise<CounterfoilRow> {
  const { editId, customerId, ending, createdAt, endedAt, saves, tries } = counterfoil
  const data = await sealJson(cipher, place(editId), counterfoil)
  return { editId, customerId, ending: ending.kind, createdAt, endedAt, saves, tries, data }
}

/** The sums with the saves of `rows`, and without those of the records that they replace. */
export function countedWith(
  before: Metadata['sums'] | undefined,
  rows: readonly CounterfoilRow[],
  replaced: readonly CounterfoilRow[],
): Metadata['sums'] {
  const sums = { ...NO_SUMS, ...before }
  for (const { ending, saves } of replaced) sums[SUM_OF[ending]] -= saves
  for (const { ending, saves } of rows) sums[SUM_OF[ending]] += saves
  return sums
}

/** A counterfoil; of a damaged one, what is kept beside the sealed part. */
async function openCounterfoil(cipher: Cipher, row: CounterfoilRow): Promise<Counterfoil> {
  const { editId, customerId, createdAt, endedAt, saves, tries } = row
  const opened = await openJson(cipher, place(editId), row.data).catch(() => null)
  if (opened) return opened as Counterfoil
  const ending = row.ending === 'delivered' ? NOTHING_KNOWN : { kind: row.ending }
  const fields = { before: {}, after: {}, secrets: [], label: `#${customerId}` }
  return { id: editId, editId, customerId, ...fields, ending, createdAt, endedAt, saves, tries }
}

type Place = readonly [number] | readonly [number, string]
const placeOf = (before: number | Pick<Counterfoil, 'endedAt' | 'editId'>): Place =>
  typeof before === 'number' ? [before] : [before.endedAt, before.editId]
const place = (editId: string) => ({ table: 'counterfoils', key: editId })
const PAGE = 250
const NOTHING_KNOWN: Ending = { kind: 'delivered', status: null, differs: [] }
const NO_SUMS = { delivered: 0, discarded: 0, nothingLeft: 0 }
const SUM_OF: Record<Ending['kind'], keyof Metadata['sums']> = {
  delivered: 'delivered',
  discarded: 'discarded',
  'nothing-left': 'nothingLeft',
}
