import type { Cipher } from '../cipher.ts'
import type { Database, TailRow } from '../database.ts'
import { openParcel, sealParcel } from './parcel.ts'
import { blocksWith, parcelsBetween } from './read-customers.ts'
import { remakeBlock, replace } from './replace.ts'
import { createTailReader } from './tail-reader.ts'
import { versionOf } from './version.ts'

/**
 * Removes customers from blocks and tail, and tells in the tail that they are gone.
 * @returns the version that this made
 */
export async function removeCustomers(db: Database, cipher: Cipher, ids: readonly number[]): Promise<number> {
  const sorted = [...new Set(ids)].sort((a, b) => a - b)
  const go = new Set(sorted)
  for (;;) {
    const read = await db.transaction('r', db.facts, db.blocks, db.tail, async () => {
      const blocks = await blocksWith(db, sorted)
      const ends = [...sorted, ...blocks.flatMap(({ first, last }) => [first, last])].sort((a, b) => a - b)
      return { expected: await versionOf(db), blocks, parcels: await parcelsBetween(db, ends) }
    })
    const reader = createTailReader(cipher)
    const affected = read.parcels.filter((parcel) => parcel.ids.some((id) => go.has(id)))
    const [blocks, parcels] = await Promise.all([
      Promise.all(read.blocks.map((block) => remakeBlock(cipher, reader, block, read.parcels, [], go))),
      Promise.all(affected.map((parcel) => withoutIds(cipher, parcel, go))),
    ])
    const version = await replace(db, read.expected, {
      oldBlocks: read.blocks.map(({ first }) => first),
      blocks: blocks.flat(),
      oldParcels: affected.map(({ key }) => key),
      parcels: [...parcels.flat(), { key: crypto.randomUUID(), ids: [], gone: sorted, data: null }],
    })
    if (version !== null) return version
  }
}

/** The parcel without some of its customers; it stays as old as it is. */
async function withoutIds(
  cipher: Cipher,
  parcel: TailRow,
  go: ReadonlySet<number>,
): Promise<readonly TailRow[]> {
  const stay = (await openParcel(cipher, parcel)).filter(({ id }) => !go.has(id))
  return stay.length > 0 ? [{ ...(await sealParcel(cipher, stay)), version: parcel.version }] : []
}
