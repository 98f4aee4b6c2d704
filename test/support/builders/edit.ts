import type { Customer, Patch } from '../../../shared/customer.ts'
import type { Edit, EditState } from '../../../shared/edit.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import { aCustomer, NOW } from './customer.ts'

/** An edit of the builder's customer: its base is what that customer has. */
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

export const sending: EditState = { kind: 'sending', attemptId: 'a1', since: NOW }
export const unknown: EditState = {
  kind: 'unknown',
  attemptId: 'a0',
  reason: 'connection-lost',
  status: null,
  from: NOW - 60_000,
  until: NOW - 1,
}

export const outcome = (of: Outcome, more: { at?: number; random?: number; attemptId?: string } = {}) =>
  ({ kind: 'outcome', editId: 'e1', attemptId: 'a1', outcome: of, at: NOW, random: 0.5, ...more }) as const

export const refused: EditState = {
  kind: 'refused',
  status: 400,
  refusal: { message: 'taken', fields: { email: 'taken' } },
  since: NOW,
}
export const conflict = (theirs: string, mine = 'Mine'): EditState => ({
  kind: 'conflict',
  conflicts: [{ field: 'company', base: 'Old Co', mine, theirs }],
  since: NOW,
})
