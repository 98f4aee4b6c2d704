import { messageOf } from '../catch-errors.ts'
import type { SyncDependencies } from '../dependencies.ts'
import { reconcile } from '../journal/reconcile.ts'
import { settleLanes } from '../outbox/lane-changes.ts'
import type { SyncParts } from '../sync-parts.ts'
import { createLeader, type Leader } from './leader.ts'

/** Leads the windows of a store, after both copies of the outbox were compared and attempts were recovered. */
export function createSyncLeader(
  dependencies: SyncDependencies,
  parts: SyncParts,
  started: () => void,
): Leader {
  const { store, locks, timers, now } = dependencies
  const { outbox, integrity, journal, breathe, pull, sender, changed } = parts
  return createLeader({
    // Versions of this app that are open side by side share the name.
    lockName: `counterfoil-drain-${store.storeHash}`,
    locks,
    timers,
    async prepare() {
      const { restored, faults } = await outbox.exclusive(async (reload) => {
        const reconciliation = await reconcile({ ...dependencies, journal, breathe }, outbox.waiting().all())
        if (!(await store.outbox.isAsRead()) || reconciliation.restored.length > 0) await reload()
        return reconciliation
      })
      integrity.setStartFaults(faults)
      await settleLanes(outbox, restored, now)
      await pull.begin()
      await outbox.exclusive(integrity.run)
      await sender.recover()
    },
    started() {
      changed()
      started()
    },
    failed(error) {
      integrity.setStartFaults([`Syncing could not begin: ${messageOf(error)}. It is tried again.`])
      changed()
    },
  })
}
