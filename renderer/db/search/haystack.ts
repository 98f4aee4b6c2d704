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
 * Folds rows as `encodeRows` made them. @param ids added to each row as `#5`
 * @param text many rows; only the first `searched` cells of each are taken, the last of them a phone
 */
export function stackRows(text: Uint8Array, starts: Uint32Array, ids: Uint32Array): readonly Haystack[] {
  return stack(text, starts, (writer, row) => {
    const from = starts[row] ?? 0
    const end = (starts[row + 1] ?? 0) - 1
    const phone = cellStart(text, from, PHONE)
    const phoneEnd = text.indexOf(CELL_END, phone)
    if (from < end) writer.fold(text, from, phoneEnd + 1)
    writer.digits(text, phone, phoneEnd)
    writer.id(ids[row] ?? 0)
  })
}

export function stackNotes(text: Uint8Array, starts: Uint32Array): readonly Haystack[] {
  return stack(text, starts, (writer, row) => {
    writer.fold(text, starts[row] ?? 0, (starts[row + 1] ?? 1) - 1)
  })
}

function stack(
  text: Uint8Array,
  starts: Uint32Array,
  write: (writer: Writer, row: number) => void,
): readonly Haystack[] {
  const count = starts.length - 1
  const plain = createPile(text.length + count * 16, count)
  const wide = createPile(1_024, 16)
  const writer = createWriter()
  for (let row = 0; row < count; row += 1) {
    writer.begin()
    write(writer, row)
    const pile = writer.isPlain() ? plain : wide
    if (!writer.isEmpty()) pile.add(writer.bytes(), row)
  }
  return [plain, wide].flatMap((pile) => (pile.count() > 0 ? [pile.haystack()] : []))
}

interface Writer {
  begin(): void
  fold(from: Uint8Array, start: number, end: number): void
  digits(from: Uint8Array, start: number, end: number): void
  id(id: number): void
  bytes(): Uint8Array
  isPlain(): boolean
  isEmpty(): boolean
}

/** Folds the bytes of one row. */
function createWriter(): Writer {
  let buffer = new Uint8Array(4_096)
  let at = 0
  let isPlain = true

  const need = (more: number): void => {
    if (at + more <= buffer.length) return
    const larger = new Uint8Array(Math.max(buffer.length * 2, at + more))
    larger.set(buffer)
    buffer = larger
  }

  return {
    begin() {
      at = 0
      isPlain = true
    },
    fold(from, start, end) {
      need((end - start) * LARGEST_GROWTH)
      for (let read = start; read < end;) {
        const byte = from[read] ?? 0
        if (byte < 0x80) {
          buffer[at++] = LOWER[byte] ?? byte
          read += 1
          continue
        }
        const [length, mask] = byte < 0xe0 ? TWO : byte < 0xf0 ? THREE : FOUR
        let point = byte & mask
        for (let more = 1; more < length; more += 1) point = (point << 6) | ((from[read + more] ?? 0) & 0x3f)
        read += length
        const folded = foldedBytes(point)
        need(folded.length + (end - read) * LARGEST_GROWTH)
        for (let more = 0; more < folded.length; more += 1) {
          const one = folded[more] ?? 0
          if (one >= 0x80) isPlain = false
          buffer[at++] = one
        }
      }
    },
    digits(from, start, end) {
      need(end - start + 2)
      const before = at
      buffer[at++] = DIGITS_BEGIN
      for (let read = start; read < end; read += 1) {
        const byte = from[read] ?? 0
        if (byte >= 0x30 && byte <= 0x39) buffer[at++] = byte
      }
      if (at === before + 1) at = before
      else buffer[at++] = CELL_END
    },
    id(id) {
      const text = `#${id}`
      need(text.length)
      for (let digit = 0; digit < text.length; digit += 1) buffer[at++] = text.charCodeAt(digit)
    },
    bytes: () => buffer.subarray(0, at),
    isPlain: () => isPlain,
    isEmpty: () => at === 0,
  }
}

interface Pile {
  add(bytes: Uint8Array, row: number): void
  count(): number
  haystack(): Haystack
}

function createPile(capacity: number, rowCapacity: number): Pile {
  let buffer = new Uint8Array(capacity)
  let ends = new Uint32Array(rowCapacity)
  let rows = new Uint32Array(rowCapacity)
  let at = 0
  let count = 0

  return {
    add(bytes, row) {
      if (at + bytes.length + 1 > buffer.length) buffer = grown(buffer, at + bytes.length + 1)
      if (count === ends.length) {
        ends = grownNumbers(ends)
        rows = grownNumbers(rows)
      }
      buffer.set(bytes, at)
      at += bytes.length
      buffer[at++] = ROW_END
      rows[count] = row
      ends[count++] = at
    },
    count: () => count,
    haystack() {
      const text = decoder.decode(buffer.subarray(0, at))
      const isAscii = text.length === at
      return {
        text,
        ends: isAscii ? ends.slice(0, count) : endsIn(text, count),
        rows: rows.slice(0, count),
      }
    },
  }
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

function cellStart(text: Uint8Array, from: number, cell: number): number {
  let at = from
  for (let skipped = 0; skipped < cell; skipped += 1) at = text.indexOf(CELL_END, at) + 1
  return at
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
/** ASCII never grows; what does is asked for by itself. */
const LARGEST_GROWTH = 1
const LOWER = Uint8Array.from({ length: 0x80 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte,
)
const foldedPoints = new Map<number, Uint8Array>()
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
