import type { Edit } from '../../shared/edit.ts'
import { packEdits, type PackedEdits, unpackEdit } from '../domain/edits/packed-edits.ts'
import type { Cipher } from './cipher.ts'
import { openBytes, sealBytes } from './compression.ts'
import type { EditBatchRow } from './database.ts'
import { areReadableValues, unreadableEdit } from './read-edit.ts'

/** Many new edits, sealed as one. */
export async function sealBatch(cipher: Cipher, edits: readonly Edit[]): Promise<EditBatchRow> {
  const row = {
    key: crypto.randomUUID(),
    ids: edits.map(({ id }) => id),
    customerIds: Uint32Array.from(edits, ({ customerId }) => customerId),
    seqs: Float64Array.from(edits, ({ seq }) => seq),
    createdAt: Float64Array.from(edits, ({ createdAt }) => createdAt),
    savedAt: Float64Array.from(edits, ({ savedAt }) => savedAt),
    saves: Uint32Array.from(edits, ({ saves }) => saves),
  }
  return { ...row, data: await sealBytes(cipher, placeOf(row), JSON.stringify(packEdits(edits))) }
}

/** The edits of a batch. From a damaged one, what is not sealed is returned as unreadable edits. */
export async function openBatch(cipher: Cipher, row: EditBatchRow): Promise<readonly Edit[]> {
  const opened = await openBytes(cipher, placeOf(row), row.data)
    .then((text) => readBatch(JSON.parse(text), row.ids.length))
    .catch(() => null)
  return row.ids.map((id, at) => {
    const columns = {
      id,
      customerId: row.customerIds[at] ?? 0,
      seq: row.seqs[at] ?? 0,
      createdAt: row.createdAt[at] ?? 0,
      savedAt: row.savedAt[at] ?? 0,
      saves: row.saves[at] ?? 0,
    }
    const edit = opened && unpackEdit(opened, at, columns)
    return edit ?? unreadableEdit({ ...columns, tries: 0, data: row.data })
  })
}

/** @returns `null` where it is of another shape */
function readBatch(opened: unknown, count: number): PackedEdits | null {
  const batch = opened as Partial<PackedEdits> | null
  const { patches, bases, patchOf, baseOf, labels } = batch ?? {}
  if (![patches, bases, patchOf, baseOf, labels].every(Array.isArray)) return null
  if (patchOf?.length !== count || baseOf?.length !== count || labels?.length !== count) return null
  const isReadable =
    (patches ?? []).every((patch) => areReadableValues(patch)) && (bases ?? []).every(areReadableValues)
  return isReadable && labels.every((label) => typeof label === 'string') ? (batch as PackedEdits) : null
}

/** Binds what is not sealed: a batch with other ids, customers, times or counts does not open. */
function placeOf({ key, ids, customerIds, seqs, createdAt, savedAt, saves }: Omit<EditBatchRow, 'data'>) {
  const columns = [ids, customerIds, seqs, createdAt, savedAt, saves].map((column) => column.join(','))
  return { table: 'editBatches', key: [key, ...columns].join(' ') }
}
