import { type Answer, good, type Problem } from '../../../shared/answer.ts'
import { bad } from '../../../shared/answer.ts'
import type { Address, Customer, CustomerGroup } from '../../../shared/customer.ts'
import type { StoreProfile } from '../../../shared/session.ts'
import type { RecordList, Page } from '../../../shared/unreadable.ts'
import { customerChange, type CustomerChange, customerOf } from './customer-change.ts'
import type { StoreHttp } from './http.ts'
import { type Reach, reachOf } from './probe.ts'
import type { Urgency } from './rate-limiter.ts'
import { readAllPages } from './read-all-pages.ts'
import type { RequestQueue, Turn } from './request-queue.ts'
import type { StoreClock } from './store-clock.ts'
import { createUnderstanding } from './understanding.ts'
import { pageOf } from './v2/page-of.ts'
import {
  addressesPath,
  CUSTOMER_COUNT,
  customerPath,
  customersPath,
  groupsPath,
  ONE_CUSTOMER,
  PAGE,
  STORE,
  TIME,
} from './v2/paths.ts'
import {
  type Parse,
  parseAddresses,
  parseCount,
  parseCustomer,
  parseCustomers,
  type ParsedList,
  parseGroups,
  parseStore,
  parseTime,
} from './v2/shapes.ts'

/** A store's V2 API. */
export interface StoreClient {
  /** Customers with `id >= minId` in the order of their ids, at most 250. `modifiedSince` is ms since 1970. */
  customers(args: { minId: number; modifiedSince?: number | undefined }): Promise<Answer<Page<Customer>>>
  count(): Promise<Answer<number>>
  /** One that cannot be understood is the problem `unreadable`. */
  customer(id: number): Promise<Answer<Customer>>
  addresses(customerId: number): Promise<Answer<RecordList<Address>>>
  groups(): Promise<Answer<RecordList<CustomerGroup>>>
  profile(): Promise<Answer<StoreProfile>>
  /** What to go by where the profile cannot be had. */
  readonly nameless: StoreProfile
  /** The store's time in ms since 1970, without a request where it was reported recently. */
  now(): Promise<Answer<number>>
  /** Whether token and store belong together: the smallest request that needs the customers' scope. */
  mayRead(): Promise<Answer<null>>
  /** Whether the store tells this token the time: then it knows the token, whatever else it may not do. */
  isTimeTold(): Promise<boolean>
  /** Probes the connection to the store, bypassing the queue. */
  probe(): Promise<Reach>
  /** Reads and changes customers in one turn, so that no other request of ours comes between. */
  change<T>(requests: number, work: (turn: CustomerChange) => Promise<T>): Promise<Answer<T>>
}

export interface StoreClientOptions {
  readonly storeHash: string
  readonly token: string
  readonly isPractice: boolean
  readonly http: StoreHttp
  readonly queue: RequestQueue
  readonly clock: StoreClock
  /** Called with what the contents of answers say about the connection to the store. */
  readonly onReach: (reach: Reach) => void
}

export function openClient(options: StoreClientOptions): StoreClient {
  const { storeHash, token, isPractice, http, queue, clock, onReach } = options
  const understand = createUnderstanding(token, onReach)
  const nameless = namelessProfile(storeHash, isPractice)

  async function read<T>(
    path: string,
    parse: Parse<T>,
    { urgency = 'person', isSure }: { urgency?: Urgency; isSure?: (value: T) => boolean } = {},
  ): Promise<Answer<T>> {
    const turn = await queue.turn(urgency, 1, (counted) => {
      counted()
      return http.get(path)
    })
    return turn.kind === 'done'
      ? understand(turn.value, parse, isSure)
      : { ok: false, problem: problemOf(turn) }
  }

  const readPages = <T extends { readonly id: number }>(
    path: (page: number) => string,
    parse: Parse<ParsedList<T>>,
  ): Promise<Answer<RecordList<T>>> => readAllPages((page) => read(path(page), parse, { isSure: hasRecords }))

  async function profile(): Promise<Answer<StoreProfile>> {
    const answer = await read(STORE, parseStore)
    if (!answer.ok) return NOT_TOLD.includes(answer.problem.code) ? good(nameless) : answer
    const { name, currency, currency_symbol: currencySymbol, decimal_places: decimals } = answer.value
    return good({ storeHash, name: name.trim() || storeHash, currency, currencySymbol, decimals, isPractice })
  }

  async function now(): Promise<Answer<number>> {
    const known = clock.now()
    if (known !== null) return good(known)
    const answer = await read(TIME, parseTime)
    if (answer.ok && clock.synchronize(answer.value.time * 1000)) return good(answer.value.time * 1000)
    // A response that refuses the time still carries a date, and so does one whose time is a mistake.
    const isDated = answer.ok || NOT_TOLD.includes(answer.problem.code)
    const date = isDated ? clock.byDate() : null
    if (date !== null) return good(date)
    return answer.ok ? bad('bad-answer', { detail: 'time' }) : answer
  }

  return {
    async customers({ minId, modifiedSince }) {
      const path = customersPath(minId, PAGE, modifiedSince)
      const answer = await read(path, parseCustomers, { urgency: 'bulk', isSure: hasRecords })
      return answer.ok ? pageOf(answer.value, minId) : answer
    },
    async count() {
      const answer = await read(CUSTOMER_COUNT, parseCount, { urgency: 'bulk' })
      return answer.ok ? good(answer.value.count) : answer
    },
    customer: async (id) =>
      customerOf(id, await read(customerPath(id), parseCustomer, { isSure: ({ ok }) => ok })),
    addresses: (customerId) => readPages((page) => addressesPath(customerId, page), parseAddresses),
    async groups() {
      const answer = await readPages(groupsPath, parseGroups)
      // Stores below a certain plan have no groups at all.
      return !answer.ok && answer.problem.code === 'not-found'
        ? good({ records: [], unreadable: [] })
        : answer
    },
    profile,
    nameless,
    now,
    async mayRead() {
      const answer = await read(ONE_CUSTOMER, parseCustomers, { isSure: hasRecords })
      return answer.ok ? good(null) : answer
    },
    isTimeTold: async () => (await read(TIME, parseTime)).ok,
    async probe() {
      const { reply } = await queue.probe(() => http.get(TIME, 'probe'))
      // Another scope is needed for the time: a token without it has reached the store all the same.
      const reach = reachOf(reply)
      if (reach !== null) return reach
      const answer = understand({ reply, waitMs: null }, parseTime)
      if (answer.ok) return 'reached'
      return answer.problem.code === 'intercepted' ? 'intercepted' : 'silent'
    },
    async change(requests, work) {
      const turn = await queue.turn('write', requests, (counted) =>
        work(customerChange({ http, token, counted, understand, onReach })),
      )
      return turn.kind === 'done' ? good(turn.value) : { ok: false, problem: problemOf(turn) }
    },
  }
}

/** For a store that this token may not read the profile of. */
const namelessProfile = (storeHash: string, isPractice: boolean): StoreProfile => ({
  storeHash,
  name: storeHash,
  currency: '',
  currencySymbol: '',
  decimals: 2,
  isPractice,
})

/** An empty list can be anybody's; one with customers in it can only be the store's. */
const hasRecords = ({ records }: ParsedList<unknown>): boolean => records.length > 0

function problemOf(turn: Exclude<Turn<never>, { kind: 'done' }>): Problem {
  switch (turn.kind) {
    case 'closed':
      return { code: 'aborted' }
    case 'paused':
      return { code: 'rate-limited', retryAfterMs: Math.ceil(turn.waitMs) }
  }
}

const NOT_TOLD: readonly string[] = ['no-permission', 'not-found']
