import type { Customer } from '../../../shared/customer.ts'
import type { SearchResult, Overlay, SearchChange } from '../local-store.ts'
import type { CustomerQuery, EmailOwner } from '../../domain/customers/customer-query.ts'

/** The calls of the page to its worker. */
export interface Calls {
  open: { args: { storeHash: string; key: CryptoKey }; result: null }
  /** Stores customers and takes them into the index, unless that is being read: then it reads them as well. */
  save: { args: { customers: readonly Customer[] }; result: null }
  remove: { args: { ids: readonly number[] }; result: null }
  /** The page has stored these itself, with the outcome of a delivery. */
  stored: { args: { version: number; customers: readonly Customer[] }; result: null }
  setOverlays: { args: { overlays: ReadonlyMap<number, Overlay | null> }; result: null }
  find: { args: { query: CustomerQuery; from: number; to: number }; result: SearchResult | null }
  allIds: { args: { query: CustomerQuery }; result: Uint32Array }
  positionOf: { args: { query: CustomerQuery; id: number }; result: number }
  ownersOf: { args: { emails: readonly string[] }; result: readonly EmailOwner[] }
  close: { args: Record<string, never>; result: null }
}

export type CallName = keyof Calls

export type WorkerRequest = {
  readonly [C in CallName]: { readonly no: number; readonly call: C; readonly args: Calls[C]['args'] }
}[CallName]

export type WorkerMessage =
  | { readonly kind: 'answer'; readonly no: number; readonly result: unknown }
  | { readonly kind: 'failed'; readonly no: number; readonly isDiskFull: boolean; readonly message: string }
  | { readonly kind: 'change'; readonly change: SearchChange }
