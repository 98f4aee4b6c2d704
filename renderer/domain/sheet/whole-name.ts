export interface SplitName {
  readonly first: string
  readonly last: string
}

/**
 * Splits a full name, "Anna Cruz" or "Cruz, Anna". A part that matches the name shown now is kept whole. `null` where
 * there is only one word.
 */
export function splitName(cell: string, shown: SplitName): SplitName | null {
  const text = cell.replace(/\s+/gu, ' ').trim()
  const { first, last } = shown
  const both = [`${first} ${last}`, `${last}, ${first}`, `${last} ${first}`]
  if (both.some((one) => fold(one) === fold(text))) return shown
  const [before, after, ...more] = text.split(/\s*,\s*/)
  if (before && after && more.length === 0) return { first: after, last: before }
  // "Cruz, Anna, PhD" has a third part.
  if (more.length > 0) return null
  if (first && fold(text).startsWith(`${fold(first)} `))
    return { first, last: text.slice(first.trim().length + 1) }
  if (last && fold(text).endsWith(` ${fold(last)}`))
    return { first: text.slice(0, -(last.trim().length + 1)), last }
  const words = text.split(' ')
  if (words.length < 2) return null
  const particle = words.findIndex((word, at) => at > 0 && PARTICLES.has(word))
  const from = particle > 0 ? particle : words.length - 1
  return { first: words.slice(0, from).join(' '), last: words.slice(from).join(' ') }
}

const fold = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase()

/** In lower case they belong to the last name. */
const PARTICLES: ReadonlySet<string> = new Set(
  'von van vom zu zum zur de del della di da dos das du des der den ter ten te la le el al bin ibn y e af av'.split(
    ' ',
  ),
)
