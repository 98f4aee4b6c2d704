import type { FieldName } from '../../../../shared/customer.ts'
import { type Customers, NOW } from '../customers.ts'
import type { StoredCustomer } from '../stored-customer.ts'
import type { Switches } from '../switches.ts'
import { readCredit } from './credit.ts'
import { readDate } from './dates.ts'
import { type Fault, invalidField, unsupportedField } from './reply.ts'

export interface ListQuery {
  readonly page: number
  readonly limit: number
  readonly filters: Filters
}

/** Bounds of dates are whole seconds, and inclusive: the switch has been applied. */
export interface Filters {
  readonly minId: number
  readonly maxId: number
  readonly modified: Bounds
  readonly created: Bounds
  readonly equal: readonly Equal[]
}

interface Bounds {
  readonly min: number
  readonly max: number
}

type EqualField = (typeof EQUAL)[number]
interface Equal {
  readonly field: EqualField
  readonly value: string
}

export type ReadQuery =
  { readonly ok: true; readonly query: ListQuery } | { readonly ok: false; readonly fault: Fault }

const EQUAL = [
  'first_name',
  'last_name',
  'company',
  'email',
  'phone',
  'store_credit',
  'customer_group_id',
  'tax_exempt_category',
] as const satisfies readonly FieldName[]
const isEqual = (name: string): name is EqualField => (EQUAL as readonly string[]).includes(name)

const NUMBERS = { page: 'page', limit: 'limit', min_id: 'minId', max_id: 'maxId' } as const
const isNumber = (name: string): name is keyof typeof NUMBERS => Object.hasOwn(NUMBERS, name)

/** Reads page, limit and filters; of a name that comes twice the last one counts, as in PHP. */
export function readQuery(params: URLSearchParams, switches: Switches): ReadQuery {
  const query = { page: 1, limit: USUAL_LIMIT, minId: 1, maxId: NOW }
  const modified = { min: -NOW, max: NOW }
  const created = { min: -NOW, max: NOW }
  const equal = new Map<EqualField, string>()
  const step = switches.dateFilters === 'exclusive' ? 1 : 0
  for (const [name, value] of params) {
    const bad = (): ReadQuery => ({ ok: false, fault: invalidField(name) })
    if (isNumber(name)) {
      const number = wholeNumber(value)
      if (number === null || (number === 0 && (name === 'page' || name === 'limit'))) return bad()
      if (name === 'limit' && number > 250) return { ok: false, fault: tooMany }
      query[NUMBERS[name]] = number
    } else if (/^(min|max)_date_(modified|created)$/.test(name)) {
      const seconds = readDate(value)
      if (seconds === null) return bad()
      const bounds = name.endsWith('modified') ? modified : created
      if (name.startsWith('min')) bounds.min = seconds + step
      else bounds.max = seconds - step
    } else if (isEqual(name)) {
      const wanted = equalTo(name, value)
      if (wanted === null) return bad()
      equal.set(name, wanted)
    } else {
      return { ok: false, fault: unsupportedField(name) }
    }
  }
  const { page, minId, maxId } = query
  const limit = switches.pages === 'short' ? Math.min(query.limit, USUAL_LIMIT) : query.limit
  const filters = {
    minId,
    maxId,
    modified,
    created,
    equal: [...equal].map(([field, value]) => ({ field, value })),
  }
  return { ok: true, query: { page, limit, filters } }
}

/** One page, in the order of ids. `asOf` is the moment that the read sees. */
export function listCustomers(
  customers: Customers,
  { page, limit, filters }: ListQuery,
  switches: Switches,
  asOf: number,
): readonly StoredCustomer[] {
  const found: StoredCustomer[] = []
  let toSkip = (page - 1) * limit
  for (const read of matching(customers, filters, switches, asOf)) {
    if (toSkip > 0) toSkip -= 1
    else found.push(read())
    if (found.length === limit) break
  }
  return found
}

export function countCustomers(
  customers: Customers,
  filters: Filters,
  switches: Switches,
  asOf: number,
): number {
  let count = 0
  for (const _ of matching(customers, filters, switches, asOf)) count += 1
  return count
}

/** Customers are made only where a filter or the page needs them. */
function* matching(
  customers: Customers,
  filters: Filters,
  switches: Switches,
  asOf: number,
): Iterable<() => StoredCustomer> {
  const { minId, maxId, modified, created, equal } = filters
  const isDeletedShown = switches.deletedInChanges === 'shown' && modified.min > -NOW
  const isAny = equal.length === 0 && [modified, created].every(({ min, max }) => min === -NOW && max === NOW)
  for (const id of customers.ids({ fromId: minId, asOf, modifiedFrom: modified.min, isDeletedShown })) {
    if (id > maxId) return
    const read = (): StoredCustomer => {
      const customer = customers.find(id, asOf) ?? customers.lastSeen(id)
      if (!customer) throw new Error(`customer ${id} is listed and not there`)
      return customer
    }
    if (isAny || isMatch(read(), filters, switches)) yield read
  }
}

function isMatch(
  customer: StoredCustomer,
  { modified, created, equal }: Filters,
  switches: Switches,
): boolean {
  const isWithin = (seconds: number, { min, max }: Bounds): boolean => seconds >= min && seconds <= max
  const inCase = (text: string): string => (switches.textFilters === 'exact' ? text : text.toLowerCase())
  return (
    isWithin(customer.date_modified, modified) &&
    isWithin(customer.date_created, created) &&
    equal.every(({ field, value }) => inCase(String(customer[field])) === inCase(value))
  )
}

const USUAL_LIMIT = 50

const wholeNumber = (text: string): number | null => (/^\d{1,15}$/.test(text) ? Number(text) : null)

const tooMany: Fault = {
  status: 413,
  message: 'The number of items that was asked for is too large. The limit can be at most 250.',
}

function equalTo(field: EqualField, value: string): string | null {
  if (field === 'store_credit') return readCredit(value, 'nearest')
  if (field === 'customer_group_id') return wholeNumber(value)?.toString() ?? null
  return value
}
