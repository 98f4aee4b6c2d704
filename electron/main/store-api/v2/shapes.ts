import * as v from 'valibot'
import type { Address, Customer, CustomerGroup } from '../../../../shared/customer.ts'
import type { RecordList, UnreadableRecord } from '../../../../shared/unreadable.ts'
import {
  type AcceptedCustomer,
  readAccepted,
  readAddress,
  readCustomer,
  readGroup,
  type ReadRecord,
} from './records.ts'
import { readId, readShownText } from './values.ts'

/** The shapes of what the store answers. A list is read record by record: one that is odd costs the others nothing. */

/** The value of a body, or the place in it where it is not as it should be. */
export type ParseResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly at: string }

export type Parse<T> = (body: string) => ParseResult<T>

/** A list as it came, of which some records may not have been understood. */
export interface ParsedList<T> extends RecordList<T> {
  /** How many records came, whatever is in them. */
  readonly length: number
  /** The ids of all that can be kept here, understood or not, in the order in which they came. */
  readonly ids: readonly number[]
  /** Whether any record has something in place of an id. */
  readonly isOfRecords: boolean
}

export const parseCustomers: Parse<ParsedList<Customer>> = list(readCustomer)
export const parseAddresses: Parse<ParsedList<Address>> = list(readAddress)
export const parseGroups: Parse<ParsedList<CustomerGroup>> = list(readGroup)

/** One customer, or the record that cannot be understood. */
export const parseCustomer: Parse<ReadRecord<Customer>> = (body) => {
  const json = parseJson(body)
  if (!json.ok) return json
  return isRecord(json.value) ? { ok: true, value: readCustomer(json.value) } : { ok: false, at: 'shape' }
}

/** What PUT answers. */
export const parseAccepted: Parse<AcceptedCustomer> = (body) => {
  const json = parseJson(body)
  if (!json.ok) return json
  const accepted = readAccepted(json.value)
  return accepted ? { ok: true, value: accepted } : { ok: false, at: 'shape' }
}

/** A whole number, also as text. */
const whole = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.trim(), v.regex(/^\d{1,15}$/), v.transform(Number))]),
  v.safeInteger(),
  v.minValue(0),
)
export const parseCount: Parse<{ readonly count: number }> = schema(
  v.object({ count: v.pipe(whole, v.maxValue(1e9)) }),
)
/** Seconds since 1970. */
export const parseTime: Parse<{ readonly time: number }> = schema(v.object({ time: whole }))

const shown = (longest: number) =>
  v.optional(
    v.pipe(
      v.unknown(),
      v.transform((value) => readShownText(value, longest)),
    ),
    '',
  )
const STORE = v.pipe(
  v.looseObject({}),
  v.check((store) => ['name', 'currency', 'decimal_places'].some((name) => name in store)),
  v.object({
    name: shown(200),
    currency: shown(10),
    currency_symbol: shown(10),
    decimal_places: v.optional(v.fallback(v.pipe(whole, v.maxValue(4)), 2), 2),
  }),
)
export const parseStore: Parse<v.InferOutput<typeof STORE>> = schema(STORE)

/** A list that is empty is sometimes no body at all. */
function list<T>(read: (record: unknown) => ReadRecord<T>): Parse<ParsedList<T>> {
  return (body) => {
    const json: ParseResult<unknown> = body.trim() === '' ? { ok: true, value: [] } : parseJson(body)
    if (!json.ok) return json
    const came = entriesOf(json.value)
    if (!came) return { ok: false, at: 'shape' }
    const records: T[] = []
    const unreadable: UnreadableRecord[] = []
    for (const record of came) {
      const got = read(record)
      if (got.ok) records.push(got.value)
      else unreadable.push(got.unreadable)
    }
    const ids = came.flatMap((record) => (isRecord(record) ? (readId(record['id']) ?? []) : []))
    const isOfRecords = came.some((record) => isRecord(record) && 'id' in record)
    return { ok: true, value: { records, unreadable, length: came.length, ids, isOfRecords } }
  }
}

/** The entries of a list. PHP writes one with gaps in its numbers as an object: `{"0": …, "2": …}`. */
function entriesOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value
  const isNumbered = isRecord(value) && Object.keys(value).length > 0 && Object.keys(value).every(isNumber)
  return isNumbered ? Object.values(value) : null
}

const isNumber = (name: string): boolean => /^\d{1,9}$/.test(name)

function schema<T>(shape: v.GenericSchema<unknown, T>): Parse<T> {
  return (body) => {
    const json = parseJson(body)
    if (!json.ok) return json
    const result = v.safeParse(shape, json.value)
    if (result.success) return { ok: true, value: result.output }
    return { ok: false, at: v.getDotPath(result.issues[0]) ?? 'shape' }
  }
}

function parseJson(body: string): ParseResult<unknown> {
  try {
    return { ok: true, value: JSON.parse(body) }
  } catch {
    return { ok: false, at: 'no JSON' }
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
