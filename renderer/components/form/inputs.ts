import { FIELDS, type FieldName, type FieldValue } from '../../../shared/customer.ts'
import { type AmountStyle, checkField, type FieldProblem, parseAmount } from '../../../shared/validate.ts'
import type { FormInput } from './draft.ts'

/** How the person writes amounts, both ways. */
export interface InputStyle {
  readonly amount: AmountStyle
  readonly amountText: (value: string) => string
}

export type ReadInput =
  | { readonly kind: 'value'; readonly value: FieldValue }
  | { readonly kind: 'problem'; readonly problem: FieldProblem }

/** What an input shows for a value. */
export function toInput(field: FieldName, value: FieldValue, style: InputStyle): FormInput {
  return FIELDS[field].kind === 'money' ? style.amountText(String(value)) : value
}

/** The value that an input stands for, or why it stands for none. */
export function fromInput(field: FieldName, input: FormInput, style: InputStyle): ReadInput {
  const value = valueOf(field, input, style)
  if (value.kind === 'problem') return value
  const problem = checkField(field, value.value)
  return problem ? { kind: 'problem', problem } : value
}

function valueOf(field: FieldName, input: FormInput, { amount }: InputStyle): ReadInput {
  switch (FIELDS[field].kind) {
    case 'money': {
      const parsed = parseAmount(String(input), amount)
      return parsed.kind === 'amount' ? { kind: 'value', value: parsed.value } : parsed
    }
    case 'group':
      return { kind: 'value', value: groupOf(input) }
    case 'email':
      return { kind: 'value', value: String(input).trim() }
    case 'text':
      return { kind: 'value', value: String(input) }
    case 'flag':
      return { kind: 'value', value: Boolean(input) }
  }
}

/** A group is chosen by name, or typed as a number where the store tells no names. */
const groupOf = (input: FormInput): number =>
  typeof input === 'number' ? input : /^\s*\d+\s*$/.test(String(input)) ? Number(input) : NaN

/**
 * The signs with which a language writes amounts, read off a sample.
 * @param sample 1234567.5 as the language writes it
 */
export function amountStyleOf(
  sample: string,
  store: { readonly currency: string; readonly currencySymbol: string; readonly decimals: number },
): AmountStyle {
  const decimal = /(\D)5$/.exec(sample)?.[1] ?? '.'
  const group = /^1(\D)/.exec(sample)?.[1] ?? ','
  return { decimal, group, decimals: store.decimals, signs: [store.currencySymbol, store.currency] }
}
