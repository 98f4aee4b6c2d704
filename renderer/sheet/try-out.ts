import { readShown, type ShownSource } from '../components/bulk/shown-customers.ts'
import type { CustomerSearch } from '../db/local-store.ts'
import {
  type FoundRow,
  newEmails,
  planRow,
  rowFinder,
  type SheetPlan,
  withoutTakenEmails,
} from './dry-run.ts'
import { createEmailBook, type EmailBook } from './email-book.ts'
import type { Planned } from './plan.ts'
import type { Sheet } from './read-sheet.ts'

export interface TryOutParts {
  readonly source: ShownSource
  readonly search: Pick<CustomerSearch, 'ownersOf'>
  readonly sheet: Sheet
  readonly plan: SheetPlan
  /** Emails are looked for, and rows are compared. */
  readonly tell: (phase: 'emails' | 'rows', done: number, total: number) => void
  readonly signal: AbortSignal
}

/**
 * What every row of a sheet would do, in the order of the sheet, without doing it. Reads page by page and
 * lets the window live in between. `null` where it was aborted.
 */
export async function tryOut(parts: TryOutParts): Promise<readonly Planned[] | null> {
  const { source, sheet, plan, tell, signal } = parts
  const { rows } = sheet
  const keyColumn = plan.targets.indexOf(plan.key)
  const keyEmails = plan.key === 'email' ? rows.map(({ cells }) => cells[keyColumn] ?? '') : []
  const find = rowFinder(plan, await bookOf(keyEmails, parts))

  const found = new Map<number, FoundRow & { readonly at: number }>()
  const planned: Planned[] = []
  await inPieces(rows, (row, at) => {
    const one = find(row)
    planned.push(planRow(one, undefined, plan))
    if (one.kind === 'id') found.set(one.id, { ...one, at })
  })
  let done = rows.length - found.size
  await readShown(source, found.keys(), (ids, shown) => {
    for (const id of ids) {
      const one = found.get(id)
      if (one) planned[one.at] = planRow(one, shown.get(id), plan)
    }
    tell('rows', (done += ids.length), rows.length)
    return !signal.aborted
  })
  const emails = await bookOf(newEmails(planned), parts)
  return signal.aborted ? null : withoutTakenEmails(planned, emails)
}

/** Who has one of these emails. */
async function bookOf(emails: readonly string[], { search, tell, signal }: TryOutParts): Promise<EmailBook> {
  if (emails.length === 0 || signal.aborted) return createEmailBook()
  tell('emails', 0, emails.length)
  return createEmailBook(await search.ownersOf(emails))
}

/** Does something with each, and lets the window live in between. */
async function inPieces<T>(all: readonly T[], work: (one: T, at: number) => void): Promise<void> {
  for (let at = 0; at < all.length; at += 1) {
    work(all[at] as T, at)
    if (at % PIECE === PIECE - 1) await new Promise((resolve) => setTimeout(resolve))
  }
}

const PIECE = 5000
