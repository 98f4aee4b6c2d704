import { constants } from 'node:fs'
import { type FileHandle, open, readFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { syncFolder, writeDurably } from '../platform/durable-file.ts'
import { codeOf } from '../platform/problem-error.ts'
import { dirname } from 'node:path'
import type { StoredCustomer } from './stored-customer.ts'

/** What differs from the seeded customers: the customer as it is now, or `null` where it was deleted. */
export interface Change {
  readonly id: number
  readonly customer: StoredCustomer | null
}

/** Keeps changes, one after another. */
export interface ChangeLog {
  /** What was kept before, oldest first. */
  readonly changes: readonly Change[]
  /** On the disk when it resolves. @throws the system's error; the change is then not kept */
  append(change: Change): Promise<void>
  /** Forgets everything. */
  clear(): Promise<void>
  close(): Promise<void>
}

/**
 * A log in a file: one change a line with its checksum in front. What a crash cut off is dropped, and
 * changes that later ones made obsolete are left out when it is opened. @throws the system's error
 */
export async function openChangeLog(path: string): Promise<ChangeLog> {
  const text = await contents(path)
  const lines = text.split('\n')
  const changes = lines.flatMap((line) => readLine(line) ?? [])
  const latest = [...new Map(changes.map((change) => [change.id, change])).values()]
  const fresh = latest.map(writeLine).join('')
  if (fresh !== text) await writeDurably(path, fresh)
  const file = await open(path, APPEND, 0o600)
  await syncFolder(dirname(path))
  let end = Buffer.byteLength(fresh)
  return {
    changes: latest,
    async append(change) {
      const line = Buffer.from(writeLine(change))
      try {
        await writeAll(file, line)
        await file.datasync()
      } catch (error) {
        await file.truncate(end).catch(() => undefined)
        throw error
      }
      end += line.length
    },
    async clear() {
      await file.truncate(0)
      await file.sync()
      end = 0
    },
    close: () => file.close(),
  }
}

/** For a store that lasts as long as its process. */
export const createMemoryLog = (): ChangeLog => ({
  changes: [],
  append: () => Promise.resolve(),
  clear: () => Promise.resolve(),
  close: () => Promise.resolve(),
})

const contents = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return ''
    throw error
  })

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0
  while (written < bytes.length) written += (await file.write(bytes, written)).bytesWritten
}

function writeLine(change: Change): string {
  const text = JSON.stringify(change)
  return `${checksum(text)} ${text}\n`
}

function readLine(line: string): Change | null {
  const text = line.slice(9)
  return text !== '' && line.slice(0, 8) === checksum(text) ? (JSON.parse(text) as Change) : null
}

/** A link in the log's place is not written through. */
const APPEND = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0)

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0')
