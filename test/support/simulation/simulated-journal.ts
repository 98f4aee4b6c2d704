import { bad, good } from '../../../shared/answer.ts'
import type { BridgeHandlers } from '../../../shared/bridge.ts'

/** Entries of the journal on the disk. */
export interface JournalFile {
  entries: string[]
  /** Nothing can be appended. */
  isFull?: boolean
  /** How often was appended to it. */
  appends?: number
}

/** Main's journal. @param isDead main has ended: what it was about to write is not written */
export function createSimulatedJournal(file: JournalFile, isDead: () => boolean): BridgeHandlers['journal'] {
  return {
    async append({ entries }) {
      file.appends = (file.appends ?? 0) + 1
      // The database is quicker every other time.
      if (file.appends % 2 === 0) for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
      if (isDead()) return new Promise<never>(() => undefined)
      if (file.isFull) return bad('disk-full')
      file.entries.push(...entries)
      return good(null)
    },
    read: async () => good({ entries: [...file.entries], tornTail: false, damagedRecords: 0, next: null }),
    async compact({ entries }) {
      file.entries = [...entries]
      return good(null)
    },
  }
}
