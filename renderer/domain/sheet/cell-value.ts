import { FIELDS, type Customer, type FieldName, type FieldValue } from '../../../shared/customer.ts'
import { isSameValue } from '../../../shared/field-value.ts'
import { checkField, type FieldProblem, parseAmount } from '../../../shared/validate.ts'
import { cleanText } from '../text/clean-text.ts'
import { amountStyle, type DecimalSign, writtenAmount } from './amounts.ts'
import { hasDamagedLetters } from './damaged-letters.ts'
import { flagIn } from './flags.ts'
import { groupIn, type GroupLookup } from './groups.ts'
import { plainAmount } from './plain-amount.ts'
import { isShortened, type SpreadsheetChange, spreadsheetChange } from './spreadsheet-change.ts'

/** Why a value is left out until a person accepts it. */
export type Doubt = 'spreadsheet' | 'letters' | 'currency'

/** How the cells of a sheet are read. */
export interface CellStyle {
  readonly decimalSign: DecimalSign
  /** Decimal places of amounts in this store's currency. */
  readonly decimals: number
  /** What may stand beside an amount, such as the currency. */
  readonly moneySigns: readonly string[]
  readonly groups: GroupLookup
  /** Whether an empty cell clears its field; otherwise the field stays as it is. */
  readonly isEmptyCleared: boolean
  /** The doubtful values that a person accepted. */
  readonly accepted?: ReadonlySet<Doubt>
}

export type CellValue =
  /** The cell is empty, or has the current value. */
  | { readonly kind: 'same' }
  | { readonly kind: 'value'; readonly value: FieldValue }
  /** A change that was probably not intended. */
  | {
      readonly kind: 'doubt'
      readonly value: FieldValue
      readonly doubt: Doubt
      readonly how: SpreadsheetChange | null
    }
  | { readonly kind: 'problem'; readonly problem: CellProblem }

/** A spreadsheet took a phone number for a quantity and wrote 4.91701E+11: its digits are lost. */
export interface ShortenedNumber {
  readonly kind: 'shortened-number'
}

export type CellProblem =
  | FieldProblem
  | ShortenedNumber
  | { readonly kind: 'unknown-group' }
  | { readonly kind: 'group-twice' }
  | { readonly kind: 'not-yes-or-no' }
  | { readonly kind: 'several-lines' }
  /** A formula of the spreadsheet failed: "#REF!". */
  | { readonly kind: 'cell-error' }

/** What a cell would change in a field of this customer. */
export function cellValue(field: FieldName, cell: string, shown: Customer, style: CellStyle): CellValue {
  if (cell.trim() === '' && !isSame(field, cell, shown)) return emptied(field, shown, style)
  const kind = FIELDS[field]
  switch (kind.kind) {
    case 'text':
    case 'email':
      return textValue(field, cell, shown, style)
    case 'money':
      return CELL_ERROR.test(cell.trim()) ? problem({ kind: 'cell-error' }) : amount(cell, shown, style)
    case 'group': {
      const found = groupIn(cell, style.groups)
      if (found.kind !== 'group') return cell === String(shown.customer_group_id) ? same : problem(found)
      return isSameValue('customer_group_id', found.id, shown.customer_group_id) ? same : wanted(found.id)
    }
    case 'flag': {
      const flag = flagIn(cell)
      if (flag === null) return problem({ kind: 'not-yes-or-no' })
      return flag === shown.reset_pass_on_login ? same : wanted(flag)
    }
  }
}

const same: CellValue = { kind: 'same' }
const wanted = (value: FieldValue): CellValue => ({ kind: 'value', value })
const problem = (what: CellProblem): CellValue => ({ kind: 'problem', problem: what })

function textValue(field: FieldName, cell: string, shown: Customer, style: CellStyle): CellValue {
  if (isSame(field, cell, shown)) return same
  const kind = FIELDS[field]
  const isOneLine = kind.kind === 'email' || (kind.kind === 'text' && kind.lines === 'one')
  const bare = withoutTextMark(cell)
  // Spaces around a name are typing slips.
  const value = isOneLine ? bare.trim() : bare.replace(/\r\n?/g, '\n')
  if (isSame(field, value, shown)) return same
  const before = String(shown[field])
  if (CELL_ERROR.test(value.trim())) return problem({ kind: 'cell-error' })
  const how = spreadsheetChange(value, before)
  if (how !== null && !style.accepted?.has('spreadsheet'))
    return { kind: 'doubt', value, doubt: 'spreadsheet', how }
  if (isOneLine && /[\r\n]/.test(value)) return problem({ kind: 'several-lines' })
  if (field === 'phone' && isShortened(value)) return problem({ kind: 'shortened-number' })
  // Text pasted into the form is cleaned in the same way.
  const clean = cleanText(field, value)
  if (isSame(field, clean, shown)) return same
  const answer = checked(field, clean)
  const isDamaged = answer.kind === 'value' && hasDamagedLetters(clean, before)
  return isDamaged && !style.accepted?.has('letters')
    ? { kind: 'doubt', value: clean, doubt: 'letters', how: null }
    : answer
}

/** Removes what makes a spreadsheet keep digits as text: `'07700`, `="07700"`. */
const withoutTextMark = (cell: string): string =>
  /^\s*(?:'(?=\d)([^]*)|="([^"]*)")\s*$/
    .exec(cell)
    ?.slice(1)
    .find((text) => text !== undefined) ?? cell

const CELL_ERROR =
  /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|BEZUG!|NV|WERT!|ZAHL!|#+)$/i

function isSame(field: FieldName, cell: string, shown: Customer): boolean {
  const { kind } = FIELDS[field]
  return (kind === 'text' || kind === 'email') && isSameValue(field, cell as never, shown[field] as never)
}

/** Only texts can be cleared: an amount, a group and a yes or no always have a value. */
function emptied(field: FieldName, shown: Customer, { isEmptyCleared }: CellStyle): CellValue {
  const { kind } = FIELDS[field]
  if (!isEmptyCleared || (kind !== 'text' && kind !== 'email') || shown[field] === '') return same
  return checked(field, '')
}

function amount(cell: string, shown: Customer, style: CellStyle): CellValue {
  // The store may hold more decimal places than people write: its amount, shortened, is no change.
  if (cell === writtenAmount(shown.store_credit, style.decimalSign, style.decimals)) return same
  const { text, otherCurrency } = plainAmount(withoutTextMark(cell), style.moneySigns)
  const exact = parseAmount(text, amountStyle(style.decimalSign, MOST_DECIMALS, []))
  if (exact.kind === 'problem') return problem(exact.problem)
  if (isSameValue('store_credit', exact.value, shown.store_credit)) return same
  const parsed = parseAmount(text, amountStyle(style.decimalSign, style.decimals, []))
  if (parsed.kind === 'problem') return problem(parsed.problem)
  const answer = checked('store_credit', parsed.value)
  const isDoubted = answer.kind === 'value' && otherCurrency !== null && !style.accepted?.has('currency')
  return isDoubted ? { kind: 'doubt', value: parsed.value, doubt: 'currency', how: null } : answer
}

const MOST_DECIMALS = 4

function checked(field: FieldName, value: FieldValue): CellValue {
  const wrong = checkField(field, value)
  return wrong ? problem(wrong) : wanted(value)
}
