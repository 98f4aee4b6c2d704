/** A text as it can be on the screen, and where it is among the texts of its language. */
export interface FoundText {
  readonly path: string
  readonly text: string
}

/** All texts of a language. Functions are called with counts of each plural form and with a name. */
export function textsWithin(node: unknown, path = ''): readonly FoundText[] {
  if (typeof node === 'string') return [{ path, text: node }]
  if (typeof node === 'function') return textsOf(node as TextFunction, path)
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, child]) => textsWithin(child, path ? `${path}.${key}` : key))
}

type TextFunction = (...args: readonly unknown[]) => unknown

function textsOf(write: TextFunction, path: string): readonly FoundText[] {
  if (path === 'form.problem') return PROBLEMS.map((problem) => ({ path, text: String(write(problem)) }))
  return [...new Set(SAMPLES.map((sample) => String(write(...sample))))].map((text) => ({ path, text }))
}

/** More arguments than a text takes are ignored. */
const SAMPLES = [0, 1, 2, 5].flatMap((count) => [
  [count, count, count, count],
  [count, 1, 1, 1],
  [count, 0, 0, 0],
])

const PROBLEMS = [
  { kind: 'required' },
  { kind: 'too-short', min: 7 },
  { kind: 'too-long', max: 100, length: 120 },
  { kind: 'not-an-email' },
  { kind: 'not-an-amount' },
  { kind: 'negative' },
  { kind: 'too-many-decimals', decimals: 0 },
  { kind: 'too-many-decimals', decimals: 2 },
  { kind: 'shortened-number' },
  { kind: 'not-a-group' },
]
