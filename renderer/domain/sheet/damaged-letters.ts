import { oddShare } from './odd-letters.ts'
import { bytesIn, type Encoding, textIn } from './encodings.ts'

/**
 * Whether a cell looks like a text that was read or written in the wrong encoding: "Èâàí" for "Иван",
 * "GrÃ¶ÃŸe" for "Größe", "M?ller" for "Müller". `shown` is what the store has.
 */
export function hasDamagedLetters(cell: string, shown: string): boolean {
  if (cell.includes('\ufffd') && !shown.includes('\ufffd')) return true
  if (isQuestioned(cell, shown) || isReduced(cell, shown)) return true
  if (!/[^\0-\u007f]/.test(cell)) return false
  return isUtf8(cell) || isMisread(cell, shown) || isOdder(cell, shown) || hasRunOfAccents(cell, shown)
}

/** Each letter that the encoding lacks became a question mark. */
function isQuestioned(cell: string, shown: string): boolean {
  if (!cell.includes('?') || cell.length > LONGEST) return false
  const letters = [...shown.normalize('NFC')]
  if (!letters.some((letter) => letter > '\u007f')) return false
  let at = 0
  for (const letter of letters) {
    if (cell.startsWith(letter, at)) at += letter.length
    else if (letter > '\u007f' && cell[at] === '?')
      at += cell.startsWith('??', at) && letter.length > 1 ? 2 : 1
    else return false
  }
  return at === cell.length
}

/** A letter that a western encoding lacks became a plain one: "Lukasz" for "Łukasz". */
function isReduced(cell: string, shown: string): boolean {
  if (cell.length !== shown.length || cell === shown) return false
  return [...cell].every((letter, at) => {
    const before = shown[at] ?? ''
    if (letter === before) return true
    return !bytesIn(before, 'windows-1252') && PLAIN(before) === letter
  })
}

const PLAIN = (letter: string): string => OTHERS[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '')
const OTHERS: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ŧ: 't',
}

/** Bytes of UTF-8 that were read one by one. */
function isUtf8(cell: string): boolean {
  return USUAL.some((encoding) => {
    const bytes = bytesIn(cell, encoding)
    return bytes !== null && textIn(bytes, 'utf-8') !== null
  })
}

/** The same bytes, read in another encoding, are what the store has. */
function isMisread(cell: string, shown: string): boolean {
  // The encodings share the letters of ASCII.
  if (cell.length > LONGEST || !/[^\0-\u007f]/.test(shown) || ascii(cell) !== ascii(shown)) return false
  return READ_AS.some((encoding) => {
    const bytes = bytesIn(cell, encoding)
    return bytes !== null && WRITTEN_AS.some((other) => other !== encoding && textIn(bytes, other) === shown)
  })
}

/** The cell has other letters in the same places, and they make impossible words. */
const isOdder = (cell: string, shown: string): boolean =>
  cell.length <= LONGEST && ascii(cell) === ascii(shown) && oddShare(cell) > 0 && oddShare(shown) === 0

const ascii = (text: string): string => text.replace(/[^\0-\u007f]/g, '')

/** The cell has runs of accented letters, as Cyrillic or Greek text has when it is read as Latin. */
function hasRunOfAccents(cell: string, shown: string): boolean {
  const runs = cell.match(
    /(?:(?![\0-\u007f])[\u00a1-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192]){4,}/g,
  )
  return runs !== null && !runs.every((run) => shown.includes(run))
}

/** In other encodings, real words can happen to be valid UTF-8. */
const USUAL: readonly Encoding[] = ['windows-1252', 'macintosh', 'windows-1251', 'windows-1250']
const READ_AS: readonly Encoding[] = [
  ...USUAL,
  'iso-8859-2',
  'koi8-r',
  'ibm866',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'iso-8859-5',
  'x-mac-cyrillic',
]
const WRITTEN_AS: readonly Encoding[] = [
  ...READ_AS,
  'utf-8',
  'shift_jis',
  'gb18030',
  'euc-jp',
  'big5',
  'euc-kr',
]
/** Longer texts are only checked for broken letters, which is fast. */
const LONGEST = 2000
