import { Dexie, type EntityTable, type Table } from 'dexie'
import type { EditStateKind, Ending } from '../../shared/edit.ts'

/**
 * The tables of one store's database. `data` is always sealed; everything else is ids, states, counts and
 * times, and says nothing about a person.
 */
export interface Database extends Dexie {
  readonly facts: Table<FactRow, FactName>
  readonly outbox: EntityTable<OutboxRow, 'id'>
  readonly counterfoils: EntityTable<CounterfoilRow, 'editId'>
  readonly blocks: EntityTable<BlockRow, 'first'>
  readonly tail: EntityTable<TailRow, 'key'>
  readonly segments: Table<SegmentRow, [number, SegmentPart, number]>
  readonly notebook: Table<NotebookRow, [string, number]>
}

export type Bytes = Uint8Array<ArrayBuffer>

export interface OutboxRow {
  readonly id: string
  readonly customerId: number
  readonly seq: number
  /** One more with every write, so that a window notices that another one was faster. */
  readonly revision: number
  readonly state: EditStateKind
  readonly createdAt: number
  readonly savedAt: number
  readonly saves: number
  readonly tries: number
  readonly data: Bytes
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

/** Changes that no block holds yet: a handful of customers that came together, or ids that are gone. */
export interface TailRow {
  readonly key: string
  readonly version: number
  readonly ids: readonly number[]
  readonly gone: readonly number[]
  /** `null` where nothing but `gone` is told. */
  readonly data: Bytes | null
}

export type SegmentPart = 'rows' | 'notes' | 'order'

/** A piece of what lists and search need of thousands of customers; derived, and rebuilt when it is missing. */
export interface SegmentRow {
  readonly generation: number
  readonly part: SegmentPart
  readonly no: number
  readonly data: Bytes
}

export interface NotebookRow {
  readonly page: string
  /** 0 for pages that are about no customer. */
  readonly customerId: number
  readonly data: Bytes
}

export interface Facts {
  /** A known text, sealed: tells whether a key is the one that the data were sealed with. */
  readonly 'key-check': Bytes
  /** One more with every change of confirmed customers. */
  readonly version: number
  /** One more with every change of an edit that was in the outbox before. */
  readonly 'outbox-changes': number
  readonly sums: { readonly delivered: number; readonly discarded: number; readonly nothingLeft: number }
  readonly catalogue: Catalogue
  /** The first rows of the list as it was shown last, sealed. */
  readonly opening: Bytes
}

/** Which segments count, and up to which version of the confirmed customers they tell. */
export interface Catalogue {
  readonly generation: number
  readonly version: number
  readonly segments: number
  /** Up to this version, the tail no longer tells which customers are gone. */
  readonly goneUpTo: number
}

export type FactName = keyof Facts
export type FactRow = { readonly [N in FactName]: { readonly name: N; readonly value: Facts[N] } }[FactName]

export const databaseName = (storeHash: string): string => `counterfoil-${storeHash}`

/**
 * `relaxed`: written when the system writes it, but never later than anything strict that comes after it, also of
 * another connection: all of a database is in one log. A power cut may take it, the end of the app does not.
 */
export type Durability = 'strict' | 'relaxed'

/**
 * Opens the database of a store in its present version, upgrading an older one. Every version that was ever
 * released stays in this list and has a fixture in `test/db/fixtures`.
 */
export async function openDatabase(storeHash: string, durability: Durability = 'strict'): Promise<Database> {
  const db = new Dexie(databaseName(storeHash), {
    chromeTransactionDurability: durability,
    cache: 'disabled',
  }) as Database
  db.version(1).stores({
    facts: 'name',
    outbox: 'id',
    counterfoils: 'editId, customerId, [endedAt+editId]',
    blocks: 'first, last, count, version',
    tail: 'key, version, *ids',
    segments: '[generation+part+no]',
    notebook: '[page+customerId]',
  })
  // Another window erases this store, or a newer app upgrades it: make way, and never open an empty database
  // in its place. `false` keeps Dexie from its own answer.
  db.on('versionchange', () => {
    db.close()
    return false
  })
  tryOpeningAnew(db)
  await db.open()
  return db
}

/**
 * On a full disk the browser closes a database, and cannot open it again. Dexie would leave it closed for good
 * then; this way the next call tries anew, unless the app closed it.
 */
function tryOpeningAnew(db: Database): void {
  let isClosed = false
  const [open, close] = [db.open.bind(db), db.close.bind(db)]
  db.close = (options) => {
    if (options?.disableAutoOpen !== false) isClosed = true
    close(options)
  }
  db.open = () => {
    const opening = open()
    // Those who wait for it fail first: they must not begin it again at once, without an end.
    opening.catch(() => setTimeout(() => isClosed || close({ disableAutoOpen: false })))
    return opening
  }
}

/** Other windows make way, as they hear that the version changes. */
export function deleteDatabase(storeHash: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(databaseName(storeHash))
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error ?? new Error('The database could not be deleted.'))
  })
}

export async function readFact<N extends FactName>(db: Database, name: N): Promise<Facts[N] | undefined> {
  return (await db.facts.get(name))?.value as Facts[N] | undefined
}

export async function writeFact<N extends FactName>(db: Database, name: N, value: Facts[N]): Promise<void> {
  await db.facts.put({ name, value } as FactRow)
}
