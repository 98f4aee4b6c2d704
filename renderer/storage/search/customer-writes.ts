import { createSerialQueue } from '../../../shared/serial-queue.ts'
import type { Cipher } from '../cipher.ts'
import { readCustomers } from '../confirmed/read-customers.ts'
import { removeCustomers } from '../confirmed/remove-customers.ts'
import { writeCustomers } from '../confirmed/write-customers.ts'
import type { Database } from '../database.ts'
import { writeToDisk } from '../disk-errors.ts'
import type { CustomerIndex } from './customer-index.ts'
import type { IndexLoader } from './index-loader.ts'
import type { IndexSync } from './index-sync.ts'
import type { Calls } from './protocol.ts'

/** Writes customers to the disk and into the index, and keeps the index as the page has it. */
export interface CustomerWrites {
  save(args: Calls['save']['args']): Promise<null>
  remove(args: Calls['remove']['args']): Promise<null>
  /** The page has stored customers itself, with the outcome of a delivery. */
  stored(args: Calls['stored']['args']): Promise<null>
  setOverlays(args: Calls['setOverlays']['args']): Promise<null>
  /** Resolves when all earlier calls are done. */
  idle(): Promise<void>
}

export interface CustomerWritesDependencies {
  readonly db: Database
  readonly cipher: Cipher
  readonly index: CustomerIndex
  readonly indexSync: IndexSync
  readonly loader: Pick<IndexLoader, 'isLoading' | 'readUpTo'>
  /** Runs what changes the index, one after the other. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
  /** Other windows read this version. */
  readonly announce: (version: number) => void
  readonly changed: () => void
}

export function createCustomerWrites(dependencies: CustomerWritesDependencies): CustomerWrites {
  const { db, cipher, index, indexSync, loader, inTurn, announce, changed } = dependencies
  /** Writes follow one another; they do not wait for the index to be read. */
  const writes = createSerialQueue()

  /** If another window wrote in between, the disk has all changes in order. */
  async function takeIn(versions: readonly number[], count: number, take: () => void): Promise<void> {
    const known = indexSync.known()
    const newest = versions.at(-1) ?? known
    if (versions.every((version, at) => version === known + at + 1)) indexSync.took(newest, count, take)
    else if (newest > known) await indexSync.run()
  }

  /** While the index is being read at the start, what was written meanwhile is read as well. */
  async function wrote(versions: readonly number[], count: number, take: () => void): Promise<void> {
    const newest = versions.at(-1) ?? 0
    if (loader.isLoading()) loader.readUpTo(newest)
    else await inTurn(() => takeIn(versions, count, take))
    announce(newest)
  }

  return {
    save: ({ customers }) =>
      writes.run(async () => {
        if (customers.length === 0) return null
        const versions = await writeToDisk(db, () => writeCustomers(db, cipher, customers))
        await wrote(versions, customers.length, () => index.put(customers))
        return null
      }),
    remove: ({ ids }) =>
      writes.run(async () => {
        if (ids.length === 0) return null
        const version = await writeToDisk(db, () => removeCustomers(db, cipher, ids))
        await wrote([version], ids.length, () => index.remove(ids))
        return null
      }),
    stored: ({ version, customers }) =>
      inTurn(async () => {
        await takeIn([version], customers.length, () => index.put(customers))
        announce(version)
        return null
      }),
    setOverlays: ({ overlays }) =>
      inTurn(async () => {
        const bare = [...overlays].filter(([id, overlay]) => overlay === null && index.isHidden(id))
        const confirmed =
          bare.length > 0
            ? await readCustomers(
                db,
                cipher,
                bare.map(([id]) => id),
              )
            : null
        if (confirmed) index.put([...confirmed.values()])
        index.setOverlays(overlays)
        changed()
        return null
      }),
    idle: writes.idle,
  }
}
