import { catchErrors } from '../catch-errors.ts'
import type { SyncDependencies } from '../dependencies.ts'
import { retryLanesNow } from '../outbox/lane-changes.ts'
import type { SyncParts } from '../sync-parts.ts'
import type { SyncScheduler } from './sync-scheduler.ts'

/** Forgets all waiting times and starts at once. */
export function retryEverything(
  { bridge, now }: SyncDependencies,
  { outbox, sender, pull, changed }: SyncParts,
  scheduler: SyncScheduler,
): void {
  sender.retryNow()
  pull.retryNow()
  void catchErrors(() => bridge.connection.probe({}))
  void retryLanesNow(outbox, now).then(scheduler.run)
  changed()
  scheduler.run()
}
