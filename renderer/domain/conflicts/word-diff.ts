import { diffArrays } from 'diff'

/** A piece of a text, and whether it is in both texts or in one of them. */
export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/**
 * The difference between two texts, word by word, in any script. The parts that are not `added` are the text
 * before, those that are not `removed` the text after.
 * @returns `null` where the texts have so little in common that marks would only confuse
 */
export function wordDiff(before: string, after: string): readonly DiffPart[] | null {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_EDITS })
  if (!changes) return null
  const parts = changes.map(({ value, added, removed }): DiffPart => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
  const same = parts.filter(({ kind, text }) => kind === 'same' && /\p{L}|\p{N}/u.test(text))
  const length = same.reduce((sum, { text }) => sum + text.length, 0)
  return length * 3 >= Math.min(before.length, after.length) && length > 0 ? joined(parts) : null
}

/** Changes with nothing but space between them are one: "Supply Co." became "& Daughters". */
function joined(parts: readonly DiffPart[]): readonly DiffPart[] {
  const whole: DiffPart[] = []
  let [removed, added] = ['', '']
  const end = (): void => {
    if (removed) whole.push({ kind: 'removed', text: removed })
    if (added) whole.push({ kind: 'added', text: added })
    removed = added = ''
  }
  parts.forEach(({ kind, text }, at) => {
    const isBetween =
      kind === 'same' && removed !== '' && added !== '' && !text.trim() && at < parts.length - 1
    if (kind === 'same' && !isBetween) {
      end()
      whole.push({ kind, text })
    }
    if (kind === 'removed' || isBetween) removed += text
    if (kind === 'added' || isBetween) added += text
  })
  end()
  return whole
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
const wordsOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

/** Enough for a note that was rewritten in half; more is slow to compute and hard to read. */
const MOST_EDITS = 1_000
