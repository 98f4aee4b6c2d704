import { type Customer, FIELD_NAMES } from '../../../shared/customer.ts'

/**
 * Which reads to believe. Reads lag writes, and answers overtake each other: one that may be older than what
 * is known leaves its customer in doubt until a later read. Times are monotonic.
 */
export interface CustomerReads {
  /** Compares a customer that was read with the known one; `askedAt` is when it was asked for. */
  judge(known: Customer | undefined, read: Customer, askedAt: number): 'new' | 'same' | 'in-doubt'
  /** What is known may be older than an earlier read: to be read again, after so long at the earliest. */
  doubt(customerId: number, afterMs?: number): void
  isDoubtful(customerId: number): boolean
  hasDoubts(): boolean
  /** Customers to be read again now. */
  toRecheck(): readonly number[]
  /** When the next one is to be read again, or infinity. */
  recheckAt(): number
  /** A read that was asked for after the doubt was due has arrived, or the customer no longer exists. */
  rechecked(customerId: number, askedAt: number): void
  /** When a read last changed what is known of this customer. */
  learnedAt(customerId: number): number
}

/** @param settled called when a customer is no longer in doubt */
export function createCustomerReads(
  monotonicNow: () => number,
  deliveredAt: (customerId: number) => number,
  settled: () => void = () => undefined,
): CustomerReads {
  /** What an earlier page read last is not known here. */
  const beganAt = monotonicNow()
  const learned = new Map<number, number>()
  const doubtful = new Map<number, number>()

  const learnedAt = (id: number): number => Math.max(learned.get(id) ?? -Infinity, beganAt)

  /** A read that was asked for so long after the doubt is believed, whatever it shows. */
  const isSure = (id: number, askedAt: number): boolean =>
    (doubtful.get(id) ?? Infinity) + READS_LAG_MS <= askedAt

  function settle(id: number): void {
    if (doubtful.delete(id)) settled()
  }

  function learn(id: number): void {
    settle(id)
    // Deleted first, so that the oldest stay at the front.
    learned.delete(id)
    learned.set(id, monotonicNow())
    for (const [old, at] of learned) {
      if (at >= monotonicNow() - LONGEST_READ_MS) break
      learned.delete(old)
    }
  }

  return {
    judge(known, read, askedAt) {
      if (!known) return 'new'
      const { id } = read
      if (isSameCustomer(known, read)) {
        if (isSure(id, askedAt)) settle(id)
        return 'same'
      }
      // It may show the customer as before our own delivery, or a colleague's write right after it.
      const isOvertaken = Math.max(deliveredAt(id), learnedAt(id)) > askedAt - READS_LAG_MS
      const isOlder = read.date_modified < known.date_modified && !isSure(id, askedAt)
      if (isOlder || (isOvertaken && read.date_modified <= known.date_modified)) {
        doubtful.set(id, monotonicNow())
        return 'in-doubt'
      }
      learn(id)
      return 'new'
    },
    doubt: (id, afterMs = 0) => void doubtful.set(id, monotonicNow() + afterMs),
    isDoubtful: (id) => doubtful.has(id),
    hasDoubts: () => doubtful.size > 0,
    toRecheck: () => [...doubtful.keys()].filter((id) => isSure(id, monotonicNow())),
    recheckAt: () => Math.min(Infinity, ...doubtful.values()) + READS_LAG_MS,
    rechecked(id, askedAt) {
      if (isSure(id, askedAt)) settle(id)
    },
    learnedAt,
  }
}

/** Reads lag writes by about a second. */
export const READS_LAG_MS = 2_000
/** A read takes no longer than this. */
export const LONGEST_READ_MS = 300_000

/** Whether the store says nothing new about a customer. */
export function isSameCustomer(a: Customer, b: Customer): boolean {
  return (
    a.date_modified === b.date_modified &&
    a.accepts_marketing === b.accepts_marketing &&
    FIELD_NAMES.every((field) => a[field] === b[field]) &&
    JSON.stringify(a.form_fields) === JSON.stringify(b.form_fields)
  )
}
