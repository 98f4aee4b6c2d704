import * as v from 'valibot'
import type { Address, Customer, CustomerGroup } from '../customer.ts'
import type { StoreProfile } from '../session.ts'
import type { RecordList, Page } from '../unreadable.ts'
import { customerId, storeHash, wholeNumber } from './arguments.ts'
import { type ArgsOf, call } from './call.ts'

/** Reading from the store. */
export const storeCalls = {
  /** Customers with `id >= minId` in id order, at most 250. `modifiedSince` is ms since 1970. */
  customers: call({ storeHash, minId: customerId, modifiedSince: v.optional(wholeNumber) }).answers<
    Page<Customer>
  >(),
  count: call({ storeHash }).answers<number>(),
  /** One that cannot be understood is the problem `unreadable`. */
  customer: call({ storeHash, customerId }).answers<Customer>(),
  addresses: call({ storeHash, customerId }).answers<RecordList<Address>>(),
  groups: call({ storeHash }).answers<RecordList<CustomerGroup>>(),
  profile: call({ storeHash }).answers<StoreProfile>(),
  /** The store's clock: its present time as ms since 1970, from its last answer. */
  now: call({ storeHash }).answers<number>(),
} as const

export type CustomersArgs = ArgsOf<typeof storeCalls.customers>
