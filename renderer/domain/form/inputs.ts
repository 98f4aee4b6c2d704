import { FIELDS, type FieldName, type FieldValue } from '../../../shared/customer.ts'
import type { AmountStyle } from '../../../shared/validate.ts'
import type { FormInput } from './draft.ts'

/** How the person writes amounts, both ways. */
export interface InputStyle {
  readonly amount: AmountStyle
  readonly amountText: (value: string) => string
}

/** What an input shows for a value. */
export function toInput(field: FieldName, value: FieldValue, style: InputStyle): FormInput {
  return FIELDS[field].kind === 'money' ? style.amountText(String(value)) : value
}

/**
 * The separators with which a language writes amounts, read from a sample.
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
