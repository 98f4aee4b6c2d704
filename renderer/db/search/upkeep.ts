import type { Cipher } from '../cipher.ts'
import { foldTail } from '../confirmed/fold-tail.ts'
import type { Database } from '../database.ts'
import type { CustomerIndex } from './customer-index.ts'
import type { Orders } from './orders.ts'
import { pauseWhile } from './pause.ts'
import { writeSnapshot } from './write-snapshot.ts'

/**
 * Keeps the disk in order while nobody waits: the tail goes into the blocks, and what lists and search need
 * into segments, so that the next start reads little that is new. One window does it at a time.
 */
export interface Upkeep {
  /** So many customers changed that the segments do not tell. */
  note(changed: number): void
  /** Stops, and resolves when nothing is being written any more. */
  stop(): Promise<void>
}

export interface UpkeepParts {
  readonly db: Database
  readonly cipher: Cipher
  readonly index: CustomerIndex
  readonly orders: Orders
  readonly lockName: string
  /** Hears versions in which nothing changed but the place of things. */
  readonly wrote: (version: number) => void
}

export function createUpkeep({ db, cipher, index, orders, lockName, wrote }: UpkeepParts): Upkeep {
  let changed = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  let isStopped = false
  let running: Promise<void> | null = null

  const isDue = (): boolean => changed >= Math.max(FEW, index.count() * SHARE)
  const pause = pauseWhile(() => !isStopped)

  function plan(): void {
    if (timer !== null) clearTimeout(timer)
    timer = isDue() && !isStopped ? setTimeout(() => (running ??= run().finally(done)), QUIET_MS) : null
  }

  function done(): void {
    running = null
    plan()
  }

  async function run(): Promise<void> {
    timer = null
    const before = changed
    try {
      await navigator.locks.request(lockName, { ifAvailable: true }, async (lock) => {
        // Another window is at it; what it writes counts for this one as well.
        if (!lock) return
        if (!(await foldTail(db, cipher, wrote, pause))) return
        await writeSnapshot(db, cipher, index, orders, pause)
      })
    } catch {
      // The disk is full, or the database was closed: segments are a convenience, the next start does without.
    }
    changed -= before
  }

  return {
    note(more) {
      changed += more
      plan()
    },
    async stop() {
      isStopped = true
      plan()
      await running
    },
  }
}

/** Nothing may be saved for so long before this begins. */
const QUIET_MS = 2_000
/** Reading so many changed customers at the start costs nothing that is noticed. */
const FEW = 1_000
const SHARE = 0.02
