import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { codeOf } from './problem-error.ts'

/**
 * Replaces a file as a whole: after a crash at any moment it holds the old text or the new one. It is on
 * the disk when this resolves. @throws the system's error; the old file is then as it was
 */
export async function writeDurably(path: string, contents: string | Uint8Array): Promise<void> {
  const fresh = `${path}.new`
  try {
    const file = await open(fresh, 'w', 0o600)
    try {
      await file.writeFile(contents)
      await file.sync()
    } finally {
      await file.close()
    }
    await replaceFile(fresh, path)
  } catch (error) {
    await rm(fresh, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}

/** Puts a file in another one's place. Windows refuses that while a virus scanner or an indexer reads the other. */
export async function replaceFile(fresh: string, path: string): Promise<void> {
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

/** Brings the entries of a folder to the disk. Windows has no such call and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

const TRIES = 10
const AGAIN_MS = 100
