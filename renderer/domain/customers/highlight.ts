import { fold, foldPoint, foldSpelled } from '../text/fold.ts'
import { searchTermsOf, type SearchWord } from '../text/search-words.ts'

export interface HighlightedPart {
  readonly text: string
  readonly isHit: boolean
}

/**
 * A text in pieces, those that a search found marked. Compares as the search does: without case and accents,
 * ß as ss. A letter that is found in part is marked whole.
 * @param search what was typed: words in any order
 */
export function highlightWords(text: string, search: string): readonly HighlightedPart[] {
  const { forms } = wordsIn(search)
  if (forms.length === 0 || text === '') return plain(text)
  // Most cells have none of them, and many cells are drawn with each key.
  const [folded, spelled] = [fold(text), foldSpelled(text)]
  if (!forms.some((form) => folded.includes(form) || spelled.includes(form))) return plain(text)
  const letters = [...text]
  return joined(letters, hits(letters, forms))
}

/** The same for a phone number, which is found by its digits alone as well. */
export function highlightPhone(text: string, search: string): readonly HighlightedPart[] {
  const { forms, digits: typed } = wordsIn(search)
  if (forms.length + typed.length === 0 || text === '') return plain(text)
  const letters = [...text]
  const isHit = hits(letters, forms)
  const digitsAt = letters.flatMap((letter, at) => (/\p{Nd}/u.test(letter) ? [at] : []))
  const digits = fold(digitsAt.map((at) => letters[at]).join(''))
  for (const word of [...typed, ...forms.filter((one) => /^\d+$/.test(one))]) {
    for (let at = digits.indexOf(word); at >= 0; at = digits.indexOf(word, at + 1)) {
      isHit.fill(true, digitsAt[at], (digitsAt[at + word.length - 1] ?? 0) + 1)
    }
  }
  return joined(letters, isHit)
}

/** All cells of a list ask for the words of the same search. */
function wordsIn(search: string): SearchWord {
  if (last.search !== search) {
    const words = searchTermsOf(search).flatMap((term) => [term, ...term.alternative])
    last = {
      search,
      words: {
        forms: words.flatMap(({ forms }) => forms),
        digits: words.flatMap(({ digits }) => digits),
      },
    }
  }
  return last.words
}
let last: { readonly search: string; readonly words: SearchWord } = {
  search: '',
  words: { forms: [], digits: [] },
}

const plain = (text: string): readonly HighlightedPart[] => (text ? [{ text, isHit: false }] : [])

function hits(letters: readonly string[], words: readonly string[]): boolean[] {
  const isHit = new Array<boolean>(letters.length).fill(false)
  mark(isHit, foldWithPlaces(letters, foldLetter), words)
  if (letters.some((letter) => foldLetter(letter) !== foldSpelled(letter))) {
    mark(isHit, foldWithPlaces(letters, foldSpelled), words)
  }
  return isHit
}

interface FoldedLetters {
  readonly folded: string
  readonly letterOf: readonly number[]
}

function mark(isHit: boolean[], { folded, letterOf }: FoldedLetters, words: readonly string[]): void {
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      isHit.fill(true, letterOf[at], (letterOf[at + word.length - 1] ?? 0) + 1)
    }
  }
}

const foldLetter = (letter: string): string => foldPoint(letter.codePointAt(0) ?? 0)

/** The folded text, and for each of its UTF-16 units which letter it came from. */
function foldWithPlaces(letters: readonly string[], foldOne: (letter: string) => string): FoldedLetters {
  let folded = ''
  const letterOf: number[] = []
  letters.forEach((letter, at) => {
    const bare = foldOne(letter)
    folded += bare
    for (let unit = 0; unit < bare.length; unit += 1) letterOf.push(at)
  })
  return { folded, letterOf }
}

function joined(letters: readonly string[], isHit: readonly boolean[]): readonly HighlightedPart[] {
  const parts: { text: string; isHit: boolean }[] = []
  letters.forEach((letter, at) => {
    const last = parts.at(-1)
    // A combining accent belongs to the letter before it.
    const hit = /\p{Mn}/u.test(letter) && last ? last.isHit : (isHit[at] ?? false)
    if (last && last.isHit === hit) last.text += letter
    else parts.push({ text: letter, isHit: hit })
  })
  return parts
}
