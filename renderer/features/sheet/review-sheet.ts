import { readShown, type ShownSource } from '../../workspace/bulk-save/shown-customers.ts'
import type { CustomerSearch } from '../../storage/local-store.ts'
import { emailMarker, type FoundRow, planRow, rowFinder, type SheetPlan } from '../../domain/sheet/dry-run.ts'
import { createEmailLookup, type EmailLookup } from '../../domain/sheet/email-lookup.ts'
import type { PlanEntry } from '../../domain/sheet/plan.ts'
import { areStrangers, asStranger, cellOf } from '../../domain/sheet/same-person.ts'
import type { Sheet } from '../../domain/sheet/read-sheet.ts'

export interface ReviewOptions {
  readonly source: ShownSource
  readonly search: Pick<CustomerSearch, 'ownersOf'>
  readonly sheet: Sheet
  readonly plan: SheetPlan
  /** First all emails are looked up, then the rows are compared with their customers. */
  readonly progress: (phase: 'emails' | 'rows', done: number, total: number) => void
  readonly signal: AbortSignal
}

/**
 * What each row of a sheet would change, in the order of the sheet; nothing is saved. Works in small pieces, so that
 * the window stays responsive. `null` where it was aborted.
 */
export async function reviewSheet(options: ReviewOptions): Promise<readonly PlanEntry[] | null> {
  const { source, sheet, plan, progress, signal } = options
  const { rows } = sheet
  const emails = await lookUp(plan.targets.includes('email') ? emailsIn(rows, plan) : [], options)
  const find = rowFinder(plan, emails)

  const found = new Map<number, FoundRow & { readonly at: number }>()
  const planned: PlanEntry[] = []
  await inPieces(rows, signal, (row, at) => {
    const one = find(row)
    planned.push(planRow(one, undefined, plan, emails))
    if (one.kind === 'id') found.set(one.id, { ...one, at })
  })
  let done = rows.length - found.size
  await readShown(source, found.keys(), async (ids, shown) => {
    await inPieces(ids, signal, (id) => {
      const one = found.get(id)
      if (one) planned[one.at] = planRow(one, shown.get(id), plan, emails)
    })
    progress('rows', (done += ids.length), rows.length)
    return !signal.aborted
  })
  const mark = emailMarker(emails)
  const decide = areStrangers(planned) ? asStranger : (one: PlanEntry): PlanEntry => one
  await inPieces(planned, signal, (one, at) => (planned[at] = mark(decide(one))))
  return signal.aborted ? null : planned
}

function* emailsIn(rows: Sheet['rows'], { targets }: SheetPlan): Generator<string> {
  for (const row of rows) yield cellOf(row, targets, 'email')
}

/** The customers who have one of these emails, looked up some thousands at a time. */
async function lookUp(emails: Iterable<string>, options: ReviewOptions): Promise<EmailLookup> {
  const { search, sheet, progress, signal } = options
  const lookup = createEmailLookup()
  let some: string[] = []
  const lookUpSome = async (): Promise<void> => {
    if (some.length === 0 || signal.aborted) return
    progress('emails', 0, sheet.rows.length)
    const owners = await search.ownersOf(some)
    some = []
    await inPieces(owners, signal, (owner) => lookup.add(owner))
  }
  for (const email of emails) {
    if (email.trim() !== '') some.push(email)
    if (some.length >= MOST_EMAILS) await lookUpSome()
    if (signal.aborted) break
  }
  await lookUpSome()
  return lookup
}

/** Calls `work` with each item, and pauses often enough that the window stays responsive. */
async function inPieces<T>(
  all: readonly T[],
  signal: AbortSignal,
  work: (one: T, at: number) => void,
): Promise<void> {
  let begun = performance.now()
  for (let at = 0; at < all.length && !signal.aborted; at += 1) {
    work(all[at] as T, at)
    if (at % LOOKED_AT !== LOOKED_AT - 1 || performance.now() - begun < LONGEST) continue
    await new Promise((resolve) => setTimeout(resolve))
    begun = performance.now()
  }
}

const MOST_EMAILS = 10_000
const LOOKED_AT = 50
/** Milliseconds: half a frame. */
const LONGEST = 8
