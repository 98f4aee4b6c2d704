import { type Answer, bad, good, type Problem } from '../../../shared/answer.ts'
import type { Address, Customer, CustomerGroup, Patch } from '../../../shared/customer.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import type { StoreProfile } from '../../../shared/session.ts'
import { putReply, readReply } from './answers.ts'
import { hide } from './hide.ts'
import type { Line, Turn } from './line.ts'
import type { Urgency } from './pace.ts'
import { putBody } from './put-body.ts'
import {
  type Parse,
  parseAddresses,
  parseCount,
  parseCustomer,
  parseCustomers,
  parseGroups,
  parseStore,
  parseTaken,
  parseTime,
  type TakenCustomer,
} from './shapes.ts'
import type { StoreClock } from './store-clock.ts'
import type { Heard, Wire } from './wire.ts'

/** A store's V2 API. */
export interface StoreClient {
  /** Customers with `id >= minId` in the order of their ids, at most 250. `modifiedSince` is ms since 1970. */
  customers(args: { minId: number; modifiedSince?: number | undefined }): Promise<Answer<readonly Customer[]>>
  count(): Promise<Answer<number>>
  customer(id: number): Promise<Answer<Customer>>
  addresses(customerId: number): Promise<Answer<readonly Address[]>>
  groups(): Promise<Answer<readonly CustomerGroup[]>>
  profile(): Promise<Answer<StoreProfile>>
  /** What to go by where the profile cannot be had. */
  readonly nameless: StoreProfile
  /** The store's time in ms since 1970, without a request where it was told not long ago. */
  now(): Promise<Answer<number>>
  /** Whether token and store belong together: the smallest request that needs the customers' scope. */
  mayRead(): Promise<Answer<null>>
  /** Whether the store tells this token the time: then it knows the token, whatever else it may not do. */
  isTimeTold(): Promise<boolean>
  /** Whether the store answers, past the line. */
  isThere(): Promise<boolean>
  /** Reads and changes customers in one turn, so that nothing of ours comes between. */
  change<T>(requests: number, work: (turn: ChangeTurn) => Promise<T>): Promise<Answer<T>>
}

export interface ChangeTurn {
  look(id: number): Promise<Answer<Customer>>
  /** @param password the opened password of the patch, or `null` */
  put(id: number, patch: Patch, password: string | null): Promise<PutEnd>
}

export type PutEnd =
  | { readonly kind: 'taken'; readonly status: number; readonly customer: TakenCustomer }
  | { readonly kind: 'ended'; readonly outcome: Outcome }

export interface ClientParts {
  readonly storeHash: string
  readonly token: string
  readonly isPractice: boolean
  readonly wire: Wire
  readonly line: Line
  readonly clock: StoreClock
}

export function openClient({ storeHash, token, isPractice, wire, line, clock }: ClientParts): StoreClient {
  function understood<T>({ reply, waitMs }: Heard, parse: Parse<T>): Answer<T> {
    const read = readReply(reply, waitMs)
    if (!read.ok) return { ok: false, problem: hide(read.problem, [token]) }
    const parsed = parse(read.text)
    return parsed.ok ? good(parsed.value) : bad('bad-answer', { status: read.status, detail: parsed.at })
  }

  async function read<T>(path: string, parse: Parse<T>, urgency: Urgency = 'person'): Promise<Answer<T>> {
    const turn = await line.turn(urgency, 1, (counted) => {
      counted()
      return wire.get(path)
    })
    return turn.kind === 'had' ? understood(turn.value, parse) : { ok: false, problem: noTurn(turn) }
  }

  async function profile(): Promise<Answer<StoreProfile>> {
    const answer = await read('/store', parseStore)
    if (!answer.ok) return NOT_TOLD.includes(answer.problem.code) ? good(nameless) : answer
    const { name, currency, currency_symbol: currencySymbol, decimal_places: decimals } = answer.value
    return good({ storeHash, name: name.trim() || storeHash, currency, currencySymbol, decimals, isPractice })
  }

  /** Of a store that tells this token nothing about itself. */
  const nameless: StoreProfile = {
    storeHash,
    name: storeHash,
    currency: '',
    currencySymbol: '',
    decimals: 2,
    isPractice,
  }

  return {
    async customers({ minId, modifiedSince }) {
      const query = new URLSearchParams({ min_id: String(minId), limit: String(PAGE) })
      if (modifiedSince !== undefined) query.set('min_date_modified', isoSeconds(modifiedSince))
      const answer = await read(`/customers?${query}`, parseCustomers, 'bulk')
      return answer.ok ? inOrder(answer.value, minId) : answer
    },
    async count() {
      const answer = await read('/customers/count', parseCount, 'bulk')
      return answer.ok ? good(answer.value.count) : answer
    },
    customer: async (id) => same(id, await read(`/customers/${id}`, parseCustomer)),
    addresses: (customerId) => read(`/customers/${customerId}/addresses`, parseAddresses),
    async groups() {
      const answer = await read('/customer_groups', parseGroups)
      // Stores below a certain plan have no groups at all.
      return !answer.ok && answer.problem.code === 'not-found' ? good([]) : answer
    },
    profile,
    nameless,
    async now() {
      const known = clock.now()
      if (known !== null) return good(known)
      const answer = await read('/time', parseTime)
      if (answer.ok) {
        clock.told(answer.value.time * 1000)
        return good(answer.value.time * 1000)
      }
      // Who is not told the time finds a date on the answer all the same.
      const date = NOT_TOLD.includes(answer.problem.code) ? clock.byDate() : null
      return date === null ? answer : good(date)
    },
    async mayRead() {
      const answer = await read('/customers?limit=1', parseCustomers)
      return answer.ok ? good(null) : answer
    },
    isTimeTold: async () => (await read('/time', parseTime)).ok,
    async isThere() {
      const { reply } = await line.probe(() => wire.get('/time', 'probe'))
      const answer = understood({ reply, waitMs: null }, parseTime)
      // Another scope is needed for the time: who is refused it has reached the store.
      return answer.ok || REACHED.includes(answer.problem.code)
    },
    async change(requests, work) {
      const turn = await line.turn('write', requests, (counted) =>
        work({
          async look(id) {
            counted()
            return same(id, understood(await wire.get(`/customers/${id}`), parseCustomer))
          },
          async put(id, patch, password) {
            counted()
            const { reply, waitMs } = await wire.put(`/customers/${id}`, putBody(patch, password))
            const put = putReply(reply, waitMs)
            if (put.kind === 'ended') return hide(put, [token, password])
            const { status, text } = put
            const taken = parseTaken(text)
            return taken.ok && (taken.value.id ?? id) === id
              ? { kind: 'taken', status, customer: taken.value }
              : { kind: 'ended', outcome: { kind: 'unknown', reason: 'bad-answer', status } }
          },
        }),
      )
      return turn.kind === 'had' ? good(turn.value) : { ok: false, problem: noTurn(turn) }
    },
  }
}

/** Rows of a page that go on from where it was asked to; a store that starts anew each time would never end. */
function inOrder(page: readonly Customer[], minId: number): Answer<readonly Customer[]> {
  const rows = new Map(page.filter(({ id }) => id >= minId).map((customer) => [customer.id, customer]))
  if (page.length > 0 && rows.size === 0) return bad('bad-answer', { detail: 'min_id' })
  return good([...rows.values()].sort((a, b) => a.id - b.id))
}

const same = (id: number, answer: Answer<Customer>): Answer<Customer> =>
  answer.ok && answer.value.id !== id ? bad('bad-answer', { detail: 'id' }) : answer

function noTurn(turn: Exclude<Turn<never>, { kind: 'had' }>): Problem {
  switch (turn.kind) {
    case 'closed':
      return { code: 'aborted' }
    case 'held':
      return { code: 'rate-limited', retryAfterMs: Math.ceil(turn.waitMs) }
  }
}

const isoSeconds = (time: number): string =>
  new Date(Math.floor(time / 1000) * 1000).toISOString().replace('.000Z', '+00:00')

const PAGE = 250
const NOT_TOLD: readonly string[] = ['no-permission', 'not-found']
const REACHED: readonly string[] = ['token-rejected', 'no-permission', 'not-found', 'rate-limited']
