import type { Customer } from '../../../shared/customer.ts'
import { step } from '../../../shared/outbox/edit-life.ts'
import type { LocalStore } from '../../storage/local-store.ts'
import { ProblemError } from '../disk-problem.ts'
import type { OutboxCache } from '../outbox/outbox-cache.ts'
import { isSameCustomer, type CustomerReads } from './customer-reads.ts'

interface StorePulledDependencies {
  readonly store: LocalStore
  readonly outbox: OutboxCache
  readonly reads: CustomerReads
  readonly now: () => number
}

/**
 * Stores customers that were read from the store, and compares them with the lanes that they concern.
 * @param askedAt when they were asked for, in monotonic time
 * @returns how many differed from what was here
 * @throws where the disk does not take them
 */
type StorePulled = (read: readonly Customer[], askedAt: number) => Promise<number>

export function createStorePulled({ store, outbox, reads, now }: StorePulledDependencies): StorePulled {
  const hasLane = ({ id }: Customer): boolean => outbox.lane(id).length > 0

  /** Stores customers without a lane. @returns how many, and those with a lane that bring something new */
  async function storeWithoutLane(
    page: readonly Customer[],
    askedAt: number,
  ): Promise<{ stored: number; withLane: readonly Customer[] }> {
    const rows = await store.customers.getMany(page.map(({ id }) => id))
    const known = new Map(rows.map((row) => [row.id, row]))
    const isNews = (customer: Customer): boolean => {
      const here = known.get(customer.id)
      return !here || reads.isDoubtful(customer.id) || !isSameCustomer(here, customer)
    }
    const fresh = page.filter(
      (customer) => !hasLane(customer) && reads.judge(known.get(customer.id), customer, askedAt) === 'new',
    )
    if (fresh.length > 0) await store.customers.save(fresh)
    outbox.forgetConfirmed(fresh.map(({ id }) => id))
    const withLane = page.filter((customer) => hasLane(customer) && isNews(customer))
    return { stored: fresh.length, withLane }
  }

  /** Judged in the change that stores it: an outcome may come in between. @returns whether it was news */
  async function confirm(customer: Customer, askedAt: number): Promise<boolean> {
    const answer = await outbox.change<boolean>(customer.id, (lane) =>
      reads.judge(lane.confirmed, customer, askedAt) === 'new'
        ? { result: true, step: step(lane, { kind: 'confirmed', customer, at: now() }) }
        : { result: false, step: { kind: 'nothing', why: 'unchanged' } },
    )
    if (!answer.ok) throw new ProblemError(answer.problem)
    return answer.value
  }

  return async (page, askedAt) => {
    const { stored, withLane } = await outbox.exclusive(() => storeWithoutLane(page, askedAt))
    const confirmed = await Promise.all(withLane.map((customer) => confirm(customer, askedAt)))
    return stored + confirmed.filter(Boolean).length
  }
}
