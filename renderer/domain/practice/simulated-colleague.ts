import { type Base, FIELDS, FIELD_NAMES, type FieldName } from '../../../shared/customer.ts'
import type { Edit } from '../../../shared/edit.ts'
import { creditText } from '../../../shared/field-value.ts'

/** What a colleague changes in the store so that an edit that waits comes into conflict. */
export interface Interference {
  readonly customerId: number
  readonly label: string
  readonly field: FieldName
  readonly values: Base
}

/** For the oldest edit that was surely not sent and changes a field with more than two values. */
export function interferenceWith(edits: readonly Edit[]): Interference | null {
  for (const { customerId, label, patch, base, state } of edits) {
    if (state.kind !== 'queued' && state.kind !== 'deferred') continue
    for (const field of FIELD_NAMES) {
      const [mine, seen] = [patch[field], base[field]]
      if (typeof mine !== 'string' || typeof seen !== 'string') continue
      return { customerId, label, field, values: { [field]: otherThan(field, seen, mine) } }
    }
  }
  return null
}

function otherThan(field: FieldName, seen: string, mine: string): string {
  if (FIELDS[field].kind === 'money') {
    const more = (cents: number): string => creditText(Number(seen) + cents)
    return more(7.5) === creditText(mine) ? more(9) : more(7.5)
  }
  const [first, second] = COLLEAGUES[field] ?? ['Changed at the counter', 'Changed by phone']
  return first === mine ? second : first
}

/** Values that look like ones a colleague types, two each, so that one differs from any edit. */
const COLLEAGUES: { readonly [F in FieldName]?: readonly [string, string] } = {
  first_name: ['Sam', 'Alex'],
  last_name: ['Okafor', 'Lindqvist'],
  email: ['new.address@example.com', 'another.address@example.com'],
  company: ['Harbour & Sons', 'Lighthouse Ltd'],
  phone: ['+44 20 7946 0958', '+44 20 7946 0123'],
  tax_exempt_category: ['Charity', 'School'],
  registration_ip_address: ['203.0.113.77', '203.0.113.78'],
}
