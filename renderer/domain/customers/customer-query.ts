// What a list of customers can be asked for, and what it shows of one.

import type { Customer, FieldName } from '../../../shared/customer.ts'

export type EmailOwner = Pick<Customer, 'id' | 'email'>

export type RowState = 'clean' | 'waiting' | 'refused' | 'conflict'

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
