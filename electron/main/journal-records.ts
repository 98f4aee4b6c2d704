import { crc32 } from 'node:zlib'
import { open, seal } from './seal.ts'

/**
 * One record of a journal file. Records lie one behind the other without a file header, so that no single
 * damaged place makes the rest unreadable. Integers are big-endian; numbers count from 1 and leave none out.
 *
 *     mark 4 | length of the sealed entry 4 | number 8 | checksum of these 16 bytes 4
 *     sealed entry | its checksum 4
 *
 * The seal binds store and number: a record moved to another place or file does not open.
 */
export function writeRecord(key: Uint8Array, storeHash: string, number: number, entry: string): Buffer {
  const sealed = seal(key, Buffer.from(entry, 'utf8'), contextOf(storeHash, number))
  const head = Buffer.alloc(HEAD)
  MARK.copy(head)
  head.writeUInt32BE(sealed.length, 4)
  head.writeBigUInt64BE(BigInt(number), 8)
  head.writeUInt32BE(crc32(head.subarray(0, 16)), 16)
  const tail = Buffer.alloc(TAIL)
  tail.writeUInt32BE(crc32(sealed))
  return Buffer.concat([head, sealed, tail])
}

export interface ReadRecords {
  readonly entries: readonly string[]
  /** Records that were written and cannot be read any more. */
  readonly damaged: number
  /** The file ends within a record: a write that a crash interrupted. It had not been answered. */
  readonly isTorn: boolean
  /** Where the next record goes: behind the last whole one, or behind the damage at the end. */
  readonly end: number
  /** The number of the next record. */
  readonly next: number
}

/**
 * Reads every record that can be read. After damage it looks for the next head, byte by byte; how many
 * records are missing is told by the numbers of those that are there.
 */
export function readRecords(key: Uint8Array, storeHash: string, file: Buffer): ReadRecords {
  const entries: string[] = []
  let highest = 0
  let end = 0
  for (let head = nextHead(file, 0); head !== null; head = nextHead(file, end)) {
    end = head.end
    // One that repeats or goes back was copied from elsewhere.
    if (head.number <= highest) continue
    highest = head.number
    const sealed = file.subarray(head.start + HEAD, head.end - TAIL)
    const isWhole = crc32(sealed) === file.readUInt32BE(head.end - TAIL)
    const entry = isWhole ? open(key, sealed, contextOf(storeHash, head.number)) : null
    if (entry) entries.push(entry.toString('utf8'))
  }
  const isDamagedAtEnd = end < file.length && !isTornRecord(file.subarray(end))
  if (isDamagedAtEnd) highest += 1
  return {
    entries,
    damaged: highest - entries.length,
    isTorn: end < file.length && !isDamagedAtEnd,
    end: isDamagedAtEnd ? file.length : end,
    next: highest + 1,
  }
}

const MARK = Buffer.from([0xc0, 0x75, 0xf0, 0x11])
const HEAD = 20
const TAIL = 4

const contextOf = (storeHash: string, number: number): string =>
  `counterfoil journal 1 ${storeHash} ${number}`

interface Head {
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
  const number = Number(file.readBigUInt64BE(start + 8))
  return { start, number, end: start + HEAD + file.readUInt32BE(start + 4) + TAIL }
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
