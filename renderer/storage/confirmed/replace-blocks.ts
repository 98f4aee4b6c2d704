import type { Customer } from '../../../shared/customer.ts'
import type { Cipher } from '../cipher.ts'
import type { BlockRow, Database, DeltaRow } from '../database.ts'
import { inBlocks } from './grouping.ts'
import { openBlock, sealBlock } from './delta.ts'
import type { DeltaReader } from './delta-log.ts'
import { nextVersion, versionOf } from './data-version.ts'

/** One change of confirmed customers, sealed and ready to be written. */
export interface Replacement {
  readonly oldBlocks: readonly number[]
  readonly blocks: readonly Omit<BlockRow, 'version'>[]
  readonly oldDeltas: readonly string[]
  readonly deltas: readonly (Omit<DeltaRow, 'version'> & { readonly version?: number })[]
}

/**
 * Writes in one transaction, unless confirmed customers changed since `expected`: then what was read for it
 * may be out of date, and the caller begins again.
 * @returns the new version, or `null`
 */
export async function replace(db: Database, expected: number, what: Replacement): Promise<number | null> {
  return db.transaction('rw', db.metadata, db.blocks, db.deltas, async () => {
    if ((await versionOf(db)) !== expected) return null
    const version = await nextVersion(db)
    if (what.oldBlocks.length > 0) await db.blocks.bulkDelete([...what.oldBlocks])
    if (what.blocks.length > 0) await db.blocks.bulkAdd(what.blocks.map((block) => ({ ...block, version })))
    if (what.oldDeltas.length > 0) await db.deltas.bulkDelete([...what.oldDeltas])
    if (what.deltas.length > 0) await db.deltas.bulkAdd(what.deltas.map((delta) => ({ version, ...delta })))
    return version
  })
}

/**
 * The blocks in place of one: what it holds, what deltas have newer, and what comes now, without customers
 * that go. A block counts as newer than every delta before it, so it takes in all that they hold.
 */
export async function remakeBlock(
  cipher: Cipher,
  reader: DeltaReader,
  block: BlockRow | null,
  deltas: readonly DeltaRow[],
  come: readonly Customer[],
  go: ReadonlySet<number> = new Set(),
): Promise<readonly Omit<BlockRow, 'version'>[]> {
  const held = new Map<number, Customer>()
  if (block) {
    for (const customer of await openBlock(cipher, block)) held.set(customer.id, customer)
    for (const [id, customer] of await reader.newerThan(block, deltas, block.ids)) held.set(id, customer)
  }
  for (const customer of come) held.set(customer.id, customer)
  for (const id of go) held.delete(id)
  const sorted = [...held.values()].sort((a, b) => a.id - b.id)
  return Promise.all(inBlocks(sorted).map((piece) => sealBlock(cipher, piece)))
}
