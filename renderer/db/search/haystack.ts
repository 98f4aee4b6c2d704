import { foldPoint } from './fold.ts'
import { CELL_END, ROW_END } from './row-text.ts'

/**
 * Folded texts of many rows in one string, which the engine scans far faster than row by row. Rows of plain
 * ASCII have a string of their own, because one other letter makes a whole string twice as large and slow.
 */
export interface Haystack {
  /** Cells end with 0x00; a cell of a phone's bare digits begins with 0x02. */
  readonly text: string
  /** Where each row ends in `text`. */
  readonly ends: Uint32Array
  /** The row's number in its shelf. */
  readonly rows: Uint32Array
}

/** Where each of the rows begins; one more than there are rows. */
export function rowStarts(text: Uint8Array, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1)
  let row = 0
  for (let at = 0; at < text.length && row < count; at += 1) if (text[at] === ROW_END) starts[++row] = at + 1
  return starts
}

/**
 * Folds rows as `encodeRows` made them: the cells up to the phone, its bare digits, and the id as `#5`.
 * @param ids of the rows
 */
export function stackRows(text: Uint8Array, starts: Uint32Array, ids: Uint32Array): readonly Haystack[] {
  return stack(text, starts, (writer, row) => {
    const [from, end] = [starts[row] ?? 0, (starts[row + 1] ?? 0) - 1]
    if (from < end) writer.cells(from, end)
    writer.id(ids[row] ?? 0)
  })
}

export function stackNotes(text: Uint8Array, starts: Uint32Array): readonly Haystack[] {
  return stack(text, starts, (writer, row) => {
    writer.fold(starts[row] ?? 0, (starts[row + 1] ?? 1) - 1)
  })
}

function stack(
  text: Uint8Array,
  starts: Uint32Array,
  write: (writer: Writer, row: number) => void,
): readonly Haystack[] {
  const count = starts.length - 1
  const writer = createWriter(text, text.length + count * MORE_A_ROW, count)
  for (let row = 0; row < count; row += 1) {
    write(writer, row)
    writer.endRow(row)
  }
  return writer.haystacks()
}

interface Writer {
  /** Folds bytes of the text. */
  fold(start: number, end: number): void
  /** Folds a row's cells up to the phone, and adds the phone's digits. */
  cells(start: number, end: number): void
  id(id: number): void
  /** What was written since the last row's end is this row's; an empty one is left out. */
  endRow(row: number): void
  haystacks(): readonly Haystack[]
}

/** Writes where the rows of plain ASCII stay; what turns out to be another is moved to its own place. */
function createWriter(text: Uint8Array, capacity: number, count: number): Writer {
  let buffer = new Uint8Array(capacity)
  let at = 0
  let rowStart = 0
  let isPlain = true
  const plain = createRowEnds(count)
  const wide = createRowEnds(16)
  let others = new Uint8Array(1_024)
  let othersEnd = 0

  function need(more: number): void {
    if (at + more > buffer.length) buffer = grown(buffer, at + more)
  }

  /** @returns where it stopped reading: behind so many cells, or at the end */
  function fold(start: number, end: number, cells = Infinity): number {
    need(end - start)
    let read = start
    for (let left = cells; read < end && left > 0;) {
      const byte = text[read] ?? 0
      if (byte < 0x80) {
        buffer[at++] = LOWER[byte] ?? byte
        read += 1
        if (byte === CELL_END) left -= 1
        continue
      }
      const [length, mask] = byte < 0xe0 ? TWO : byte < 0xf0 ? THREE : FOUR
      let point = byte & mask
      for (let more = 1; more < length; more += 1) point = (point << 6) | ((text[read + more] ?? 0) & 0x3f)
      read += length
      const folded = foldedBytes(point)
      need(folded.length + end - read)
      for (let more = 0; more < folded.length; more += 1) {
        const one = folded[more] ?? 0
        if (one >= 0x80) isPlain = false
        buffer[at++] = one
      }
    }
    return read
  }

  function digits(start: number, end: number): void {
    need(end - start + 2)
    const before = at
    buffer[at++] = DIGITS_BEGIN
    for (let read = start; read < end; read += 1) {
      const byte = text[read] ?? 0
      if (byte >= ZERO && byte <= NINE) buffer[at++] = byte
    }
    if (at === before + 1) at = before
    else buffer[at++] = CELL_END
  }

  return {
    fold,
    cells(start, end) {
      const phone = fold(start, end, PHONE)
      digits(phone, fold(phone, end, 1))
    },
    id(id) {
      need(MORE_A_ROW)
      buffer[at++] = HASH
      let places = 1
      while (10 ** places <= id) places += 1
      at += places
      for (let left = id, place = at - 1; place >= at - places; place -= 1) {
        buffer[place] = ZERO + (left % 10)
        left = Math.floor(left / 10)
      }
    },
    endRow(row) {
      if (at > rowStart) {
        need(1)
        buffer[at++] = ROW_END
        if (isPlain) plain.add(row, at)
        else {
          if (othersEnd + at - rowStart > others.length) others = grown(others, othersEnd + at - rowStart)
          others.set(buffer.subarray(rowStart, at), othersEnd)
          othersEnd += at - rowStart
          wide.add(row, othersEnd)
          at = rowStart
        }
      }
      rowStart = at
      isPlain = true
    },
    haystacks: () => [
      ...haystackOf(buffer.subarray(0, at), plain),
      ...haystackOf(others.subarray(0, othersEnd), wide),
    ],
  }
}

/** Which rows were written, and where each of them ends. */
interface RowEnds {
  add(row: number, end: number): void
  rows(): Uint32Array
  ends(): Uint32Array
}

function createRowEnds(capacity: number): RowEnds {
  let rows = new Uint32Array(capacity)
  let ends = new Uint32Array(capacity)
  let count = 0
  return {
    add(row, end) {
      if (count === rows.length) {
        rows = grownNumbers(rows)
        ends = grownNumbers(ends)
      }
      rows[count] = row
      ends[count++] = end
    },
    rows: () => rows.slice(0, count),
    ends: () => ends.slice(0, count),
  }
}

function haystackOf(bytes: Uint8Array, rowEnds: RowEnds): readonly Haystack[] {
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

function grownNumbers(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(64, numbers.length * 2))
  larger.set(numbers)
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
/** Room for the id and the phone's digits once more. */
const MORE_A_ROW = 16
const HASH = 0x23
const ZERO = 0x30
const NINE = 0x39
const LOWER = Uint8Array.from({ length: 0x80 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte,
)
const foldedPoints = new Map<number, Uint8Array>()
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
