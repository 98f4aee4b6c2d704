import type { Customer, Patch } from '../../../shared/customer.ts'
import type { Edit, EditState } from '../../../shared/edit.ts'
import type { Lane } from '../../../shared/outbox/lane.ts'
import { type LaneEvent, type Step, step } from '../../../shared/outbox/edit-life.ts'

export const NOW = Date.UTC(2026, 4, 6, 9)

export const aCustomer = (values: Partial<Customer> = {}): Customer => ({
  id: 5,
  first_name: 'Ada',
  last_name: 'Byron',
  email: 'ada@example.com',
  company: 'Old Co',
  phone: '1',
  store_credit: '0.0000',
  registration_ip_address: '',
  customer_group_id: 0,
  notes: '',
  tax_exempt_category: '',
  reset_pass_on_login: false,
  accepts_marketing: false,
  form_fields: [],
  date_created: NOW - 1e9,
  date_modified: NOW - 1e8,
  ...values,
})

export function anEdit(patch: Patch, state: EditState = { kind: 'queued' }, more: Partial<Edit> = {}): Edit {
  const customer = aCustomer()
  const base = Object.fromEntries(
    Object.keys(patch).flatMap((field) =>
      field in customer ? [[field, customer[field as keyof Customer]]] : [],
    ),
  )
  const times = { createdAt: NOW, savedAt: NOW }
  return {
    id: 'e1',
    customerId: 5,
    seq: 1,
    patch,
    base,
    label: 'Ada Byron',
    ...times,
    saves: 1,
    tries: 0,
    state,
    ...more,
  }
}

export const aLane = (edits: readonly Edit[] = [], confirmed: Customer | undefined = aCustomer()): Lane => ({
  customerId: 5,
  edits,
  confirmed,
})

export const sending: EditState = { kind: 'sending', attemptId: 'a1', since: NOW }
export const unknown: EditState = {
  kind: 'unknown',
  attemptId: 'a0',
  reason: 'connection-lost',
  status: null,
  from: NOW - 60_000,
  until: NOW - 1,
}

/** A step that has to be one. */
export function stepped(lane: Lane, event: LaneEvent): Extract<Step, { kind: 'stepped' }> {
  const next = step(lane, event)
  if (next.kind !== 'stepped') throw new Error(`nothing happened: ${next.why}`)
  return next
}

export const saving = (
  wanted: Patch,
  more: Partial<Extract<LaneEvent, { kind: 'save' }>> = {},
): LaneEvent => ({
  kind: 'save',
  wanted,
  at: NOW + 1,
  label: 'Ada Byron',
  newEditId: 'new',
  newSeq: 9,
  ...more,
})
