import {
  type Address,
  type Customer,
  type CustomerGroup,
  FIELDS,
  type FieldName,
  FIELD_NAMES,
  longestText,
} from '../../../../shared/customer.ts'
import type { Oddity, UnreadableRecord } from '../../../../shared/unreadable.ts'
import { shortJson } from './short-json.ts'
import {
  readCredit,
  readDate,
  readFlag,
  readFormFields,
  readGroupId,
  readId,
  readShownText,
  readText,
} from './values.ts'

/** One record of the store, or why it cannot be understood. */
export type ReadRecord<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly unreadable: UnreadableRecord }

/**
 * A customer, field by field. One is set aside where a field that can be edited cannot be shown as the store has it, or
 * where there is no id under which it could be kept.
 */
export function readCustomer(record: unknown): ReadRecord<Customer> {
  if (!isObject(record)) return aside('customer', record, [whole(record)])
  const id = readId(record['id'])
  if (!NAMES.some((name) => name in record)) return aside('customer', record, [whole(record)])
  const oddities: Oddity[] = id === null ? [oddity(record, 'id')] : []
  const fields = Object.fromEntries(
    FIELD_NAMES.map((field) => {
      const value = readField(field, record[field])
      if (value === null) oddities.push(oddity(record, field))
      return [field, value]
    }),
  )
  if (id === null || oddities.length > 0) return aside('customer', record, oddities)
  return { ok: true, value: { ...fields, ...readOnlyFields(record), id } as unknown as Customer }
}

const readOnlyFields = (record: RawRecord) => ({
  // Only shown: what cannot be understood means no.
  accepts_marketing: readFlag(record['accepts_marketing']) ?? false,
  form_fields: readFormFields(record['form_fields']),
  date_created: readDate(record['date_created']),
  date_modified: readDate(record['date_modified']),
})

/** The parts of a customer that PUT's answer has. What is not understood counts as absent: the customer is read then. */
export type AcceptedCustomer = { readonly [F in keyof Customer]?: Customer[F] | undefined }

/** @returns `null` where it is nothing of a customer */
export function readAccepted(record: unknown): AcceptedCustomer | null {
  if (!isObject(record)) return null
  const known = Object.entries(readOnlyFields(record)).filter(
    ([name, value]) => name in record && value !== 0,
  )
  const fields = FIELD_NAMES.flatMap((field) => {
    const value = field in record ? readField(field, record[field]) : null
    return value === null ? [] : [[field, value] as const]
  })
  const id = readId(record['id'])
  const entries = [...known, ...fields, ...(id === null ? [] : [['id', id] as const])]
  // An id that cannot be understood is not this customer's.
  const isOther = 'id' in record && id === null
  return entries.length === 0 || isOther ? null : Object.fromEntries(entries)
}

function readField(field: FieldName, value: unknown): Customer[FieldName] | null {
  switch (FIELDS[field].kind) {
    case 'text':
    case 'email':
      return readText(value, longestText(field))
    case 'money':
      return readCredit(value)
    case 'group':
      return readGroupId(value)
    case 'flag':
      return readFlag(value)
  }
}

export function readGroup(record: unknown): ReadRecord<CustomerGroup> {
  const id = isObject(record) ? readId(record['id']) : null
  if (!isObject(record) || id === null) return aside('group', record, [whole(record)])
  const name = readShownText(record['name'], LONGEST_SHOWN)
  return { ok: true, value: { id, name, isDefault: readFlag(record['is_default']) ?? false } }
}

export function readAddress(record: unknown): ReadRecord<Address> {
  const id = isObject(record) ? readId(record['id']) : null
  if (!isObject(record) || id === null) return aside('address', record, [whole(record)])
  const lines = ADDRESS_LINES.map((line) => [line, readShownText(record[line], LONGEST_SHOWN)])
  return { ok: true, value: { ...Object.fromEntries(lines), id } as Address }
}

type RawRecord = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is RawRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const oddity = (record: RawRecord, field: string): Oddity => ({
  field,
  value: field in record ? shortJson(record[field], LONGEST_ODDITY) : '(missing)',
})

const whole = (record: unknown): Oddity => ({ field: '', value: shortJson(record, LONGEST_ODDITY) })

function aside(
  kind: UnreadableRecord['kind'],
  record: unknown,
  oddities: readonly Oddity[],
): { readonly ok: false; readonly unreadable: UnreadableRecord } {
  const raw: RawRecord = isObject(record) ? record : {}
  const name = ['first_name', 'last_name'].map((field) => labelPart(raw[field])).filter(Boolean)
  const label = name.join(' ') || labelPart(raw['email']) || labelPart(raw['name'])
  return {
    ok: false,
    unreadable: { kind, id: readId(raw['id']), label, oddities, raw: shortJson(record, LONGEST_RAW) },
  }
}

const labelPart = (value: unknown): string =>
  typeof value === 'string' ? readShownText(value.trim(), 100) : ''

const NAMES = ['first_name', 'last_name', 'email'] as const
const ADDRESS_LINES = [
  'first_name',
  'last_name',
  'company',
  'street_1',
  'street_2',
  'city',
  'state',
  'zip',
  'country',
  'country_iso2',
  'phone',
  'address_type',
] as const satisfies readonly (keyof Address)[]
const LONGEST_SHOWN = 1_000
const LONGEST_ODDITY = 200
const LONGEST_RAW = 20_000
