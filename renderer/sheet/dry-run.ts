import { type Customer, displayName } from '../../shared/customer.ts'
import type { Wanted } from '../sync/sync.ts'
import { cellValue, type CellStyle } from './cell-value.ts'
import type { ColumnTarget, SheetKey } from './columns.ts'
import type { EmailBook } from './email-book.ts'
import { type Planned, type PlanReason, seenOf } from './plan.ts'
import type { SheetRow } from './read-sheet.ts'

/** How a sheet is to be understood: what its columns are about, and how its cells are written. */
export interface SheetPlan {
  readonly targets: readonly ColumnTarget[]
  readonly key: SheetKey
  readonly style: CellStyle
}

/** A row and the customer that it is about, or why nobody knows. */
export type FoundRow = { readonly row: SheetRow } & (
  | { readonly kind: 'id'; readonly id: number; readonly text: string }
  | { readonly kind: 'nobody'; readonly text: string; readonly reason: PlanReason }
)

/** Who a row is about. */
export function findRow(row: SheetRow, { targets, key }: SheetPlan, emails: EmailBook): FoundRow {
  const text = (row.cells[targets.indexOf(key)] ?? '').trim()
  const nobody = (reason: PlanReason): FoundRow => ({ row, kind: 'nobody', text, reason })
  if (row.isBroken) return nobody({ kind: 'broken-quotes' })
  if (row.cells.slice(targets.length).some((cell) => cell.trim() !== ''))
    return nobody({ kind: 'too-many-cells' })
  if (text === '') return nobody({ kind: 'no-key' })
  if (key === 'id') {
    const id = /^\d{1,15}$/.test(text) ? Number(text) : 0
    return id > 0 ? { row, kind: 'id', id, text } : nobody({ kind: 'not-an-id', text })
  }
  const [id, ...others] = emails.ids(text)
  if (id === undefined) return nobody({ kind: 'no-such-customer', text })
  if (others.length > 0) return nobody({ kind: 'email-twice', text, count: others.length + 1 })
  return { row, kind: 'id', id, text }
}

/** Remembers over all rows which customers and which new emails were there already, and where. */
export interface RowsSoFar {
  readonly rowOf: Map<number, number>
  readonly newEmails: Set<string>
}
export const noRowsYet = (): RowsSoFar => ({ rowOf: new Map(), newEmails: new Set() })

/** What a row would do. Rows are to come in the order of the sheet. */
export function planRow(
  found: FoundRow,
  shown: Customer | undefined,
  { targets, key, style }: SheetPlan,
  emails: EmailBook,
  soFar: RowsSoFar,
): Planned {
  const { row, text } = found
  const about = { row: row.number, customerId: shown?.id ?? null, label: shown ? displayName(shown) : text }
  const problem = (...reasons: PlanReason[]): Planned => ({ kind: 'problem', ...about, reasons })
  if (found.kind === 'nobody') return problem(found.reason)
  if (!shown) return problem({ kind: 'no-such-customer', text })
  const first = soFar.rowOf.get(shown.id)
  if (first !== undefined) return problem({ kind: 'row-twice', first })
  soFar.rowOf.set(shown.id, row.number)

  const wanted: Wanted = {}
  const reasons: PlanReason[] = []
  targets.forEach((target, column) => {
    if (target === 'none' || target === 'id' || target === key) return
    const cell = row.cells[column]
    if (cell === undefined) return
    const value = cellValue(target, cell, shown, style)
    if (value.kind === 'value') Object.assign(wanted, { [target]: value.value })
    if (value.kind === 'problem')
      reasons.push({ kind: 'field', field: target, text: cell, problem: value.problem })
  })
  const email = wanted.email ?? null
  if (email !== null && (emails.isTaken(email, shown.id) || soFar.newEmails.has(email.toLowerCase()))) {
    reasons.push({ kind: 'email-taken', text: email })
  }
  if (reasons.length > 0) return problem(...reasons)
  if (email !== null) soFar.newEmails.add(email.toLowerCase())
  if (Object.keys(wanted).length === 0) return { kind: 'same', ...about }
  return { kind: 'change', ...about, customerId: shown.id, wanted, seen: seenOf(shown, wanted) }
}
