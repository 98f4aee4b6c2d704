import type { Address, Customer, CustomerGroup, FieldName } from '../../shared/customer.ts'
import type { EmailOwner, RowState, CustomerQuery, CustomerRow } from '../domain/customers/customer-query.ts'
import type { Counterfoil, Edit } from '../../shared/edit.ts'
import type { UnreadableRecord } from '../../shared/unreadable.ts'

/**
 * The data of one store on this machine: what `renderer/storage` offers and all that the rest of the page may know of
 * it. Everything about a person is encrypted on the disk; blocks, segments, worker and Dexie are known in this folder
 * only. Opened once per page and store.
 */
export interface LocalStore {
  readonly storeHash: string
  readonly customers: ConfirmedCustomers
  readonly search: CustomerSearch
  readonly outbox: OutboxRows
  readonly counterfoils: CounterfoilRows
  readonly keyValues: KeyValueStore
  /** Closes the database and ends the worker; pending writes are finished first. */
  close(): Promise<void>
  /** Closes, then deletes the database of this store. */
  erase(): Promise<void>
}

/** Confirmed customers, as the store last returned them. */
export interface ConfirmedCustomers {
  /**
   * Stores whole customers, new or changed; search knows them when this resolves, or, while its index is being read,
   * when that is done. A power cut may lose them until something is written to the outbox or the key-value store.
   */
  save(customers: readonly Customer[]): Promise<void>
  get(id: number): Promise<Customer | undefined>
  /** In the order of `ids`; unknown ids are left out. */
  getMany(ids: readonly number[]): Promise<readonly Customer[]>
  /** Ids present with `from <= id <= to`, ascending: for finding deletions. */
  idsBetween(from: number, to: number): Promise<readonly number[]>
  remove(ids: readonly number[]): Promise<void>
  count(): Promise<number>
}

export interface CustomerSearch {
  /**
   * The rows of `query` from `from` (0-based) up to but not including `to`, in order, and how many hits
   * there are. A newer call cancels an older one, which then resolves to `null`.
   */
  find(query: CustomerQuery, from: number, to: number): Promise<SearchResult | null>
  /** All hits' ids in order; for "select all that match" and export. */
  allIds(query: CustomerQuery): Promise<Uint32Array>
  /** The position of a customer in the query's order, or -1. */
  positionOf(query: CustomerQuery, id: number): Promise<number>
  /** Customers who have one of these emails as people see them, ignoring case; in no order. */
  ownersOf(emails: readonly string[]): Promise<readonly EmailOwner[]>
  /** Customers with waiting edits, as people see them; the index searches and sorts these values. */
  setOverlays(lanes: ReadonlyMap<number, Overlay | null>): Promise<void>
  /**
   * Called when rows or their number may have changed (a pull, a delivery, more of the index was read), and at
   * once with the last such change.
   */
  onChange(listener: (change: SearchChange) => void): () => void
}

export interface Overlay {
  /** The customer as shown: confirmed, with the lane's patches applied. */
  readonly shown: Customer
  readonly pending: readonly FieldName[]
  readonly state: RowState
}

export interface SearchChange {
  /** Customers the index holds now. */
  readonly indexed: number
  /** Customers on the disk that the index has yet to read. */
  readonly loading: boolean
}

export interface SearchResult {
  readonly total: number
  readonly from: number
  readonly rows: readonly CustomerRow[]
}

/** The outbox on the disk: one row an edit. Rows are small in number and are read whole at the start. */
export interface OutboxRows {
  /** Every waiting edit by `seq`. Rows that cannot be understood come back with state `unreadable`. */
  all(): Promise<readonly Edit[]>
  /** Whether everything on the disk is as this window read or wrote it last. */
  isAsRead(): Promise<boolean>
  /**
   * One strict transaction: what is in it happens wholly or not at all. Resolves when it is on the disk.
   * @throws {StaleOutboxError} when another window changed one of these rows since it was read
   * @throws {DiskFullError} when there is no room; nothing was written
   */
  commit(change: OutboxChange): Promise<void>
}

export interface OutboxChange {
  /** Edits to write, new or changed. */
  readonly put?: readonly Edit[]
  /** Edits that ended, with the record that stays. */
  readonly end?: readonly Counterfoil[]
  /** Confirmed values that came with the outcome. */
  readonly confirmed?: readonly Customer[]
}

export class StaleOutboxError extends Error {
  override readonly name = 'StaleOutboxError'
}

export class DiskFullError extends Error {
  override readonly name = 'DiskFullError'
}

export interface CounterfoilRows {
  /**
   * Newest first, at most `limit`, ended before `before`: a time (ms), or the last counterfoil of the page
   * before, so that those of one moment are not skipped. Omit for the newest.
   */
  page(
    limit: number,
    before?: number | Pick<Counterfoil, 'endedAt' | 'editId'>,
  ): Promise<readonly Counterfoil[]>
  ofCustomer(customerId: number): Promise<readonly Counterfoil[]>
  get(editId: string): Promise<Counterfoil | undefined>
  count(): Promise<number>
  /** How many saves ended, by kind of ending: for the conservation sum. */
  sums(): Promise<{ readonly delivered: number; readonly discarded: number; readonly nothingLeft: number }>
  all(): AsyncIterable<readonly Counterfoil[]>
}

/** Small values by name, encrypted: drafts, groups, addresses, where the last pull stopped. */
export interface KeyValueStore {
  read<K extends keyof KeyValues>(name: K): Promise<KeyValues[K] | undefined>
  write<K extends keyof KeyValues>(name: K, value: KeyValues[K]): Promise<void>
  readFor<K extends keyof CustomerKeyValues>(
    name: K,
    customerId: number,
  ): Promise<CustomerKeyValues[K] | undefined>
  writeFor<K extends keyof CustomerKeyValues>(
    name: K,
    customerId: number,
    value: CustomerKeyValues[K] | null,
  ): Promise<void>
  /** Ids of customers that have such a value. */
  customersWith(name: keyof CustomerKeyValues): Promise<readonly number[]>
}

export interface KeyValues {
  readonly pull: PullProgress
  readonly groups: { readonly groups: readonly CustomerGroup[]; readonly fetchedAt: number }
  /** Whether a person paused sending: it stays paused until they resume it. */
  readonly drain: { readonly isStopped: boolean }
  /** Records of the store that cannot be understood. */
  readonly unreadable: { readonly records: readonly UnreadableRecord[] }
}

export interface CustomerKeyValues {
  readonly addresses: {
    readonly addresses: readonly Address[]
    /** How many more the store has that cannot be understood. */
    readonly unreadable?: number
    readonly fetchedAt: number
  }
  /** Unsaved input of the form, by field, as typed. */
  readonly draft: { readonly typed: Readonly<Record<string, unknown>>; readonly since: number }
  /** What was typed and chosen for edits of theirs that need a person, by edit. */
  readonly 'edit-drafts': { readonly edits: Readonly<Record<string, unknown>> }
}

/** How far the pulls have come. */
export interface PullProgress {
  /** The first download: every id up to and including `upTo` is here. */
  readonly first: {
    readonly upTo: number
    readonly total: number | null
    readonly startedAt: number
    readonly done: boolean
  }
  /** The store's clock when the last complete pull began (ms); changes since then are to be fetched. */
  readonly changesSince: number | null
  readonly finishedAt: number | null
}
