import type { Cipher } from '../cipher.ts'
import type { Database } from '../database.ts'
import type { CustomerIndex } from './customer-index.ts'
import type { IndexSync } from './index-sync.ts'
import { loadSnapshot } from './load-snapshot.ts'
import type { SortIndex } from './sort-index.ts'

/** Reads the index at the start. */
export interface IndexLoader {
  /** Resolves when the names are in order, or must be put in order: before that, asking for rows would only sort them twice. */
  readonly inOrder: Promise<void>
  /** Resolves when the index holds all customers. */
  readonly loaded: Promise<void>
  isLoading(): boolean
  /** Customers were written while the index is being read: it is read up to this version. */
  readUpTo(version: number): void
}

export interface IndexLoaderDependencies {
  readonly db: Database
  readonly cipher: Cipher
  readonly index: CustomerIndex
  readonly sortIndex: SortIndex
  readonly indexSync: IndexSync
  readonly isClosed: () => boolean
  /** More of the index was read. */
  readonly progressed: () => void
  /** The notes, which are read last, are damaged: the index has to be read again, in its turn. */
  readonly notesFailed: (rebuild: () => Promise<void>) => Promise<void>
}

export function createIndexLoader(dependencies: IndexLoaderDependencies): IndexLoader {
  const { db, cipher, index, sortIndex, indexSync, isClosed, progressed } = dependencies
  const snapshot = loadSnapshot(db, cipher, index, sortIndex, progressed)
  let isLoading = true
  let newestWritten = 0

  async function load(): Promise<void> {
    try {
      const { version, loadNotes } = await snapshot
      indexSync.skipTo(version)
      await indexSync.run()
      void loadNotes().then(progressed, () => dependencies.notesFailed(rebuild))
    } catch {
      await rebuild()
    }
    while (indexSync.known() < newestWritten && !isClosed()) await indexSync.run()
    isLoading = false
    progressed()
  }

  /** Segments are missing or damaged, or another window has just replaced them: the blocks have everything. */
  async function rebuild(): Promise<void> {
    if (isClosed()) return
    index.clear()
    indexSync.skipTo(0)
    await indexSync.run()
  }

  return {
    inOrder: snapshot.then(
      () => undefined,
      () => undefined,
    ),
    loaded: load(),
    isLoading: () => isLoading,
    readUpTo: (version) => void (newestWritten = version),
  }
}
