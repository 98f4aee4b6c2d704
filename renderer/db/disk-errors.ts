import { DiskFullError } from './local-store.ts'

/** Does `work`; where the disk or the browser's quota is full, that is what it throws. */
export async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw isFull(error) ? new DiskFullError('There is no room left on the disk.') : error
  }
}

function isFull(error: unknown): boolean {
  // Dexie tells an aborted transaction's reason inside of its own error.
  for (let at = error; at instanceof Object; at = (at as { inner?: unknown }).inner) {
    if ((at as { name?: unknown }).name === 'QuotaExceededError') return true
  }
  return false
}
