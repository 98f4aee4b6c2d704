import type { JournalContents } from '../../../shared/bridge.ts'
import { createSerialQueue } from '../../../shared/serial-queue.ts'
import { diskProblem, ProblemError } from '../platform/problem-error.ts'
import { createJournalFile } from './journal-file.ts'
import { createJournalIndex } from './journal-index.ts'
import { createJournalParts, type ReadJournalPart } from './journal-parts.ts'
import { NewerJournalError } from './journal-records.ts'

/**
 * The second copy of a store's outbox: entries that the page makes, sealed, in the order of appending.
 * Calls are carried out one after another. Failures are `ProblemError`s with the disk's reason.
 */
export interface Journal {
  /** Resolves when the entries are on the disk. On failure none of them is in the journal. */
  append(entries: readonly string[]): Promise<void>
  read(): Promise<JournalContents>
  /** The same in parts, for the page. */
  readonly readPart: ReadJournalPart
  /** Whether an edit of this customer is in it and has not ended, or is just being written. */
  knows(editId: string, customerId: number): Promise<boolean>
  /** Replaces everything by these entries in one step. */
  compact(entries: readonly string[]): Promise<void>
  /** Finishes the calls before it, and closes the file. */
  close(): Promise<void>
}

/** @param key 32 bytes, of this store's journal only */
export function openJournal(path: string, storeHash: string, key: Uint8Array): Journal {
  const file = createJournalFile({ path, storeHash, key })
  const queue = createSerialQueue()
  const index = createJournalIndex()
  /** Appends that wait for their turn share one write and one sync. */
  let group: AppendGroup | null = null

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    group = null
    return queue.run(() => work().catch((error: unknown) => Promise.reject(problemOf(error))))
  }

  const read = (): Promise<JournalContents> =>
    inTurn(async () => {
      const contents = await file.read()
      index.load(contents.entries)
      return contents
    })

  function begin(entries: readonly string[]): AppendGroup {
    const opened: AppendGroup = { entries: [...entries], done: Promise.resolve() }
    opened.done = inTurn(() => {
      if (group === opened) group = null
      return file.append(opened.entries)
    })
    return opened
  }

  return {
    append(entries) {
      if (entries.length === 0) return Promise.resolve()
      index.note(entries)
      if (group) group.entries.push(...entries)
      else group = begin(entries)
      return group.done
    },
    read,
    readPart: createJournalParts(read),
    async knows(editId, customerId) {
      if (!index.isLoaded) await read()
      return index.has(editId, customerId)
    },
    compact(entries) {
      index.note(entries)
      return inTurn(() => file.replace(entries))
    },
    close: () => inTurn(() => file.close()),
  }
}

const problemOf = (error: unknown): ProblemError =>
  error instanceof NewerJournalError ? new ProblemError('newer-data') : diskProblem(error)

interface AppendGroup {
  readonly entries: string[]
  done: Promise<void>
}

/** A journal for a run that keeps nothing on the disk. */
export function memoryJournal(): Journal {
  let stored: string[] = []
  const index = createJournalIndex()
  index.load([])
  const read = async (): Promise<JournalContents> => ({
    entries: [...stored],
    tornTail: false,
    damagedRecords: 0,
  })
  return {
    async append(entries) {
      index.note(entries)
      stored.push(...entries)
    },
    read,
    readPart: createJournalParts(read),
    knows: async (editId, customerId) => index.has(editId, customerId),
    async compact(entries) {
      index.note(entries)
      stored = [...entries]
    },
    close: async () => undefined,
  }
}
