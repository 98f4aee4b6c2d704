import { shownOf } from '../../shared/outbox/lane.ts'
import { createUserActions } from './actions/user-actions.ts'
import { createConnectivity } from './connectivity.ts'
import { createConnectionChanged } from './coordination/connection-changed.ts'
import { createSyncLeader } from './coordination/sync-leader.ts'
import { afterDrain } from './coordination/after-drain.ts'
import { listenToOthers } from './coordination/listen-to-others.ts'
import { retryEverything } from './coordination/retry-everything.ts'
import { createSyncScheduler } from './coordination/sync-scheduler.ts'
import type { SyncDependencies } from './dependencies.ts'
import { refreshCustomer } from './pull/refresh-customer.ts'
import { publishRowStatus } from './row-status.ts'
import { createSyncParts } from './sync-parts.ts'
import type { Sync } from './sync.ts'

/**
 * Opens syncing for one store. Resolves when the outbox can be shown and edited; pulling and draining start
 * after that. They belong to one window: the others show what is on the disk and wait for their turn.
 */
export async function createSync(dependencies: SyncDependencies): Promise<Sync> {
  const { bridge, store, now, newId, timers } = dependencies
  const parts = await createSyncParts(dependencies)
  const { outbox, pull, sender, journal } = parts
  const leader = createSyncLeader(dependencies, parts, () => scheduler.run())
  const isActive = (): boolean => leader.isLeading() && !leader.isClosed()
  const connectivity = createConnectivity(
    bridge,
    createConnectionChanged(parts, now, () => scheduler.run()),
  )
  const scheduler = createSyncScheduler({
    pull,
    sender,
    now,
    timers,
    isActive,
    isOnline: connectivity.isOnline,
    beforeRun: () => {
      if (journal.problem()) void journal.flush().then(parts.changed)
    },
    afterDrain: async () => {
      if (isActive()) await afterDrain(parts)
    },
  })
  const tryNow = (): void => {
    if (leader.isLeading()) retryEverything(dependencies, parts, scheduler)
    else dependencies.otherWindows?.emit('try-now')
  }
  const stopRowStatus = publishRowStatus(store, outbox, timers)
  const stopHearingOfDoubts = parts.onDoubtSettled(() => scheduler.run())
  const stopListening = listenToOthers(dependencies, parts, leader, scheduler, tryNow)
  const actions = createUserActions({ outbox, now, newId, acted: scheduler.run })

  await connectivity.begin()
  await pull.begin()
  const saved = await store.keyValues.read('drain')
  if (saved?.isStopped) sender.setPausedByUser(true)
  const leading = leader.run()

  return {
    storeHash: store.storeHash,
    get state() {
      return parts.state()
    },
    subscribe: parts.subscribe,
    subscribeToEdits: outbox.subscribe,
    ...actions,
    async shown(customerId) {
      const confirmed = await outbox.confirmed(customerId)
      const lane = outbox.lane(customerId)
      const shown = shownOf({ customerId, confirmed, edits: lane })
      return confirmed && shown ? { confirmed, shown, lane } : undefined
    },
    tryNow,
    setPaused(what, isPaused) {
      if (what === 'pull') pull.setPaused(isPaused)
      else {
        sender.setPausedByUser(isPaused)
        // Where it can't be written to the disk, the pause lasts as long as the page.
        void store.keyValues.write('drain', { isStopped: isPaused }).catch(() => undefined)
      }
      parts.changed()
      scheduler.run()
    },
    refresh: (customerId) => refreshCustomer(dependencies, pull, customerId),
    findDeleted: pull.findDeleted,
    async close() {
      leader.close()
      scheduler.stop()
      connectivity.close()
      stopListening()
      stopHearingOfDoubts()
      stopRowStatus()
      sender.close()
      pull.close()
      await leading
      await outbox.exclusive(async () => undefined)
      await journal.flush()
    },
  }
}
