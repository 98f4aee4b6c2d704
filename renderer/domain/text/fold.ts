/**
 * How texts are compared: without case, accents and other nonspacing marks, with ligatures and letters like
 * ß and ø written out, with every kind of space as a blank, every dash as a hyphen, every digit as 0 to 9, and without
 * apostrophes and characters that take no room. Each code point is folded on its own.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  let folded = ''
  for (const character of text) folded += foldPoint(character.codePointAt(0) ?? 0)
  return folded
}

/** The same with ä, ö, ü, å and ø as those write them who do not have these keys: Mueller. */
export const foldSpelled = (text: string): string =>
  SPELLED_LETTERS.test(text) ? fold(text.normalize('NFC').replace(EACH_SPELLED, spelled)) : fold(text)

export function foldPoint(point: number): string {
  let folded = known.get(point)
  if (folded === undefined) {
    folded = foldCharacter(String.fromCodePoint(point))
    known.set(point, folded)
  }
  return folded
}

/** Whether a letter, or the mark on it, makes one that is also written with two, such as ü with ue. */
export const isSpelledPoint = (point: number): boolean =>
  SPELLED.has(point) || point === DIAERESIS || point === RING

/**
 * What stands for a letter, or for the mark on it, where it is written with two.
 * @param before the letter before a mark
 * @returns `null` where it is written as ever
 */
export function spelledPoint(point: number, before: string): string | null {
  if (point === DIAERESIS) return /[aou]/.test(before) ? 'e' : null
  if (point === RING) return before === 'a' ? 'a' : null
  return SPELLED.get(point) ?? null
}

function foldCharacter(character: string): string {
  if (HIDDEN.test(character)) return ''
  const bare = character
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
  let folded = ''
  for (const one of bare) folded += WRITTEN_OUT[one] ?? foldSign(one)
  return folded
}

function foldSign(character: string): string {
  if (/[\s\p{Cc}]/u.test(character)) return ' '
  if (APOSTROPHE.test(character)) return ''
  if (DASH.test(character)) return '-'
  return /\p{Nd}/u.test(character) ? digitOf(character) : character
}

/** Digits of a script are ten in a row, zero first. */
function digitOf(character: string): string {
  const point = character.codePointAt(0) ?? 0
  let zero = point
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(point - zero)
}

const spelled = (letter: string): string => SPELLED.get(letter.codePointAt(0) ?? 0) ?? letter

const WRITTEN_OUT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ĸ: 'k',
  ł: 'l',
  ŋ: 'n',
  ŧ: 't',
  þ: 'th',
  ς: 'σ',
  // Keyboards of Arabic, Persian and Urdu write one letter in different ways, and draw it out.
  '\u0649': '\u064a',
  '\u06cc': '\u064a',
  '\u06a9': '\u0643',
  '\u0629': '\u0647',
  '\u0640': '',
}
const SPELLED: ReadonlyMap<number, string> = new Map(
  Object.entries({
    ä: 'ae',
    ö: 'oe',
    ü: 'ue',
    å: 'aa',
    ø: 'oe',
    Ä: 'ae',
    Ö: 'oe',
    Ü: 'ue',
    Å: 'aa',
    Ø: 'oe',
  }).map(([letter, letters]) => [letter.codePointAt(0) ?? 0, letters]),
)
const DIAERESIS = 0x308
const RING = 0x30a
const SPELLED_LETTERS = /[äöüåøÄÖÜÅØ]|[aouAOU][\u0308\u030A]/
const EACH_SPELLED = /[äöüåøÄÖÜÅØ]/g
const APOSTROPHE =
  /['`\u00B4\u00B7\u02B9\u02BB\u02BC\u02BE\u02BF\u02C8\u2018\u2019\u201A\u201B\u2032\u2035\uA78C]/
const DASH = /[\p{Pd}\u2212]/u
const HIDDEN = /\p{Default_Ignorable_Code_Point}/u
/** Printable ASCII without its apostrophes. */
const PLAIN = /^[\x20-\x26\x28-\x5f\x61-\x7e]*$/
const known = new Map<number, string>()
