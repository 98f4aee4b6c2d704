import type { Customer } from '../../../shared/customer.ts'
import { foldEmail } from '../../../shared/email.ts'
import { cleanText } from '../text/clean-text.ts'
import type { ColumnTarget } from './column-names.ts'
import type { SheetKey } from './columns.ts'
import type { EmailLookup } from './email-lookup.ts'
import type { PlanEntry } from './plan.ts'
import type { SheetRow } from './read-sheet.ts'

/** What identifies a customer where the id and the email of a row belong to different people. */
export type Identity = 'ask' | 'id' | 'email'

/**
 * Whether the email of a row that is identified by id suggests somebody else: another customer has it, or nothing
 * else in the row is this customer's.
 */
export function isAboutAnother(
  row: SheetRow,
  targets: readonly ColumnTarget[],
  shown: Customer | undefined,
  emails: EmailLookup,
  id: number,
): boolean {
  const email = cellOf(row, targets, 'email')
  if (email === '' || (shown && foldEmail(email) === foldEmail(shown.email))) return false
  const owners = emails.ids(email)
  if (owners.length > 0) return !owners.includes(id)
  return shown !== undefined && isStranger(row, targets, shown)
}

/**
 * The full name in a row without an email, where nothing in the row is the customer's. A single such row may be a new
 * name; a file full of them is about other people.
 */
export function strangersName(
  row: SheetRow,
  { targets, key, identity }: { targets: readonly ColumnTarget[]; key: SheetKey; identity: Identity },
  shown: Customer,
): string | undefined {
  if (key !== 'id' || identity === 'id' || cellOf(row, targets, 'email') !== '') return undefined
  const name = nameIn(row, targets)
  return name !== '' && isStranger(row, targets, shown) ? name : undefined
}

/** The full name that a row gives; `''` where a part is missing. */
function nameIn(row: SheetRow, targets: readonly ColumnTarget[]): string {
  const [whole, first, last] = (['name', 'first_name', 'last_name'] as const).map((target) =>
    cellOf(row, targets, target),
  )
  return whole || (first && last ? `${first} ${last}` : '')
}

/** Whether the row describes a person, and nothing in it matches this customer. */
function isStranger(row: SheetRow, targets: readonly ColumnTarget[], shown: Customer): boolean {
  const said = SAYS_WHO.flatMap((target) => {
    const cell = fold(cellOf(row, targets, target))
    return cell === '' ? [] : [{ target, cell }]
  })
  const { first_name: first, last_name: last } = shown
  const whole = [first + last, last + first].map(fold)
  const names = said.filter(({ target }) => target !== 'phone' && target !== 'company')
  // No stranger: a customer without a name who gets one, or whose first and last names were swapped.
  if (names.length === 0 || whole.includes('') || whole.includes(fold(nameIn(row, targets)))) return false
  return said.every(({ target, cell }) => target === 'name' || fold(String(shown[target])) !== cell)
}

const SAYS_WHO = ['first_name', 'last_name', 'name', 'phone', 'company'] as const

/** The value in a column, without what may surround it: `mailto:`, a name, invisible characters. */
export function cellOf(row: SheetRow, targets: readonly ColumnTarget[], target: ColumnTarget): string {
  const text = (row.cells[targets.indexOf(target)] ?? '').trim()
  return target === 'email' ? cleanText('email', text) : text
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** Whether most rows with a known customer name somebody else. */
export function areStrangers(planned: readonly PlanEntry[]): boolean {
  let strangers = 0
  let others = 0
  for (const one of planned) {
    if (one.kind === 'change' && one.strangersName !== undefined) strangers += 1
    else if (one.kind !== 'problem') others += 1
  }
  return strangers >= MANY && strangers > others
}

/** Turns a change that seems to be about somebody else into a question for a person. */
export function asStranger(one: PlanEntry): PlanEntry {
  if (one.kind !== 'change' || one.strangersName === undefined) return one
  const { row, customerId, label, strangersName: name } = one
  const reason = { kind: 'id-and-name', id: String(customerId), name } as const
  return { kind: 'problem', row, customerId, label, reasons: [reason] }
}

/** How many rows seem to be about somebody else, and whether so many that the ids are another system's. */
export interface Disagreement {
  readonly count: number
  readonly isOtherSystem: boolean
}

export function disagreementOf(planned: readonly PlanEntry[]): Disagreement {
  const count = planned.filter(
    (one) =>
      one.kind === 'problem' &&
      one.reasons.some(({ kind }) => kind === 'id-and-email' || kind === 'id-and-name'),
  ).length
  return { count, isOtherSystem: count >= MANY && count >= planned.length * SHARE }
}

const MANY = 3
const SHARE = 0.2
