import type { Customer } from '../../../shared/customer.ts'
import type { LocalStore } from '../../storage/local-store.ts'

/** Confirmed customers that lanes are compared with: the ones looked at last stay in memory. */
export interface ConfirmedCache {
  get(customerId: number): Promise<Customer | undefined>
  /** These were just stored. */
  stored(customers: readonly Customer[]): void
  /** These were stored or removed by another part. */
  forget(ids: Iterable<number>): void
  forgetAll(): void
}

export function createConfirmedCache({ customers }: Pick<LocalStore, 'customers'>): ConfirmedCache {
  const known = new Map<number, Customer>()
  /** Increases whenever the database may have become newer than what is being read from it. */
  let generation = 0

  function remember(customer: Customer): void {
    // Deleted first, so that the oldest stay at the front.
    known.delete(customer.id)
    known.set(customer.id, customer)
    if (known.size <= MOST_IN_MEMORY) return
    const [oldest] = known.keys()
    if (oldest !== undefined) known.delete(oldest)
  }

  return {
    async get(customerId) {
      const here = known.get(customerId)
      if (here) return here
      const before = generation
      const found = await customers.get(customerId)
      if (found && generation === before) remember(found)
      return known.get(customerId) ?? found
    },
    stored(stored) {
      if (stored.length > 0) generation += 1
      stored.forEach(remember)
    },
    forget(ids) {
      generation += 1
      for (const id of ids) known.delete(id)
    },
    forgetAll() {
      generation += 1
      known.clear()
    },
  }
}

/** About a kilobyte each. A delivery looks at its customer twice, and saving many goes through them in order. */
const MOST_IN_MEMORY = 1_000
