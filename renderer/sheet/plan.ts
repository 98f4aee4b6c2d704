import type { Base, Customer, FieldName } from '../../shared/customer.ts'
import type { FieldProblem } from '../../shared/validate.ts'
import type { Wanted } from '../sync/sync.ts'
import type { CellProblem } from './cell-value.ts'

/** What is planned for one customer of many, before anything is saved. */
export type Planned = PlannedChange | PlannedSame | PlannedProblem

interface PlannedFor {
  /** The row of the sheet, as a spreadsheet counts; `null` where there is no sheet. */
  readonly row: number | null
  readonly customerId: number | null
  /** The customer's name, or what the row says of who it should be. */
  readonly label: string
}

export interface PlannedChange extends PlannedFor {
  readonly kind: 'change'
  readonly customerId: number
  readonly wanted: Wanted
  /** The shown values of the fields that change. */
  readonly seen: Base
}

export interface PlannedSame extends PlannedFor {
  readonly kind: 'same'
}

export interface PlannedProblem extends PlannedFor {
  readonly kind: 'problem'
  readonly reasons: readonly PlanReason[]
}

/** Why something cannot go. */
export type PlanReason =
  | {
      readonly kind: 'field'
      readonly field: FieldName
      readonly text: string
      readonly problem: CellProblem | FieldProblem
    }
  /** The customer is not on this machine. */
  | { readonly kind: 'not-here' }
  | { readonly kind: 'credit-too-small' }
  | { readonly kind: 'no-key' }
  | { readonly kind: 'not-an-id'; readonly text: string }
  | { readonly kind: 'no-such-customer'; readonly text: string }
  | { readonly kind: 'email-twice'; readonly text: string; readonly count: number }
  /** Another customer has the new email, here or in an earlier row. */
  | { readonly kind: 'email-taken'; readonly text: string }
  | { readonly kind: 'row-twice'; readonly first: number }
  | { readonly kind: 'broken-quotes' }
  | { readonly kind: 'too-many-cells' }

/** How many of each kind. */
export interface PlanCounts {
  readonly change: number
  readonly same: number
  readonly problem: number
}

export function countPlanned(planned: readonly Planned[]): PlanCounts {
  const counts = { change: 0, same: 0, problem: 0 }
  for (const { kind } of planned) counts[kind] += 1
  return counts
}

/** The one field that every change is about, or `null` where they are about several. */
export function onlyFieldOf(planned: readonly Planned[]): keyof Wanted | null {
  let only: keyof Wanted | null = null
  for (const one of planned) {
    if (one.kind !== 'change') continue
    const fields = Object.keys(one.wanted) as (keyof Wanted)[]
    if (fields.length !== 1 || (only !== null && fields[0] !== only)) return null
    only ??= fields[0] ?? null
  }
  return only
}

export const changesOf = (planned: readonly Planned[]): readonly PlannedChange[] =>
  planned.filter((one) => one.kind === 'change')

/** The values shown now of the fields that `wanted` names. */
export function seenOf(shown: Customer, wanted: Wanted): Base {
  const fields = Object.keys(wanted).filter((field) => field in shown) as FieldName[]
  return Object.fromEntries(fields.map((field) => [field, shown[field]]))
}
