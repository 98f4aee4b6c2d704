import { type BulkError, Dexie } from 'dexie'
import { countedWith } from './counterfoil-rows.ts'
import {
  type BatchMembersRow,
  type CounterfoilRow,
  type Database,
  type DeltaRow,
  type EditBatchRow,
  type OutboxRow,
  readMetadata,
  writeMetadata,
} from './database.ts'
import { StaleOutboxError } from './local-store.ts'
import type { BatchPlace } from './outbox-revisions.ts'

/** One change of the outbox, sealed and ready to be written. */
export interface OutboxWrite {
  /** Each one revision above the row that it replaces; 1 where there is none. */
  readonly rows: readonly OutboxRow[]
  /** New edits that were saved at once. */
  readonly batches: readonly EditBatchRow[]
  /** Edits that end, with the revision that their row has, 0 without one, and their batch, if they were saved in one. */
  readonly ended: readonly (Revision & { readonly batch: BatchPlace | null })[]
  /** Where edits of batches are that get a row of their own by this. */
  readonly takenOut: readonly BatchPlace[]
  readonly counterfoils: readonly CounterfoilRow[]
  readonly delta: Omit<DeltaRow, 'version'> | null
  /** The count `outbox-changes` when this window knew all rows; `null` where it never did. */
  readonly changesKnown: number | null
}

export interface OutboxWriteResult {
  /** The version of the confirmed customers that the delta made; 0 without one. */
  readonly version: number
  /** The count `outbox-changes` up to which this window knows all rows. */
  readonly changesKnown: number | null
}

type Revision = Pick<OutboxRow, 'id' | 'revision'>

/**
 * Writes a change in one strict transaction, wholly or not at all.
 * @throws {StaleOutboxError} when a row is not of the revision before
 */
export async function writeOutbox(db: Database, change: OutboxWrite): Promise<OutboxWriteResult> {
  const { counterfoils, delta, batches } = change
  return db.transaction('rw', tablesOf(db, change), async () => {
    // Requests of one transaction are answered in the order in which they were made: they are all made at once.
    const [changesKnown, , version] = await Promise.all([
      replaceRows(db, change),
      batches.length > 0 ? addBatches(db, batches) : null,
      delta ? addDelta(db, delta) : 0,
      counterfoils.length > 0 ? addCounterfoils(db, counterfoils) : null,
    ])
    return { version, changesKnown }
  })
}

/** Only the tables that it needs: a transaction waits for others on the same tables. */
function tablesOf(db: Database, change: OutboxWrite) {
  const { rows, batches, ended, takenOut, counterfoils, delta } = change
  const isAddingOnly =
    ended.length + takenOut.length === 0 && !delta && rows.every(({ revision }) => revision === 1)
  const hasMembers = takenOut.length > 0 || batches.length > 0 || ended.some(({ batch }) => batch)
  return [
    db.outbox,
    ...(hasMembers ? [db.editBatches, db.batchMembers] : []),
    ...(counterfoils.length > 0 ? [db.counterfoils] : []),
    ...(delta ? [db.deltas] : []),
    ...(isAddingOnly ? [] : [db.metadata]),
  ]
}

/** @returns the count of changes up to which this window knows all rows */
async function replaceRows(db: Database, change: OutboxWrite): Promise<number | null> {
  const { rows, ended, takenOut } = change
  const added = rows.filter(({ revision }) => revision === 1)
  const changed = rows.filter(({ revision }) => revision > 1)
  const gone = ended.filter(({ revision }) => revision > 0)
  const members = ended.flatMap(({ batch }) => batch ?? [])
  const isChange = changed.length + gone.length + members.length + takenOut.length > 0
  const [known] = await Promise.all([
    isChange ? replaceKnown(db, change, changed, gone) : change.changesKnown,
    addRows(db, added),
    // An edit without a row must not have got one from another window.
    expectRevisions(
      db,
      ended.filter(({ revision }) => revision === 0),
    ),
    members.length > 0 ? removeMembers(db, members) : null,
  ])
  return known
}

/** Adding a new row fails where another window has added it. */
async function addRows(db: Database, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return
  try {
    await db.outbox.bulkAdd(rows)
  } catch (error) {
    throw isAlreadyThere(error) ? new StaleOutboxError('Another window has added one of these edits.') : error
  }
}

async function replaceKnown(
  db: Database,
  { takenOut, changesKnown }: OutboxWrite,
  changed: readonly OutboxRow[],
  gone: readonly Revision[],
): Promise<number | null> {
  const changes = (await readMetadata(db, 'outbox-changes')) ?? 0
  const isAsKnown = changes === changesKnown
  if (!isAsKnown) {
    // Another window changed rows: each of these has to be looked at.
    await Promise.all([
      expectRevisions(db, [...changed.map(({ id, revision }) => ({ id, revision: revision - 1 })), ...gone]),
      expectMembers(db, takenOut),
    ])
  }
  await Promise.all([
    changed.length > 0 ? db.outbox.bulkPut(changed) : null,
    gone.length > 0 ? db.outbox.bulkDelete(gone.map(({ id }) => id)) : null,
    writeMetadata(db, 'outbox-changes', changes + 1),
  ])
  return isAsKnown ? changes + 1 : changesKnown
}

async function addBatches(db: Database, batches: readonly EditBatchRow[]): Promise<void> {
  await Promise.all([
    db.editBatches.bulkAdd(batches),
    db.batchMembers.bulkAdd(
      batches.map(({ key, ids }) => ({ key, waiting: new Uint8Array(ids.length).fill(1) })),
    ),
  ])
}

/** Edits of batches end; a batch is removed with its last one. */
async function removeMembers(db: Database, places: readonly BatchPlace[]): Promise<void> {
  const rows = await expectMembers(db, places)
  const left = rows.map((row) => {
    const waiting = row.waiting.slice()
    for (const { key, at } of places) if (key === row.key) waiting[at] = 0
    return { key: row.key, waiting }
  })
  const empty = left.filter(({ waiting }) => !waiting.includes(1)).map(({ key }) => key)
  await Promise.all([
    db.batchMembers.bulkPut(left.filter(({ key }) => !empty.includes(key))),
    empty.length > 0 ? db.batchMembers.bulkDelete(empty) : null,
    empty.length > 0 ? db.editBatches.bulkDelete(empty) : null,
  ])
}

/** @returns the batches of these edits @throws {StaleOutboxError} when one of them has ended */
async function expectMembers(
  db: Database,
  places: readonly BatchPlace[],
): Promise<readonly BatchMembersRow[]> {
  if (places.length === 0) return []
  const keys = [...new Set(places.map(({ key }) => key))]
  const rows = (await db.batchMembers.bulkGet(keys)).filter((row) => row !== undefined)
  const waiting = new Map(rows.map((row) => [row.key, row.waiting]))
  if (places.some(({ key, at }) => waiting.get(key)?.[at] !== 1)) {
    throw new StaleOutboxError('Another window has ended one of these edits.')
  }
  return rows
}

async function expectRevisions(db: Database, expected: readonly Revision[]): Promise<void> {
  if (expected.length === 0) return
  const rows = await db.outbox.bulkGet(expected.map(({ id }) => id))
  expected.forEach(({ id, revision }, at) => {
    if ((rows[at]?.revision ?? 0) === revision) return
    throw new StaleOutboxError(`Another window changed edit ${id}.`)
  })
}

/** Counts the saves as well, those of each edit once. */
async function addCounterfoils(db: Database, rows: readonly CounterfoilRow[]): Promise<void> {
  const [sums, replaced] = await Promise.all([readMetadata(db, 'sums'), addOrFind(db, rows)])
  if (replaced.length > 0) await db.counterfoils.bulkPut(rows)
  await writeMetadata(db, 'sums', countedWith(sums, rows, replaced))
}

/** @returns the counterfoils of these edits that are there already: they are replaced, and no save counts twice */
async function addOrFind(db: Database, rows: readonly CounterfoilRow[]): Promise<readonly CounterfoilRow[]> {
  try {
    await db.counterfoils.bulkAdd(rows)
    return []
  } catch (error) {
    if (!isAlreadyThere(error)) throw error
    // Rows that could be added are there as well by now.
    const failed = Object.keys((error as BulkError).failuresByPos).map((at) => rows[Number(at)])
    const found = await db.counterfoils.bulkGet(failed.flatMap((row) => (row ? [row.editId] : [])))
    return found.filter((row) => row !== undefined)
  }
}

/** @returns the version that this makes */
async function addDelta(db: Database, delta: Omit<DeltaRow, 'version'>): Promise<number> {
  const version = ((await readMetadata(db, 'version')) ?? 0) + 1
  await Promise.all([db.deltas.add({ ...delta, version }), writeMetadata(db, 'version', version)])
  return version
}

const isAlreadyThere = (error: unknown): boolean =>
  error instanceof Dexie.BulkError &&
  (error as BulkError).failures.every(({ name }) => name === 'ConstraintError')
