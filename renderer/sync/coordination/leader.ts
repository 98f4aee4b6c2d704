import type { Locks, Timers } from '../dependencies.ts'

/** Leading belongs to one window of a store: it pulls and sends, the others show what is on the disk. */
export interface Leader {
  /** Whether this window leads and has begun to. */
  isLeading(): boolean
  isClosed(): boolean
  /** Waits for this window's turn; where leading could not begin, it is tried again after a moment. */
  run(): Promise<void>
  /** Gives up the lead, or waiting for it. */
  close(): void
}

export interface LeaderDependencies {
  readonly lockName: string
  readonly locks: Locks
  readonly timers: Timers
  /** What has to be done before this window pulls and sends. */
  readonly prepare: () => Promise<void>
  readonly started: () => void
  readonly failed: (error: unknown) => void
}

export function createLeader(dependencies: LeaderDependencies): Leader {
  const { lockName, locks, timers } = dependencies
  const closing = new AbortController()
  const { signal } = closing
  const closed = new Promise<void>((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  )
  let isLeading = false

  async function lead(): Promise<void> {
    await dependencies.prepare()
    isLeading = true
    dependencies.started()
    await closed
    isLeading = false
  }

  return {
    isLeading: () => isLeading,
    isClosed: () => signal.aborted,
    async run() {
      while (!signal.aborted) {
        try {
          await locks.request(lockName, { signal }, lead)
          return
        } catch (error) {
          if (signal.aborted) return
          dependencies.failed(error)
          await Promise.race([closed, new Promise<void>((resolve) => timers.after(RETRY_MS, resolve))])
        }
      }
    },
    close: () => closing.abort(),
  }
}

const RETRY_MS = 5_000
