import { DIGITS_BEGIN, type Haystack } from './haystack.ts'
import { CELL_END } from './row-text.ts'

/** A word of a search; of a phone number also its bare digits. */
export interface Needle {
  readonly word: string
  readonly digits: string | null
}

export function needleOf(word: string): Needle {
  const digits = word.replace(/\D/g, '')
  const isPhone = digits !== '' && digits !== word && PHONE.test(word)
  return { word, digits: isPhone ? digits : null }
}

/** Whether every row that has `one` has `other` as well. */
export function implies(one: Needle, other: Needle): boolean {
  if (!one.word.includes(other.word)) return false
  return one.digits === null || one.digits.includes(other.digits ?? other.word)
}

/** Calls `hit` for each row that contains the needle, in order; for one with bare digits perhaps twice. */
export function scan(haystack: Haystack, needle: Needle, hit: (row: number) => void): void {
  scanFor(haystack, needle.word, false, hit)
  if (needle.digits !== null) scanFor(haystack, needle.digits, true, hit)
}

/** The same for a few rows: only those that `isWanted` are looked at. */
export function scanSome(
  { text, ends, rows }: Haystack,
  needle: Needle,
  isWanted: (row: number) => boolean,
  hit: (row: number) => void,
): void {
  for (let at = 0; at < ends.length; at += 1) {
    const row = rows[at] ?? 0
    if (!isWanted(row)) continue
    const own = text.slice(at === 0 ? 0 : ends[at - 1], ends[at])
    if (own.includes(needle.word) || (needle.digits !== null && hasDigits(own, needle.digits))) hit(row)
  }
}

function scanFor(
  { text, ends, rows }: Haystack,
  word: string,
  onlyDigits: boolean,
  hit: (row: number) => void,
): void {
  let at = text.indexOf(word)
  let row = 0
  while (at >= 0) {
    row = rowAt(ends, row, at)
    const end = ends[row] ?? text.length
    if (!onlyDigits || isInDigits(text, at)) {
      hit(rows[row] ?? 0)
      at = text.indexOf(word, end)
    } else {
      at = text.indexOf(word, at + 1)
    }
  }
}

function hasDigits(text: string, digits: string): boolean {
  const at = text.indexOf(DIGITS_MARK)
  return at >= 0 && text.slice(at, text.indexOf(CELL_MARK, at)).includes(digits)
}

function isInDigits(text: string, at: number): boolean {
  let before = at - 1
  while (before >= 0 && text.charCodeAt(before) > DIGITS_BEGIN) before -= 1
  return text.charCodeAt(before) === DIGITS_BEGIN
}

/** The first row from `from` on that ends behind `at`; near ones are found soonest. */
function rowAt(ends: Uint32Array, from: number, at: number): number {
  if ((ends[from] ?? 0) > at) return from
  let step = 1
  let low = from
  while (low + step < ends.length && (ends[low + step] ?? 0) <= at) {
    low += step
    step *= 2
  }
  let high = Math.min(low + step, ends.length - 1)
  while (low + 1 < high) {
    const middle = (low + high) >>> 1
    if ((ends[middle] ?? 0) <= at) low = middle
    else high = middle
  }
  return high
}

const PHONE = /^[\d()+\-./]+$/
const DIGITS_MARK = String.fromCharCode(DIGITS_BEGIN)
const CELL_MARK = String.fromCharCode(CELL_END)
