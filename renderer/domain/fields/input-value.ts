import { cleanText } from '../text/clean-text.ts'
import { FIELDS, type FieldName, type FieldValue } from '../../../shared/customer.ts'
import { type AmountStyle, checkField, type FieldProblem, parseAmount } from '../../../shared/validate.ts'

/** The value of an input: text as it was typed, a group's number, a yes or no. */
export type InputValue = string | number | boolean

export type InputParseResult =
  | { readonly kind: 'value'; readonly value: FieldValue }
  | { readonly kind: 'problem'; readonly problem: FieldProblem }

/** A typed value in the form that the store accepts, or why there is none. */
export function parseInput(field: FieldName, typed: InputValue, style: AmountStyle): InputParseResult {
  const read = valueOf(field, typed, style)
  if (read.kind === 'problem') return read
  const problem = checkField(field, read.value)
  return problem ? { kind: 'problem', problem } : read
}

function valueOf(field: FieldName, typed: InputValue, style: AmountStyle): InputParseResult {
  switch (FIELDS[field].kind) {
    case 'money': {
      const amount = parseAmount(String(typed), style)
      return amount.kind === 'amount' ? { kind: 'value', value: amount.value } : amount
    }
    case 'group':
      return { kind: 'value', value: groupOf(typed) }
    case 'email':
    case 'text':
      return { kind: 'value', value: cleanText(field, String(typed)) }
    case 'flag':
      return { kind: 'value', value: Boolean(typed) }
  }
}

/** A group is chosen by name, or typed as a number where the store has no names for them. */
const groupOf = (typed: InputValue): number =>
  typeof typed === 'number' ? typed : /^\s*\d+\s*$/.test(String(typed)) ? Number(typed) : NaN

/** A value as an input shows it: an amount with as many places as people write, or as it needs. */
export function inputValueOf(
  field: FieldName,
  value: FieldValue,
  { decimal, decimals }: AmountStyle,
): InputValue {
  if (FIELDS[field].kind !== 'money') return value
  const match = /^(-?\d+)\.(\d*?)0*$/.exec(String(value))
  if (!match) return value
  const [, whole = '', fraction = ''] = match
  const places = fraction.padEnd(decimals, '0')
  return places ? `${whole}${decimal}${places}` : whole
}
