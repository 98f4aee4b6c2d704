import type { Answer } from '../../../shared/answer.ts'
import type { Customer } from '../../../shared/customer.ts'
import { catchErrors } from '../catch-errors.ts'
import type { SyncDependencies } from '../dependencies.ts'
import type { Pull } from './pull.ts'

/** Fetches one customer and their addresses. */
export async function refreshCustomer(
  { bridge, store, now }: Pick<SyncDependencies, 'bridge' | 'store' | 'now'>,
  pull: Pick<Pull, 'fetchOne'>,
  customerId: number,
): Promise<Answer<Customer>> {
  const answer = await pull.fetchOne(customerId)
  if (!answer.ok) return answer
  const { storeHash } = store
  const addresses = await catchErrors(() => bridge.store.addresses({ storeHash, customerId }))
  if (addresses.ok) {
    const { records, unreadable } = addresses.value
    const page = { addresses: records, unreadable: unreadable.length, fetchedAt: now() }
    // Without them on the disk, they are fetched again the next time.
    await store.keyValues.writeFor('addresses', customerId, page).catch(() => undefined)
  }
  return answer
}
