import type { Customer } from '../../shared/customer.ts'
import type { Counterfoil, Edit } from '../../shared/edit.ts'
import type { Cipher } from './cipher.ts'
import { sealParcel } from './confirmed/parcel.ts'
import { nextVersion } from './confirmed/version.ts'
import { addCounterfoils, sealCounterfoil } from './counterfoil-rows.ts'
import type { CounterfoilRow, Database, OutboxRow, TailRow } from './database.ts'
import { onDisk } from './disk-errors.ts'
import { type OutboxChange, type OutboxRows, StaleOutboxError } from './local-store.ts'
import { openJson, sealJson } from './packing.ts'
import { putEdits } from './put-edits.ts'
import { readEdit } from './read-edit.ts'

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

  async function all(): Promise<readonly Edit[]> {
    const rows = await db.outbox.toArray()
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
    const ended = new Set(end.map(({ editId }) => editId))
    // A row that cannot be read is kept as it is: what would be written of it is less than what is there.
    const put = [...new Map((change.put ?? []).map((edit) => [edit.id, edit])).values()].filter(
      ({ id, state }) => !ended.has(id) && state.kind !== 'unreadable',
    )
    const confirmed = [...new Map((change.confirmed ?? []).map((one) => [one.id, one])).values()]
    const sealed = await sealAll(put, end, confirmed)
    const version = await onDisk(() => write(sealed, put, end))
    for (const { id, revision } of sealed.rows) known.set(id, revision)
    for (const id of ended) known.delete(id)
    if (sealed.parcel) confirmedChanged(version, confirmed)
  }

  async function sealAll(
    put: readonly Edit[],
    end: readonly Counterfoil[],
    confirmed: readonly Customer[],
  ): Promise<Sealed> {
    const [rows, stubs, parcel] = await Promise.all([
      Promise.all(put.map((edit) => sealEdit(cipher, edit, (known.get(edit.id) ?? 0) + 1))),
      Promise.all(end.map((counterfoil) => sealCounterfoil(cipher, counterfoil))),
      confirmed.length > 0 ? sealParcel(cipher, confirmed) : null,
    ])
    return { rows, stubs, parcel }
  }

  async function write(
    { rows, stubs, parcel }: Sealed,
    put: readonly Edit[],
    end: readonly Counterfoil[],
  ): Promise<number> {
    if (stubs.length === 0 && !parcel && (await putEdits(db, rows))) return 0
    const tables = [
      db.outbox,
      ...(stubs.length > 0 ? [db.counterfoils, db.facts] : []),
      ...(parcel ? [db.tail, db.facts] : []),
    ]
    return db.transaction('rw', [...new Set(tables)], async () => {
      const ids = [...put.map(({ id }) => id), ...end.map(({ editId }) => editId)]
      const there = await db.outbox.bulkGet(ids)
      ids.forEach((id, at) => {
        if ((there[at]?.revision ?? 0) !== (known.get(id) ?? 0)) {
          throw new StaleOutboxError(`Another window changed edit ${id}.`)
        }
      })
      // Side by side, since each of them waits for the disk's process several times.
      const [version] = await Promise.all([
        parcel ? addParcel(parcel) : 0,
        rows.length > 0 ? db.outbox.bulkPut(rows) : null,
        ...(stubs.length > 0
          ? [db.outbox.bulkDelete(end.map(({ editId }) => editId)), addCounterfoils(db, stubs)]
          : []),
      ])
      return version
    })
  }

  /** Within the caller's transaction. @returns the version that it makes */
  async function addParcel(parcel: Omit<TailRow, 'version'>): Promise<number> {
    const version = await nextVersion(db)
    await db.tail.add({ ...parcel, version })
    return version
  }

  return { all, commit }
}

interface Sealed {
  readonly rows: readonly OutboxRow[]
  readonly stubs: readonly CounterfoilRow[]
  readonly parcel: Omit<TailRow, 'version'> | null
}

async function sealEdit(cipher: Cipher, edit: Edit, revision: number): Promise<OutboxRow> {
  const { id, customerId, seq, createdAt, savedAt, saves, tries } = edit
  const data = await sealJson(cipher, place(id), edit)
  return { id, customerId, seq, revision, state: edit.state.kind, createdAt, savedAt, saves, tries, data }
}

const place = (id: string) => ({ table: 'outbox', key: id })
