import { catchErrors } from '../catch-errors.ts'
import type { PullContext } from './pull-context.ts'

/** Fetches the customer groups; where that fails, the ones on this machine stay. */
export async function refreshGroups({
  bridge,
  storeHash,
  store,
  unreadable,
  now,
}: PullContext): Promise<void> {
  const groups = await catchErrors(() => bridge.store.groups({ storeHash }))
  if (!groups.ok) return
  await unreadable.replace('group', groups.value.unreadable)
  await store.keyValues.write('groups', { groups: groups.value.records, fetchedAt: now() })
}
