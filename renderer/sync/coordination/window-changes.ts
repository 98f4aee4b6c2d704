import type { Edit } from '../../../shared/edit.ts'
import type { Timers } from '../dependencies.ts'
import type { OutboxCache } from '../outbox/outbox-cache.ts'

/**
 * Reads the outbox again after another window wrote to it, once for many messages.
 * @param changed called with the customers of edits that are new or other than before
 * @returns to be called for each message
 */
export function createWindowChanges(
  outbox: OutboxCache,
  timers: Timers,
  changed: (customerIds: ReadonlySet<number>) => Promise<void>,
): () => void {
  let isReading = false

  async function read(): Promise<void> {
    await new Promise<void>((resolve) => timers.after(0, resolve))
    isReading = false
    const before = new Set(outbox.waiting().all().map(fingerprint))
    await outbox.reload()
    const other = outbox
      .waiting()
      .all()
      .filter((edit) => !before.has(fingerprint(edit)))
    await changed(new Set(other.map(({ customerId }) => customerId)))
  }

  return () => {
    if (isReading) return
    isReading = true
    void read()
  }
}

/** The part of an edit that another window may have changed. */
const fingerprint = ({ id, saves, patch, base }: Edit): string => JSON.stringify([id, saves, patch, base])
