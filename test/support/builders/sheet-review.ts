import type { Customer } from '../../../shared/customer.ts'
import type { Edit } from '../../../shared/edit.ts'
import { matchColumns } from '../../../renderer/domain/sheet/columns.ts'
import type { SheetPlan } from '../../../renderer/domain/sheet/dry-run.ts'
import type { Doubt } from '../../../renderer/domain/sheet/cell-value.ts'
import type { PlanEntry } from '../../../renderer/domain/sheet/plan.ts'
import { readSheet } from '../../../renderer/domain/sheet/read-sheet.ts'
import { reviewSheet } from '../../../renderer/features/sheet/review-sheet.ts'
import { aCustomer } from './customer.ts'

export const groups = {
  groups: [
    { id: 1, name: 'Wholesale', isDefault: false },
    { id: 2, name: 'Twins', isDefault: false },
    { id: 3, name: 'Twins', isDefault: false },
    { id: 4, name: '2024', isDefault: false },
  ],
  none: ['No group'],
}

export const customers = [
  aCustomer({ id: 5, email: 'ada@example.com' }),
  aCustomer({
    id: 6,
    first_name: 'Bob',
    email: 'bob@example.com',
    store_credit: '2.5000',
    customer_group_id: 1,
  }),
  aCustomer({ id: 7, first_name: 'Eve', email: 'Twin@example.com' }),
  aCustomer({ id: 8, first_name: 'Eva', email: 'twin@example.com' }),
  aCustomer({ id: 9, first_name: 'Una', email: 'TWIN@example.com' }),
]

export function sourceOf(all: readonly Customer[], edits: readonly Edit[] = []) {
  return {
    customers: {
      getMany: async (ids: readonly number[]) =>
        ids.flatMap((id) => all.filter((customer) => customer.id === id)),
    },
    lanes: () => new Map(edits.map((edit) => [edit.customerId, [edit]] as const)),
  }
}

/** As the local store answers: by what is shown, whatever the case of the letters. */
export const searchOf = (all: readonly Customer[], edits: readonly Edit[] = []) => ({
  ownersOf: async (emails: readonly string[]) =>
    all
      .map(({ id, email }) => ({
        id,
        email: edits.find(({ customerId }) => customerId === id)?.patch.email ?? email,
      }))
      .filter(({ email }) => emails.some((one) => one.trim().toLowerCase() === email.toLowerCase())),
})

export interface ReviewOptions {
  readonly key?: SheetPlan['key']
  readonly isEmptyCleared?: boolean
  readonly edits?: readonly Edit[]
  readonly identity?: SheetPlan['identity']
  readonly accepted?: readonly Doubt[]
}

export async function tried(text: string, trial: ReviewOptions = {}) {
  const { key = 'id', isEmptyCleared = false, edits = [], identity = 'ask', accepted = [] } = trial
  const sheet = readSheet(text)
  const cells = { decimalSign: '.', decimals: 2, moneySigns: ['€', 'EUR'], groups } as const
  const style = { ...cells, isEmptyCleared, accepted: new Set(accepted) }
  const planned = await reviewSheet({
    source: sourceOf(customers, edits),
    search: searchOf(customers, edits),
    sheet,
    plan: { targets: matchColumns(sheet.heads), key, identity, style },
    progress: () => undefined,
    signal: new AbortController().signal,
  })
  return planned ?? []
}

export const reasons = (planned: readonly PlanEntry[]) =>
  planned.map((one) => (one.kind === 'problem' ? one.reasons.map(short) : one.kind))
const short = (reason: { kind: string; problem?: { kind: string } }): string =>
  reason.problem ? reason.problem.kind : reason.kind
