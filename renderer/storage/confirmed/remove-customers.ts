import type { Cipher } from '../cipher.ts'
import type { Database, DeltaRow } from '../database.ts'
import { openDelta, sealDelta } from './delta.ts'
import { blocksWith, deltasBetween } from './read-customers.ts'
import { remakeBlock, replace } from './replace-blocks.ts'
import { createDeltaReader } from './delta-log.ts'
import { versionOf } from './data-version.ts'

/**
 * Removes customers from blocks and deltas, and lists in a delta that they are gone.
 * @returns the version that this made
 */
export async function removeCustomers(db: Database, cipher: Cipher, ids: readonly number[]): Promise<number> {
  const sorted = [...new Set(ids)].sort((a, b) => a - b)
  const go = new Set(sorted)
  for (;;) {
    const read = await db.transaction('r', db.metadata, db.blocks, db.deltas, async () => {
      const blocks = await blocksWith(db, sorted)
      const ends = [...sorted, ...blocks.flatMap(({ first, last }) => [first, last])].sort((a, b) => a - b)
      return { expected: await versionOf(db), blocks, deltas: await deltasBetween(db, ends) }
    })
    const reader = createDeltaReader(cipher)
    const affected = read.deltas.filter((delta) => delta.ids.some((id) => go.has(id)))
    const [blocks, deltas] = await Promise.all([
      Promise.all(read.blocks.map((block) => remakeBlock(cipher, reader, block, read.deltas, [], go))),
      Promise.all(affected.map((delta) => withoutIds(cipher, delta, go))),
    ])
    const version = await replace(db, read.expected, {
      oldBlocks: read.blocks.map(({ first }) => first),
      blocks: blocks.flat(),
      oldDeltas: affected.map(({ key }) => key),
      deltas: [...deltas.flat(), { key: crypto.randomUUID(), ids: [], gone: sorted, data: null }],
    })
    if (version !== null) return version
  }
}

/** The delta without some of its customers; it stays as old as it is. */
async function withoutIds(
  cipher: Cipher,
  delta: DeltaRow,
  go: ReadonlySet<number>,
): Promise<readonly DeltaRow[]> {
  const stay = (await openDelta(cipher, delta)).filter(({ id }) => !go.has(id))
  return stay.length > 0 ? [{ ...(await sealDelta(cipher, stay)), version: delta.version }] : []
}
