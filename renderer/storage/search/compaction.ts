import type { Cipher } from '../cipher.ts'
import { compactDeltas } from '../confirmed/compact-deltas.ts'
import type { Database } from '../database.ts'
import type { CustomerIndex } from './customer-index.ts'
import type { SortIndex } from './sort-index.ts'
import { pauseWhile } from './yield-to-others.ts'
import { writeSnapshot } from './write-snapshot.ts'

/**
 * Keeps the disk in order in the background: deltas are merged into the blocks, and what lists and search need into
 * segments, so that the next start reads little that is new. One window does it at a time. While customers change, it
 * waits, but only for some minutes, since a long drain may change them all the time.
 */
export interface Compaction {
  /** So many customers changed that the segments do not hold yet. */
  note(changed: number): void
  /** Stops, and resolves when nothing is being written any more. */
  stop(): Promise<void>
}

export interface CompactionDependencies {
  readonly db: Database
  readonly cipher: Cipher
  readonly index: CustomerIndex
  readonly sortIndex: SortIndex
  readonly lockName: string
  /** Called with versions in which no customer changed, only their place on the disk. */
  readonly wrote: (version: number) => void
}

export function createCompaction({
  db,
  cipher,
  index,
  sortIndex,
  lockName,
  wrote,
}: CompactionDependencies): Compaction {
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
    timer = setTimeout(() => void (running ??= run().finally(done)), waitLeft())
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
        // Another window is doing it; what it writes counts for this one as well.
        if (!lock) return
        if (!(await compactDeltas(db, cipher, wrote, goOn))) return
        await writeSnapshot(db, cipher, index, sortIndex, { goOn, pause })
      })
    } catch {
      // The disk is full, or the database was closed. The next start works without segments, only more slowly.
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

/** For so long no customer may have changed before this begins or continues. */
const QUIET_MS = 2_000
/** After so long it is done anyway, because the next start would have more and more to read. */
const PATIENCE_MS = 300_000
/** Reading so many changed customers at the start takes no noticeable time. */
const FEW = 1_000
const SHARE = 0.02
