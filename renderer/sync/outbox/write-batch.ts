import type { Edit } from '../../../shared/edit.ts'
import type { LocalStore } from '../../storage/local-store.ts'
import type { JournalWriter } from '../journal/journal-writer.ts'
import type { ChangeBatch } from './change-batch.ts'
import type { ConfirmedCache } from './confirmed-cache.ts'
import type { LaneMap } from './lane-map.ts'

interface WriteDependencies {
  readonly store: LocalStore
  readonly journal: JournalWriter
  readonly lanes: LaneMap
  readonly confirmed: ConfirmedCache
}

/**
 * Writes a batch to database and journal, and after that to memory.
 * @returns the customers that it concerned; none where nothing had to be written
 * @throws where the database did not take it; then nothing has changed
 */
export async function writeBatch(
  { store, journal, lanes, confirmed }: WriteDependencies,
  batch: ChangeBatch,
): Promise<ReadonlySet<number>> {
  const put = editsToPut(batch, lanes)
  const customers = [...batch.confirmed.values()]
  if (put.length + batch.ended.length + customers.length === 0) return new Set()
  if (batch.journaled.length > 0) await journal.ready()
  const journaledIds = new Set(batch.journaled.map(({ edit }) => edit.id))
  const changedOtherwise = put.filter(
    (edit) => !journaledIds.has(edit.id) && isJournalOutdated(lanes.find(edit.id), edit),
  )
  // Both copies are written side by side, and a save counts when both have it.
  const appending = journal.append(batch.journaled, (editId) => lanes.find(editId) ?? null)
  try {
    await store.outbox.commit({ put, end: batch.ended, confirmed: customers })
  } catch (error) {
    await (await appending).revoke()
    throw error
  }
  await appending
  for (const [id, edits] of batch.lanes) lanes.setLane(id, edits)
  confirmed.stored(customers)
  journal.appendLater(batch.ended, changedOtherwise)
  return new Set([...batch.lanes.keys(), ...batch.confirmed.keys()])
}

function editsToPut(batch: ChangeBatch, lanes: LaneMap): readonly Edit[] {
  return [...batch.lanes].flatMap(([customerId, edits]) => {
    const before = new Set(lanes.lane(customerId))
    return edits.filter((edit) => !before.has(edit))
  })
}

/** The journal does not record states, but patch and base. */
const isJournalOutdated = (before: Edit | undefined, after: Edit): boolean =>
  before?.patch !== after.patch || before.base !== after.base
