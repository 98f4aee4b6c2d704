import * as v from 'valibot'
import type { Address, Customer, CustomerGroup } from '../../../shared/customer.ts'
import { creditText } from '../../../shared/field-value.ts'

/**
 * The shapes of what the store answers. A number where a text belongs does no harm and is taken, a `null` is
 * an empty text; anything else of the wrong type is an error.
 */

const plain = v.pipe(v.union([v.string(), v.number()]), v.transform(String))
const text = v.nullable(plain, '')
const whole = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))]),
  v.safeInteger(),
  v.minValue(0),
)
const id = v.pipe(whole, v.minValue(1))
const flag = v.union([
  v.boolean(),
  v.pipe(
    v.picklist([0, 1, '0', '1', 'true', 'false', '']),
    v.transform((is) => [1, '1', 'true'].includes(is)),
  ),
  v.pipe(
    v.null(),
    v.transform(() => false),
  ),
])
const credit = v.union([
  v.pipe(
    v.string(),
    v.regex(/^-?\d{1,20}(\.\d{1,20})?$/),
    v.transform((text) => creditText(text)),
  ),
  v.pipe(
    v.number(),
    v.minValue(-1e15),
    v.maxValue(1e15),
    v.transform((number) => creditText(number)),
  ),
])
/** RFC 2822 with any offset, GMT where there is none; answered as milliseconds since 1970. */
const date = v.pipe(
  v.string(),
  v.regex(/\d{1,2}:\d{2}/),
  v.transform((text) => Date.parse(HAS_OFFSET.test(text) ? text : `${text} GMT`)),
  v.integer(),
  v.minValue(0),
)

const formFields = v.pipe(
  v.nullable(v.array(v.object({ name: text, value: v.unknown() }))),
  v.transform((fields) =>
    (fields ?? []).map(({ name, value }) => ({ name, value: value === null ? null : written(value) })),
  ),
)

const base = {
  first_name: text,
  last_name: text,
  email: text,
  company: text,
  phone: text,
  store_credit: credit,
  registration_ip_address: text,
  customer_group_id: v.pipe(
    v.nullable(whole),
    v.transform((id) => id ?? 0),
  ),
  notes: text,
  tax_exempt_category: text,
  reset_pass_on_login: flag,
  accepts_marketing: flag,
  form_fields: formFields,
}

const CUSTOMER = v.object({
  ...base,
  // Not of every age of the store.
  registration_ip_address: v.optional(text, ''),
  tax_exempt_category: v.optional(text, ''),
  reset_pass_on_login: v.optional(flag, false),
  accepts_marketing: v.optional(flag, false),
  form_fields: v.optional(formFields, null),
  id,
  date_created: date,
  date_modified: date,
})

/** What PUT answers: the base fields are promised, the rest is likely. */
const TAKEN = v.partial(v.object({ ...base, id, date_created: date, date_modified: date }))

const ADDRESS = v.object({
  id,
  first_name: v.optional(text, ''),
  last_name: v.optional(text, ''),
  company: v.optional(text, ''),
  street_1: v.optional(text, ''),
  street_2: v.optional(text, ''),
  city: v.optional(text, ''),
  state: v.optional(text, ''),
  zip: v.optional(text, ''),
  country: v.optional(text, ''),
  country_iso2: v.optional(text, ''),
  phone: v.optional(text, ''),
  address_type: v.optional(text, ''),
})

const GROUP = v.pipe(
  v.object({ id, name: text, is_default: v.optional(flag, false) }),
  v.transform(({ id, name, is_default }) => ({ id, name, isDefault: is_default })),
)

const STORE = v.object({
  name: v.optional(text, ''),
  currency: v.optional(text, ''),
  currency_symbol: v.optional(text, ''),
  decimal_places: v.optional(v.fallback(v.pipe(whole, v.maxValue(4)), 2), 2),
})

/** The value of a body, or the place in it where it is not as it should be. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly at: string }

export type Parse<T> = (body: string) => Parsed<T>

/** A list that is empty is sometimes no body at all. */
const list = <T>(schema: v.GenericSchema<unknown, T>): Parse<readonly T[]> => {
  const parse = json(v.array(schema))
  return (body) => (body.trim() === '' ? { ok: true, value: [] } : parse(body))
}

export const parseCustomer: Parse<Customer> = json(CUSTOMER)
export const parseCustomers: Parse<readonly Customer[]> = list(CUSTOMER)
export const parseAddresses: Parse<readonly Address[]> = list(ADDRESS)
export const parseGroups: Parse<readonly CustomerGroup[]> = list(GROUP)
export const parseCount: Parse<{ readonly count: number }> = json(v.object({ count: whole }))
/** Seconds since 1970. */
export const parseTime: Parse<{ readonly time: number }> = json(v.object({ time: whole }))
export const parseStore: Parse<v.InferOutput<typeof STORE>> = json(STORE)

/** The parts of a customer that PUT's answer has. */
export type TakenCustomer = { readonly [F in keyof Customer]?: Customer[F] | undefined }
export const parseTaken: Parse<TakenCustomer> = json(
  v.pipe(
    TAKEN,
    v.check((taken) => Object.values(taken).some((value) => value !== undefined)),
  ),
)

function json<T>(schema: v.GenericSchema<unknown, T>): Parse<T> {
  return (body) => {
    let value: unknown
    try {
      value = JSON.parse(body)
    } catch {
      return { ok: false, at: 'no JSON' }
    }
    const result = v.safeParse(schema, value)
    if (result.success) return { ok: true, value: result.output }
    return { ok: false, at: v.getDotPath(result.issues[0]) ?? 'shape' }
  }
}

const HAS_OFFSET = /([+-]\d{2}:?\d{2}|Z|GMT|UTC|UT)$/i

/** A form field holds a text, or a number, or several of them. */
const written = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(written).join(', ')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value ?? '')
