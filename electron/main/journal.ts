import { type FileHandle, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { JournalContents } from '../../shared/bridge.ts'
import { replaceFile, syncFolder } from './durable-file.ts'
import { codeOf, diskProblem } from './problem-error.ts'
import { readRecords, writeRecord } from './journal-records.ts'

/**
 * The second copy of a store's outbox: entries that the page makes, sealed, in the order of appending.
 * Calls are carried out one after another. Failures are `ProblemError`s with the disk's reason.
 */
export interface Journal {
  /** Resolves when the entries are on the disk. On failure none of them is in the journal. */
  append(entries: readonly string[]): Promise<void>
  read(): Promise<JournalContents>
  /** Replaces everything by these entries in one step. */
  compact(entries: readonly string[]): Promise<void>
  /** Finishes what was asked before, and lets go of the file. */
  close(): Promise<void>
}

/** @param key 32 bytes, of this store's journal only */
export function openJournal(path: string, storeHash: string, key: Uint8Array): Journal {
  let file: OpenFile | null = null
  let wasTorn: boolean | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let gathered: Gathered | null = null

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    gathered = null
    const done = queue.then(work).catch((error: unknown) => Promise.reject(diskProblem(error)))
    queue = done.catch(() => undefined)
    return done
  }

  async function opened(): Promise<OpenFile> {
    if (file) return file
    const found = readRecords(key, storeHash, await contents(path))
    wasTorn ??= found.isTorn
    const isNew = found.end === 0
    const handle = await open(path, isNew ? 'w' : 'r+', 0o600)
    try {
      await handle.truncate(found.end)
      if (isNew) await syncFolder(dirname(path))
    } catch (error) {
      await handle.close()
      throw error
    }
    return (file = { handle, end: found.end, next: found.next })
  }

  async function write(entries: readonly string[]): Promise<void> {
    const target = await opened()
    const bytes = Buffer.concat(
      entries.map((entry, at) => writeRecord(key, storeHash, target.next + at, entry)),
    )
    try {
      await writeAll(target.handle, bytes, target.end)
      await target.handle.datasync()
    } catch (error) {
      await takeBack(target)
      throw error
    }
    target.end += bytes.length
    target.next += entries.length
  }

  /** After a failed write the file ends again where it did; after a failed sync only reading it afresh tells. */
  async function takeBack(target: OpenFile): Promise<void> {
    file = null
    await target.handle.truncate(target.end).catch(() => undefined)
    await target.handle.close().catch(() => undefined)
  }

  return {
    append(entries) {
      if (entries.length === 0) return Promise.resolve()
      // Appends that come while the disk is busy share one write and one sync.
      if (gathered) gathered.entries.push(...entries)
      else {
        const group: Gathered = { entries: [...entries], done: Promise.resolve() }
        group.done = inTurn(() => {
          if (gathered === group) gathered = null
          return write(group.entries)
        })
        gathered = group
      }
      return gathered.done
    },
    read: () =>
      inTurn(async () => {
        const found = readRecords(key, storeHash, await contents(path))
        wasTorn ??= found.isTorn
        return { entries: found.entries, tornTail: wasTorn, damagedRecords: found.damaged }
      }),
    compact: (entries) =>
      inTurn(async () => {
        const fresh = `${path}.new`
        const records = entries.map((entry, at) => writeRecord(key, storeHash, at + 1, entry))
        try {
          const handle = await open(fresh, 'w', 0o600)
          try {
            await writeAll(handle, Buffer.concat(records), 0)
            await handle.sync()
          } finally {
            await handle.close()
          }
          // Windows does not replace a file that is open.
          await file?.handle.close()
          file = null
          await replaceFile(fresh, path)
        } catch (error) {
          await rm(fresh, { force: true })
          throw error
        }
        await syncFolder(dirname(path))
        wasTorn = false
      }),
    close: () =>
      inTurn(async () => {
        await file?.handle.close()
        file = null
      }),
  }
}

/** A journal for a run that leaves nothing on the disk. */
export function memoryJournal(): Journal {
  let kept: string[] = []
  return {
    append: async (entries) => void kept.push(...entries),
    read: async () => ({ entries: [...kept], tornTail: false, damagedRecords: 0 }),
    compact: async (entries) => void (kept = [...entries]),
    close: async () => undefined,
  }
}

interface OpenFile {
  readonly handle: FileHandle
  end: number
  next: number
}

interface Gathered {
  readonly entries: string[]
  done: Promise<void>
}

const contents = (path: string): Promise<Buffer> =>
  readFile(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return Buffer.alloc(0)
    throw error
  })

async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let written = 0
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written)
    written += bytesWritten
  }
}
