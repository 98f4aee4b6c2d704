import type { Customer } from '../../shared/customer.ts'
import { step } from '../../shared/outbox/edit-life.ts'
import type { LocalStore } from '../db/local-store.ts'
import { ProblemError } from './disk-problem.ts'
import type { Ledger } from './ledger.ts'
import { isSameCustomer, type Reads } from './reads.ts'

export interface KeepParts {
  readonly store: LocalStore
  readonly ledger: Ledger
  readonly reads: Reads
  readonly now: () => number
}

/**
 * Stores what a read of the store says anew, and brings it before the lanes that it concerns.
 * @param began when it was asked for, in ticks
 * @returns how many customers differed from what was here
 * @throws where the disk does not take it
 */
export type Keep = (read: readonly Customer[], began: number) => Promise<number>

export function createKeep({ store, ledger, reads, now }: KeepParts): Keep {
  /** Judged in the turn in which it is stored: an outcome may come in between. @returns whether it was news */
  async function confirm(customer: Customer, began: number): Promise<boolean> {
    const answer = await ledger.change<boolean>(customer.id, (lane) =>
      reads.judge(lane.confirmed, customer, began) === 'new'
        ? { result: true, step: step(lane, { kind: 'confirmed', customer, at: now() }) }
        : { result: false, step: { kind: 'nothing', why: 'unchanged' } },
    )
    if (!answer.ok) throw new ProblemError(answer.problem)
    return answer.value
  }

  return async (page, began) => {
    const withLane: Customer[] = []
    const fresh = await ledger.alone(async () => {
      const here = new Map(
        (await store.customers.getMany(page.map(({ id }) => id))).map((one) => [one.id, one]),
      )
      const hasLane = ({ id }: Customer): boolean => ledger.lane(id).length > 0
      const fresh = page.filter((one) => !hasLane(one) && reads.judge(here.get(one.id), one, began) === 'new')
      if (fresh.length > 0) await store.customers.save(fresh)
      ledger.forgetConfirmed(fresh.map(({ id }) => id))
      const isNews = (one: Customer): boolean => {
        const known = here.get(one.id)
        return !known || reads.isDoubtful(one.id) || !isSameCustomer(known, one)
      }
      withLane.push(...page.filter((one) => hasLane(one) && isNews(one)))
      return fresh.length
    })
    const confirmed = await Promise.all(withLane.map((customer) => confirm(customer, began)))
    return fresh + confirmed.filter(Boolean).length
  }
}
