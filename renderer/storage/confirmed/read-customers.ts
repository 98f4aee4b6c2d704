import type { Customer } from '../../../shared/customer.ts'
import type { Cipher } from '../cipher.ts'
import type { BlockRow, Database, DeltaRow } from '../database.ts'
import { customerAt } from './customer-columns.ts'
import { openColumns, openDelta } from './delta.ts'

/** Those of `ids` that are on this machine. Blocks are opened once each, whatever the order of the ids. */
export async function readCustomers(
  db: Database,
  cipher: Cipher,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Customer>> {
  const sorted = [...new Set(ids)].sort((a, b) => a - b)
  const [deltas, blocks] = await db.transaction('r', db.deltas, db.blocks, () =>
    Promise.all([deltasWith(db, sorted), blocksWith(db, sorted)]),
  )
  const found = new Map<number, Customer>()
  const wanted = new Set(sorted)
  const newest = newestDeltas(deltas, wanted)
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
  for (const delta of new Set(newest.values())) {
    for (const customer of await openDelta(cipher, delta)) {
      if (newest.get(customer.id) === delta) found.set(customer.id, customer)
    }
  }
  return found
}

/** The newest delta that has each of `wanted`. */
export function newestDeltas(
  deltas: readonly DeltaRow[],
  wanted: ReadonlySet<number>,
): Map<number, DeltaRow> {
  const newest = new Map<number, DeltaRow>()
  for (const delta of deltas) {
    for (const id of delta.ids) {
      if (wanted.has(id) && (newest.get(id)?.version ?? 0) < delta.version) newest.set(id, delta)
    }
  }
  return newest
}

/** Within the caller's transaction: at least the deltas that have these ids. */
async function deltasWith(db: Database, sorted: readonly number[]): Promise<readonly DeltaRow[]> {
  if (sorted.length > FEW) return deltasBetween(db, sorted)
  // Their ids may be far apart, with many deltas in between.
  const keys = await Promise.all(sorted.map((id) => db.deltas.where('ids').equals(id).primaryKeys()))
  return deltasAt(db, keys.flat())
}

/** Within the caller's transaction: the deltas that have an id from the first of these to the last. */
export async function deltasBetween(db: Database, sorted: readonly number[]): Promise<readonly DeltaRow[]> {
  const [least, greatest] = [sorted[0], sorted.at(-1)]
  if (least === undefined || greatest === undefined) return []
  return deltasAt(db, await db.deltas.where('ids').between(least, greatest, true, true).primaryKeys())
}

async function deltasAt(db: Database, keys: readonly string[]): Promise<readonly DeltaRow[]> {
  const deltas = keys.length === 0 ? [] : await db.deltas.bulkGet([...new Set(keys)])
  return deltas.filter((delta) => delta !== undefined)
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

/** The position of `id` in a block, or -1. */
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
