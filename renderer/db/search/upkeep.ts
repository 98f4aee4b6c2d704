import type { Cipher } from '../cipher.ts'
import { foldTail } from '../confirmed/fold-tail.ts'
import type { Database } from '../database.ts'
import type { CustomerIndex } from './customer-index.ts'
import type { Orders } from './orders.ts'
import { pauseWhile } from './pause.ts'
import { writeSnapshot } from './write-snapshot.ts'

/**
 * Keeps the disk in order while nobody waits: the tail goes into the blocks, and what lists and search need
 * into segments, so that the next start reads little that is new. One window does it at a time. While customers
 * change, it stands back; where that does not end, as in a long drain, for some minutes only.
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
  let changedAt = 0
  /** When so much had changed that this has to be done. */
  let dueAt: number | null = null
  /** Ends the wait of a run. */
  let wake: () => void = () => undefined

  const isDue = (): boolean => changed >= Math.max(FEW, index.count() * SHARE)
  const pause = pauseWhile(() => !isStopped)

  /** In ms, until nothing has changed for a while or this has waited for too long. */
  const waitLeft = (): number =>
    Math.min(changedAt + QUIET_MS, (dueAt ?? 0) + PATIENCE_MS) - performance.now()

  async function goOn(): Promise<boolean> {
    while (waitLeft() > 0 && !isStopped) {
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, waitLeft())
      })
    }
    return pause()
  }

  function plan(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (!isDue() || isStopped) return
    dueAt ??= performance.now()
    timer = setTimeout(() => (running ??= run().finally(done)), waitLeft())
  }

  function done(): void {
    running = null
    dueAt = null
    plan()
  }

  async function run(): Promise<void> {
    timer = null
    const before = changed
    try {
      await navigator.locks.request(lockName, { ifAvailable: true }, async (lock) => {
        // Another window is at it; what it writes counts for this one as well.
        if (!lock) return
        if (!(await foldTail(db, cipher, wrote, goOn))) return
        await writeSnapshot(db, cipher, index, orders, { goOn, pause })
      })
    } catch {
      // The disk is full, or the database was closed: segments are a convenience, the next start does without.
    }
    changed -= before
  }

  return {
    note(more) {
      changed += more
      changedAt = performance.now()
      plan()
    },
    async stop() {
      isStopped = true
      wake()
      plan()
      await running
    },
  }
}

/** No customer may change for so long before this begins, or goes on. */
const QUIET_MS = 2_000
/** Then it is done all the same: what the next start has to read would only grow. */
const PATIENCE_MS = 300_000
/** Reading so many changed customers at the start costs nothing that is noticed. */
const FEW = 1_000
const SHARE = 0.02
