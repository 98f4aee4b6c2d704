import type { FormField } from '../../../../shared/customer.ts'
import { creditText } from '../../../../shared/field-value.ts'
import { shortJson } from './short-json.ts'

/**
 * Single values as stores hold them. What can be understood for certain is taken: an empty amount is nothing, an unknown
 * date is unknown. `null` is what cannot be understood.
 */

/** A whole number that fits where this app keeps ids. */
export function readId(value: unknown): number | null {
  const number = typeof value === 'string' && /^\s*\d{1,15}(\.0+)?\s*$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= LARGEST_ID
    ? number
    : null
}

/**
 * A text. Lists and objects, which a text never is, are shown as the store's own JSON, so that a person who changes the field
 * sees what is overwritten; PHP's empty values are an empty text.
 * @param longest characters; a longer one is not understood, because an edit of a part would lose the rest
 */
export function readText(value: unknown, longest: number): string | null {
  if (isNothing(value)) return ''
  const text = typeof value === 'string' ? value : shortJson(value, longest + 1)
  return text.length > longest ? null : text.replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** The same for what is only shown: a longer one is cut off. */
export function readShownText(value: unknown, longest: number): string {
  if (isNothing(value)) return ''
  const text = typeof value === 'string' ? value : shortJson(value, longest)
  const whole = text.length > longest ? `${text.slice(0, longest)}…` : text
  return whole.replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** A credit with four decimals. */
export function readCredit(value: unknown): string | null {
  if (isBlank(value)) return creditText('0')
  if (typeof value === 'number') return Math.abs(value) < LARGEST_FLOAT ? creditText(value) : null
  if (typeof value !== 'string') return null
  const text = value.trim()
  const plain = PLAIN_AMOUNT.test(text) ? text : withoutGroups(text)
  return plain === null ? null : creditText(plain)
}

/**
 * `1,234.5`, `1.234,5`, `1 234,5`, `1'234` and `12,50` can be only one number each; `1,234` can be two, and is not guessed.
 */
function withoutGroups(written: string): string | null {
  const text = /^-?\d{1,3}([\s'’]\d{3})+([.,]\d*)?$/.test(written) ? written.replace(/[\s'’]/g, '') : written
  if (PLAIN_AMOUNT.test(text)) return text
  for (const [group, decimal] of [
    [',', '.'],
    ['.', ','],
  ] as const) {
    const [whole = '', fraction, ...more] = text.split(decimal)
    if (fraction === undefined || more.length > 0 || !/^\d{1,20}$/.test(fraction)) continue
    const isGrouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+$`).test(whole)
    const isPlain = decimal === ',' && /^-?\d{1,20}$/.test(whole) && fraction.length !== 3
    if (isGrouped || isPlain) return `${whole.replaceAll(group, '')}.${fraction}`
  }
  const grouped = /^-?\d{1,3}([.,])\d{3}\1\d{3}(\1\d{3}){0,4}$/.exec(text)
  return grouped ? text.replaceAll(grouped[1] ?? '', '') : null
}

/** The id of a group; 0 is none. */
export const readGroupId = (value: unknown): number | null =>
  isBlank(value) || value === 0 || value === '0' ? 0 : readId(value)

export function readFlag(value: unknown): boolean | null {
  if (isBlank(value)) return false
  if (typeof value === 'boolean') return value
  if (value === 1) return true
  if (value === 0) return false
  const word = typeof value === 'string' ? value.trim().toLowerCase() : ''
  return YES.includes(word) ? true : NO.includes(word) ? false : null
}

/**
 * A date with any offset, GMT where there is none, as ms since 1970; 0, for unknown, where it is none, zero, before 1970,
 * or in the future: that would make every later change look old.
 * @param now ms since 1970; another clock may be ahead of it by a day or two
 */
export function readDate(value: unknown, now = Date.now()): number {
  if (typeof value !== 'string' || !(RFC.test(value) || ISO.test(value))) return UNKNOWN
  const time = Date.parse(HAS_OFFSET.test(value) ? value : `${value} GMT`)
  return Number.isInteger(time) && time > 0 && time <= now + AHEAD_MS ? time : UNKNOWN
}

/** Fields of a shop's own: only shown, so whatever is there is shown as well as it can be. */
export function readFormFields(value: unknown): readonly FormField[] {
  if (isNothing(value)) return []
  if (typeof value !== 'object' || value === null) return [{ name: '', value: shownValue(value) }]
  const entries: readonly unknown[] = Array.isArray(value)
    ? value
    : isFormField(value)
      ? [value]
      : objectFields(value)
  return entries.slice(0, MOST_FORM_FIELDS).map((entry) =>
    isFormField(entry)
      ? {
          name: readShownText(entry.name, LONGEST_NAME),
          value: entry.value === null || entry.value === undefined ? null : shownValue(entry.value),
        }
      : { name: '', value: shownValue(entry) },
  )
}

/** An object in place of a list: numbered entries, or values by name. */
const objectFields = (value: object): readonly unknown[] =>
  Object.entries(value).map(([name, inner]) =>
    isFormField(inner) ? inner : { name, value: inner as unknown },
  )

const isFormField = (value: unknown): value is { readonly name: unknown; readonly value?: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'name' in value

/** Several values of one field have a comma between them. */
const shownValue = (value: unknown): string =>
  Array.isArray(value) && value.every((item) => typeof item !== 'object')
    ? readShownText(
        value
          .slice(0, MOST_FORM_FIELDS)
          .map((item) => readShownText(item, LONGEST_VALUE))
          .join(', '),
        LONGEST_VALUE,
      )
    : readShownText(value, LONGEST_VALUE)

/** What PHP writes where there is nothing. */
const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (typeof value === 'object' && Object.keys(value).length === 0)

/** Nothing, or blanks in its place, which only a text can mean. */
const isBlank = (value: unknown): boolean =>
  isNothing(value) || (typeof value === 'string' && value.trim() === '')

/** Ids are kept in 32 bits. */
const LARGEST_ID = 2 ** 32 - 1
/** Larger ones have lost digits on their way through a float. */
const LARGEST_FLOAT = 1e15
const PLAIN_AMOUNT = /^[+-]?\d{1,20}(\.\d{0,40})?$|^-?\.\d{1,40}$/
const YES: readonly string[] = ['1', 'true', 'y', 'yes', 'on']
const NO: readonly string[] = ['0', 'false', 'n', 'no', 'off']
const RFC =
  /^([A-Za-z]{3,9},? )?\d{1,2} [A-Za-z]{3,9} \d{4} \d{1,2}:\d{2}(:\d{2})?( ([+-]\d{2}:?\d{2}|[A-Za-z]{1,4}))?$/
const ISO = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?( ?([+-]\d{2}:?\d{2}|Z|GMT|UTC))?$/i
const HAS_OFFSET = /([+-]\d{2}:?\d{2}|Z|GMT|UTC|UT)$/i
const UNKNOWN = 0
const AHEAD_MS = 48 * 60 * 60_000
const MOST_FORM_FIELDS = 500
const LONGEST_NAME = 500
const LONGEST_VALUE = 10_000
