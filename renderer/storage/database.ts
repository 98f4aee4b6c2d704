import { Dexie, type EntityTable, type Table } from 'dexie'
import type { EditStateKind, Ending } from '../../shared/edit.ts'

/**
 * The tables of one store's database. `data` is always sealed; everything else is ids, states, counts and
 * times, and says nothing about a person. Three tables have another name on the disk, where the names of the
 * first version stay.
 */
export interface Database extends Dexie {
  readonly metadata: Table<MetadataRow, MetadataName>
  readonly outbox: EntityTable<OutboxRow, 'id'>
  readonly editBatches: EntityTable<EditBatchRow, 'key'>
  readonly batchMembers: EntityTable<BatchMembersRow, 'key'>
  readonly counterfoils: EntityTable<CounterfoilRow, 'editId'>
  readonly blocks: EntityTable<BlockRow, 'first'>
  readonly deltas: EntityTable<DeltaRow, 'key'>
  readonly segments: Table<SegmentRow, [number, SegmentPart, number]>
  readonly keyValues: Table<KeyValueRow, [string, number]>
}

export type Bytes = Uint8Array<ArrayBuffer>

export interface OutboxRow {
  readonly id: string
  readonly customerId: number
  readonly seq: number
  /** Increases with every write, so that a window notices when another one was faster. */
  readonly revision: number
  readonly state: EditStateKind
  readonly createdAt: number
  readonly savedAt: number
  readonly saves: number
  readonly tries: number
  readonly data: Bytes
}

/**
 * Many edits that were saved at once, sealed as one. It never changes: an edit to which something happens gets a row
 * of its own in `outbox`, which counts more.
 */
export interface EditBatchRow {
  readonly key: string
  readonly ids: readonly string[]
  readonly customerIds: Uint32Array
  readonly seqs: Float64Array
  readonly createdAt: Float64Array
  readonly savedAt: Float64Array
  readonly saves: Uint32Array
  readonly data: Bytes
}

/** Which edits of a batch still wait. The batch is removed with the last of them. */
export interface BatchMembersRow {
  readonly key: string
  /** 1 for each that waits, by its place in the batch. */
  readonly waiting: Uint8Array
}

export interface CounterfoilRow {
  readonly editId: string
  readonly customerId: number
  readonly ending: Ending['kind']
  readonly createdAt: number
  readonly endedAt: number
  readonly saves: number
  readonly tries: number
  readonly data: Bytes
}

/** A few hundred confirmed customers, neighbours by id, packed and sealed as a whole. */
export interface BlockRow {
  readonly first: number
  readonly last: number
  readonly count: number
  readonly version: number
  /** Ascending. */
  readonly ids: Uint32Array
  readonly data: Bytes
}

/** A delta: a handful of customers that changed together, or ids that were removed, which no block has yet. */
export interface DeltaRow {
  readonly key: string
  readonly version: number
  readonly ids: readonly number[]
  readonly gone: readonly number[]
  /** `null` where customers were only removed. */
  readonly data: Bytes | null
}

export type SegmentPart = 'rows' | 'notes' | 'order'

/** A part of what lists and search need of thousands of customers; derived, and rebuilt when it is missing. */
export interface SegmentRow {
  readonly generation: number
  readonly part: SegmentPart
  readonly no: number
  readonly data: Bytes
}

export interface KeyValueRow {
  /** The name of the value; on the disk the column has its name of the first version. */
  readonly page: string
  /** 0 for values that are about no customer. */
  readonly customerId: number
  readonly data: Bytes
}

export interface Metadata {
  /** A known text, sealed: shows whether a key is the one that the data were sealed with. */
  readonly 'key-check': Bytes
  /** The version of the app that wrote last, and the format of what it wrote. */
  readonly 'written-by': { readonly format: number; readonly app: string }
  /** Increases with every change of confirmed customers. */
  readonly version: number
  /** Increases with every change of an edit that was in the outbox before. */
  readonly 'outbox-changes': number
  readonly sums: { readonly delivered: number; readonly discarded: number; readonly nothingLeft: number }
  readonly catalogue: Catalogue
  /** The first page of the list as it was shown last, sealed. */
  readonly opening: Bytes
}

/** The present segments, and the version of the confirmed customers that they hold. */
export interface Catalogue {
  readonly generation: number
  readonly version: number
  readonly segments: number
  /** Up to this version, the delta log no longer lists which customers are gone. */
  readonly goneUpTo: number
}

export type MetadataName = keyof Metadata
export type MetadataRow = {
  readonly [N in MetadataName]: { readonly name: N; readonly value: Metadata[N] }
}[MetadataName]

/** The browser's number of the newest version below: Dexie counts in tens. */
export const DATABASE_VERSION = 20

export const databaseName = (storeHash: string): string => `counterfoil-${storeHash}`

/**
 * `relaxed`: written when the system writes it, but never later than anything strict that comes after it, also of
 * another connection: all of a database is in one log. It may be lost in a power cut, but not when the app ends.
 */
export type Durability = 'strict' | 'relaxed'

/**
 * Opens the database of a store in its present version, upgrading an older one. Every version that was ever
 * released stays in this list and has a fixture in `test/fixtures/database`.
 */
export async function openDatabase(storeHash: string, durability: Durability = 'strict'): Promise<Database> {
  const db = new Dexie(databaseName(storeHash), {
    chromeTransactionDurability: durability,
    cache: 'disabled',
  })
  db.version(1).stores({
    facts: 'name',
    outbox: 'id',
    counterfoils: 'editId, customerId, [endedAt+editId]',
    blocks: 'first, last, count, version',
    tail: 'key, version, *ids',
    segments: '[generation+part+no]',
    notebook: '[page+customerId]',
  })
  db.version(2).stores({ editBatches: 'key', batchMembers: 'key' })
  // Another window erases this store, or a newer app upgrades it: this connection closes, and never opens an
  // empty database in its place. `false` turns Dexie's own reaction off.
  db.on('versionchange', () => {
    db.close()
    return false
  })
  reopenAfterClose(db)
  await db.open()
  const names = { metadata: db.table('facts'), deltas: db.table('tail'), keyValues: db.table('notebook') }
  return Object.assign(db, names) as unknown as Database
}

/**
 * On a full disk the browser closes a database, and cannot open it again. Dexie would leave it closed for good
 * then; this way the next call tries again, unless the app closed it.
 */
function reopenAfterClose(db: Dexie): void {
  let isClosed = false
  const [open, close] = [db.open.bind(db), db.close.bind(db)]
  db.close = (options) => {
    if (options?.disableAutoOpen !== false) isClosed = true
    close(options)
  }
  db.open = () => {
    const opening = open()
    // The callers that wait for it fail first: they must not open it again at once, without an end.
    opening.catch(() => setTimeout(() => isClosed || close({ disableAutoOpen: false })))
    return opening
  }
}

/** Other windows close their connections, as they are notified that the version changes. */
export function deleteDatabase(storeHash: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(databaseName(storeHash))
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error ?? new Error('The database could not be deleted.'))
  })
}

export async function readMetadata<N extends MetadataName>(
  db: Database,
  name: N,
): Promise<Metadata[N] | undefined> {
  return (await db.metadata.get(name))?.value as Metadata[N] | undefined
}

export async function writeMetadata<N extends MetadataName>(
  db: Database,
  name: N,
  value: Metadata[N],
): Promise<void> {
  await db.metadata.put({ name, value } as MetadataRow)
}
