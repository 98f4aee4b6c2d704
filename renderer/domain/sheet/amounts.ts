import type { AmountStyle } from '../../../shared/validate.ts'
import { plainAmount } from './plain-amount.ts'

/** The decimal separator in a column of amounts. */
export type DecimalSign = '.' | ','

/**
 * The decimal sign of a column, by its first unambiguous amount; "1.234" is ambiguous. Where all are, the delimiter
 * decides: locales with decimal commas separate cells with semicolons.
 */
export function decimalSignOf(amounts: Iterable<string>, delimiter: string): DecimalSign {
  for (const amount of amounts) {
    const sign = evident(amount)
    if (sign) return sign
  }
  return delimiter === ';' ? ',' : '.'
}

function evident(cell: string): DecimalSign | null {
  const amount = plainAmount(cell, []).text
  const signs = (amount.match(/[.,]/g) ?? []) as readonly DecimalSign[]
  const last = signs.at(-1)
  if (last === undefined) return null
  const other = last === '.' ? ',' : '.'
  if (signs.includes(other)) return last
  // A sign that occurs twice separates groups of digits.
  if (signs.length > 1) return other
  const [, whole, after] = /(\d*)[.,](\d+)\D*$/.exec(amount) ?? []
  if (whole === undefined || after === undefined) return null
  return after.length !== 3 || /^0*$/.test(whole) || whole.length > 3 ? last : null
}

/** How amounts are written with this decimal sign. `signs` may stand beside them, such as the currency. */
export const amountStyle = (
  decimal: DecimalSign,
  decimals: number,
  signs: readonly string[],
): AmountStyle => ({ decimal, group: decimal === '.' ? ',' : '.', decimals, signs })

/** Writes "12.5000" with as few decimal places as its value needs, but at least `decimals`: "12.50". */
export function writtenAmount(value: string, decimal: DecimalSign, decimals: number): string {
  const match = /^(-?\d+)(?:\.(\d*))?$/.exec(value)
  if (!match) return value
  const [, whole = '', places = ''] = match
  const needed = places.replace(/0+$/, '')
  const written = needed.padEnd(decimals, '0')
  return written === '' ? whole : `${whole}${decimal}${written}`
}
