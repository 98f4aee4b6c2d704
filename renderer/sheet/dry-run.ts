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

/** A row and the customer that it is about, or why it cannot go. */
export type FoundRow = { readonly row: SheetRow; readonly text: string } & (
  { readonly kind: 'id'; readonly id: number } | { readonly kind: 'nobody'; readonly reason: PlanReason }
)

/** Says who a row is about; a customer who was there in an earlier row cannot go twice. */
export function rowFinder(plan: SheetPlan, emails: EmailBook): (row: SheetRow) => FoundRow {
  const firstRows = new Map<number, number>()
  return (row) => {
    const found = findRow(row, plan, emails)
    if (found.kind === 'nobody') return found
    const first = firstRows.get(found.id)
    if (first === undefined) firstRows.set(found.id, row.number)
    return first === undefined
      ? found
      : { row, text: found.text, kind: 'nobody', reason: { kind: 'row-twice', first } }
  }
}

function findRow(row: SheetRow, { targets, key }: SheetPlan, emails: EmailBook): FoundRow {
  const text = (row.cells[targets.indexOf(key)] ?? '').trim()
  const nobody = (reason: PlanReason): FoundRow => ({ row, text, kind: 'nobody', reason })
  if (row.isBroken) return nobody({ kind: 'broken-quotes' })
  if (row.cells.some((cell, at) => at >= targets.length && cell.trim() !== '')) {
    return nobody({ kind: 'too-many-cells' })
  }
  if (text === '') return nobody({ kind: 'no-key' })
  if (key === 'id') {
    const id = /^\d{1,15}$/.test(text) ? Number(text) : 0
    return id > 0 ? { row, text, kind: 'id', id } : nobody({ kind: 'not-an-id', text })
  }
  const [id, ...others] = emails.ids(text)
  if (id === undefined) return nobody({ kind: 'no-such-customer', text })
  if (others.length > 0) return nobody({ kind: 'email-twice', text, count: others.length + 1 })
  return { row, text, kind: 'id', id }
}

/** What a row would do to its customer as the screen shows it. */
export function planRow(found: FoundRow, shown: Customer | undefined, plan: SheetPlan): Planned {
  const { row, text } = found
  // A cell can hold a novel.
  const label = shown ? displayName(shown) : text.slice(0, LONGEST_LABEL)
  const about = { row: row.number, customerId: shown?.id ?? null, label }
  if (found.kind === 'nobody') return { kind: 'problem', ...about, reasons: [found.reason] }
  if (!shown) return { kind: 'problem', ...about, reasons: [{ kind: 'no-such-customer', text }] }
  const { wanted, reasons } = readCells(row, shown, plan)
  if (reasons.length > 0) return { kind: 'problem', ...about, reasons }
  if (Object.keys(wanted).length === 0) return { kind: 'same', ...about }
  return { kind: 'change', ...about, customerId: shown.id, wanted, seen: seenOf(shown, wanted) }
}

const LONGEST_LABEL = 100

function readCells(row: SheetRow, shown: Customer, { targets, key, style }: SheetPlan) {
  const wanted: Wanted = {}
  const reasons: PlanReason[] = []
  targets.forEach((target, column) => {
    const text = row.cells[column]
    if (target === 'none' || target === 'id' || target === key || text === undefined) return
    const value = cellValue(target, text, shown, style)
    if (value.kind === 'value') Object.assign(wanted, { [target]: value.value })
    if (value.kind === 'problem') {
      reasons.push({ kind: 'field', field: target, text, problem: value.problem })
    }
  })
  return { wanted, reasons }
}

/** The new emails that are planned. */
export const newEmails = (planned: readonly Planned[]): readonly string[] =>
  planned.flatMap((one) =>
    one.kind === 'change' && one.wanted.email !== undefined ? [one.wanted.email] : [],
  )

/** Rows whose new email another customer has, or gets in an earlier row, cannot go: the store refuses it. */
export function withoutTakenEmails(planned: readonly Planned[], emails: EmailBook): readonly Planned[] {
  const given = new Set<string>()
  return planned.map((one) => {
    const email = one.kind === 'change' ? one.wanted.email : undefined
    if (one.kind !== 'change' || email === undefined) return one
    const isFree = !emails.isTaken(email, one.customerId) && !given.has(email.toLowerCase())
    given.add(email.toLowerCase())
    if (isFree) return one
    const { row, customerId, label } = one
    return { kind: 'problem', row, customerId, label, reasons: [{ kind: 'email-taken', text: email }] }
  })
}
