import type { Change, ChangeLog } from './change-log.ts'
import { NEWEST_SEEDED, type Seed, seededCustomer, seededDates, seededOwnerOf } from './seed/customer.ts'
import type { StoredCustomer } from './stored-customer.ts'

/**
 * All customers: those of the seed, and over them what was changed. Reads name the moment that they see,
 * in ms since 1970, because a read may lag; earlier states are kept for `MEMORY_MS`.
 */
export interface Customers {
  count(asOf: number): number
  find(id: number, asOf: number): StoredCustomer | null
  /** Ids in order, without those that were surely modified earlier than `modifiedFrom` (seconds). */
  ids(range: IdRange): Iterable<number>
  /** How a deleted customer was last, modified by the deletion. */
  lastSeen(id: number): StoredCustomer | null
  /** Who has this address now, in any letter case. */
  ownerOf(email: string): number | null
  nextId(): number
  /** Kept when it resolves. @throws the disk's error; nothing is changed then */
  put(customer: StoredCustomer, at: number): Promise<void>
  delete(id: number, at: number): Promise<void>
  /** Back to the seed. */
  reset(): Promise<void>
}

export interface IdRange {
  readonly fromId: number
  readonly asOf: number
  readonly modifiedFrom: number
  readonly isDeletedShown: boolean
}

/** Longer than any read lags. */
export const MEMORY_MS = 2000
/** The moment that a read sees which does not lag. */
export const NOW = Number.POSITIVE_INFINITY

interface Version {
  readonly at: number
  readonly customer: StoredCustomer | null
}

export function openCustomers(seed: Seed, log: ChangeLog): Customers {
  /** Per changed customer, oldest first. */
  const changed = new Map<number, readonly Version[]>()
  const emails = new Map<string, number>()
  const deleted = new Map<number, StoredCustomer>()
  let highest = seed.customers

  const isSeeded = (id: number): boolean => Number.isInteger(id) && id >= 1 && id <= seed.customers

  function find(id: number, asOf: number): StoredCustomer | null {
    const versions = changed.get(id)
    const seen = versions?.findLast(({ at }) => at <= asOf)
    if (seen) return seen.customer
    return isSeeded(id) ? seededCustomer(seed, id) : null
  }

  function exists(id: number, asOf: number): boolean {
    const seen = changed.get(id)?.findLast(({ at }) => at <= asOf)
    return seen ? seen.customer !== null : isSeeded(id)
  }

  function apply({ id, customer }: Change, at: number): void {
    const before = find(id, NOW)
    if (before && emails.get(keyOf(before.email)) === id) emails.delete(keyOf(before.email))
    if (customer) emails.set(keyOf(customer.email), id)
    if (customer) deleted.delete(id)
    else if (before)
      deleted.set(id, { ...before, ...(Number.isFinite(at) && { date_modified: Math.floor(at / 1000) }) })
    highest = Math.max(highest, id)
    const versions = changed.get(id) ?? []
    const forgotten = versions.findLastIndex((version) => version.at <= at - MEMORY_MS)
    changed.set(id, [...versions.slice(Math.max(0, forgotten)), { at, customer }])
  }

  function* ids({ fromId, asOf, modifiedFrom, isDeletedShown }: IdRange): Iterable<number> {
    const isListed = (id: number): boolean => exists(id, asOf) || (isDeletedShown && deleted.has(id))
    if (modifiedFrom > NEWEST_SEEDED) {
      const recent = [...changed.keys()].filter((id) => id >= fromId)
      return yield* recent.sort((a, b) => a - b).filter(isListed)
    }
    const isOlder = (id: number): boolean =>
      !changed.has(id) && seededDates(seed, id).date_modified < modifiedFrom
    for (let id = Math.max(1, fromId); id <= highest; id += 1) {
      if ((modifiedFrom <= 0 || !isOlder(id)) && isListed(id)) yield id
    }
  }

  for (const change of log.changes) apply(change, Number.NEGATIVE_INFINITY)

  return {
    count(asOf) {
      let count = seed.customers
      for (const id of changed.keys()) count += Number(exists(id, asOf)) - Number(isSeeded(id))
      return count
    },
    find,
    ids,
    lastSeen: (id) => deleted.get(id) ?? null,
    ownerOf(email) {
      const owner = emails.get(keyOf(email))
      if (owner !== undefined) return owner
      const seeded = seededOwnerOf(seed, email)
      return seeded !== null && !changed.has(seeded) ? seeded : null
    },
    nextId: () => highest + 1,
    async put(customer, at) {
      const change = { id: customer.id, customer }
      await log.append(change)
      apply(change, at)
    },
    async delete(id, at) {
      await log.append({ id, customer: null })
      apply({ id, customer: null }, at)
    },
    async reset() {
      await log.clear()
      for (const map of [changed, emails, deleted]) map.clear()
      highest = seed.customers
    },
  }
}

const keyOf = (email: string): string => email.toLowerCase()
