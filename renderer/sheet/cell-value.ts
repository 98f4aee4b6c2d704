import { FIELDS, type Customer, type FieldName, type FieldValue } from '../../shared/customer.ts'
import { isSameValue } from '../../shared/field-value.ts'
import { checkField, type FieldProblem, parseAmount } from '../../shared/validate.ts'
import { amountStyle, type DecimalSign, writtenAmount } from './amounts.ts'
import { flagIn } from './flags.ts'
import { groupIn, type GroupBook } from './groups.ts'

/** How the cells of one sheet are to be read. */
export interface CellStyle {
  readonly decimalSign: DecimalSign
  /** Decimal places of amounts in this store. */
  readonly decimals: number
  /** What may stand beside an amount, such as the currency. */
  readonly moneySigns: readonly string[]
  readonly groups: GroupBook
  /** An empty cell empties the field; otherwise it leaves it as it is. */
  readonly isEmptyCleared: boolean
}

export type CellValue =
  /** As it is now, or nothing said. */
  | { readonly kind: 'same' }
  | { readonly kind: 'value'; readonly value: FieldValue }
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

/** What a cell wants a field of this customer to be. */
export function cellValue(field: FieldName, cell: string, shown: Customer, style: CellStyle): CellValue {
  if (cell.trim() === '' && !isSame(field, cell, shown)) return emptied(field, shown, style)
  const kind = FIELDS[field]
  switch (kind.kind) {
    case 'text':
    case 'email': {
      if (isSame(field, cell, shown)) return same
      const isOneLine = kind.kind === 'email' || kind.lines === 'one'
      // Spaces around a name come from typing into a spreadsheet, seldom on purpose.
      const value = isOneLine ? cell.trim() : cell.replace(/\r\n?/g, '\n')
      if (isSame(field, value, shown)) return same
      if (isOneLine && /[\r\n]/.test(value)) return problem({ kind: 'several-lines' })
      if (field === 'phone' && SHORTENED.test(value)) return problem({ kind: 'shortened-number' })
      return checked(field, value)
    }
    case 'money':
      return amount(field, cell, shown, style)
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

function isSame(field: FieldName, cell: string, shown: Customer): boolean {
  const { kind } = FIELDS[field]
  return (kind === 'text' || kind === 'email') && isSameValue(field, cell as never, shown[field] as never)
}

/** An amount, a group and a yes or no are never empty; only texts can be emptied. */
function emptied(field: FieldName, shown: Customer, { isEmptyCleared }: CellStyle): CellValue {
  const { kind } = FIELDS[field]
  if (!isEmptyCleared || (kind !== 'text' && kind !== 'email') || shown[field] === '') return same
  return checked(field, '')
}

function amount(field: FieldName, cell: string, shown: Customer, style: CellStyle): CellValue {
  // The store may hold more places than people write here: what it holds already is right.
  if (cell === writtenAmount(shown.store_credit, style.decimalSign, style.decimals)) return same
  const exact = parseAmount(cell, amountStyle(style.decimalSign, MOST_DECIMALS, style.moneySigns))
  if (exact.kind === 'problem') return problem(exact.problem)
  if (isSameValue('store_credit', exact.value, shown.store_credit)) return same
  const parsed = parseAmount(cell, amountStyle(style.decimalSign, style.decimals, style.moneySigns))
  return parsed.kind === 'problem' ? problem(parsed.problem) : checked(field, parsed.value)
}

const MOST_DECIMALS = 4
const SHORTENED = /^[+-]?\d+([.,]\d+)?E[+-]?\d+$/i

function checked(field: FieldName, value: FieldValue): CellValue {
  const wrong = checkField(field, value)
  return wrong ? problem(wrong) : wanted(value)
}
