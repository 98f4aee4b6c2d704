import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { codeOf } from './problem-error.ts'

/**
 * Replaces a file as a whole: after a crash at any moment it holds the old text or the new one. It is on
 * the disk when this resolves. @throws the system's error; the old file is then as it was
 * @param beforeReplacing called when the new file is on the disk
 */
export async function writeDurably(
  path: string,
  contents: string | Uint8Array,
  beforeReplacing: () => Promise<void> = async () => undefined,
): Promise<void> {
  // The name cannot be predicted, and an existing file or link of that name is never written to.
  const fresh = `${path}.${randomBytes(8).toString('hex')}.new`
  try {
    const file = await open(fresh, EXCLUSIVE, 0o600)
    try {
      await file.writeFile(contents)
      await file.sync()
    } finally {
      await file.close()
    }
    await beforeReplacing()
    await replaceFile(fresh, path)
  } catch (error) {
    await rm(fresh, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}

/** Puts a file in another one's place. Windows refuses that while a virus scanner or an indexer reads the other. */
async function replaceFile(fresh: string, path: string): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await rename(fresh, path)
    } catch (error) {
      const isInUse = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error))
      if (!isInUse || left === 0) throw error
      await pause(AGAIN_MS)
    }
  }
}

/** Flushes the entries of a folder to the disk. Windows has no such call and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

const EXCLUSIVE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0)
const TRIES = 10
const AGAIN_MS = 100
