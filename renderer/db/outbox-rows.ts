import type { Customer } from '../../shared/customer.ts'
import type { Counterfoil, Edit } from '../../shared/edit.ts'
import type { Cipher } from './cipher.ts'
import { sealParcel } from './confirmed/parcel.ts'
import { sealCounterfoil } from './counterfoil-rows.ts'
import { type Database, type OutboxRow, readFact } from './database.ts'
import { onDisk } from './disk-errors.ts'
import type { OutboxChange, OutboxRows } from './local-store.ts'
import { openJson, sealJson } from './packing.ts'
import { readEdit } from './read-edit.ts'
import { type OutboxWrite, type OutboxWritten, writeOutbox } from './write-outbox.ts'

export interface OutboxParts {
  readonly db: Database
  readonly cipher: Cipher
  /** Confirmed customers were stored, and made this version. */
  readonly confirmedChanged: (version: number, customers: readonly Customer[]) => void
}

/** The outbox on the disk, one row an edit. Everything is sealed before the transaction begins. */
export function createOutboxRows({ db, cipher, confirmedChanged }: OutboxParts): OutboxRows {
  /** Revisions as this window read or wrote them. */
  let known = new Map<string, number>()
  let changesKnown: number | null = null

  async function all(): Promise<readonly Edit[]> {
    const [rows, changes] = await db.transaction('r', db.outbox, db.facts, () =>
      Promise.all([db.outbox.toArray(), readFact(db, 'outbox-changes')]),
    )
    changesKnown = changes ?? 0
    known = new Map(rows.map(({ id, revision }) => [id, revision]))
    const edits = await Promise.all(
      rows.map(async (row) =>
        readEdit(row, await openJson(cipher, place(row.id), row.data).catch(() => undefined)),
      ),
    )
    return edits.sort((a, b) => a.seq - b.seq)
  }

  async function commit(change: OutboxChange): Promise<void> {
    const end = [...new Map((change.end ?? []).map((one) => [one.editId, one])).values()]
    const endedIds = new Set(end.map(({ editId }) => editId))
    // A row that cannot be read is kept as it is: what would be written of it is less than what is there.
    const put = [...new Map((change.put ?? []).map((edit) => [edit.id, edit])).values()].filter(
      ({ id, state }) => !endedIds.has(id) && state.kind !== 'unreadable',
    )
    const confirmed = [...new Map((change.confirmed ?? []).map((one) => [one.id, one])).values()]
    const sealed = await sealAll(put, end, confirmed)
    const written = await onDisk(() => write(sealed))
    changesKnown = written.changesKnown
    for (const { id, revision } of sealed.rows) known.set(id, revision)
    for (const id of endedIds) known.delete(id)
    if (sealed.parcel) confirmedChanged(written.version, confirmed)
  }

  async function sealAll(
    put: readonly Edit[],
    end: readonly Counterfoil[],
    confirmed: readonly Customer[],
  ): Promise<OutboxWrite> {
    const ended = end.map(({ editId }) => ({ id: editId, revision: known.get(editId) ?? 0 }))
    const [rows, counterfoils, parcel] = await Promise.all([
      Promise.all(put.map((edit) => sealEdit(cipher, edit, (known.get(edit.id) ?? 0) + 1))),
      Promise.all(end.map((counterfoil) => sealCounterfoil(cipher, counterfoil))),
      confirmed.length > 0 ? sealParcel(cipher, confirmed) : null,
    ])
    return { rows, ended, counterfoils, parcel, changesKnown }
  }

  async function write(change: OutboxWrite): Promise<OutboxWritten> {
    const written = await writeOutbox(db, change)
    if (written) return written
    // Dexie opens a connection again that the browser closed; one that the app closed stays closed.
    await db.outbox.count()
    const again = await writeOutbox(db, change)
    if (!again) throw new Error('The database is closed.')
    return again
  }

  return { all, commit }
}

async function sealEdit(cipher: Cipher, edit: Edit, revision: number): Promise<OutboxRow> {
  const { id, customerId, seq, createdAt, savedAt, saves, tries } = edit
  const data = await sealJson(cipher, place(id), edit)
  return { id, customerId, seq, revision, state: edit.state.kind, createdAt, savedAt, saves, tries, data }
}

const place = (id: string) => ({ table: 'outbox', key: id })
