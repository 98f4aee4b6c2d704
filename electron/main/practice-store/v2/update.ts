import { type FieldName, FIELDS } from '../../../../shared/customer.ts'
import { hashPassword, passwordTrouble } from '../password.ts'
import type { StoredCustomer } from '../stored-customer.ts'
import type { Switches } from '../switches.ts'
import { readCredit } from './credit.ts'
import { type Fault, invalidField, unsupportedField } from './reply.ts'

export interface UpdateContext {
  readonly switches: Switches
  /** Seconds since 1970. */
  readonly now: number
  readonly hasGroup: (id: number) => boolean
  readonly ownerOf: (email: string) => number | null
}

export type Update =
  | { readonly ok: true; readonly customer: StoredCustomer }
  | { readonly ok: false; readonly faults: readonly [Fault, ...Fault[]] }

/** What `PUT /customers/{id}` makes of a customer, or everything that is wrong with the body. */
export function update(customer: StoredCustomer, body: unknown, parts: UpdateContext): Update {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { ok: false, faults: [{ status: 400, message: 'The request body must be a JSON object.' }] }
  }
  const { switches } = parts
  const found = Object.entries(body).map(([field, value]) => readField(field, value, customer, parts))
  const [first, ...more] = found.flatMap((read) => (read.ok ? [] : [read.fault]))
  if (first) return { ok: false, faults: switches.errorList === 'all' ? [first, ...more] : [first] }
  const changes = Object.assign({}, ...found.map((read) => (read.ok ? read.changes : {}))) as Changes
  return {
    ok: true,
    customer: { ...customer, ...changes, date_modified: dateAfter(customer, changes, parts) },
  }
}

type Changes = Partial<StoredCustomer>
type ReadField =
  { readonly ok: true; readonly changes: Changes } | { readonly ok: false; readonly fault: Fault }

const set = (changes: Changes): ReadField => ({ ok: true, changes })
const wrong = (fault: Fault): ReadField => ({ ok: false, fault })

interface Lengths {
  readonly min: number
  readonly max: number
}

/** How long a text may be; `null` for a field that is no text. */
function lengthsOf(field: string): Lengths | null {
  const kind = isFieldName(field) ? FIELDS[field] : null
  if (kind?.kind !== 'text' && kind?.kind !== 'email') return null
  return { min: kind.min, max: kind.max }
}

const isFieldName = (name: string): name is FieldName => Object.hasOwn(FIELDS, name)

function readField(field: string, value: unknown, customer: StoredCustomer, parts: UpdateContext): ReadField {
  const { switches } = parts
  switch (field) {
    case 'id':
    case 'date_created':
    case 'date_modified':
    case 'addresses':
      return wrong(readOnly(field))
    case 'accepts_marketing':
    case 'form_fields':
      return switches.marketingAndForms === 'ignored' ? set({}) : wrong(readOnly(field))
    case '_authentication':
      return readAuthentication(value, switches)
    case 'store_credit': {
      const credit =
        value === null ? emptyFor('0.0000', switches) : readCredit(value, switches.creditRounding)
      return credit === null ? wrong(invalidField(field)) : set({ store_credit: credit })
    }
    case 'customer_group_id': {
      const id = value === null ? emptyFor(0, switches) : readGroup(value)
      if (id === null) return wrong(invalidField(field))
      return id === 0 || parts.hasGroup(id) ? set({ customer_group_id: id }) : wrong(unknownGroup(switches))
    }
    case 'reset_pass_on_login': {
      const flag = value === null ? emptyFor(false, switches) : value
      return typeof flag === 'boolean' ? set({ reset_pass_on_login: flag }) : wrong(invalidField(field))
    }
    default:
      return readTextField(field, value === null ? emptyFor('', switches) : value, customer, parts)
  }
}

const readOnly = (field: string): Fault => ({
  status: 400,
  message: `The field '${field}' cannot be written to. Please remove it from your request before trying again.`,
})

const emptyFor = <T>(empty: T, { nullValue }: Switches): T | null => (nullValue === 'taken' ? empty : null)

const readGroup = (value: unknown): number | null => {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

const unknownGroup = ({ groupMessage }: Switches): Fault =>
  groupMessage === 'field'
    ? invalidField('customer_group_id')
    : { status: 400, message: 'The specified customer group does not exist.' }

function readTextField(
  field: string,
  value: unknown,
  customer: StoredCustomer,
  parts: UpdateContext,
): ReadField {
  const lengths = lengthsOf(field)
  if (!lengths) return wrong(unsupportedField(field))
  if (typeof value !== 'string' || /\p{Surrogate}/u.test(value)) return wrong(invalidField(field))
  const { switches, ownerOf } = parts
  const text = switches.texts === 'trimmed' ? value.trim() : value
  const length = [...text].length
  if (length > lengths.max)
    return wrong(invalidField(field, `This may have at most ${lengths.max} characters.`))
  if (length < lengths.min) return wrong(invalidField(field, 'This may not be empty.'))
  // The store itself writes "" as an address, so that one is always taken.
  const isRefusedEmpty =
    text === '' && switches.emptyText === 'refused' && field !== 'registration_ip_address'
  if (isRefusedEmpty) return wrong(invalidField(field))
  if (field === 'email') {
    if (!EMAIL.test(text)) return wrong(invalidField(field, 'This is not a valid email address.'))
    const owner = ownerOf(text)
    if (owner !== null && owner !== customer.id) {
      return wrong(invalidField(field, 'This email address is already in use by a customer.'))
    }
  }
  return set({ [field]: text })
}

const EMAIL = /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\.]+(\.[^\s@<>"(),:;[\]\\.]+)+$/

function readAuthentication(value: unknown, switches: Switches): ReadField {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return wrong(invalidField('_authentication'))
  }
  const {
    password,
    password_confirmation: confirmation,
    force_reset: isForced,
    ...others
  } = value as Readonly<Record<string, unknown>>
  const [other] = Object.keys(others)
  if (other !== undefined) return wrong(unsupportedField(`_authentication.${other}`))
  const named = switches.passwordErrorNames
  if (isForced !== undefined && typeof isForced !== 'boolean') return wrong(invalidField('force_reset'))
  if (password === undefined && confirmation !== undefined) return wrong(invalidField(named))
  const reset = isForced === undefined ? {} : { reset_pass_on_login: isForced }
  if (password === undefined) return set(reset)
  if (typeof password !== 'string') return wrong(invalidField(named))
  if (confirmation !== undefined && confirmation !== password) {
    return wrong(invalidField('password_confirmation', 'The passwords do not match.'))
  }
  const trouble = passwordTrouble(password, switches.passwordRule)
  return trouble === null
    ? set({ ...reset, passwordHash: hashPassword(password) })
    : wrong(invalidField(named, trouble))
}

function dateAfter(before: StoredCustomer, changes: Changes, { switches, now }: UpdateContext): number {
  const moved = Object.entries(changes).filter(
    ([name, value]) => before[name as keyof StoredCustomer] !== value,
  )
  const isMoved =
    switches.putMovesDate === 'yes' &&
    (moved.length > 0 || switches.noOpMovesDate === 'yes') &&
    (moved.length !== 1 || moved[0]?.[0] !== 'store_credit' || switches.creditMovesDate === 'yes')
  return isMoved ? now : before.date_modified
}
