import type { Customer } from '../../../shared/customer.ts'

/** The acts of a contender. It leaves out those that don't apply to it. */
export interface Contender {
  /** Opens the database, or creates it. */
  open(): Promise<void>
  close(): Promise<void>
  /** Stores all customers of a first download, durably. */
  store(customers: readonly Customer[]): Promise<void>
  /** Waits for the work that continues in the background after `store`. */
  settle?(): Promise<void>
  /** The ids of the first 50 customers in the order of names. */
  firstRows(): Promise<readonly number[]>
  /** How many customers a search for this lower-case word finds. */
  search(word: string): Promise<number>
  /** Loads all customers, as an app that shows and searches them would. */
  load(): Promise<unknown>
  /** @param about how many customers are stored */
  saver?(about: { readonly customers: number }): Promise<EditSaver>
  /** @param edits waiting edits, whose outcomes will be stored */
  outcomes?(edits: readonly PlannedEdit[]): Promise<OutcomeStorer>
}

export interface EditSaver {
  /** What an app does long before the save, when the customer is opened. Not measured. */
  before?(edit: PlannedEdit): Promise<unknown>
  /** The edit is durable when this resolves. */
  save(edit: PlannedEdit): Promise<void>
}

export interface OutcomeStorer {
  /** How many outcomes arrive at the same time. */
  readonly sideBySide: number
  /** The outcome is durable when this resolves. @param customer as the store answered */
  take(customer: Customer): Promise<void>
}

/** An edit to be saved. */
export interface PlannedEdit {
  readonly customerId: number
  readonly patch: { readonly phone: string; readonly notes: string }
}
