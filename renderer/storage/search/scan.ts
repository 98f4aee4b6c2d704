import type { SearchWord } from '../../domain/text/search-words.ts'
import { DIGITS_BEGIN, type SearchText } from './search-text-writer.ts'
import { CELL_END } from './row-text.ts'

/** Whether every row that has `one` has `other` as well. */
export function implies(one: SearchWord, other: SearchWord): boolean {
  const anywhere = [...other.forms, ...other.digits]
  return (
    one.forms.every((form) => other.forms.some((part) => form.includes(part))) &&
    one.digits.every((digits) => anywhere.some((part) => digits.includes(part)))
  )
}

/** Calls `hit` for each row that contains the word, in order for each of its forms. */
export function scan(searchText: SearchText, searched: SearchWord, hit: (row: number) => void): void {
  for (const form of searched.forms) scanFor(searchText, form, false, hit)
  for (const digits of searched.digits) scanFor(searchText, digits, true, hit)
}

/** The same for a few rows: only those that `isWanted` are looked at. */
export function scanSome(
  { text, ends, rows }: SearchText,
  searched: SearchWord,
  isWanted: (row: number) => boolean,
  hit: (row: number) => void,
): void {
  for (let at = 0; at < ends.length; at += 1) {
    const row = rows[at] ?? 0
    if (!isWanted(row)) continue
    const own = text.slice(at === 0 ? 0 : ends[at - 1], ends[at])
    const isHit =
      searched.forms.some((form) => own.includes(form)) ||
      searched.digits.some((digits) => hasDigits(own, digits))
    if (isHit) hit(row)
  }
}

function scanFor(
  { text, ends, rows }: SearchText,
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

const DIGITS_MARK = String.fromCharCode(DIGITS_BEGIN)
const CELL_MARK = String.fromCharCode(CELL_END)
