import type { Base, Customer, FieldName, FieldValue } from '../../../shared/customer.ts'
import type { FieldProblem } from '../../../shared/validate.ts'
import type { FieldChanges } from '../sync-state.ts'
import type { CellProblem, Doubt } from './cell-value.ts'
import type { SpreadsheetChange } from './spreadsheet-change.ts'

/** What is planned for one customer of many, before anything is saved. */
export type PlanEntry = PlannedChange | UnchangedEntry | DoubtfulEntry | ProblemEntry

interface PlanEntryBase {
  /** The row of the sheet, as a spreadsheet counts; `null` where there is no sheet. */
  readonly row: number | null
  readonly customerId: number | null
  /** The customer's name, or, where there is no such customer, what the row says. */
  readonly label: string
}

export interface PlannedChange extends PlanEntryBase {
  readonly kind: 'change'
  readonly customerId: number
  readonly wanted: FieldChanges
  /** The shown values of the fields that change. */
  readonly seen: Base
  /** Further values of the row, which are saved only if a person accepts them. */
  readonly leftOut?: readonly DoubtfulValue[]
  /** The name in a row without an email, where nothing in the row is this customer's. */
  readonly strangersName?: string
  /** Another customer has the new email too. Only the store knows whether two customers may share it. */
  readonly sharesEmail?: boolean
}

/** A value that was probably not intended. */
export interface DoubtfulValue {
  readonly field: FieldName
  readonly before: FieldValue
  readonly after: FieldValue
  readonly doubt: Doubt
  readonly how: SpreadsheetChange | null
}

/** All that the row would change is doubtful. */
export interface DoubtfulEntry extends PlanEntryBase {
  readonly kind: 'doubt'
  readonly leftOut: readonly DoubtfulValue[]
}

export interface UnchangedEntry extends PlanEntryBase {
  readonly kind: 'same'
}

export interface ProblemEntry extends PlanEntryBase {
  readonly kind: 'problem'
  readonly reasons: readonly PlanReason[]
}

/** Why something can't be saved. */
export type PlanReason =
  | {
      readonly kind: 'field'
      readonly field: FieldName
      readonly text: string
      readonly problem: CellProblem | FieldProblem
    }
  /** The customer is not on this computer. */
  | { readonly kind: 'not-here' }
  | { readonly kind: 'credit-too-small' }
  | { readonly kind: 'no-key' }
  | { readonly kind: 'not-an-id'; readonly text: string }
  | { readonly kind: 'no-such-customer'; readonly text: string }
  | { readonly kind: 'email-twice'; readonly text: string; readonly count: number }
  /** The id and the email of the row belong to different people; a person says which counts. */
  | { readonly kind: 'id-and-email'; readonly id: string; readonly email: string }
  /** The same in a file without emails, in which most rows name somebody else. */
  | { readonly kind: 'id-and-name'; readonly id: string; readonly name: string }
  | { readonly kind: 'not-a-whole-name'; readonly text: string }
  | { readonly kind: 'row-twice'; readonly first: number }
  | { readonly kind: 'broken-quotes' }
  | { readonly kind: 'too-many-cells' }

/** How many entries of each kind. */
export interface PlanCounts {
  readonly change: number
  readonly doubt: number
  readonly same: number
  readonly problem: number
}

export function countEntries(planned: readonly PlanEntry[]): PlanCounts {
  const counts = { change: 0, doubt: 0, same: 0, problem: 0 }
  for (const { kind } of planned) counts[kind] += 1
  return counts
}

export type PlannedField = keyof FieldChanges

/** The one field that every change is about, or `null` where they are about several. */
export function onlyFieldOf(planned: readonly PlanEntry[]): PlannedField | null {
  let only: PlannedField | null = null
  for (const one of planned) {
    if (one.kind !== 'change') continue
    const fields = Object.keys(one.wanted) as PlannedField[]
    if (fields.length !== 1 || (only !== null && fields[0] !== only)) return null
    only ??= fields[0] ?? null
  }
  return only
}

export const changesOf = (planned: readonly PlanEntry[]): readonly PlannedChange[] =>
  planned.filter((one) => one.kind === 'change')

/** The values shown now of the fields that `wanted` names. */
export function seenOf(shown: Customer, wanted: FieldChanges): Base {
  const fields = Object.keys(wanted).filter((field) => field in shown) as FieldName[]
  return Object.fromEntries(fields.map((field) => [field, shown[field]]))
}

/** How many values were left out, by reason. */
export type DoubtCounts = Readonly<Record<Doubt, number>>
export function countDoubts(planned: readonly PlanEntry[]): DoubtCounts {
  const counts = { spreadsheet: 0, letters: 0, currency: 0 }
  for (const one of planned) {
    if (one.kind !== 'change' && one.kind !== 'doubt') continue
    for (const { doubt } of one.leftOut ?? []) counts[doubt] += 1
  }
  return counts
}
