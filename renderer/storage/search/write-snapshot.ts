import type { Customer } from '../../../shared/customer.ts'
import type { Cipher } from '../cipher.ts'
import { openBlock } from '../confirmed/delta.ts'
import { createDeltaReader } from '../confirmed/delta-log.ts'
import { versionOf } from '../confirmed/data-version.ts'
import { type Database, readMetadata, type DeltaRow, writeMetadata } from '../database.ts'
import type { CustomerIndex } from './customer-index.ts'
import type { SortIndex } from './sort-index.ts'
import type { Pause } from './yield-to-others.ts'
import { sealOrder, sealSegment } from './segments.ts'

/**
 * Writes everything that lists and search need as a few large segments, out of the blocks. Changes that come
 * meanwhile may be missing: the next start reads everything that is newer than the version with which this began.
 * @param pauses `goOn` between the pieces, `pause` while customers are put in order, for which others may wait as
 * well
 * @returns that version, or `null` when one of them says stop
 */
export async function writeSnapshot(
  db: Database,
  cipher: Cipher,
  index: CustomerIndex,
  sortIndex: SortIndex,
  { goOn, pause }: { readonly goOn: Pause; readonly pause: Pause },
): Promise<number | null> {
  const { before, version, deltas } = await db.transaction('r', db.metadata, db.deltas, async () => ({
    before: await readMetadata(db, 'catalogue'),
    version: await versionOf(db),
    deltas: await db.deltas.toArray(),
  }))
  const generation = (before?.generation ?? 0) + 1
  const ids: number[] = []
  let segments = 0
  let waiting: Customer[] = []

  async function write(least: number): Promise<boolean> {
    while (waiting.length >= least && waiting.length > 0) {
      const some = waiting.slice(0, SEGMENT)
      waiting = waiting.slice(SEGMENT)
      for (const { id } of some) ids.push(id)
      await db.segments.bulkPut([...(await sealSegment(cipher, generation, segments, some))])
      segments += 1
      if (!(await goOn())) return false
    }
    return true
  }

  for await (const some of allCustomers(db, cipher, deltas)) {
    waiting = waiting.concat(some)
    if (!(await write(SEGMENT)) || !(await goOn())) return null
  }
  if (!(await write(0))) return null

  const order = await sortIndex.by('name', pause)
  if (!order) return null
  const positions = positionsOf(index, order.slots, ids)
  const sealedOrder = await sealOrder(cipher, generation, positions)
  await db.transaction('rw', db.metadata, db.segments, db.deltas, async () => {
    await db.segments.put(sealedOrder)
    await writeMetadata(db, 'catalogue', { generation, version, segments, goneUpTo: version })
    await db.segments.where(':id').below([generation]).delete()
    // Customers that are gone are not in the segments: they need not be listed any longer.
    const listed = await db.deltas.where('version').belowOrEqual(version).toArray()
    await db.deltas.bulkDelete(
      listed.flatMap(({ key, ids, gone }) => (ids.length === 0 && gone.length > 0 ? [key] : [])),
    )
  })
  return version
}

/** Every customer once, in the order of ids, and then those that no block holds. */
async function* allCustomers(
  db: Database,
  cipher: Cipher,
  deltas: readonly DeltaRow[],
): AsyncGenerator<readonly Customer[]> {
  const reader = createDeltaReader(cipher)
  const onlyInDeltas = new Set(deltas.flatMap(({ ids }) => ids))
  for (let upTo = -1; ;) {
    const blocks = await db.blocks.where('last').above(upTo).limit(BLOCKS_AT_ONCE).toArray()
    for (const block of blocks) {
      const newer = await reader.newerThan(block, deltas, block.ids)
      // A block that was divided meanwhile must not bring its customers twice.
      const held = (await openBlock(cipher, block)).filter(({ id }) => id > upTo)
      for (const { id } of held) onlyInDeltas.delete(id)
      yield held.map((customer) => newer.get(customer.id) ?? customer)
      upTo = Math.max(upTo, block.last)
    }
    if (blocks.length < BLOCKS_AT_ONCE) break
  }
  yield [...(await reader.newerThan(null, deltas, onlyInDeltas)).values()]
}

/** The positions in `ids` of customers in their order. Those with an overlay are sorted later. */
function positionsOf(
  index: CustomerIndex,
  slots: Uint32Array,
  ids: readonly number[],
): Uint32Array<ArrayBuffer> {
  const bySlot = new Int32Array(index.slots()).fill(-1)
  ids.forEach((id, position) => {
    const slot = index.slotOf(id)
    if (slot >= 0 && !index.overlay(id)) bySlot[slot] = position
  })
  return Uint32Array.from(
    [...slots].flatMap((slot) => ((bySlot[slot] ?? -1) >= 0 ? [bySlot[slot] ?? 0] : [])),
  )
}

const SEGMENT = 8_192
const BLOCKS_AT_ONCE = 8
