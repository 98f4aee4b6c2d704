import type { Dexie } from 'dexie'
import { DiskFullError } from './local-store.ts'

/**
 * Writes to a database. Where the disk or the browser's quota is full, this throws `DiskFullError`. Chromium closes a
 * database that it could not write; a transaction that begins while it does so neither completes nor aborts,
 * so closing ends the wait as well.
 */
export async function writeToDisk<T>(db: Dexie, write: () => PromiseLike<T>): Promise<T> {
  let closed: () => void = () => undefined
  const closing = new Promise<never>((_, reject) => {
    closed = () => reject(new Error('The browser closed the database.'))
    db.on('close', closed)
  })
  try {
    return await Promise.race([write(), closing])
  } catch (error) {
    throw isFull(error) ? new DiskFullError('There is no room left on the disk.') : error
  } finally {
    db.on('close').unsubscribe(closed)
  }
}

function isFull(error: unknown): boolean {
  // Dexie puts the reason why a transaction was aborted into its own error.
  for (let at = error; at instanceof Object; at = (at as { inner?: unknown }).inner) {
    if ((at as { name?: unknown }).name === 'QuotaExceededError') return true
  }
  return false
}
