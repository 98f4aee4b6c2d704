import type { Customer } from '../../../shared/customer.ts'
import { foldEmail } from '../../../shared/email.ts'
import { cleanText } from '../text/clean-text.ts'
import type { ColumnTarget } from './column-names.ts'
import type { SheetKey } from './columns.ts'
import type { EmailLookup } from './email-lookup.ts'
import type { PlanEntry } from './plan.ts'
import type { SheetRow } from './read-sheet.ts'

/** Which counts where the id and the email of a row belong to different people. */
export type Identity = 'ask' | 'id' | 'email'

/**
 * Whether a row that names a customer by id is about somebody else by its email: another customer here has
 * it, or nothing else in the row is this customer's.
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
 * The whole name in a row without an email, where neither it nor anything else in the row is the customer's. Alone it may
 * be a new name; a file full of such rows is not about the customers here.
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

/** The whole name that a row gives, or `''` where a part of it is missing. */
function nameIn(row: SheetRow, targets: readonly ColumnTarget[]): string {
  const [whole, first, last] = (['name', 'first_name', 'last_name'] as const).map((target) =>
    cellOf(row, targets, target),
  )
  return whole || (first && last ? `${first} ${last}` : '')
}

/** What the row says of the person, and all of it isn't what this customer has. */
function isStranger(row: SheetRow, targets: readonly ColumnTarget[], shown: Customer): boolean {
  const said = SAYS_WHO.flatMap((target) => {
    const cell = fold(cellOf(row, targets, target))
    return cell === '' ? [] : [{ target, cell }]
  })
  const { first_name: first, last_name: last } = shown
  const whole = [first + last, last + first].map(fold)
  const names = said.filter(({ target }) => target !== 'phone' && target !== 'company')
  // A customer without a name gets one, and swapped first and last names are corrected.
  if (names.length === 0 || whole.includes('') || whole.includes(fold(nameIn(row, targets)))) return false
  return said.every(({ target, cell }) => target === 'name' || fold(String(shown[target])) !== cell)
}

const SAYS_WHO = ['first_name', 'last_name', 'name', 'phone', 'company'] as const

/** What a row has in a column, without what only surrounds it: `mailto:`, a name, invisible characters. */
export function cellOf(row: SheetRow, targets: readonly ColumnTarget[], target: ColumnTarget): string {
  const text = (row.cells[targets.indexOf(target)] ?? '').trim()
  return target === 'email' ? cleanText('email', text) : text
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** Whether most of the rows whose customers are here name somebody else. */
export function areStrangers(planned: readonly PlanEntry[]): boolean {
  let strangers = 0
  let others = 0
  for (const one of planned) {
    if (one.kind === 'change' && one.strangersName !== undefined) strangers += 1
    else if (one.kind !== 'problem') others += 1
  }
  return strangers >= MANY && strangers > others
}

/** A change that is about a stranger, as what a person has to decide. */
export function asStranger(one: PlanEntry): PlanEntry {
  if (one.kind !== 'change' || one.strangersName === undefined) return one
  const { row, customerId, label, strangersName: name } = one
  const reason = { kind: 'id-and-name', id: String(customerId), name } as const
  return { kind: 'problem', row, customerId, label, reasons: [reason] }
}

/** How many rows disagree, and whether so many that the numbers are those of another system. */
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
