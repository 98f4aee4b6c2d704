/** How well words fit a label, and where; better is more. */
export interface Match {
  readonly score: number
  /** Parts of the label to mark, `[from, to)`, in order and apart. */
  readonly ranges: readonly (readonly [number, number])[]
}

/**
 * Matches typed words with a label, in any order, ignoring accents and case. A word may begin a
 * word of the label, be inside one, or be the letters of it with gaps ("gts" for "Go to settings").
 * @returns `null` where a word fits nowhere
 */
export function matchLabel(label: string, typed: string): Match | null {
  const letters = [...label].map(fold)
  const places = placesOf(label)
  const words = fold(typed).split(/\s+/).filter(Boolean)
  const marked = new Set<number>()
  let score = 0
  for (const word of words) {
    const found = begins(letters, word) ?? inside(letters, word) ?? withGaps(letters, word)
    if (!found) return null
    score += found.score
    for (const at of found.at) marked.add(at)
  }
  return {
    score: score - label.length / 1000,
    ranges: rangesOf(
      [...marked].sort((a, b) => a - b),
      places,
    ),
  }
}

interface SearchResult {
  readonly score: number
  readonly at: readonly number[]
}

function begins(letters: readonly string[], word: string): SearchResult | null {
  const at = letters.findIndex((_, place) => isStart(letters, place) && fits(letters, word, place))
  return at < 0 ? null : { score: at === 0 ? 12 : 10, at: run(at, word.length) }
}

function inside(letters: readonly string[], word: string): SearchResult | null {
  if (word.length < 2) return null
  const at = letters.findIndex((_, place) => fits(letters, word, place))
  return at < 0 ? null : { score: 5, at: run(at, word.length) }
}

/** Every letter in order; each must follow the letter before it, or begin a word. */
function withGaps(letters: readonly string[], word: string): SearchResult | null {
  const at: number[] = []
  for (const letter of word) {
    const last = at.at(-1)
    const next =
      last !== undefined && letters[last + 1] === letter
        ? last + 1
        : letters.findIndex((one, place) => place > (last ?? -1) && one === letter && isStart(letters, place))
    if (next < 0) return null
    at.push(next)
  }
  return { score: 2, at }
}

const isStart = (letters: readonly string[], at: number): boolean =>
  at === 0 || /[\s:,./()–-]/.test(letters[at - 1] ?? '')

const fits = (letters: readonly string[], word: string, at: number): boolean =>
  letters.slice(at, at + word.length).join('') === word

const run = (from: number, length: number): readonly number[] =>
  Array.from({ length }, (_, step) => from + step)

/** Lower case without accents. One character stays one character, so that positions stay valid. */
const fold = (text: string): string =>
  [...text].map((sign) => [...sign.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()][0] ?? sign).join('')

/** Where each character of a text begins, followed by the end of the text: some characters are two units long. */
function placesOf(label: string): readonly number[] {
  const places = [0]
  for (const sign of label) places.push((places.at(-1) ?? 0) + sign.length)
  return places
}

function rangesOf(marked: readonly number[], places: readonly number[]): Match['ranges'] {
  const ranges: [number, number][] = []
  for (const at of marked) {
    const [from, to] = [places[at] ?? 0, places[at + 1] ?? 0]
    const last = ranges.at(-1)
    if (last && last[1] === from) last[1] = to
    else ranges.push([from, to])
  }
  return ranges
}

/** A label in pieces, marked and not. */
export function pieces(
  label: string,
  ranges: Match['ranges'],
): readonly { readonly text: string; readonly isMarked: boolean }[] {
  const all: { text: string; isMarked: boolean }[] = []
  let at = 0
  for (const [from, to] of ranges) {
    if (from > at) all.push({ text: label.slice(at, from), isMarked: false })
    all.push({ text: label.slice(from, to), isMarked: true })
    at = to
  }
  if (at < label.length) all.push({ text: label.slice(at), isMarked: false })
  return all
}
