import type { Timers } from '../dependencies.ts'
import type { PendingChange } from './change-batch.ts'

/** Changes of lanes that wait for the next write. */
export interface PendingChanges {
  /** @param canWait a moment for others to share the write with */
  add(change: PendingChange, canWait: boolean): void
  /** Takes those that are written together. */
  take(): readonly PendingChange[]
  /** Has everything written that waits. */
  flush(): void
}

/** @param write called when what waits is to be written */
export function createPendingChanges(timers: Timers, write: () => void): PendingChanges {
  const pending: PendingChange[] = []
  let stopTimer: (() => void) | null = null

  function writeNow(): void {
    stopTimer?.()
    stopTimer = null
    write()
  }

  return {
    add(change, canWait) {
      pending.push(change)
      if (canWait && pending.length < ENOUGH_TO_SHARE) stopTimer ??= timers.after(SHARE_MS, writeNow)
      else writeNow()
    },
    take: () => pending.splice(0, LARGEST_BATCH),
    flush() {
      if (pending.length > 0) writeNow()
    },
  }
}

/** Each write waits for the disk, and costs nearly as much for one change as for many. */
const SHARE_MS = 50
const ENOUGH_TO_SHARE = 24
const LARGEST_BATCH = 500
