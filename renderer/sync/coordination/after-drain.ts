import type { SyncParts } from '../sync-parts.ts'

/** Checks the sum of saves after a drain, and compacts the journal where that pays. */
export async function afterDrain({ outbox, journal, integrity, deliveries }: SyncParts): Promise<void> {
  deliveries.forgetOld()
  await outbox.exclusive(async (reload) => {
    await integrity.run(reload)
    const waiting = outbox.waiting()
    // Of an edit that cannot be read here, the journal may have the only copy that can.
    if (journal.isLong(waiting.count()) && waiting.count('unreadable') === 0)
      await journal.compact(waiting.all())
  })
}
