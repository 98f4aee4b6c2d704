import type { Edit } from '../../../shared/edit.ts'
import { step } from '../../../shared/outbox/edit-life.ts'
import { canRetryNow } from '../../../shared/outbox/retry-now.ts'
import type { OutboxCache } from './outbox-cache.ts'

/** Compares lanes that were restored elsewhere with what is confirmed. */
export async function settleLanes(
  outbox: OutboxCache,
  customerIds: Iterable<number>,
  now: () => number,
): Promise<void> {
  for (const customerId of customerIds) {
    const at = now()
    await outbox.change(customerId, (lane) => ({ result: null, step: step(lane, { kind: 'settle', at }) }))
  }
}

/** Ends the waiting times of lanes. @param isMeant which edits wait for no reason any more; all, where it is left out */
export async function retryLanesNow(
  outbox: OutboxCache,
  now: () => number,
  isMeant: (edit: Edit) => boolean = () => true,
): Promise<void> {
  // If a whole store waits only for its turn, no lane has to be looked at.
  if (outbox.waiting().count('unknown', 'deferred') === 0) return
  const waiting = outbox
    .customersWithLanes()
    .filter((id) => outbox.lane(id).some(isMeant) && canRetryNow(outbox.lane(id), now()))
  await Promise.all(
    waiting.map((id) =>
      outbox.change(id, (lane) => ({ result: null, step: step(lane, { kind: 'retry-now', at: now() }) })),
    ),
  )
}
