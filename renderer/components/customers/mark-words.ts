import { fold, foldPoint, wordsOf } from '../../db/search/fold.ts'

export interface MarkedPart {
  readonly text: string
  readonly isHit: boolean
}

/**
 * A text in pieces, those that a search found marked. Compares as the search does: without case and accents,
 * ß as ss. A letter that is found in part is marked whole.
 * @param search what was typed: words in any order
 */
export function markWords(text: string, search: string): readonly MarkedPart[] {
  const words = wordsIn(search)
  if (words.length === 0 || text === '') return plain(text)
  // Most cells have none of them, and many cells are drawn with each key.
  const folded = fold(text)
  if (!words.some((word) => folded.includes(word))) return plain(text)
  const letters = [...text]
  return joined(letters, hits(letters, words))
}

/** The same for a phone number, which is found by its digits alone as well. */
export function markPhone(text: string, search: string): readonly MarkedPart[] {
  const words = wordsIn(search)
  if (words.length === 0 || text === '') return plain(text)
  const letters = [...text]
  const isHit = hits(letters, words)
  const digitsAt = letters.flatMap((letter, at) => (/\d/.test(letter) ? [at] : []))
  const digits = digitsAt.map((at) => letters[at]).join('')
  for (const word of words.filter((one) => /^\d+$/.test(one))) {
    for (let at = digits.indexOf(word); at >= 0; at = digits.indexOf(word, at + 1)) {
      isHit.fill(true, digitsAt[at], (digitsAt[at + word.length - 1] ?? 0) + 1)
    }
  }
  return joined(letters, isHit)
}

/** All cells of a list ask for the words of the same search. */
function wordsIn(search: string): readonly string[] {
  if (last.search !== search) last = { search, words: wordsOf(search) }
  return last.words
}
let last: { readonly search: string; readonly words: readonly string[] } = { search: '', words: [] }

const plain = (text: string): readonly MarkedPart[] => (text ? [{ text, isHit: false }] : [])

function hits(letters: readonly string[], words: readonly string[]): boolean[] {
  const { folded, letterOf } = foldWithPlaces(letters)
  const isHit = new Array<boolean>(letters.length).fill(false)
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      isHit.fill(true, letterOf[at], (letterOf[at + word.length - 1] ?? 0) + 1)
    }
  }
  return isHit
}

/** The folded text, and for each of its UTF-16 units which letter it came from. */
function foldWithPlaces(letters: readonly string[]): { folded: string; letterOf: readonly number[] } {
  let folded = ''
  const letterOf: number[] = []
  letters.forEach((letter, at) => {
    const bare = foldPoint(letter.codePointAt(0) ?? 0)
    folded += bare
    for (let unit = 0; unit < bare.length; unit += 1) letterOf.push(at)
  })
  return { folded, letterOf }
}

function joined(letters: readonly string[], isHit: readonly boolean[]): readonly MarkedPart[] {
  const parts: { text: string; isHit: boolean }[] = []
  letters.forEach((letter, at) => {
    const last = parts.at(-1)
    // An accent that stands by itself belongs to the letter before it.
    const hit = /\p{Mn}/u.test(letter) && last ? last.isHit : (isHit[at] ?? false)
    if (last && last.isHit === hit) last.text += letter
    else parts.push({ text: letter, isHit: hit })
  })
  return parts
}
