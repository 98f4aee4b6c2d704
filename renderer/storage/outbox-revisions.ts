import type { EditBatchRow, OutboxRow } from './database.ts'

/** What this window knows of the outbox on the disk: where each edit is, and at which revision. */
export interface OutboxRevisions {
  /** Of the edit's own row; 0 where it has none. */
  revisionOf(editId: string): number
  /** The batch that the edit was saved in, and its place there. */
  batchOf(editId: string): BatchPlace | null
  /** How many rows and batches there are. */
  rows(): number
  batches(): number
  written(rows: readonly OutboxRow[]): void
  /** @param isWaiting whether the edit at a place in it still waits; all do, where it is left out */
  added(batch: EditBatchRow, isWaiting?: (at: number) => boolean): void
  ended(editId: string): void
}

export interface BatchPlace {
  readonly key: string
  readonly at: number
}

type Batch = Pick<EditBatchRow, 'key' | 'ids'>

/** @param rows as they were read */
export function createOutboxRevisions(rows: readonly OutboxRow[] = []): OutboxRevisions {
  const revisions = new Map(rows.map(({ id, revision }) => [id, revision]))
  const batches = new Map<string, Batch>()

  return {
    revisionOf: (editId) => revisions.get(editId) ?? 0,
    batchOf(editId) {
      const batch = batches.get(editId)
      return batch ? { key: batch.key, at: batch.ids.indexOf(editId) } : null
    },
    rows: () => revisions.size,
    batches: () => new Set(batches.values()).size,
    written(rows) {
      for (const { id, revision } of rows) revisions.set(id, revision)
    },
    added({ key, ids }, isWaiting = () => true) {
      const batch = { key, ids }
      ids.forEach((id, at) => isWaiting(at) && batches.set(id, batch))
    },
    ended(editId) {
      revisions.delete(editId)
      batches.delete(editId)
    },
  }
}
