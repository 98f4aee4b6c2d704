/**
 * The customer as the app knows it. Field names are those of the store's V2 API, so that one word means
 * one thing from the form down to the request; dates are milliseconds since 1970 (UTC).
 */
export interface Customer {
  readonly id: number
  readonly first_name: string
  readonly last_name: string
  readonly email: string
  readonly company: string
  readonly phone: string
  /** Decimal text with four places, as the store writes it: `"12.5000"`. */
  readonly store_credit: string
  readonly registration_ip_address: string
  /** `0` means no group. */
  readonly customer_group_id: number
  readonly notes: string
  readonly tax_exempt_category: string
  readonly reset_pass_on_login: boolean
  readonly accepts_marketing: boolean
  readonly form_fields: readonly FormField[]
  readonly date_created: number
  readonly date_modified: number
}

export interface FormField {
  readonly name: string
  readonly value: string | null
}

export interface Address {
  readonly id: number
  readonly first_name: string
  readonly last_name: string
  readonly company: string
  readonly street_1: string
  readonly street_2: string
  readonly city: string
  readonly state: string
  readonly zip: string
  readonly country: string
  readonly country_iso2: string
  readonly phone: string
  readonly address_type: string
}

export interface CustomerGroup {
  readonly id: number
  readonly name: string
  readonly isDefault: boolean
}

/** What a field holds and its limits, as the documentation of `PUT /v2/customers/{id}` gives them. */
export type FieldKind =
  | {
      readonly kind: 'text'
      readonly min: number
      readonly max: number
      readonly lines: 'one' | 'many'
    }
  | { readonly kind: 'email'; readonly min: number; readonly max: number }
  | { readonly kind: 'money' }
  | { readonly kind: 'group' }
  | { readonly kind: 'flag' }

const text = (min: number, max: number, lines: 'one' | 'many' = 'one') =>
  ({ kind: 'text', min, max, lines }) as const

/** The documentation names no length of notes; this is what the store's database keeps as a text. */
const LONGEST_NOTES = 65_535

/** Fields that can be read and written, in the order in which people see them. */
export const FIELDS = {
  first_name: text(1, 100),
  last_name: text(1, 100),
  email: { kind: 'email', min: 3, max: 250 },
  company: text(0, 255),
  phone: text(0, 50),
  store_credit: { kind: 'money' },
  customer_group_id: { kind: 'group' },
  tax_exempt_category: text(0, 255),
  registration_ip_address: text(0, 30),
  notes: text(0, LONGEST_NOTES, 'many'),
  reset_pass_on_login: { kind: 'flag' },
} as const satisfies Record<string, FieldKind>

/** A customer of whom nothing is known: the values of fields that the store does not return. */
export const EMPTY_CUSTOMER: Customer = {
  id: 0,
  first_name: '',
  last_name: '',
  email: '',
  company: '',
  phone: '',
  store_credit: '0.0000',
  registration_ip_address: '',
  customer_group_id: 0,
  notes: '',
  tax_exempt_category: '',
  reset_pass_on_login: false,
  accepts_marketing: false,
  form_fields: [],
  date_created: 0,
  date_modified: 0,
}

/** Everything that the store returns of a customer, in the order in which it is stored. */
export const CUSTOMER_KEYS = Object.keys(EMPTY_CUSTOMER) as readonly (keyof Customer)[]

export type FieldName = keyof typeof FIELDS
export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[]

/** No text of a customer is longer here, whatever the store holds. The documented limits are well below. */
export const longestText = (field: FieldName): number => (field === 'notes' ? 256 * 1024 : 2048)

export type FieldValues = Pick<Customer, FieldName>
export type FieldValue = FieldValues[FieldName]

/** Fields that can only be written; the store never returns their value. */
export const SECRET_FIELD_NAMES = ['password', 'force_reset'] as const
export type SecretFieldName = (typeof SECRET_FIELD_NAMES)[number]

/** A text that only the main process can read. `sealedAt` is in milliseconds since 1970. */
export interface SealedText {
  readonly sealed: string
  readonly sealedAt: number
}

/** The changed fields of an edit, and nothing else. */
export type Patch = { readonly [F in FieldName]?: FieldValues[F] } & {
  readonly password?: SealedText
  readonly force_reset?: boolean
}

/** The confirmed values of the patch's readable fields when the edit began. */
export type Base = { readonly [F in FieldName]?: FieldValues[F] }

export type PatchField = FieldName | SecretFieldName

/** The fields that `patch` names, in the order of the form. */
export function patchFields(patch: Patch): readonly PatchField[] {
  return [...FIELD_NAMES, ...SECRET_FIELD_NAMES].filter((field) => patch[field] !== undefined)
}

/** "Ada Byron", or the email, or "#5": never empty. */
export function displayName(customer: Pick<Customer, 'id' | 'first_name' | 'last_name' | 'email'>): string {
  const name = `${customer.first_name} ${customer.last_name}`.trim()
  return name || customer.email.trim() || `#${customer.id}`
}

/** The name as a part of a sentence: nothing in it turns around or breaks what comes after. */
export function labelOf(customer: Parameters<typeof displayName>[0]): string {
  const label = displayName(customer).replace(TURNS, '').replace(BREAKS, ' ').trim()
  return label || `#${customer.id}`
}

const TURNS = /[\u202A-\u202E\u2066-\u2069]/g
const BREAKS = /[\p{Cc}\u2028\u2029]/gu
