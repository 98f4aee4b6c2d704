import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { JournalContents } from '../../../shared/bridge.ts'
import { syncFolder, writeDurably } from '../platform/durable-file.ts'
import { codeOf } from '../platform/problem-error.ts'
import { SLOT, writeCountSlot } from './journal-count.ts'
import { readRecords, writeRecord } from './journal-records.ts'

/** The journal's file on the disk. Calls must not overlap. Failures are the system's own errors. */
export interface JournalFile {
  /** Resolves when the entries are on the disk; on failure none of them is in the file. */
  append(entries: readonly string[]): Promise<void>
  read(): Promise<JournalContents>
  /** Replaces all entries in one step. */
  replace(entries: readonly string[]): Promise<void>
  close(): Promise<void>
}

interface Options {
  readonly path: string
  readonly storeHash: string
  /** 32 bytes. */
  readonly key: Uint8Array
}

/** Windows has no such flag: making a link there needs a right of its own. */
const NO_LINK = constants.O_NOFOLLOW ?? 0
const EXISTING = constants.O_RDWR | NO_LINK
const NEW = EXISTING | constants.O_CREAT

interface OpenFile {
  readonly handle: FileHandle
  /** Where the last whole record ends, in bytes. */
  end: number
  /** The number of the next record. */
  next: number
  readonly isCounted: boolean
  readonly countAt: number | null
}

export function createJournalFile({ path, storeHash, key }: Options): JournalFile {
  let file: OpenFile | null = null
  /** Whether the file ended in half a record when it was first read. */
  let wasTorn: boolean | null = null

  async function openFile(): Promise<OpenFile> {
    if (file) return file
    const found = readRecords(key, storeHash, await contentsOf(path))
    wasTorn ??= found.isTorn
    const isNew = found.end === 0
    const handle = await open(path, isNew ? NEW : EXISTING, 0o600)
    try {
      await handle.truncate(found.end)
      if (isNew) {
        await writeAll(handle, writeCountSlot(key, storeHash, 0), 0)
        await syncFolder(dirname(path))
      }
    } catch (error) {
      await handle.close()
      throw error
    }
    const { next, isCounted, countAt, end } = found
    return (file = isNew
      ? { handle, end: SLOT, next, isCounted: true, countAt: 0 }
      : { handle, end, next, isCounted, countAt })
  }

  /** Behind the sync of the records and without one of its own: a count that lags behind is no harm. */
  async function writeCount({ handle, next, countAt }: OpenFile): Promise<void> {
    if (countAt === null) return
    await writeAll(handle, writeCountSlot(key, storeHash, next - 1), countAt).catch(() => undefined)
  }

  async function close(): Promise<void> {
    await file?.handle.close()
    file = null
  }

  /** After a failed write the file ends where it did; after a failed sync only reading it again tells. */
  async function rollBack(target: OpenFile): Promise<void> {
    file = null
    await target.handle.truncate(target.end).catch(() => undefined)
    await target.handle.close().catch(() => undefined)
  }

  return {
    async append(entries) {
      const target = await openFile()
      const bytes = Buffer.concat(
        entries.map((entry, at) =>
          writeRecord({ key, storeHash, isCounted: target.isCounted }, target.next + at, entry),
        ),
      )
      try {
        await writeAll(target.handle, bytes, target.end)
        await target.handle.datasync()
      } catch (error) {
        await rollBack(target)
        throw error
      }
      target.end += bytes.length
      target.next += entries.length
      await writeCount(target)
    },
    async read() {
      const found = readRecords(key, storeHash, await contentsOf(path))
      wasTorn ??= found.isTorn
      return { entries: found.entries, tornTail: wasTorn, damagedRecords: found.damaged }
    },
    async replace(entries) {
      // What a newer app has written is not replaced.
      await openFile()
      await keepUnreadable({ path, storeHash, key })
      const records = entries.map((entry, at) =>
        writeRecord({ key, storeHash, isCounted: true }, at + 1, entry),
      )
      // Windows does not replace a file that is open.
      await writeDurably(
        path,
        Buffer.concat([writeCountSlot(key, storeHash, entries.length), ...records]),
        close,
      )
      wasTorn = false
    },
    close,
  }
}

/** What cannot be read now may be read by another version, or by hand: it is kept beside the file that replaces it. */
async function keepUnreadable({ path, storeHash, key }: Options): Promise<void> {
  const bytes = await contentsOf(path)
  if (!readRecords(key, storeHash, bytes).hasUnreadable) return
  await writeDurably(`${path}.unreadable-${Date.now()}`, bytes)
}

async function contentsOf(path: string): Promise<Buffer> {
  try {
    const handle = await open(path, constants.O_RDONLY | NO_LINK)
    try {
      return await handle.readFile()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let written = 0
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written)
    written += bytesWritten
  }
}
