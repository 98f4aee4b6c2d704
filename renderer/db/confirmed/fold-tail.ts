import type { Cipher } from '../cipher.ts'
import type { Database } from '../database.ts'
import { endsOf, groupByBlock } from './grouping.ts'
import { parcelsBetween } from './read-customers.ts'
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
  const told = () => db.tail.where('version').belowOrEqual(upTo).toArray()
  const ids = new Set((await told()).flatMap((parcel) => parcel.ids))
  for (let left = [...ids].sort((a, b) => a - b).map((id) => ({ id })); left.length > 0;) {
    const { expected, groups, tail } = await db.transaction('r', db.facts, db.blocks, db.tail, async () => {
      const groups = await groupByBlock(db, left, BLOCKS_AT_ONCE)
      return { expected: await versionOf(db), groups, tail: await parcelsBetween(db, endsOf(groups)) }
    })
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
      left = left.slice(groups.reduce((count, { members }) => count + members.length, 0))
    }
    if (!(await goOn())) return false
  }
  await db.tail.bulkDelete((await told()).flatMap(({ key, ids }) => (ids.length > 0 ? [key] : [])))
  return true
}

const BLOCKS_AT_ONCE = 16
