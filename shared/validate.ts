import { FIELDS, type FieldName, type FieldValue } from './customer.ts'
import { creditText } from './field-value.ts'

/** Why a value cannot be sent, by the limits that the documentation of the store's API gives. */
export type FieldProblem =
  | { readonly kind: 'required' }
  | { readonly kind: 'too-short'; readonly min: number }
  | { readonly kind: 'too-long'; readonly max: number; readonly length: number }
  | { readonly kind: 'not-an-email' }
  | { readonly kind: 'several-emails' }
  /** A character that an email address cannot have there; `excerpt` shows where. */
  | { readonly kind: 'email-sign'; readonly sign: string; readonly excerpt: string }
  | { readonly kind: 'not-an-amount' }
  | { readonly kind: 'negative' }
  | { readonly kind: 'too-many-decimals'; readonly decimals: number }
  | { readonly kind: 'not-a-group' }

/**
 * Checks one value in the form in which it is sent. What only the store can know (a taken email, a group
 * that does not exist) is left to the store.
 * @returns `null` where nothing is wrong
 */
export function checkField(field: FieldName, value: FieldValue): FieldProblem | null {
  const kind = FIELDS[field]
  switch (kind.kind) {
    case 'text':
      return checkLength(String(value), kind.min, kind.max)
    case 'email':
      return checkLength(String(value), kind.min, kind.max) ?? checkEmail(String(value))
    case 'money':
      return checkAmount(String(value))
    case 'group':
      return Number.isSafeInteger(value) && Number(value) >= 0 ? null : { kind: 'not-a-group' }
    case 'flag':
      return null
  }
}

/** How a language writes amounts. */
export interface AmountStyle {
  readonly decimal: string
  readonly group: string
  /** Decimal places in which people write amounts in this store. */
  readonly decimals: number
  /** What people may write before or after it, such as `€` and `EUR`. */
  readonly signs: readonly string[]
}

export type ParsedAmount =
  | { readonly kind: 'amount'; readonly value: string }
  | { readonly kind: 'problem'; readonly problem: FieldProblem }

/**
 * An amount as a person types it, "1.234,50 €" or "1,234.5", as the store writes it: "1234.5000". Works on
 * the digits alone. The other language's sign is taken for a decimal point where it can be nothing else:
 * "12.50" is twelve and a half in German too, while "1.234" is not guessed to be a fraction.
 */
export function parseAmount(typed: string, style: AmountStyle): ParsedAmount {
  let text = typed.replace(/\p{Zs}/gu, '').replace(/\u2212/g, '-')
  for (const sign of style.signs) if (sign) text = text.replace(sign, '')
  const digits = withPoint(text, style)
  if (digits === null || !/\d/.test(digits)) return problem({ kind: 'not-an-amount' })
  if (digits.startsWith('-') && /[1-9]/.test(digits)) return problem({ kind: 'negative' })
  const places = (digits.split('.')[1] ?? '').replace(/0+$/, '').length
  if (places > style.decimals) return problem({ kind: 'too-many-decimals', decimals: style.decimals })
  return { kind: 'amount', value: creditText(digits) }
}

/** Checks a new password and its repetition; only the store knows how strong it must be. */
export function checkPassword(password: string, again: string): 'too-long' | 'differs' | null {
  if (password.length > LONGEST_PASSWORD) return 'too-long'
  return password === again ? null : 'differs'
}

export const LONGEST_PASSWORD = 1024

const problem = (what: FieldProblem): ParsedAmount => ({ kind: 'problem', problem: what })

function checkLength(value: string, min: number, max: number): FieldProblem | null {
  if (min > 0 && value.trim() === '') return { kind: 'required' }
  // Two UTF-16 units may be one character, which is only counted where it can decide: notes are checked at each key.
  if (value.length <= max && value.length >= 2 * min) return null
  const length = [...value].length
  if (length < min) return { kind: 'too-short', min }
  return length > max ? { kind: 'too-long', max, length } : null
}

/** What every store rejects; the store checks the rest. */
function checkEmail(value: string): FieldProblem | null {
  const email = value.trim()
  if (/\S@\S.*[\s;,].*\S@\S/.test(email)) return { kind: 'several-emails' }
  const odd = ODD_IN_EMAIL.exec(email)
  if (odd && email.includes('@')) {
    const [from, to] = [odd.index, odd.index + odd[0].length]
    const excerpt = email.slice(Math.max(0, from - AROUND), to + AROUND)
    return { kind: 'email-sign', sign: odd[0], excerpt }
  }
  return /^[^\s@]+@[^\s@]+$/.test(email) ? null : { kind: 'not-an-email' }
}

/**
 * Two dots, a dot at an end of a part, a space, a sign that only separates addresses, what cannot be seen, signs that no
 * keyboard for addresses has, and after the `@` a hyphen at an end of a part and signs that no domain has.
 */
const ODD_IN_EMAIL =
  /\.{2,}|^\.|\.(?=@)|(?<=@)\.|\.$|\s+|[<>()[\]\\,;:"]|(?![!-~])[\p{P}\p{S}\p{Z}]|\p{Default_Ignorable_Code_Point}|\p{Cc}|(?<=@)-|(?<=@.*)(?:-(?=\.|$)|(?<=\.)-|[/?#!$%&*+=^`{|}~'])/u
/** How many characters of an address are shown before and after what is wrong with it. */
const AROUND = 12

function checkAmount(value: string): FieldProblem | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(value.trim())) return { kind: 'not-an-amount' }
  return creditText(value).startsWith('-') ? { kind: 'negative' } : null
}

/** The same number with a point for its decimals and nothing between its groups, or `null`. */
function withPoint(text: string, { decimal, group }: AmountStyle): string | null {
  const [d, g] = [oneOf(decimal), oneOf(group)]
  // Groups have three digits, in India two before the last; none at all is understood too.
  const own = new RegExp(`^([+-]?)(\\d{1,3}(?:${g}\\d{2,3})*${g}\\d{3}|\\d*)(?:${d}(\\d*))?$`)
  const other = /^([+-]?)(\d*)[.,](\d\d?|\d{4,}|)$/
  const match = own.exec(text) ?? other.exec(text)
  if (!match) return null
  const [, sign = '', whole = '', fraction = ''] = match
  return `${sign}${whole.replace(/\D/g, '')}.${fraction}`
}

/** A sign of the language as a part of a pattern; spaces are gone by now, apostrophes come in two forms. */
function oneOf(sign: string): string {
  if (/['\u2019]/.test(sign)) return "['\u2019]"
  return /\p{Zs}/u.test(sign) ? '' : `\\${sign}`
}
