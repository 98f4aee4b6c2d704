import type { Customer } from '../../shared/customer.ts'
import type { Counterfoil, Edit } from '../../shared/edit.ts'
import { isPackable } from '../domain/edits/packed-edits.ts'
import type { EntityTable, Table } from 'dexie'
import type { Cipher } from './cipher.ts'
import { openJson, sealJson } from './compression.ts'
import { sealDelta } from './confirmed/delta.ts'
import { sealCounterfoil } from './counterfoil-rows.ts'
import { type Database, type EditBatchRow, type OutboxRow, readMetadata } from './database.ts'
import { writeToDisk } from './disk-errors.ts'
import { openBatch, sealBatch } from './edit-batch.ts'
import type { OutboxChange, OutboxRows } from './local-store.ts'
import { createOutboxRevisions } from './outbox-revisions.ts'
import { readEdit } from './read-edit.ts'
import { type Pause, pauseWhile } from './search/yield-to-others.ts'
import { type OutboxWrite, writeOutbox } from './write-outbox.ts'

export interface OutboxRowsDependencies {
  readonly db: Database
  readonly cipher: Cipher
  /** Confirmed customers were stored, and made this version. */
  readonly confirmedChanged: (version: number, customers: readonly Customer[]) => void
}

/**
 * The outbox on the disk: one row an edit, or one for many that were saved at once. Everything is sealed before the
 * transaction begins.
 */
export function createOutboxRows({ db, cipher, confirmedChanged }: OutboxRowsDependencies): OutboxRows {
  /** As this window read or wrote them. */
  let known = createOutboxRevisions()
  let changesKnown: number | null = null

  async function all(): Promise<readonly Edit[]> {
    const { rows, batches, members, changes } = await readTables(db)
    const waiting = new Map(members.map(({ key, waiting }) => [key, waiting]))
    const isWaiting = (batch: EditBatchRow, at: number): boolean => waiting.get(batch.key)?.[at] === 1
    const pause = pauseWhile(() => true)
    const read = createOutboxRevisions(rows)
    const edits = await openInPieces(rows, pause, (row) => openRow(cipher, row))
    const own = new Set(rows.map(({ id }) => id))
    const opened = await openInPieces(batches, pause, async (batch) => {
      read.added(batch, (at) => isWaiting(batch, at))
      return (await openBatch(cipher, batch)).filter(({ id }, at) => isWaiting(batch, at) && !own.has(id))
    })
    for (const some of opened) edits.push(...some)
    changesKnown = changes
    known = read
    return inOrder(edits) ? edits : edits.sort((a, b) => a.seq - b.seq)
  }

  async function commit(change: OutboxChange): Promise<void> {
    const end = [...new Map((change.end ?? []).map((one) => [one.editId, one])).values()]
    const endedIds = new Set(end.map(({ editId }) => editId))
    // A row that cannot be read is kept as it is: writing it would lose what this version does not understand.
    const put = [...new Map((change.put ?? []).map((edit) => [edit.id, edit])).values()].filter(
      ({ id, state }) => !endedIds.has(id) && state.kind !== 'unreadable',
    )
    const confirmed = [...new Map((change.confirmed ?? []).map((one) => [one.id, one])).values()]
    const sealed = await sealAll(put, end, confirmed)
    const written = await writeToDisk(db, () => writeOutbox(db, sealed))
    changesKnown = written.changesKnown
    known.written(sealed.rows)
    sealed.batches.forEach((batch) => known.added(batch))
    endedIds.forEach(known.ended)
    if (sealed.delta) confirmedChanged(written.version, confirmed)
  }

  async function sealAll(
    put: readonly Edit[],
    end: readonly Counterfoil[],
    confirmed: readonly Customer[],
  ): Promise<OutboxWrite> {
    const isNew = ({ id }: Edit): boolean => known.revisionOf(id) === 0 && known.batchOf(id) === null
    const { together, alone } = intoBatches(put, isNew)
    const [rows, batches, counterfoils, delta] = await Promise.all([
      Promise.all(alone.map((edit) => sealEdit(cipher, edit, known.revisionOf(edit.id) + 1))),
      Promise.all(together.map((edits) => sealBatch(cipher, edits))),
      Promise.all(end.map((counterfoil) => sealCounterfoil(cipher, counterfoil))),
      confirmed.length > 0 ? sealDelta(cipher, confirmed) : null,
    ])
    const placeOf = (id: string) => ({ id, revision: known.revisionOf(id), batch: known.batchOf(id) })
    return {
      rows,
      batches,
      ended: end.map(({ editId }) => placeOf(editId)),
      // Their batch must still contain them; another window may have been faster.
      takenOut: rows.filter(({ revision }) => revision === 1).flatMap(({ id }) => known.batchOf(id) ?? []),
      counterfoils,
      delta,
      changesKnown,
    }
  }

  async function isAsRead(): Promise<boolean> {
    const now = await db.transaction('r', [db.outbox, db.editBatches, db.metadata], () =>
      Promise.all([readMetadata(db, 'outbox-changes'), db.outbox.count(), db.editBatches.count()]),
    )
    const [changes = 0, rows, batches] = now
    return changes === changesKnown && rows === known.rows() && batches === known.batches()
  }

  return { all, isAsRead, commit }
}

const readTables = (db: Database) =>
  db.transaction('r', [db.outbox, db.editBatches, db.batchMembers, db.metadata], async () => {
    const [rows, batches, members, changes] = await Promise.all([
      rowsInPieces(db.outbox, ({ id }) => id, ROWS_READ_AT_ONCE),
      rowsInPieces(db.editBatches, ({ key }) => key, BATCHES_READ_AT_ONCE),
      db.batchMembers.toArray(),
      readMetadata(db, 'outbox-changes'),
    ])
    // Nearly in the order of saving already.
    return { rows, batches: batches.sort(bySeq), members, changes: changes ?? 0 }
  })

const bySeq = (a: EditBatchRow, b: EditBatchRow): number => (a.seqs[0] ?? 0) - (b.seqs[0] ?? 0)

/** Within the caller's transaction: all rows of a table, of which the page is given a few at a time. */
async function rowsInPieces<T, K extends keyof T>(
  table: EntityTable<T, K>,
  keyOf: (row: T) => string,
  atOnce: number,
): Promise<T[]> {
  const all: T[] = []
  for (let after = ''; ;) {
    const some = await (table as unknown as Table<T, string>)
      .where(':id')
      .above(after)
      .limit(atOnce)
      .toArray()
    all.push(...some)
    const last = some.at(-1)
    if (!last || some.length < atOnce) return all
    after = keyOf(last)
  }
}

/** Opens a few at a time, so that the page can draw in between. */
async function openInPieces<R, T>(
  rows: readonly R[],
  pause: Pause,
  open: (row: R) => Promise<T>,
): Promise<T[]> {
  const opened: T[] = []
  for (let at = 0; at < rows.length; at += OPENED_AT_ONCE) {
    opened.push(...(await Promise.all(rows.slice(at, at + OPENED_AT_ONCE).map(open))))
    await pause()
  }
  return opened
}

const inOrder = (edits: readonly Edit[]): boolean =>
  edits.every(({ seq }, at) => at === 0 || (edits[at - 1]?.seq ?? 0) <= seq)

const ROWS_READ_AT_ONCE = 1_000
const BATCHES_READ_AT_ONCE = 20
const OPENED_AT_ONCE = 10

/** Without opening any of them. */
export async function countWaiting(db: Database): Promise<number> {
  const [ids, batches, members] = await Promise.all([
    db.outbox.toCollection().primaryKeys(),
    db.editBatches.toArray(),
    db.batchMembers.toArray(),
  ])
  const waiting = new Map(members.map((row) => [row.key, row.waiting]))
  const inBatches = batches.flatMap(({ key, ids }) => ids.filter((_, at) => waiting.get(key)?.[at] === 1))
  return new Set([...ids, ...inBatches]).size
}

/** Many new edits that were just saved are sealed together. */
function intoBatches(put: readonly Edit[], isNew: (edit: Edit) => boolean) {
  const plain = new Set(put.filter((edit) => isPackable(edit) && isNew(edit)))
  if (plain.size < FEWEST) return { together: [], alone: put }
  const members = [...plain]
  const together = Array.from({ length: Math.ceil(members.length / MOST) }, (_, at) =>
    members.slice(at * MOST, (at + 1) * MOST),
  )
  return { together, alone: put.filter((edit) => !plain.has(edit)) }
}

const openRow = async (cipher: Cipher, row: OutboxRow): Promise<Edit> =>
  readEdit(row, await openJson(cipher, place(row.id), row.data).catch(() => undefined))

async function sealEdit(cipher: Cipher, edit: Edit, revision: number): Promise<OutboxRow> {
  const { id, customerId, seq, createdAt, savedAt, saves, tries } = edit
  const data = await sealJson(cipher, place(id), edit)
  return { id, customerId, seq, revision, state: edit.state.kind, createdAt, savedAt, saves, tries, data }
}

const place = (id: string) => ({ table: 'outbox', key: id })
/** Fewer new edits than this are rows of their own. */
const FEWEST = 32
const MOST = 250
