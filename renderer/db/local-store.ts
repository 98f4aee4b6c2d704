import type { Address, Customer, CustomerGroup, FieldName } from '../../shared/customer.ts'
import type { Counterfoil, Edit } from '../../shared/edit.ts'

/**
 * The data of one store on this machine: what `renderer/db` offers and all that the rest of the page may
 * know of it. Everything about a person is encrypted on the disk; blocks, segments, worker and Dexie are
 * this folder's own business. Opened once per page and store.
 */
export interface LocalStore {
  readonly storeHash: string
  readonly customers: ConfirmedCustomers
  readonly search: CustomerSearch
  readonly outbox: OutboxRows
  readonly counterfoils: CounterfoilRows
  readonly notebook: Notebook
  /** Closes the database and ends the worker; pending writes are finished first. */
  close(): Promise<void>
  /** Closes, then deletes the database of this store. */
  erase(): Promise<void>
}

/** Confirmed customers, as the store last returned them. */
export interface ConfirmedCustomers {
  /**
   * Stores whole customers, new or changed; search knows them when this resolves, or, while its index is being
   * read, when that is done. A power cut may take them until something is written to outbox or notebook.
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
  find(query: CustomerQuery, from: number, to: number): Promise<Found | null>
  /** All hits' ids in order; for "select all that match" and export. */
  allIds(query: CustomerQuery): Promise<Uint32Array>
  /** The position of a customer in the query's order, or -1. */
  positionOf(query: CustomerQuery, id: number): Promise<number>
  /** All who have one of these emails as people see them, whatever the case of the letters; in no order. */
  ownersOf(emails: readonly string[]): Promise<readonly EmailOwner[]>
  /** What the outbox lays over customers; the index searches and sorts what people see. */
  setLanes(lanes: ReadonlyMap<number, LaneMark | null>): Promise<void>
  /**
   * Hears that rows or their number may have changed (a pull, a delivery, loading going on), and the last
   * such news at once.
   */
  onChange(hear: (what: SearchChange) => void): () => void
}

export type EmailOwner = Pick<Customer, 'id' | 'email'>

export interface LaneMark {
  /** The customer as shown: confirmed with the lane laid over it. */
  readonly shown: Customer
  readonly pending: readonly FieldName[]
  readonly state: RowState
}

export type RowState = 'clean' | 'waiting' | 'refused' | 'conflict'

export interface SearchChange {
  /** Customers the index holds now. */
  readonly indexed: number
  /** Customers on the disk that the index has yet to read. */
  readonly loading: boolean
}

export interface CustomerQuery {
  /** Words in any order; every one must occur in name, company, email, phone, notes or id. */
  readonly text: string
  readonly filters: CustomerFilters
  readonly sort: { readonly by: SortColumn; readonly direction: 'up' | 'down' }
}

export interface CustomerFilters {
  readonly group?: number
  readonly state?: Exclude<RowState, 'clean'>
  readonly hasCredit?: boolean
  /** Milliseconds since 1970, inclusive. */
  readonly createdFrom?: number
  readonly createdTo?: number
  readonly modifiedFrom?: number
  readonly modifiedTo?: number
}

export const SORT_COLUMNS = [
  'name',
  'company',
  'email',
  'phone',
  'store_credit',
  'customer_group_id',
  'date_created',
  'date_modified',
  'id',
] as const
export type SortColumn = (typeof SORT_COLUMNS)[number]

export interface Found {
  readonly total: number
  readonly from: number
  readonly rows: readonly CustomerRow[]
}

/** What a list shows of one customer, pending values included. */
export interface CustomerRow {
  readonly id: number
  readonly first_name: string
  readonly last_name: string
  readonly company: string
  readonly email: string
  readonly phone: string
  readonly store_credit: string
  readonly customer_group_id: number
  readonly date_created: number
  readonly date_modified: number
  readonly state: RowState
  readonly pending: readonly FieldName[]
  /** A piece of the notes around the first match, or `''` where the match is not in the notes. */
  readonly noteExcerpt: string
}

/** The outbox on the disk: one row an edit. Rows are small in number and are read whole at the start. */
export interface OutboxRows {
  /** Every waiting edit by `seq`. Rows that cannot be understood come back with state `unreadable`. */
  all(): Promise<readonly Edit[]>
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
   * before, so that those of one moment are not passed over. Omit for the newest.
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
export interface Notebook {
  read<K extends keyof NotebookPages>(page: K): Promise<NotebookPages[K] | undefined>
  write<K extends keyof NotebookPages>(page: K, value: NotebookPages[K]): Promise<void>
  readFor<K extends keyof CustomerPages>(page: K, customerId: number): Promise<CustomerPages[K] | undefined>
  writeFor<K extends keyof CustomerPages>(
    page: K,
    customerId: number,
    value: CustomerPages[K] | null,
  ): Promise<void>
  /** Ids of customers that have such a page. */
  customersWith(page: keyof CustomerPages): Promise<readonly number[]>
}

export interface NotebookPages {
  readonly pull: PullMark
  readonly groups: { readonly groups: readonly CustomerGroup[]; readonly fetchedAt: number }
  /** Whether a person stopped the drain: it stays so until they go on. */
  readonly drain: { readonly isStopped: boolean }
}

export interface CustomerPages {
  readonly addresses: { readonly addresses: readonly Address[]; readonly fetchedAt: number }
  /** Unsaved input of the form, by field, as typed. */
  readonly draft: { readonly typed: Readonly<Record<string, unknown>>; readonly since: number }
  /** What was typed and chosen for edits of theirs that need a person, by edit. */
  readonly 'edit-drafts': { readonly edits: Readonly<Record<string, unknown>> }
}

/** How far the pulls have come. */
export interface PullMark {
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
