/** Where the resources of V2 are. Everything but the root is below the root of a store. */

/** The root of a store's resources, without a slash at the end: with one, V2 answers 401 or 403. */
export const rootOf = (origin: string, storeHash: string): string =>
  `${origin}/stores/${encodeURIComponent(storeHash)}/v2`

export const TIME = '/time'
export const STORE = '/store'
export const CUSTOMER_COUNT = '/customers/count'

export const customerPath = (id: number): string => `/customers/${id}`

/** Lists that are read page by page, counted from 1. */
export const groupsPath = (page: number): string => `/customer_groups?page=${page}&limit=${PAGE}`
export const addressesPath = (customerId: number, page: number): string =>
  `/customers/${customerId}/addresses?page=${page}&limit=${PAGE}`

/** Customers from an id on, in the order of their ids. @param modifiedSince ms since 1970 */
export function customersPath(minId: number, limit: number, modifiedSince?: number): string {
  const query = new URLSearchParams({ min_id: String(minId), limit: String(limit) })
  if (modifiedSince !== undefined) query.set('min_date_modified', isoSeconds(modifiedSince))
  return `/customers?${query}`
}

/** The smallest request that needs the scope of customers. */
export const ONE_CUSTOMER = '/customers?limit=1'

/** The most that V2 gives on one page; without a limit it gives 50. */
export const PAGE = 250

const isoSeconds = (time: number): string =>
  new Date(Math.floor(time / 1000) * 1000).toISOString().replace('.000Z', '+00:00')
