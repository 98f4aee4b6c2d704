import { foldPoint, isSpelledPoint, spelledPoint } from '../../domain/text/fold.ts'
import { createRowEnds, type RowEnds } from './row-ends.ts'
import { CELL_END, ROW_END } from './row-text.ts'

/**
 * Folded texts of many rows in one string, which the engine scans far faster than row by row. Rows of plain
 * ASCII have a string of their own, because one other letter makes a whole string twice as large and slow.
 */
export interface SearchText {
  /** Cells end with 0x00; a cell of a phone's bare digits begins with 0x02, and words spelled with ue for ü are a cell. */
  readonly text: string
  /** Where each row ends in `text`. */
  readonly ends: Uint32Array
  /** The row's number in its chunk. */
  readonly rows: Uint32Array
}

/**
 * Folds rows into search texts. It writes where the rows of plain ASCII stay; a row that turns out to be another is moved
 * to its own place.
 */
export class SearchTextWriter {
  readonly #text: Uint8Array
  #buffer: Uint8Array<ArrayBuffer>
  #at = 0
  #rowStart = 0
  #isPlain = true
  /** A letter was folded that is also written with two. */
  #hasSpelled = false
  /** Such letters are being written with two. */
  #spells = false
  readonly #plain: RowEnds
  readonly #wide = createRowEnds(16)
  #others = new Uint8Array(1_024)
  #othersEnd = 0

  /** @param text in UTF-8, so many rows */
  constructor(text: Uint8Array, rows: number) {
    this.#text = text
    this.#buffer = new Uint8Array(text.length + rows * MORE_A_ROW)
    this.#plain = createRowEnds(rows)
  }

  /**
   * Folds bytes of the text.
   * @returns where it stopped reading: behind so many cells, or at the end
   */
  fold(start: number, end: number, cells = Infinity): number {
    this.#need(end - start)
    const text = this.#text
    let buffer = this.#buffer
    let at = this.#at
    let read = start
    for (let left = cells; read < end && left > 0;) {
      const byte = text[read] ?? 0
      if (byte < 0x80) {
        const lower = LOWER[byte] ?? byte
        if (lower !== DROPPED) buffer[at++] = lower
        read += 1
        if (byte === CELL_END) left -= 1
        continue
      }
      const [length, mask] = byte < 0xe0 ? TWO : byte < 0xf0 ? THREE : FOUR
      let point = byte & mask
      for (let more = 1; more < length; more += 1) point = (point << 6) | ((text[read + more] ?? 0) & 0x3f)
      read += length
      this.#at = at
      if (isSpelledPoint(point)) this.#hasSpelled = true
      this.#write(this.#spells ? this.#spelledBytes(point) : foldedBytes(point), end - read)
      at = this.#at
      buffer = this.#buffer
    }
    this.#at = at
    return read
  }

  /** Folds a row's cells up to the phone, and adds the phone's digits. */
  cells(start: number, end: number): void {
    this.#hasSpelled = false
    const phone = this.fold(start, end, PHONE)
    const folded = this.#at
    const phoneEnd = this.fold(phone, end, 1)
    this.#digits(folded, this.#at)
    if (!this.#hasSpelled) return
    this.#spells = true
    this.fold(start, phoneEnd)
    this.#spells = false
  }

  id(id: number): void {
    this.#need(MORE_A_ROW)
    this.#buffer[this.#at++] = HASH
    let places = 1
    while (10 ** places <= id) places += 1
    this.#at += places
    for (let left = id, place = this.#at - 1; place >= this.#at - places; place -= 1) {
      this.#buffer[place] = ZERO + (left % 10)
      left = Math.floor(left / 10)
    }
  }

  /** What was written since the last row's end is this row's; an empty one is left out. */
  endRow(row: number): void {
    if (this.#at > this.#rowStart) {
      this.#need(1)
      this.#buffer[this.#at++] = ROW_END
      if (this.#isPlain) this.#plain.add(row, this.#at)
      else this.#moveToOthers(row)
    }
    this.#rowStart = this.#at
    this.#isPlain = true
  }

  end(): readonly SearchText[] {
    return [
      ...searchTextOf(this.#buffer.subarray(0, this.#at), this.#plain),
      ...searchTextOf(this.#others.subarray(0, this.#othersEnd), this.#wide),
    ]
  }

  #need(more: number): void {
    if (this.#at + more > this.#buffer.length) this.#buffer = grown(this.#buffer, this.#at + more)
  }

  #write(folded: Uint8Array, room: number): void {
    this.#need(folded.length + room)
    for (let at = 0; at < folded.length; at += 1) {
      const byte = folded[at] ?? 0
      if (byte >= 0x80) this.#isPlain = false
      this.#buffer[this.#at++] = byte
    }
  }

  /** @param start of the folded phone, which ends at `end` */
  #digits(start: number, end: number): void {
    this.#need(end - start + 2)
    const before = this.#at
    this.#buffer[this.#at++] = DIGITS_BEGIN
    for (let read = start; read < end; read += 1) {
      const byte = this.#buffer[read] ?? 0
      if (byte >= ZERO && byte <= NINE) this.#buffer[this.#at++] = byte
    }
    if (this.#at === before + 1) this.#at = before
    else this.#buffer[this.#at++] = CELL_END
  }

  #spelledBytes(point: number): Uint8Array {
    const before = this.#buffer[this.#at - 1] ?? 0
    const key = point * 0x100 + before
    let bytes = spelledPoints.get(key)
    if (!bytes) {
      const spelled = spelledPoint(point, String.fromCharCode(before))
      bytes = spelled === null ? foldedBytes(point) : encoder.encode(spelled)
      spelledPoints.set(key, bytes)
    }
    return bytes
  }

  #moveToOthers(row: number): void {
    const end = this.#othersEnd + this.#at - this.#rowStart
    if (end > this.#others.length) this.#others = grown(this.#others, end)
    this.#others.set(this.#buffer.subarray(this.#rowStart, this.#at), this.#othersEnd)
    this.#othersEnd = end
    this.#wide.add(row, end)
    this.#at = this.#rowStart
  }
}

function searchTextOf(bytes: Uint8Array, rowEnds: RowEnds): readonly SearchText[] {
  if (bytes.length === 0) return []
  const text = decoder.decode(bytes)
  const ends = rowEnds.ends()
  return [
    { text, ends: text.length === bytes.length ? ends : endsIn(text, ends.length), rows: rowEnds.rows() },
  ]
}

/** Row ends counted in characters, where bytes and characters differ. */
function endsIn(text: string, count: number): Uint32Array {
  const ends = new Uint32Array(count)
  for (let row = 0, at = 0; row < count; row += 1) {
    at = text.indexOf('\x01', at) + 1
    ends[row] = at
  }
  return ends
}

function grown(buffer: Uint8Array<ArrayBuffer>, needed: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(buffer.length * 2, needed))
  larger.set(buffer)
  return larger
}

function foldedBytes(point: number): Uint8Array {
  let bytes = foldedPoints.get(point)
  if (!bytes) {
    bytes = encoder.encode(foldPoint(point))
    foldedPoints.set(point, bytes)
  }
  return bytes
}

/** Begins the cell of a phone's bare digits. */
export const DIGITS_BEGIN = 2
const PHONE = 4
const TWO = [2, 0x1f] as const
const THREE = [3, 0x0f] as const
const FOUR = [4, 0x07] as const
/** Room for a row's id and for the digits of its phone again. */
const MORE_A_ROW = 16
const HASH = 0x23
const ZERO = 0x30
const NINE = 0x39
/** Apostrophes, which a fold leaves out. */
const DROPPED = 0xff
const LOWER = Uint8Array.from({ length: 0x80 }, (_, byte) =>
  byte === 0x27 || byte === 0x60 ? DROPPED : byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte,
)
const foldedPoints = new Map<number, Uint8Array>()
/** By the point and the byte before it, which a mark is spelled by. */
const spelledPoints = new Map<number, Uint8Array>()
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
