import type { Customer } from '../../../shared/customer.ts'
import type { Cipher } from '../cipher.ts'
import type { BlockRow, Database, TailRow } from '../database.ts'
import { customerAt } from './columns.ts'
import { openColumns, openParcel } from './parcel.ts'

/** Those of `ids` that are here. Blocks are opened once each, whatever the order of the ids. */
export async function readCustomers(
  db: Database,
  cipher: Cipher,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Customer>> {
  const sorted = [...new Set(ids)].sort((a, b) => a - b)
  const [parcels, blocks] = await db.transaction('r', db.tail, db.blocks, () =>
    Promise.all([parcelsWith(db, sorted), blocksWith(db, sorted)]),
  )
  const found = new Map<number, Customer>()
  const wanted = new Set(sorted)
  const newest = newestParcels(parcels, wanted)
  for (const block of blocks) {
    const here = sorted.flatMap((id) => {
      const at = indexIn(block, id)
      return at >= 0 && (newest.get(id)?.version ?? 0) < block.version ? [{ id, at }] : []
    })
    if (here.length === 0) continue
    const columns = await openColumns(cipher, block)
    for (const { id, at } of here) {
      if (columns.id?.[at] !== id) continue
      found.set(id, customerAt(columns, at))
      newest.delete(id)
    }
  }
  for (const parcel of new Set(newest.values())) {
    for (const customer of await openParcel(cipher, parcel)) {
      if (newest.get(customer.id) === parcel) found.set(customer.id, customer)
    }
  }
  return found
}

/** Which parcel tells most recently of each of `wanted`. */
export function newestParcels(
  parcels: readonly TailRow[],
  wanted: ReadonlySet<number>,
): Map<number, TailRow> {
  const newest = new Map<number, TailRow>()
  for (const parcel of parcels) {
    for (const id of parcel.ids) {
      if (wanted.has(id) && (newest.get(id)?.version ?? 0) < parcel.version) newest.set(id, parcel)
    }
  }
  return newest
}

/** Within the caller's transaction: at least the parcels that tell of these ids. */
export async function parcelsWith(db: Database, sorted: readonly number[]): Promise<readonly TailRow[]> {
  if (sorted.length > FEW) return parcelsBetween(db, sorted)
  // They may stand far apart, and a long tail in between.
  const keys = await Promise.all(sorted.map((id) => db.tail.where('ids').equals(id).primaryKeys()))
  return parcelsAt(db, keys.flat())
}

/** Within the caller's transaction: the parcels that tell of an id from the first of these to the last. */
export async function parcelsBetween(db: Database, sorted: readonly number[]): Promise<readonly TailRow[]> {
  const [least, greatest] = [sorted[0], sorted.at(-1)]
  if (least === undefined || greatest === undefined) return []
  return parcelsAt(db, await db.tail.where('ids').between(least, greatest, true, true).primaryKeys())
}

async function parcelsAt(db: Database, keys: readonly string[]): Promise<readonly TailRow[]> {
  const parcels = keys.length === 0 ? [] : await db.tail.bulkGet([...new Set(keys)])
  return parcels.filter((parcel) => parcel !== undefined)
}

/** Within the caller's transaction: the blocks that these ids fall into. */
export async function blocksWith(db: Database, sorted: readonly number[]): Promise<readonly BlockRow[]> {
  const blocks: BlockRow[] = []
  let upTo = -1
  for (const id of sorted) {
    if (id <= upTo) continue
    const block = await db.blocks.where('last').aboveOrEqual(id).first()
    if (!block) break
    if (block.first <= id) {
      blocks.push(block)
      upTo = block.last
    }
  }
  return blocks
}

/** Where `id` stands in a block, or -1. */
export function indexIn({ ids }: BlockRow, id: number): number {
  let from = 0
  let to = ids.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((ids[middle] ?? 0) < id) from = middle + 1
    else to = middle
  }
  return ids[from] === id ? from : -1
}

/** Up to so many ids are looked up one by one. */
const FEW = 32
