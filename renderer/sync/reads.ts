import { type Customer, FIELD_NAMES } from '../../shared/customer.ts'

/**
 * Which reads to believe. Reads lag writes, and answers overtake each other: one that may be older than what
 * is known leaves its customer in doubt until a later read. Times are ticks.
 */
export interface Reads {
  /** Judges a customer that differs or not from what is known; `began` is when it was asked for. */
  judge(known: Customer | undefined, read: Customer, began: number): 'new' | 'same' | 'in-doubt'
  /** What is known may be older than what was read before: to be read again, after so long at the earliest. */
  doubt(customerId: number, afterMs?: number): void
  isDoubtful(customerId: number): boolean
  /** Whether anything is in doubt. */
  hasDoubts(): boolean
  /** Customers to be read again now. */
  toRecheck(): readonly number[]
  /** When the next one is to be read again, or infinity. */
  recheckAt(): number
  /** A read that began after the doubt was due has come in, or there is no such customer any more. */
  rechecked(customerId: number, began: number): void
  /** When a read last changed what is known of this customer. */
  learnedAt(customerId: number): number
}

export function createReads(ticks: () => number, deliveredAt: (customerId: number) => number): Reads {
  /** Nobody knows what a page before this one read last. */
  const beganAt = ticks()
  const learned = new Map<number, number>()
  const doubtful = new Map<number, number>()

  const learnedAt = (id: number): number => Math.max(learned.get(id) ?? -Infinity, beganAt)

  /** A read that began so long after the doubt is believed, whatever it shows. */
  const isSure = (id: number, began: number): boolean =>
    (doubtful.get(id) ?? Infinity) + READS_LAG_MS <= began

  function learn(id: number): void {
    doubtful.delete(id)
    // The oldest come first.
    learned.delete(id)
    learned.set(id, ticks())
    for (const [old, at] of learned) {
      if (at >= ticks() - LONGEST_READ_MS) break
      learned.delete(old)
    }
  }

  return {
    judge(known, read, began) {
      if (!known) return 'new'
      const { id } = read
      if (isSameCustomer(known, read)) {
        if (isSure(id, began)) doubtful.delete(id)
        return 'same'
      }
      // It may show the customer as before our own delivery, or a colleague's write right after it.
      const isOvertaken = Math.max(deliveredAt(id), learnedAt(id)) > began - READS_LAG_MS
      const isOlder = read.date_modified < known.date_modified && !isSure(id, began)
      if (isOlder || (isOvertaken && read.date_modified <= known.date_modified)) {
        doubtful.set(id, ticks())
        return 'in-doubt'
      }
      learn(id)
      return 'new'
    },
    doubt: (id, afterMs = 0) => void doubtful.set(id, ticks() + afterMs),
    isDoubtful: (id) => doubtful.has(id),
    hasDoubts: () => doubtful.size > 0,
    toRecheck: () => [...doubtful.keys()].filter((id) => isSure(id, ticks())),
    recheckAt: () => Math.min(Infinity, ...doubtful.values()) + READS_LAG_MS,
    rechecked(id, began) {
      if (isSure(id, began)) doubtful.delete(id)
    },
    learnedAt,
  }
}

/** Reads lag writes by about a second. */
export const READS_LAG_MS = 2_000
/** No read that began so long ago is still under way. */
export const LONGEST_READ_MS = 300_000

/** Whether the store says nothing new of a customer. */
export function isSameCustomer(a: Customer, b: Customer): boolean {
  return (
    a.date_modified === b.date_modified &&
    a.accepts_marketing === b.accepts_marketing &&
    FIELD_NAMES.every((field) => a[field] === b[field]) &&
    JSON.stringify(a.form_fields) === JSON.stringify(b.form_fields)
  )
}
