import type { Cipher } from '../cipher.ts'
import { type Catalogue, type Database, readFact, type SegmentPart, type SegmentRow } from '../database.ts'
import type { CustomerIndex } from './customer-index.ts'
import type { Orders } from './orders.ts'
import { openOrder, openSegment, toSegmentRows } from './segments.ts'
import type { Shelf } from './shelf.ts'

/** What was read at the start, and what is still to be read: the notes. */
export interface Loaded {
  /** The version of the confirmed customers that it tells; 0 where there was nothing to read. */
  readonly version: number
  /** Brings the notes into the index, which can be searched without them meanwhile. */
  readonly loadNotes: () => Promise<void>
}

/** Reads the segments into an empty index. @throws when one of them is missing or damaged */
export async function loadSnapshot(
  db: Database,
  cipher: Cipher,
  index: CustomerIndex,
  orders: Orders,
  changed: () => void,
): Promise<Loaded> {
  const catalogue = await readFact(db, 'catalogue')
  if (!catalogue) return NOTHING
  const order = readSegment(db, catalogue, 'order', 0).then((row) => openOrder(cipher, row))
  order.catch(() => undefined)
  const shelves: Shelf[] = []
  const slots: Uint32Array[] = []
  for await (const row of segmentsOf(db, catalogue, 'rows')) {
    const shelf = index.putSegment(toSegmentRows(await openSegment(cipher, row)))
    shelves.push(shelf)
    slots.push(shelf.slots.slice())
    changed()
  }
  orders.begin('name', inOrder(slots, await order))
  return {
    version: catalogue.version,
    async loadNotes() {
      for await (const row of segmentsOf(db, catalogue, 'notes')) {
        const shelf = shelves[row.no]
        if (shelf) index.putNotes(shelf, await openSegment(cipher, row))
      }
    },
  }
}

/** One at a time, so that memory stays small; the next is fetched while this one is worked on. */
async function* segmentsOf(
  db: Database,
  catalogue: Catalogue,
  part: SegmentPart,
): AsyncGenerator<SegmentRow> {
  let next = catalogue.segments > 0 ? readSegment(db, catalogue, part, 0) : null
  for (let no = 1; next !== null; no += 1) {
    const row: SegmentRow = await next
    next = no < catalogue.segments ? readSegment(db, catalogue, part, no) : null
    next?.catch(() => undefined)
    yield row
  }
}

async function readSegment(
  db: Database,
  { generation }: Catalogue,
  part: SegmentPart,
  no: number,
): Promise<SegmentRow> {
  const row = await db.segments.get([generation, part, no])
  if (!row) throw new Error(`Segment ${generation} ${part} ${no} is missing.`)
  return row
}

function inOrder(slotsOfShelves: readonly Uint32Array[], positions: Uint32Array): Uint32Array {
  const slots = new Uint32Array(slotsOfShelves.reduce((sum, some) => sum + some.length, 0))
  let at = 0
  for (const some of slotsOfShelves) {
    slots.set(some, at)
    at += some.length
  }
  return positions.map((position) => slots[position] ?? 0)
}

const NOTHING: Loaded = { version: 0, loadNotes: async () => undefined }
