import type { Customer } from '../../../shared/customer.ts'

/** What a page can be asked to do. A contender leaves out what does not fit it. */
export interface Contender {
  /** Opens what is on the disk, or makes room for it. */
  open(): Promise<void>
  close(): Promise<void>
  /** Stores all customers of a first download, durably. */
  store(customers: readonly Customer[]): Promise<void>
  /** What goes on in the background after that is waited for. */
  settle?(): Promise<void>
  /** The ids of the first 50 customers in the order of names. */
  firstRows(): Promise<readonly number[]>
  /** How many customers have this word, in lower case, in what people search. */
  search(word: string): Promise<number>
  /** Has all customers at hand, as an app that shows and searches them would. */
  load(): Promise<unknown>
  /** Makes a saver of edits; so many customers are there. */
  saver?(about: { readonly customers: number }): Promise<EditSaver>
  /** Makes a storer of outcomes of so many deliveries, whose edits are waiting. */
  outcomes?(edits: readonly PlannedEdit[]): Promise<OutcomeStorer>
}

export interface EditSaver {
  /** What happens long before, when the customer is opened; it is not measured. */
  before?(edit: PlannedEdit): Promise<unknown>
  /** Durably saved when it resolves. */
  save(edit: PlannedEdit): Promise<void>
}

export interface OutcomeStorer {
  /** So many outcomes are on the way at a time. */
  readonly sideBySide: number
  /** @param customer as the store answered. Durably stored when it resolves. */
  take(customer: Customer): Promise<void>
}

/** An edit that somebody will save. */
export interface PlannedEdit {
  readonly customerId: number
  readonly patch: { readonly phone: string; readonly notes: string }
}
