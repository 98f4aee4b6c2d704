import type { Customer, FieldName } from '../../../shared/customer.ts'
import type { RowState } from '../../domain/customers/customer-query.ts'

/** What lists and search need of one customer. */
export type ListCustomer = Pick<
  Customer,
  | 'id'
  | 'first_name'
  | 'last_name'
  | 'company'
  | 'email'
  | 'phone'
  | 'store_credit'
  | 'customer_group_id'
  | 'date_created'
  | 'date_modified'
  | 'notes'
>

/** The outbox's changes to a customer. */
export interface IndexOverlay {
  readonly shown: ListCustomer
  readonly pending: readonly FieldName[]
  readonly state: RowState
}
