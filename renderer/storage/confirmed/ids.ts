import type { Database } from '../database.ts'
import { indexIn } from './read-customers.ts'

/** Ids present with `from <= id <= to`, ascending. */
export async function idsBetween(db: Database, from: number, to: number): Promise<readonly number[]> {
  const ids = new Set<number>()
  await db.transaction('r', db.blocks, db.deltas, async () => {
    for (let at = from; ;) {
      const blocks = await db.blocks.where('last').aboveOrEqual(at).limit(BLOCKS_AT_ONCE).toArray()
      for (const block of blocks) for (const id of block.ids) if (id >= from && id <= to) ids.add(id)
      const last = blocks.at(-1)
      if (!last || blocks.length < BLOCKS_AT_ONCE || last.last >= to) break
      at = last.last + 1
    }
    const inDeltas = await db.deltas.where('ids').between(from, to, true, true).uniqueKeys()
    for (const id of inDeltas) ids.add(id as number)
  })
  return [...ids].sort((a, b) => a - b)
}

/** How many customers are here. */
export async function countCustomers(db: Database): Promise<number> {
  return db.transaction('r', db.blocks, db.deltas, async () => {
    const counts = (await db.blocks.orderBy('count').keys()) as number[]
    const inDeltas = (await db.deltas.orderBy('ids').uniqueKeys()) as number[]
    let onlyInDeltas = 0
    let block = undefined
    for (const id of inDeltas) {
      if (!block || block.last < id) block = await db.blocks.where('last').aboveOrEqual(id).first()
      if (!block || indexIn(block, id) < 0) onlyInDeltas += 1
    }
    return counts.reduce((sum, count) => sum + count, 0) + onlyInDeltas
  })
}

const BLOCKS_AT_ONCE = 16
