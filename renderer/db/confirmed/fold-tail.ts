import type { Cipher } from '../cipher.ts'
import type { Database } from '../database.ts'
import { groupByBlock } from './grouping.ts'
import { remakeBlock, replace } from './replace.ts'
import { createTailReader } from './tail-reader.ts'
import { versionOf } from './version.ts'

/**
 * Moves what the tail holds into the blocks, a few blocks at a time. Whoever changes customers meanwhile
 * goes first; what came after the beginning stays in the tail.
 * @param wrote hears of each version that this made, in which no customer changed
 * @param goOn asked between the pieces
 * @returns whether all of it was done
 */
export async function foldTail(
  db: Database,
  cipher: Cipher,
  wrote: (version: number) => void,
  goOn: () => Promise<boolean>,
): Promise<boolean> {
  const reader = createTailReader(cipher)
  const upTo = await versionOf(db)
  for (let done = -1; ;) {
    const { expected, groups, tail } = await db.transaction('r', db.facts, db.blocks, db.tail, async () => {
      const tail = await db.tail.toArray()
      const left = tail.flatMap(({ version, ids }) => (version <= upTo ? ids.filter((id) => id > done) : []))
      const sorted = [...new Set(left)].sort((a, b) => a - b).map((id) => ({ id }))
      return { expected: await versionOf(db), tail, groups: await groupByBlock(db, sorted, BLOCKS_AT_ONCE) }
    })
    if (groups.length === 0) {
      const folded = tail.filter(({ version, ids }) => version <= upTo && ids.length > 0)
      await db.tail.bulkDelete(folded.map(({ key }) => key))
      return true
    }
    const blocks = await Promise.all(
      groups.map(async ({ block, members }) => {
        const ids = members.map(({ id }) => id)
        const come = await reader.newerThan(block, tail, ids)
        return come.size > 0 ? remakeBlock(cipher, reader, block, tail, [...come.values()]) : null
      }),
    )
    const version = await replace(db, expected, {
      oldBlocks: groups.flatMap(({ block }, at) => (block && blocks[at] ? [block.first] : [])),
      blocks: blocks.flatMap((made) => made ?? []),
      oldParcels: [],
      parcels: [],
    })
    if (version !== null) {
      wrote(version)
      done = groups.at(-1)?.members.at(-1)?.id ?? done
    }
    if (!(await goOn())) return false
  }
}

const BLOCKS_AT_ONCE = 16
