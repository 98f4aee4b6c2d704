/**
 * How texts are compared: without case, accents and other nonspacing marks, with ligatures and letters like
 * ß and ø written out, and with every kind of space as a blank. Each code point is folded by itself.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  let folded = ''
  for (const character of text) folded += foldPoint(character.codePointAt(0) ?? 0)
  return folded
}

export function foldPoint(point: number): string {
  let folded = known.get(point)
  if (folded === undefined) {
    folded = foldCharacter(String.fromCodePoint(point))
    known.set(point, folded)
  }
  return folded
}

/** The words of a search, folded, each once. */
export function wordsOf(text: string): readonly string[] {
  return [...new Set(fold(text).split(' ').filter(Boolean))]
}

function foldCharacter(character: string): string {
  const bare = character
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
  let folded = ''
  for (const one of bare) folded += WRITTEN_OUT[one] ?? (/[\s\p{Cc}]/u.test(one) ? ' ' : one)
  return folded
}

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
}
const PLAIN = /^[\x20-\x7e]*$/
const known = new Map<number, string>()
