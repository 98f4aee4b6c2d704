import type { Problem } from '../../../shared/answer.ts'
import type { Bridge } from '../../../shared/bridge.ts'
import type { Customer } from '../../../shared/customer.ts'
import type { RecordList } from '../../../shared/unreadable.ts'
import type { PullState } from '../../domain/sync-state.ts'
import type { LocalStore } from '../../storage/local-store.ts'
import { diskProblem } from '../disk-problem.ts'
import type { OutboxCache } from '../outbox/outbox-cache.ts'
import type { CustomerReads } from './customer-reads.ts'
import { createPullProgress, type PullProgressRecord } from './pull-progress.ts'
import { createStorePulled } from './store-pulled.ts'
import type { UnreadableRecords } from './unreadable-records.ts'

export interface PullDependencies {
  readonly bridge: Bridge
  readonly store: LocalStore
  readonly outbox: OutboxCache
  readonly now: () => number
  readonly monotonicNow: () => number
  readonly random: () => number
  readonly reads: CustomerReads
  readonly unreadable: UnreadableRecords
  readonly changed: () => void
}

/** How a part of a pull ended. */
export type PullEnd = Problem | 'done' | 'stopped'

/** What the parts of a pull share: how far it has come, what is shown of it, and whether it may continue. */
export interface PullContext extends PullDependencies {
  readonly storeHash: string
  /** Stores what was read from the store, and notes what of it cannot be understood. */
  readonly storePulled: (read: RecordList<Customer>, askedAt: number) => Promise<number>
  readonly progress: PullProgressRecord
  readonly status: PullStatus
  readonly control: PullControl
  readonly diskProblem: (error: unknown) => Promise<Problem>
}

export function createPullContext(dependencies: PullDependencies): PullContext {
  const { store, bridge, changed } = dependencies
  const progress = createPullProgress(store, dependencies.now)
  const storePulled = createStorePulled(dependencies)
  return {
    ...dependencies,
    storeHash: store.storeHash,
    async storePulled(read, askedAt) {
      // Noted first: nothing is sent over a customer that could not be understood.
      await dependencies.unreadable.note('customer', read)
      return storePulled(read.records, askedAt)
    },
    progress,
    status: createPullStatus(progress, changed),
    control: createPullControl(),
    diskProblem: (error) => diskProblem(error, bridge),
  }
}

/** What people see of the pull. */
export interface PullStatus {
  state(): PullState
  show(next: PullState): void
  showIdle(): void
  showPaused(): void
  /** Customers received by the run under way or the last one; at the start, those on this machine. */
  received(): number
  setReceived(count: number): void
}

function createPullStatus(progress: PullProgressRecord, changed: () => void): PullStatus {
  let state: PullState = { kind: 'idle', lastFinishedAt: null }
  let received = 0

  function show(next: PullState): void {
    state = next
    changed()
  }

  return {
    state: () => state,
    show,
    showIdle: () => show({ kind: 'idle', lastFinishedAt: progress.current().finishedAt }),
    showPaused: () =>
      show({ kind: 'paused-by-person', got: received, total: progress.current().first.total }),
    received: () => received,
    setReceived: (count) => void (received = count),
  }
}

/** Whether pulls may continue. */
export interface PullControl {
  isPaused(): boolean
  isClosed(): boolean
  setPaused(isPaused: boolean): void
  close(): void
}

function createPullControl(): PullControl {
  let isPaused = false
  let isClosed = false
  return {
    isPaused: () => isPaused,
    isClosed: () => isClosed,
    setPaused: (paused) => void (isPaused = paused),
    close: () => void (isClosed = true),
  }
}

export const mustStop = ({ control }: PullContext): boolean => control.isPaused() || control.isClosed()
