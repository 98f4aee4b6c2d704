import type { Edit } from '../../../shared/edit.ts'
import { retryLanesNow } from '../outbox/lane-changes.ts'
import type { SyncParts } from '../sync-parts.ts'

/** What syncing does when the store can, or can no longer, be reached. @param run starts what is due */
export const createConnectionChanged =
  ({ outbox, pull, sender, changed }: SyncParts, now: () => number, run: () => void) =>
  (isOnline: boolean, isBack: boolean): void => {
    sender.setOnline(isOnline)
    if (isBack) {
      pull.retryNow()
      // An answer of the network in the store's place says nothing about how long to wait now.
      void retryLanesNow(outbox, now, isIntercepted).then(run)
    }
    changed()
    run()
  }

const isIntercepted = ({ state }: Edit): boolean =>
  (state.kind === 'unknown' || state.kind === 'deferred') && state.reason === 'intercepted'
