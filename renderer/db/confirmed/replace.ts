import type { Customer } from '../../../shared/customer.ts'
import type { Cipher } from '../cipher.ts'
import type { BlockRow, Database, TailRow } from '../database.ts'
import { inBlocks } from './grouping.ts'
import { openBlock, sealBlock } from './parcel.ts'
import type { TailReader } from './tail-reader.ts'
import { nextVersion, versionOf } from './version.ts'

/** One change of confirmed customers, sealed and ready to be written. */
export interface Replacement {
  readonly oldBlocks: readonly number[]
  readonly blocks: readonly Omit<BlockRow, 'version'>[]
  readonly oldParcels: readonly string[]
  readonly parcels: readonly (Omit<TailRow, 'version'> & { readonly version?: number })[]
}

/**
 * Writes in one transaction, unless confirmed customers changed since `expected`: then what was read for it
 * may be out of date, and the caller begins anew.
 * @returns the new version, or `null`
 */
export async function replace(db: Database, expected: number, what: Replacement): Promise<number | null> {
  return db.transaction('rw', db.facts, db.blocks, db.tail, async () => {
    if ((await versionOf(db)) !== expected) return null
    const version = await nextVersion(db)
    if (what.oldBlocks.length > 0) await db.blocks.bulkDelete([...what.oldBlocks])
    if (what.blocks.length > 0) await db.blocks.bulkAdd(what.blocks.map((block) => ({ ...block, version })))
    if (what.oldParcels.length > 0) await db.tail.bulkDelete([...what.oldParcels])
    if (what.parcels.length > 0) await db.tail.bulkAdd(what.parcels.map((parcel) => ({ version, ...parcel })))
    return version
  })
}

/**
 * The blocks in place of one: what it holds, what the tail knows better, and what comes now, without those
 * that go. A block counts as newer than every parcel before it, so it takes in all that they tell.
 */
export async function remakeBlock(
  cipher: Cipher,
  reader: TailReader,
  block: BlockRow | null,
  tail: readonly TailRow[],
  come: readonly Customer[],
  go: ReadonlySet<number> = new Set(),
): Promise<readonly Omit<BlockRow, 'version'>[]> {
  const held = new Map<number, Customer>()
  if (block) {
    for (const customer of await openBlock(cipher, block)) held.set(customer.id, customer)
    for (const [id, customer] of await reader.newerThan(block, tail, block.ids)) held.set(id, customer)
  }
  for (const customer of come) held.set(customer.id, customer)
  for (const id of go) held.delete(id)
  const sorted = [...held.values()].sort((a, b) => a.id - b.id)
  return Promise.all(inBlocks(sorted).map((piece) => sealBlock(cipher, piece)))
}
