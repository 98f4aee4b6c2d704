import type { Problem } from '../../../shared/answer.ts'
import type { Customer } from '../../../shared/customer.ts'
import type { Counterfoil, Edit } from '../../../shared/edit.ts'
import type { Step } from '../../../shared/outbox/step.ts'
import type { Lane } from '../../../shared/outbox/lane.ts'
import type { JournaledEdit } from '../journal/journal-writer.ts'
import type { ConfirmedCache } from './confirmed-cache.ts'
import { journaledBy } from './journaled-edits.ts'
import type { LaneMap } from './lane-map.ts'

/** A decision about a lane. */
export interface Decision<R> {
  readonly result: R
  readonly step: Step
  /** Saves that a person made by this: they are written to the journal as well. */
  readonly journal?: { readonly saves: number }
}

/** @param nextSeq the next free place in the order of saving */
export type Decide<R> = (lane: Lane, nextSeq: number) => Decision<R>

/** A change of a lane that waits for its turn. */
export interface PendingChange {
  readonly customerId: number
  readonly decide: Decide<unknown>
  readonly succeed: (result: unknown) => void
  readonly fail: (problem: Problem) => void
}

/** Changes that are written in one transaction. */
export interface ChangeBatch {
  readonly lanes: Map<number, readonly Edit[]>
  readonly ended: Counterfoil[]
  readonly confirmed: Map<number, Customer>
  readonly journaled: JournaledEdit[]
  /** Answers the callers, once the batch is on the disk. */
  readonly answers: (() => void)[]
}

/** Lets each change decide on its lane as the changes before it leave it; nothing in memory changes yet. */
export async function decideBatch(
  changes: readonly PendingChange[],
  lanes: LaneMap,
  confirmed: ConfirmedCache,
  highestSeq: number,
): Promise<ChangeBatch> {
  const batch: ChangeBatch = { lanes: new Map(), ended: [], confirmed: new Map(), journaled: [], answers: [] }
  // Requested at the same time, because neighbours are read together.
  await Promise.all(changes.map(({ customerId }) => confirmed.get(customerId)))
  let seq = highestSeq
  for (const { customerId, decide, succeed } of changes) {
    const edits = batch.lanes.get(customerId) ?? lanes.lane(customerId)
    const customer = batch.confirmed.get(customerId) ?? (await confirmed.get(customerId))
    const { result, step, journal } = decide({ customerId, edits, confirmed: customer }, seq + 1)
    batch.answers.push(() => succeed(result))
    if (step.kind === 'nothing') continue
    batch.lanes.set(customerId, step.edits)
    batch.ended.push(...step.ended)
    if (step.confirmed) batch.confirmed.set(customerId, step.confirmed)
    for (const edit of step.edits) seq = Math.max(seq, edit.seq)
    if (journal) batch.journaled.push(...journaledBy(step, edits, journal.saves))
  }
  return batch
}
