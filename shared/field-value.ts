import { FIELDS, type FieldName, type FieldValues } from './customer.ts'

/**
 * A value in the one form in which the store writes it, so that two spellings of one value compare equal:
 * `"1"`, `1` and `"1.0000"` are one credit; line ends are `\n`.
 */
export function normalise<F extends FieldName>(field: F, value: FieldValues[F]): FieldValues[F] {
  switch (FIELDS[field].kind) {
    case 'money':
      return creditText(value as string) as FieldValues[F]
    case 'text':
    case 'email':
      return withNewlines(value as string) as FieldValues[F]
    case 'group':
    case 'flag':
      return value
  }
}

/** Only a text that has a `\r` is gone through: notes can be long, and are compared at each key. */
const withNewlines = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)

/** Whether two values of a field are one value to the store. */
export function isSameValue<F extends FieldName>(field: F, a: FieldValues[F], b: FieldValues[F]): boolean {
  return a === b || normalise(field, a) === normalise(field, b)
}

/**
 * A credit with exactly four decimal places, rounded half up, computed on the digits so that no float
 * creeps in. What is not a plain decimal number is returned as it came, for validation to refuse.
 */
export function creditText(value: string | number): string {
  const text = typeof value === 'number' ? plainDecimal(value) : value.trim()
  const match = /^([+-]?)(\d*)\.?(\d*)$/.exec(text)
  if (!match || (match[2] === '' && match[3] === '')) return text
  const [, sign, whole = '', fraction = ''] = match
  let units = BigInt((whole || '0') + fraction.slice(0, 4).padEnd(4, '0'))
  if ((fraction[4] ?? '0') >= '5') units += 1n
  const digits = units.toString().padStart(5, '0')
  const minus = sign === '-' && units !== 0n ? '-' : ''
  return `${minus}${digits.slice(0, -4)}.${digits.slice(-4)}`
}

/** A number without an exponent: `1e-7` is `0.0000001`. */
function plainDecimal(value: number): string {
  const text = String(value)
  return /e/i.test(text) ? value.toFixed(20) : text
}
