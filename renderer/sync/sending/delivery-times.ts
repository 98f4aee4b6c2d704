import { LONGEST_READ_MS } from '../pull/customer-reads.ts'

/** When customers were last delivered, in monotonic time: reads that were asked for before may not show it yet. */
export interface DeliveryTimes {
  record(customerId: number): void
  /** Minus infinity where there was none for as long as a read may take. */
  at(customerId: number): number
  forgetOld(): void
}

export function createDeliveryTimes(monotonicNow: () => number): DeliveryTimes {
  const times = new Map<number, number>()
  return {
    record: (customerId) => void times.set(customerId, monotonicNow()),
    at: (customerId) => times.get(customerId) ?? -Infinity,
    forgetOld() {
      for (const [id, at] of times) if (at + LONGEST_READ_MS < monotonicNow()) times.delete(id)
    },
  }
}
