import { fold, foldSpelled } from './fold.ts'

/**
 * A word of a search: a text has it where one of the `forms` occurs in it, or one of the `digits` in the digits of its
 * phone number. All are folded.
 */
export interface SearchWord {
  readonly forms: readonly string[]
  readonly digits: readonly string[]
}

/** What a text must have: a word, or words that are a phone number together, found by its digits or word by word. */
export type SearchTerm = SearchWord & { readonly alternative: readonly SearchWord[] }

/** The words of a search, each once, without what only surrounds them: `mailto:`, brackets, commas, quotation marks. */
export function searchWordsOf(text: string): readonly SearchWord[] {
  const words = new Map<string, SearchWord>()
  for (const raw of text.split(/[\s\p{Cc}\p{Z}]+/u)) {
    const word = wordOf(raw)
    const [key] = word.forms
    if (key) words.set(word.forms.join(' '), word)
  }
  return [...words.values()]
}

/** The same, where neighbours that are a phone number together are one term. */
export function searchTermsOf(text: string): readonly SearchTerm[] {
  const terms: SearchTerm[] = []
  let parts: SearchWord[] = []
  const endRun = (): void => {
    terms.push(...termsOf(parts))
    parts = []
  }
  for (const word of searchWordsOf(text)) {
    if (isPhonePart(word)) {
      parts.push(word)
      continue
    }
    endRun()
    terms.push({ ...word, alternative: [] })
  }
  endRun()
  return terms
}

function termsOf(parts: readonly SearchWord[]): readonly SearchTerm[] {
  const whole = parts.map(({ forms }) => forms[0] ?? '').join('')
  const digits = parts.length > 1 ? phoneDigits(whole) : []
  if (digits.length === 0) return parts.map((word) => ({ ...word, alternative: [] }))
  return [{ forms: [], digits, alternative: parts }]
}

function wordOf(raw: string): SearchWord {
  const bare = raw.replace(SURROUNDING, '').replace(/^(mailto|tel):/i, '')
  const word = fold(bare)
  const spelled = foldSpelled(bare)
  const isPhone = PHONE.test(word) && /\d/.test(word)
  return { forms: word === spelled ? [word] : [word, spelled], digits: isPhone ? phoneDigits(word) : [] }
}

const isPhonePart = ({ forms: [word = ''] }: SearchWord): boolean => PHONE.test(word)

/**
 * The digits that a phone number has however it is written: without the country's code or the national prefix, where
 * enough of it is there. Those of a short piece are as they were typed.
 */
export function phoneDigits(number: string): readonly string[] {
  const digits = number.replace(/\D/g, '')
  const bare = digits === number ? [] : [digits]
  if (digits.length < SHORTEST_NUMBER) return bare.filter(Boolean)
  const found = new Set([...bare, ...(number.startsWith('+') ? [withoutCountry(digits)] : national(digits))])
  found.delete(number)
  return [...found].filter((one) => one.length >= SHORTEST_NATIONAL || one === digits)
}

/** What a number without `+` can mean: with an international prefix, a national one, or none. */
function national(digits: string): readonly string[] {
  const found = [digits.replace(/^0+/, '')]
  if (digits.startsWith('00')) found.push(withoutCountry(digits.slice(2)))
  if (digits.startsWith('011')) found.push(withoutCountry(digits.slice(3)))
  if (/^[18]\d{10}$/.test(digits)) found.push(digits.slice(1))
  return found
}

/** @param digits after `+`: the codes of countries have one, two or three digits (ITU-T E.164) */
function withoutCountry(digits: string): string {
  const code = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/.exec(digits)?.[0]
  return digits.slice(code?.length ?? 3).replace(/^0+/, '')
}

const SURROUNDING = /^[<>"\u201C\u201D\u201E\u00AB\u00BB[\],;]+|[<>"\u201C\u201D\u201E\u00AB\u00BB[\],;]+$/g
const PHONE = /^[\d()+\-./]+$/
const SHORTEST_NUMBER = 6
const SHORTEST_NATIONAL = 5
