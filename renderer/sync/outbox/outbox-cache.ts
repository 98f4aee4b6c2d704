import { good, type Answer, type Problem } from '../../../shared/answer.ts'
import type { Customer } from '../../../shared/customer.ts'
import type { Edit } from '../../../shared/edit.ts'
import type { EditChanges, WaitingEdits } from '../../domain/waiting-edits.ts'
import { createSerialQueue } from '../../../shared/serial-queue.ts'
import { createEmitter } from '../../domain/emitter.ts'
import { StaleOutboxError, type LocalStore } from '../../storage/local-store.ts'
import type { Timers } from '../dependencies.ts'
import type { JournalWriter } from '../journal/journal-writer.ts'
import { type Breathe, inPieces } from '../pieces.ts'
import { type Decide, decideBatch, type PendingChange } from './change-batch.ts'
import { createConfirmedCache } from './confirmed-cache.ts'
import { createLaneMap } from './lane-map.ts'
import { createPendingChanges } from './pending-changes.ts'
import { writeBatch } from './write-batch.ts'

/**
 * The outbox in memory, always as it is on the disk. Every change of a lane goes through here, one at a time;
 * those that arrive while the disk is busy share the next write: one journal append, one transaction.
 */
export interface OutboxCache {
  /** The waiting edits; a new object after each change. */
  waiting(): WaitingEdits
  lane(customerId: number): readonly Edit[]
  customersWithLanes(): readonly number[]
  find(editId: string): Edit | undefined
  /** Edits that are being sent, as the disk says. */
  sending(): readonly Edit[]
  /** The customer as the store last returned it. */
  confirmed(customerId: number): Promise<Customer | undefined>
  /**
   * Lets `decide` say what happens to a lane; resolves when that is on the disk. `decide` may be called again
   * when another window was faster.
   * @param canWait a moment for others to share the write with: for what many lanes do side by side
   */
  change<R>(customerId: number, decide: Decide<R>, canWait?: boolean): Promise<Answer<R>>
  /** Runs work that may not be interleaved with changes, e.g. storing pulled customers; `reload` reads the rows again. */
  exclusive<T>(work: (reload: () => Promise<void>) => Promise<T>): Promise<T>
  /** Forgets confirmed customers in memory, after they were stored elsewhere. */
  forgetConfirmed(ids: Iterable<number>): void
  /** Reads the rows again, after another window changed them. */
  reload(): Promise<void>
  /** Reports what changed, after that is on the disk. */
  subscribe(listener: (changes: EditChanges) => void): () => void
  /** Reports that this window wrote, so that others can read it. */
  onCommit(listener: () => void): () => void
}

export interface OutboxCacheDependencies {
  readonly store: LocalStore
  readonly journal: JournalWriter
  readonly timers: Timers
  readonly breathe: Breathe
  /** Describes a write that failed. */
  readonly diskProblem: (error: unknown) => Promise<Problem>
}

export function createOutboxCache(dependencies: OutboxCacheDependencies): OutboxCache {
  const { store, journal, timers, breathe, diskProblem } = dependencies
  const lanes = createLaneMap()
  const confirmed = createConfirmedCache(store)
  const changes = createEmitter<EditChanges>()
  const commits = createEmitter<null>()
  const queue = createSerialQueue()
  // Its failures are answers.
  const pending = createPendingChanges(timers, () => void queue.run(writePending))
  let waiting: WaitingEdits = lanes

  /** @param customerIds whose confirmed values changed as well */
  function emitChanges(customerIds: ReadonlySet<number>): void {
    const change = lanes.takeChanges()
    waiting = { ...lanes }
    changes.emit({ ...change, customerIds: new Set([...change.customerIds, ...customerIds]) })
  }

  async function read(): Promise<void> {
    const rows = await store.outbox.all()
    confirmed.forgetAll()
    // At the start it doesn't show that some are still to come.
    if (lanes.count() === 0) await inPieces(rows, breathe, lanes.add)
    else lanes.replaceAll(rows)
    emitChanges(NO_CUSTOMERS)
  }

  async function writePending(): Promise<void> {
    const batch = pending.take()
    if (batch.length === 0) return
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await write(batch)
      } catch (error) {
        if (error instanceof StaleOutboxError && attempt < MOST_ATTEMPTS) await read()
        else {
          const problem = await diskProblem(error)
          for (const change of batch) change.fail(problem)
          return
        }
      }
    }
  }

  async function write(changed: readonly PendingChange[]): Promise<void> {
    const highestSeq = Math.max(lanes.highestSeq(), journal.highestSeq())
    const batch = await decideBatch(changed, lanes, confirmed, highestSeq)
    const customerIds = await writeBatch({ store, journal, lanes, confirmed }, batch)
    if (customerIds.size > 0) {
      emitChanges(customerIds)
      commits.emit(null)
    }
    for (const answer of batch.answers) answer()
  }

  return {
    waiting: () => waiting,
    lane: lanes.lane,
    customersWithLanes: lanes.customers,
    find: lanes.find,
    sending: lanes.sending,
    confirmed: confirmed.get,
    change<R>(customerId: number, decide: Decide<R>, canWait = false): Promise<Answer<R>> {
      return new Promise((resolve) => {
        pending.add(
          {
            ...{ customerId, decide },
            succeed: (result) => resolve(good(result as R)),
            fail: (problem) => resolve({ ok: false, problem }),
          },
          canWait,
        )
      })
    },
    exclusive(work) {
      pending.flush()
      return queue.run(() => work(read))
    },
    forgetConfirmed: confirmed.forget,
    reload: () => queue.run(read),
    subscribe: changes.subscribe,
    onCommit: (listener) => commits.subscribe(() => listener()),
  }
}

const NO_CUSTOMERS: ReadonlySet<number> = new Set()
const MOST_ATTEMPTS = 5
