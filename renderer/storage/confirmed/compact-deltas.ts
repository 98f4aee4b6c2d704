import type { Cipher } from '../cipher.ts'
import type { Database } from '../database.ts'
import { endsOf, groupByBlock } from './grouping.ts'
import { deltasBetween } from './read-customers.ts'
import { remakeBlock, replace } from './replace-blocks.ts'
import { createDeltaReader } from './delta-log.ts'
import { versionOf } from './data-version.ts'

/**
 * Merges deltas into the blocks, a few blocks at a time. Changes of customers that come meanwhile have priority;
 * deltas that came after the beginning stay.
 * @param wrote called with each version that this made, in which no customer changed
 * @param goOn asked between the pieces
 * @returns whether all of it was done
 */
export async function compactDeltas(
  db: Database,
  cipher: Cipher,
  wrote: (version: number) => void,
  goOn: () => Promise<boolean>,
): Promise<boolean> {
  const reader = createDeltaReader(cipher)
  const upTo = await versionOf(db)
  const listed = () => db.deltas.where('version').belowOrEqual(upTo).toArray()
  const ids = new Set((await listed()).flatMap((delta) => delta.ids))
  for (let left = [...ids].sort((a, b) => a - b).map((id) => ({ id })); left.length > 0;) {
    const { expected, groups, deltas } = await db.transaction(
      'r',
      db.metadata,
      db.blocks,
      db.deltas,
      async () => {
        const groups = await groupByBlock(db, left, BLOCKS_AT_ONCE)
        return { expected: await versionOf(db), groups, deltas: await deltasBetween(db, endsOf(groups)) }
      },
    )
    const blocks = await Promise.all(
      groups.map(async ({ block, members }) => {
        const ids = members.map(({ id }) => id)
        const come = await reader.newerThan(block, deltas, ids)
        return come.size > 0 ? remakeBlock(cipher, reader, block, deltas, [...come.values()]) : null
      }),
    )
    const version = await replace(db, expected, {
      oldBlocks: groups.flatMap(({ block }, at) => (block && blocks[at] ? [block.first] : [])),
      blocks: blocks.flatMap((made) => made ?? []),
      oldDeltas: [],
      deltas: [],
    })
    if (version !== null) {
      wrote(version)
      left = left.slice(groups.reduce((count, { members }) => count + members.length, 0))
    }
    if (!(await goOn())) return false
  }
  await db.deltas.bulkDelete((await listed()).flatMap(({ key, ids }) => (ids.length > 0 ? [key] : [])))
  return true
}

const BLOCKS_AT_ONCE = 16
