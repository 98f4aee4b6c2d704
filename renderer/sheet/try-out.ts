import { readShown, type ShownSource } from '../components/bulk/shown-customers.ts'
import type { ConfirmedCustomers } from '../db/local-store.ts'
import { findRows, newEmails, planRow, type SheetPlan, withoutTakenEmails } from './dry-run.ts'
import { createEmailBook, type EmailBook } from './email-book.ts'
import type { Planned } from './plan.ts'
import type { Sheet } from './read-sheet.ts'

export interface TryOutParts {
  readonly source: ShownSource & { readonly customers: Pick<ConfirmedCustomers, 'getMany' | 'idsBetween'> }
  readonly sheet: Sheet
  readonly plan: SheetPlan
  /** Customers are looked through for emails, then rows are compared. */
  readonly tell: (phase: 'emails' | 'rows', done: number, total: number) => void
  readonly signal: AbortSignal
}

/**
 * What every row of a sheet would do, in the order of the sheet, without doing it. Reads page by page and
 * lets the window live in between. `null` where it was aborted.
 */
export async function tryOut(parts: TryOutParts): Promise<readonly Planned[] | null> {
  const { source, sheet, plan, tell, signal } = parts
  const keyColumn = plan.targets.indexOf(plan.key)
  const keyEmails = plan.key === 'email' ? sheet.rows.map(({ cells }) => cells[keyColumn] ?? '') : []
  const found = findRows(sheet.rows, plan, await bookOf(keyEmails, parts))

  const planned: Planned[] = found.map((one) => planRow(one, undefined, plan))
  const places = new Map(found.flatMap((one, at) => (one.kind === 'id' ? [[one.id, at] as const] : [])))
  let done = 0
  await readShown(source, places.keys(), (ids, shown) => {
    for (const id of ids) {
      const at = places.get(id)
      const one = at === undefined ? undefined : found[at]
      if (at !== undefined && one) planned[at] = planRow(one, shown.get(id), plan)
    }
    tell('rows', (done += ids.length), places.size)
    return !signal.aborted
  })
  const emails = await bookOf(newEmails(planned), parts)
  return signal.aborted ? null : withoutTakenEmails(planned, emails)
}

/** Looks through all customers for these emails; nobody else knows who has one. */
async function bookOf(emails: readonly string[], { source, tell, signal }: TryOutParts): Promise<EmailBook> {
  const book = createEmailBook(emails)
  if (emails.length === 0 || signal.aborted) return book
  const ids = await source.customers.idsBetween(1, LAST_ID)
  let done = 0
  await readShown(source, ids, (page, shown) => {
    for (const customer of shown.values()) book.note(customer)
    tell('emails', (done += page.length), ids.length)
    return !signal.aborted
  })
  return book
}

const LAST_ID = 2 ** 32 - 1
