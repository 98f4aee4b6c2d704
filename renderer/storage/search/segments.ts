import type { Cipher } from '../cipher.ts'
import type { Bytes, SegmentPart, SegmentRow } from '../database.ts'
import { packBytes, unpackBytes } from '../compression.ts'
import type { SegmentRows } from './customer-index.ts'
import type { ListCustomer } from './list-customer.ts'
import { encodeNotes, encodeRows } from './row-text.ts'

/**
 * The format of a segment: numbers as they are in memory, so that they need no parsing, then the texts.
 * Notes are a record of their own: the first answer does not wait for them.
 */
export async function sealSegment(
  cipher: Cipher,
  generation: number,
  no: number,
  customers: readonly ListCustomer[],
): Promise<readonly SegmentRow[]> {
  const seal = async (part: SegmentPart, bytes: Bytes): Promise<SegmentRow> => ({
    generation,
    part,
    no,
    data: await packBytes(cipher, place(generation, part, no), bytes),
  })
  return [await seal('rows', toBytes(customers)), await seal('notes', encodeNotes(customers))]
}

/** @throws {DamagedError} */
export async function openSegment(cipher: Cipher, row: SegmentRow): Promise<Bytes> {
  return unpackBytes(cipher, place(row.generation, row.part, row.no), row.data)
}

/** The positions of a generation's rows, counted through all its segments, in the order of names. */
export async function sealOrder(
  cipher: Cipher,
  generation: number,
  positions: Uint32Array<ArrayBuffer>,
): Promise<SegmentRow> {
  const data = await cipher.seal(place(generation, 'order', 0), bytesOf(positions))
  return { generation, part: 'order', no: 0, data }
}

/** @throws {DamagedError} */
export async function openOrder(cipher: Cipher, row: SegmentRow): Promise<Uint32Array> {
  const bytes = await cipher.open(place(row.generation, row.part, row.no), row.data)
  return new Uint32Array(bytes.buffer, 0, bytes.length / 4)
}

function toBytes(customers: readonly ListCustomer[]): Bytes {
  const text = encodeRows(customers)
  const count = customers.length
  const whole = new Uint8Array(HEAD_BYTES + count * ROW_BYTES + text.length)
  new Uint32Array(whole.buffer, 0, 1)[0] = count
  const { created, modified, ids, groups } = columnsIn(whole.buffer, count)
  customers.forEach((customer, row) => {
    created[row] = customer.date_created
    modified[row] = customer.date_modified
    ids[row] = customer.id
    groups[row] = customer.customer_group_id
  })
  whole.set(text, HEAD_BYTES + count * ROW_BYTES)
  return whole
}

export function toSegmentRows(whole: Bytes): SegmentRows {
  const count = new Uint32Array(whole.buffer, 0, 1)[0] ?? 0
  // A copy of the texts, so that the rest need not stay in memory with them.
  return { ...columnsIn(whole.buffer, count), text: whole.slice(HEAD_BYTES + count * ROW_BYTES) }
}

function columnsIn(buffer: ArrayBuffer, count: number): Omit<SegmentRows, 'text'> {
  const at = (bytes: number): number => HEAD_BYTES + count * bytes
  return {
    created: new Float64Array(buffer, at(0), count),
    modified: new Float64Array(buffer, at(8), count),
    ids: new Uint32Array(buffer, at(16), count),
    groups: new Uint32Array(buffer, at(20), count),
  }
}

const bytesOf = (numbers: Uint32Array<ArrayBuffer>): Bytes =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
const place = (generation: number, part: SegmentPart, no: number) => ({
  table: 'segments',
  key: `${generation} ${part} ${no}`,
})

const HEAD_BYTES = 8
const ROW_BYTES = 8 + 8 + 4 + 4
