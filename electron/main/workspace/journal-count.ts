import { open, seal, SEAL_OVERHEAD } from './seal.ts'

/**
 * How many records a journal has, sealed, in the first bytes of its file: a file that was cut off between two records
 * would look whole otherwise. It is written after the records are on the disk, so that it never counts one that a crash
 * took; after a power cut it may lag behind. Version 0.1.0 wrote none.
 *
 *     mark 4 | sealed number of the last record
 */
export function writeCountSlot(key: Uint8Array, storeHash: string, count: number): Buffer {
  const plain = Buffer.alloc(8)
  plain.writeBigUInt64BE(BigInt(count))
  return Buffer.concat([MARK, seal(key, plain, contextOf(storeHash))])
}

export interface CountSlot {
  /** Where it is: at the beginning, unless something was put in front. */
  readonly start: number
  readonly count: number
}

/** The count of a file, or `null` where it has none, or none that can be read. */
export function findCountSlot(key: Uint8Array, storeHash: string, file: Buffer): CountSlot | null {
  for (let at = file.indexOf(MARK); at >= 0; at = file.indexOf(MARK, at + 1)) {
    const plain = open(key, file.subarray(at + MARK.length, at + SLOT), contextOf(storeHash))
    if (plain?.length === 8) return { start: at, count: Number(plain.readBigUInt64BE()) }
  }
  return null
}

/** Whether a file is the beginning of a slot: its first write was interrupted. */
export const isTornSlot = (file: Buffer): boolean =>
  file.length < SLOT && file.subarray(0, MARK.length).equals(MARK.subarray(0, file.length))

const MARK = Buffer.from([0xc0, 0x75, 0xf1, 0x01])
/** The length of the slot in bytes. */
export const SLOT = MARK.length + 8 + SEAL_OVERHEAD

const contextOf = (storeHash: string): string => `counterfoil journal count 2 ${storeHash}`
