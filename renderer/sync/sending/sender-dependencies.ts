import type { Answer } from '../../../shared/answer.ts'
import type { Bridge } from '../../../shared/bridge.ts'
import type { Timers } from '../dependencies.ts'
import type { Breathe } from '../pieces.ts'
import type { OutboxCache } from '../outbox/outbox-cache.ts'
import type { CustomerReads } from '../pull/customer-reads.ts'
import type { UnreadableRecords } from '../pull/unreadable-records.ts'
import type { DeliveryTimes } from './delivery-times.ts'

/** What the parts of the sender are built on. */
export interface SenderDependencies {
  readonly bridge: Bridge
  readonly storeHash: string
  readonly outbox: OutboxCache
  readonly reads: Pick<CustomerReads, 'isDoubtful' | 'doubt' | 'learnedAt'>
  readonly unreadable: Pick<UnreadableRecords, 'has'>
  readonly deliveries: DeliveryTimes
  readonly now: () => number
  readonly monotonicNow: () => number
  readonly random: () => number
  readonly newId: () => string
  readonly timers: Timers
  readonly breathe: Breathe
  /** Fetches what changed in the store, unless that was just done. */
  readonly pullFirst: () => Promise<Answer<null>>
  readonly changed: () => void
}
