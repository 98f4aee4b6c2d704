import { crc32 } from 'node:zlib'
import { findCountSlot, isTornSlot, SLOT } from './journal-count.ts'
import { open, seal } from './seal.ts'

/**
 * One record of a journal file. Records follow one another, and each can be read by itself, so that a single damaged
 * place does not make the rest unreadable. Integers are big-endian; numbers count from 1 and leave none out.
 *     mark 3, format 1 | length of the sealed entry 4 | number 8 | checksum of these 16 bytes 4
 *     sealed entry | its checksum 4
 * The format says which version of the app can read a record: 0.1.0 wrote files without a count of their records, and
 * records of the first format. The seal binds store and number: a record moved to another place or file does not
 * open. Only sealed values are believed: anyone can write a head.
 */
export function writeRecord(
  { key, storeHash, isCounted }: RecordKeys,
  number: number,
  entry: string,
): Buffer {
  const format = isCounted ? COUNTED : UNCOUNTED
  const sealed = seal(key, Buffer.from(entry, 'utf8'), contextOf(storeHash, number, format))
  const head = Buffer.alloc(HEAD)
  MARK.copy(head)
  head.writeUInt8(format, MARK.length)
  head.writeUInt32BE(sealed.length, 4)
  head.writeBigUInt64BE(BigInt(number), 8)
  head.writeUInt32BE(crc32(head.subarray(0, 16)), 16)
  const tail = Buffer.alloc(TAIL)
  tail.writeUInt32BE(crc32(sealed))
  return Buffer.concat([head, sealed, tail])
}

export interface RecordKeys {
  /** 32 bytes. */
  readonly key: Uint8Array
  readonly storeHash: string
  /** Whether the file begins with the count of its records; version 0.1.0 wrote none. */
  readonly isCounted: boolean
}

export interface ReadRecords {
  readonly entries: readonly string[]
  /** Records that were written and cannot be read any more, also those that were cut off. */
  readonly damaged: number
  /** The file ends within a record: a write that a crash interrupted. */
  readonly isTorn: boolean
  /** The file has bytes that are neither readable records nor a torn end. */
  readonly hasUnreadable: boolean
  readonly isCounted: boolean
  /** Where the count of the records lies, or `null` where there is none. */
  readonly countAt: number | null
  /** Where the next record goes: behind the last whole one, or behind the damage at the end. */
  readonly end: number
  /** The number of the next record. */
  readonly next: number
}

/** A newer app has written the journal. This one would take its records for damage. */
export class NewerJournalError extends Error {
  override readonly name = 'NewerJournalError'
}

/**
 * Reads every record that can be read. Behind what cannot it looks for the next head, byte by byte. How many records are
 * missing is known from the numbers of those that are there, and from the count at the beginning of the file.
 * @throws {NewerJournalError} where it ends in records of a later format
 */
export function readRecords(key: Uint8Array, storeHash: string, file: Buffer): ReadRecords {
  const slot = findCountSlot(key, storeHash, file)
  const start = slot?.start === 0 ? SLOT : 0
  const found = scan(file, start, (sealed, { number, format }) =>
    // A record of version 0.1.0 has no place in a file with a count.
    slot && format !== COUNTED ? null : open(key, sealed, contextOf(storeHash, number, format)),
  )
  if (found.isNewerAtEnd) throw new NewerJournalError('A newer version of the app has written the journal.')
  const rest = file.subarray(found.end)
  const isDamagedAtEnd = rest.length > 0 && !isTornRecord(rest) && !isTornSlot(file)
  const highest = found.highest + found.unreadAtEnd + (isDamagedAtEnd ? 1 : 0)
  const written = Math.max(highest, slot?.count ?? 0)
  const isCountLost = found.isCounted && !slot
  return {
    entries: found.entries,
    damaged: written - found.entries.length + (isCountLost ? 1 : 0),
    isTorn: rest.length > 0 && !isDamagedAtEnd,
    hasUnreadable: isDamagedAtEnd || found.hasUnread,
    isCounted: found.isCounted || slot !== null || found.highest === 0,
    countAt: slot?.start ?? null,
    end: isDamagedAtEnd ? file.length : found.end,
    next: written + 1,
  }
}

interface Scan {
  readonly entries: string[]
  /** The number of the last record that could be read. */
  highest: number
  /** Heads behind it whose records could not. */
  unreadAtEnd: number
  /** One of them has a newer format. */
  isNewerAtEnd: boolean
  hasUnread: boolean
  /** Whether a record of a file with a count is among them. */
  isCounted: boolean
  /** Behind the last head. */
  end: number
}

function scan(file: Buffer, start: number, read: (sealed: Buffer, head: Head) => Buffer | null): Scan {
  const found: Scan = {
    entries: [],
    highest: 0,
    unreadAtEnd: 0,
    isNewerAtEnd: false,
    hasUnread: false,
    isCounted: false,
    end: start,
  }
  /** Behind the last record that could be read. */
  let whole = start
  let from = start
  for (let head = nextHead(file, from); head !== null; head = nextHead(file, from)) {
    const sealed = file.subarray(head.start + HEAD, head.end - TAIL)
    const isSound = crc32(sealed) === file.readUInt32BE(head.end - TAIL)
    const opened = isSound ? read(sealed, head) : null
    if (!opened || head.start > whole) found.hasUnread = true
    if (!opened) {
      if (head.start >= found.end) found.unreadAtEnd += 1
      found.end = Math.max(found.end, head.end)
      found.isNewerAtEnd ||= head.format > COUNTED
      // A forged head may claim a length that hides other records.
      from = head.start + 1
      continue
    }
    from = whole = found.end = head.end
    found.unreadAtEnd = 0
    found.isNewerAtEnd = false
    found.isCounted ||= head.format === COUNTED
    // One that repeats or goes back was copied from elsewhere.
    if (head.number <= found.highest) continue
    found.highest = head.number
    found.entries.push(opened.toString('utf8'))
  }
  return found
}

const MARK = Buffer.from([0xc0, 0x75, 0xf0])
const UNCOUNTED = 0x11
const COUNTED = 0x12
const HEAD = 20
const TAIL = 4
/** No entry that the bridge takes is longer when it is sealed. */
const LONGEST = 4 * 1024 * 1024

const contextOf = (storeHash: string, number: number, format: number): string =>
  `counterfoil journal ${format - UNCOUNTED + 1} ${storeHash} ${number}`

interface Head {
  readonly format: number
  readonly start: number
  readonly end: number
  readonly number: number
}

/** The first head at or behind `from` whose record lies within the file. */
function nextHead(file: Buffer, from: number): Head | null {
  for (let at = file.indexOf(MARK, from); at >= 0; at = file.indexOf(MARK, at + 1)) {
    const head = headAt(file, at)
    if (head && head.end <= file.length) return head
  }
  return null
}

function headAt(file: Buffer, start: number): Head | null {
  if (start + HEAD > file.length) return null
  if (crc32(file.subarray(start, start + 16)) !== file.readUInt32BE(start + 16)) return null
  const format = file.readUInt8(start + MARK.length)
  const length = file.readUInt32BE(start + 4)
  const number = Number(file.readBigUInt64BE(start + 8))
  if (length > LONGEST || !Number.isSafeInteger(number)) return null
  return { start, format, number, end: start + HEAD + length + TAIL }
}

/**
 * Whether the rest of a file is the beginning of a record, or the zeros that some file systems leave when
 * the power goes; anything else was whole once and is damaged.
 */
function isTornRecord(rest: Buffer): boolean {
  if (rest.every((byte) => byte === 0)) return true
  const mark = MARK.subarray(0, Math.min(rest.length, MARK.length))
  if (!rest.subarray(0, mark.length).equals(mark)) return false
  return rest.length < HEAD || headAt(rest, 0) !== null
}
