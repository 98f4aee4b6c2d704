import type { Customer } from '../../../shared/customer.ts'
import type { Cipher } from '../cipher.ts'
import type { Database } from '../database.ts'
import { endsOf, groupByBlock, MANY } from './grouping.ts'
import { sealDelta } from './delta.ts'
import { deltasBetween } from './read-customers.ts'
import { remakeBlock, replace } from './replace-blocks.ts'
import { createDeltaReader } from './delta-log.ts'
import { versionOf } from './data-version.ts'

/**
 * Stores customers, new or changed: many neighbours as blocks, a few others as a delta.
 * @returns the versions that this made, ascending
 */
export async function writeCustomers(
  db: Database,
  cipher: Cipher,
  customers: readonly Customer[],
): Promise<readonly number[]> {
  const sorted = [...new Map(customers.map((one) => [one.id, one])).values()].sort((a, b) => a.id - b.id)
  const versions: number[] = []
  for (let at = 0; at < sorted.length; at += AT_ONCE) {
    versions.push(await write(db, cipher, sorted.slice(at, at + AT_ONCE)))
  }
  return versions
}

async function write(db: Database, cipher: Cipher, sorted: readonly Customer[]): Promise<number> {
  for (;;) {
    const { expected, groups, deltas } = await db.transaction(
      'r',
      db.metadata,
      db.blocks,
      db.deltas,
      async () => {
        const groups = await groupByBlock(db, sorted)
        const rewritten = groups.filter(({ block, members }) => block !== null && members.length >= MANY)
        return { expected: await versionOf(db), groups, deltas: await deltasBetween(db, endsOf(rewritten)) }
      },
    )
    const reader = createDeltaReader(cipher)
    const large = groups.filter(({ members }) => members.length >= MANY)
    const others = groups.flatMap(({ members }) => (members.length < MANY ? members : []))
    const [blocks, added] = await Promise.all([
      Promise.all(large.map(({ block, members }) => remakeBlock(cipher, reader, block, deltas, members))),
      others.length > 0 ? sealDelta(cipher, others).then((delta) => [delta]) : [],
    ])
    const version = await replace(db, expected, {
      oldBlocks: large.flatMap(({ block }) => (block ? [block.first] : [])),
      blocks: blocks.flat(),
      oldDeltas: [],
      deltas: added,
    })
    if (version !== null) return version
  }
}

/** Customers that are sealed in memory and written together at most. */
const AT_ONCE = 2_000
