import type { Session } from '../../../shared/session.ts'
import { catchErrors } from '../catch-errors.ts'
import type { SyncDependencies } from '../dependencies.ts'
import { settleLanes } from '../outbox/lane-changes.ts'
import type { SyncParts } from '../sync-parts.ts'
import type { Leader } from './leader.ts'
import type { SyncScheduler } from './sync-scheduler.ts'
import { createWindowChanges } from './window-changes.ts'

/** Reacts to what the session, the system and other windows report. @returns ends that */
export function listenToOthers(
  { bridge, store, now, timers, onOnline, otherWindows }: SyncDependencies,
  { outbox, sender, pull, changed }: SyncParts,
  leader: Leader,
  scheduler: SyncScheduler,
  tryNow: () => void,
): () => void {
  function onSession(session: Session): void {
    if (session.kind !== 'signed-in' || session.needsToken) return
    if (session.store.storeHash !== store.storeHash) return
    // A new token, or the same one that works again.
    sender.retryNow()
    pull.retryNow()
    scheduler.run()
  }

  const readOtherWindow = createWindowChanges(outbox, timers, async (customerIds) => {
    if (leader.isLeading()) await settleLanes(outbox, customerIds, now)
    scheduler.run()
  })

  const subscriptions = [
    outbox.subscribe(() => changed()),
    outbox.onCommit(() => otherWindows?.emit('outbox-changed')),
    bridge.on('session', onSession),
    onOnline?.(() => void catchErrors(() => bridge.connection.probe({}))),
    otherWindows?.subscribe((message) => {
      if (message === 'try-now' && leader.isLeading()) tryNow()
      if (message === 'outbox-changed') readOtherWindow()
    }),
  ]
  return () => {
    for (const unsubscribe of subscriptions) unsubscribe?.()
  }
}
