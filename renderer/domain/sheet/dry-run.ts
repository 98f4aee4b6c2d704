import { type Customer, displayName, type FieldName } from '../../../shared/customer.ts'
import { foldEmail } from '../../../shared/email.ts'
import type { FieldChanges } from '../sync-state.ts'
import { cellValue, type CellStyle } from './cell-value.ts'
import type { ColumnTarget } from './column-names.ts'
import type { SheetKey } from './columns.ts'
import type { EmailLookup } from './email-lookup.ts'
import { type DoubtfulValue, type PlanEntry, type PlanReason, seenOf } from './plan.ts'
import type { SheetRow } from './read-sheet.ts'
import { cellOf, type Identity, isAboutAnother, strangersName } from './same-person.ts'
import { splitName } from './whole-name.ts'

/** How a sheet is understood: what its columns hold, and how its cells are written. */
export interface SheetPlan {
  readonly targets: readonly ColumnTarget[]
  readonly key: SheetKey
  /** Which one is used where id and email belong to different people. */
  readonly identity: Identity
  readonly style: CellStyle
}

/** A row and its customer, or why it can't be imported. */
export type FoundRow = { readonly row: SheetRow; readonly text: string } & (
  { readonly kind: 'id'; readonly id: number } | { readonly kind: 'rejected'; readonly reason: PlanReason }
)

/** Finds the customer of each row. A second row for the same customer can't be imported. */
export function rowFinder(plan: SheetPlan, emails: EmailLookup): (row: SheetRow) => FoundRow {
  const firstRows = new Map<number, number>()
  return (row) => {
    const found = findRow(row, plan, emails)
    if (found.kind === 'rejected') return found
    const first = firstRows.get(found.id)
    if (first === undefined) firstRows.set(found.id, row.number)
    return first === undefined
      ? found
      : { row, text: found.text, kind: 'rejected', reason: { kind: 'row-twice', first } }
  }
}

function findRow(row: SheetRow, plan: SheetPlan, emails: EmailLookup): FoundRow {
  const { targets, key } = plan
  const text = cellOf(row, targets, key)
  const rejected = (reason: PlanReason): FoundRow => ({ row, text, kind: 'rejected', reason })
  if (row.isBroken) return rejected({ kind: 'broken-quotes' })
  if (row.cells.some((cell, at) => at >= targets.length && cell.trim() !== '')) {
    return rejected({ kind: 'too-many-cells' })
  }
  if (text === '') return rejected({ kind: 'no-key' })
  if (key === 'email') return findByEmail(row, text, emails)
  const id = idIn(text)
  if (id === null) return rejected({ kind: 'not-an-id', text })
  const email = cellOf(row, targets, 'email')
  const hasAnotherOwner = email !== '' && emails.ids(email).length > 0 && !emails.ids(email).includes(id)
  if (hasAnotherOwner && plan.identity === 'email') return findByEmail(row, email, emails)
  if (hasAnotherOwner && plan.identity === 'ask') return rejected({ kind: 'id-and-email', id: text, email })
  return { row, text, kind: 'id', id }
}

/** Reads an id as a spreadsheet may write it: "5" or "5.0". */
function idIn(text: string): number | null {
  const id = /^\d{1,15}(?:\.0+)?$/.test(text) ? Number(text) : 0
  return id > 0 ? id : null
}

function findByEmail(row: SheetRow, text: string, emails: EmailLookup): FoundRow {
  const [id, ...others] = emails.ids(text)
  if (id === undefined) return { row, text, kind: 'rejected', reason: { kind: 'no-such-customer', text } }
  if (others.length === 0) return { row, text, kind: 'id', id }
  return { row, text, kind: 'rejected', reason: { kind: 'email-twice', text, count: others.length + 1 } }
}

/** What a row would change in its customer, compared with what the screen shows. */
export function planRow(
  found: FoundRow,
  shown: Customer | undefined,
  plan: SheetPlan,
  emails: EmailLookup,
): PlanEntry {
  const { row, text } = found
  const label = shown ? displayName(shown) : text.slice(0, LONGEST_LABEL)
  const about = { row: row.number, customerId: shown?.id ?? null, label }
  if (found.kind === 'rejected') return { kind: 'problem', ...about, reasons: [found.reason] }
  if (!shown) return { kind: 'problem', ...about, reasons: [{ kind: 'no-such-customer', text }] }
  const stranger = strangerIn(found, shown, plan, emails)
  if (stranger) return { kind: 'problem', ...about, reasons: [stranger] }
  const { wanted, reasons, leftOut } = readCells(row, shown, plan)
  if (reasons.length > 0) return { kind: 'problem', ...about, reasons }
  if (Object.keys(wanted).length === 0) {
    return leftOut.length > 0 ? { kind: 'doubt', ...about, leftOut } : { kind: 'same', ...about }
  }
  const change = { ...about, customerId: shown.id, wanted, seen: seenOf(shown, wanted) }
  const name = strangersName(row, plan, shown)
  return {
    kind: 'change',
    ...change,
    ...(leftOut.length > 0 && { leftOut }),
    ...(name !== undefined && { strangersName: name }),
  }
}

const LONGEST_LABEL = 100

function strangerIn(
  { row, text }: FoundRow,
  shown: Customer,
  { targets, key, identity }: SheetPlan,
  emails: EmailLookup,
): PlanReason | null {
  if (key !== 'id' || identity === 'id') return null
  if (!isAboutAnother(row, targets, shown, emails, shown.id)) return null
  const email = cellOf(row, targets, 'email')
  return identity === 'ask'
    ? { kind: 'id-and-email', id: text, email }
    : { kind: 'no-such-customer', text: email }
}

interface ReadCells {
  readonly wanted: FieldChanges
  readonly reasons: PlanReason[]
  readonly leftOut: DoubtfulValue[]
}

function readCells(row: SheetRow, shown: Customer, { targets, key, style }: SheetPlan): ReadCells {
  const read: ReadCells = { wanted: {}, reasons: [], leftOut: [] }
  targets.forEach((target, column) => {
    const text = row.cells[column]
    if (target === 'none' || target === 'id' || target === key || text === undefined) return
    if (target === 'name') readName(text, shown, style, read)
    else readCell(target, text, shown, style, read)
  })
  return read
}

function readCell(field: FieldName, text: string, shown: Customer, style: CellStyle, read: ReadCells): void {
  const value = cellValue(field, text, shown, style)
  switch (value.kind) {
    case 'same':
      return
    case 'value':
      Object.assign(read.wanted, { [field]: value.value })
      return
    case 'doubt': {
      const { doubt, how } = value
      read.leftOut.push({ field, before: shown[field], after: value.value, doubt, how })
      return
    }
    case 'problem':
      read.reasons.push({ kind: 'field', field, text, problem: value.problem })
  }
}

function readName(text: string, shown: Customer, style: CellStyle, read: ReadCells): void {
  if (text.trim() === '') return
  const name = splitName(text, { first: shown.first_name, last: shown.last_name })
  if (!name) return void read.reasons.push({ kind: 'not-a-whole-name', text })
  readCell('first_name', name.first, shown, style, read)
  readCell('last_name', name.last, shown, style, read)
}

/** Marks changes whose new email another customer has, or gets from another row: the store may refuse it. */
export function emailMarker(emails: EmailLookup): (one: PlanEntry) => PlanEntry {
  const given = new Set<string>()
  return (one) => {
    const email = one.kind === 'change' ? one.wanted.email : undefined
    if (one.kind !== 'change' || email === undefined) return one
    const isShared = emails.isTaken(email, one.customerId) || given.has(foldEmail(email))
    given.add(foldEmail(email))
    return isShared ? { ...one, sharesEmail: true } : one
  }
}
