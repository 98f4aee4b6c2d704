import { createEmitter } from '../domain/emitter.ts'
import type { SyncState } from '../domain/sync-state.ts'
import type { SyncDependencies } from './dependencies.ts'
import { diskProblem } from './disk-problem.ts'
import { createIntegrityCheck, type IntegrityCheck } from './integrity/integrity-check.ts'
import { createJournalWriter, type JournalWriter } from './journal/journal-writer.ts'
import { createOutboxCache, type OutboxCache } from './outbox/outbox-cache.ts'
import { createCustomerReads } from './pull/customer-reads.ts'
import { createPull, type Pull } from './pull/pull.ts'
import { createUnreadableRecords } from './pull/unreadable-records.ts'
import { type Breathe, createBreathe } from './pieces.ts'
import { createDeliveryTimes, type DeliveryTimes } from './sending/delivery-times.ts'
import { createSender, type Sender } from './sending/sender.ts'

/** What syncing one store consists of. */
export interface SyncParts {
  readonly journal: JournalWriter
  readonly outbox: OutboxCache
  readonly deliveries: DeliveryTimes
  readonly pull: Pull
  readonly sender: Sender
  readonly integrity: IntegrityCheck
  readonly breathe: Breathe
  state(): SyncState
  subscribe(listener: (state: SyncState) => void): () => void
  /** Something that the state shows has changed. */
  changed(): void
  /** Reports that a customer is no longer in doubt: their edits may be sent. */
  onDoubtSettled(listener: () => void): () => void
}

/** Builds the parts and reads the outbox. */
export async function createSyncParts(dependencies: SyncDependencies): Promise<SyncParts> {
  const { bridge, store, monotonicNow } = dependencies
  const { storeHash } = store
  const changes = createEmitter<null>()
  let current: SyncState | null = null
  const changed = (): void => {
    current = null
    changes.emit(null)
  }

  const breathe = createBreathe(monotonicNow, dependencies.timers)
  const journal = createJournalWriter(bridge, storeHash)
  const outbox = createOutboxCache({
    ...{ store, journal, timers: dependencies.timers, breathe },
    diskProblem: (error) => diskProblem(error, bridge),
  })
  const deliveries = createDeliveryTimes(monotonicNow)
  const doubts = createEmitter<null>()
  // Not at once: this is noticed in the middle of storing what was read.
  const settled = (): void => void dependencies.timers.after(0, () => doubts.emit(null))
  const reads = createCustomerReads(monotonicNow, deliveries.at, settled)
  const unreadable = createUnreadableRecords(store, changed)
  const pull = createPull({ ...dependencies, outbox, reads, unreadable, changed })
  await outbox.reload()
  const sender = createSender({
    ...dependencies,
    storeHash,
    breathe,
    outbox,
    reads,
    unreadable,
    deliveries,
    pullFirst: () => pull.runUnlessFresh(FRESH_FOR_DRAIN_MS),
    changed,
  })
  const integrity = createIntegrityCheck({ bridge, store, outbox, journal, breathe, changed })

  function state(): SyncState {
    const { isRunning, ...progress } = sender.progress()
    return (current ??= {
      waiting: outbox.waiting(),
      pull: pull.state(),
      unreadable: unreadable.all(),
      drain: {
        kind: isRunning ? 'running' : 'idle',
        pause: sender.pauseReason(),
        ...progress,
        nextTryAt: sender.nextAt(),
      },
      faults: integrity.faults(),
    })
  }

  return {
    journal,
    outbox,
    deliveries,
    pull,
    sender,
    integrity,
    breathe,
    state,
    subscribe: (listener) => changes.subscribe(() => listener(state())),
    changed,
    onDoubtSettled: (listener) => doubts.subscribe(listener),
  }
}

/** During a long drain, what changed in the store is fetched again this often. */
const FRESH_FOR_DRAIN_MS = 30_000
