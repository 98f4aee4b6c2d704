import type { FieldValue } from '../../../shared/customer.ts'

/**
 * Two long texts as a table can show them: of equal beginnings and ends only a few words are left, and what is still
 * too long is cut. Other values are returned unchanged.
 */
export function shortened(
  before: FieldValue | undefined,
  after: FieldValue | undefined,
): readonly [FieldValue | undefined, FieldValue | undefined] {
  if (typeof before !== 'string' || typeof after !== 'string') return [before, after]
  if (before.length <= LONG && after.length <= LONG) return [before, after]
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const from = Math.max(0, start - CONTEXT)
  const piece = (text: string): string => {
    const to = Math.min(text.length, text.length - end + CONTEXT)
    const cut = Math.min(to, from + LONG)
    const shown = text.slice(from, cut).replace(LONE_SURROGATES, '')
    return `${from > 0 ? '…' : ''}${shown}${cut < text.length ? '…' : ''}`
  }
  return [piece(before), piece(after)]
}

const LONG = 240
const CONTEXT = 40
/** Half a surrogate pair, where the cut went through it. */
const LONE_SURROGATES = /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g
