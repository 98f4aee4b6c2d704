import { createSerialQueue } from '../../shared/serial-queue.ts'
import type { KeyValueStore } from '../storage/local-store.ts'

interface DraftWriterOptions {
  /** Writes one draft as it is at the moment of the call to `snapshot`. */
  readonly snapshot: () => (to: KeyValueStore, id: number) => Promise<void>
  /** The first of several writes that fail in a row, while its store is open. */
  readonly failed: (error: unknown) => Promise<void>
}

/** Writes drafts one after another; what changes while one write is under way is written next. */
export function createDraftWriter({ snapshot, failed }: DraftWriterOptions) {
  const queue = createSerialQueue()
  let store: KeyValueStore | null = null
  let due = new Set<number>()
  let writes = 0
  let hasFailed = false

  /** Resolves when everything typed is on the disk. */
  function flush(): Promise<void> {
    const [to, ids, write] = [store, due, snapshot()]
    due = new Set()
    if (!to || ids.size === 0) return queue.idle()
    writes += 1
    return queue.run(async () => {
      try {
        for (const id of ids) {
          await write(to, id)
          ids.delete(id)
        }
        hasFailed = false
        writes -= 1
        if (writes === 0) void flush()
      } catch (error) {
        writes -= 1
        if (to !== store) return
        // They are tried again with the next key, or when the window is left.
        for (const id of ids) due.add(id)
        if (!hasFailed) await failed(error)
        hasFailed = true
      }
    })
  }

  return {
    flush,
    /** Another store is open, or none: the pending write belongs to the previous one. */
    open(to: KeyValueStore | null): void {
      store = to
      due = new Set()
    },
    add(id: number): void {
      due.add(id)
      if (writes === 0) void flush()
    },
  }
}
