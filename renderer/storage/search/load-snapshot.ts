import type { Cipher } from '../cipher.ts'
import {
  type Bytes,
  type Catalogue,
  type Database,
  readMetadata,
  type SegmentPart,
  type SegmentRow,
} from '../database.ts'
import type { CustomerIndex } from './customer-index.ts'
import type { SortIndex } from './sort-index.ts'
import { openOrder, openSegment, toSegmentRows } from './segments.ts'
import type { TextChunk } from './text-chunk.ts'

/** What was read at the start, and what is still to be read: the notes. */
export interface LoadedSnapshot {
  /** The version of the confirmed customers that it holds; 0 where there was nothing to read. */
  readonly version: number
  /** Brings the notes into the index, which can be searched without them meanwhile. */
  readonly loadNotes: () => Promise<void>
}

/** Reads the segments into an empty index. @throws when one of them is missing or damaged */
export async function loadSnapshot(
  db: Database,
  cipher: Cipher,
  index: CustomerIndex,
  sortIndex: SortIndex,
  changed: () => void,
): Promise<LoadedSnapshot> {
  const catalogue = await readMetadata(db, 'catalogue')
  if (!catalogue) return NOTHING
  const order = readSegment(db, catalogue, 'order', 0).then((row) => openOrder(cipher, row))
  order.catch(() => undefined)
  const chunks: TextChunk[] = []
  const slots: Uint32Array[] = []
  for await (const { bytes } of segmentsOf(db, cipher, catalogue, 'rows')) {
    const chunk = index.putSegment(toSegmentRows(bytes))
    chunks.push(chunk)
    slots.push(chunk.slots.slice())
    changed()
  }
  sortIndex.restore('name', inOrder(slots, await order))
  return {
    version: catalogue.version,
    async loadNotes() {
      for await (const { no, bytes } of segmentsOf(db, cipher, catalogue, 'notes')) {
        const chunk = chunks[no]
        if (chunk) index.putNotes(chunk, bytes)
      }
    },
  }
}

/** One after the other, so that memory stays small; the next two are read and opened meanwhile. */
async function* segmentsOf(
  db: Database,
  cipher: Cipher,
  catalogue: Catalogue,
  part: SegmentPart,
): AsyncGenerator<{ readonly no: number; readonly bytes: Bytes }> {
  const ahead: Promise<Bytes>[] = []
  for (let no = 0; no < catalogue.segments; no += 1) {
    for (let next = no + ahead.length; next < catalogue.segments && ahead.length <= AHEAD; next += 1) {
      const opening = readSegment(db, catalogue, part, next).then((row) => openSegment(cipher, row))
      opening.catch(() => undefined)
      ahead.push(opening)
    }
    const bytes = await ahead.shift()
    if (bytes) yield { no, bytes }
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

function inOrder(slotsOfChunks: readonly Uint32Array[], positions: Uint32Array): Uint32Array {
  const slots = new Uint32Array(slotsOfChunks.reduce((sum, some) => sum + some.length, 0))
  let at = 0
  for (const some of slotsOfChunks) {
    slots.set(some, at)
    at += some.length
  }
  return positions.map((position) => slots[position] ?? 0)
}

const AHEAD = 2
const NOTHING: LoadedSnapshot = { version: 0, loadNotes: async () => undefined }
