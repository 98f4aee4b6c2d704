import type { Pause } from './yield-to-others.ts'

/** Texts ranked: the rank of each among the distinct ones. Empty texts have the last rank. */
export interface SortRanks {
  readonly of: Uint32Array
  readonly empty: number
}

/**
 * Ranks texts in the order of `compare`, comparing distinct ones only.
 * @returns ranks by position in `texts`; `null` when the pause says stop
 */
export async function rankTexts(
  texts: readonly string[],
  compare: (a: string, b: string) => number,
  pause: Pause,
): Promise<SortRanks | null> {
  const codes = new Map<string, number>()
  const of = new Uint32Array(texts.length)
  let empty = 0
  for (let at = 0; at < texts.length; at += 1) {
    if (at % SOME === SOME - 1 && !(await pause())) return null
    const text = texts[at] ?? ''
    let code = codes.get(text)
    if (code === undefined) {
      code = codes.size
      codes.set(text, code)
    }
    of[at] = code
    if (text === '') empty += 1
  }
  const sorted = await sort([...codes.keys()].filter(Boolean), compare, pause)
  if (!sorted) return null
  const ranks = new Uint32Array(codes.size)
  let rank = 0
  sorted.forEach((text, at) => {
    const before = sorted[at - 1]
    if (before !== undefined && compare(before, text) !== 0) rank += 1
    ranks[codes.get(text) ?? 0] = rank
  })
  const none = codes.get('')
  if (none !== undefined) ranks[none] = rank + 1
  for (let at = 0; at < of.length; at += 1) of[at] = ranks[of[at] ?? 0] ?? 0
  return { of, empty }
}

/** Sorts in pieces, so that a newer call need not wait for the whole. */
async function sort(
  texts: string[],
  compare: (a: string, b: string) => number,
  pause: Pause,
): Promise<readonly string[] | null> {
  // The engine's own order comes close and is found much faster than the language's.
  texts.sort()
  let runs: string[][] = []
  for (let at = 0; at < texts.length; at += SOME) {
    runs.push(texts.slice(at, at + SOME).sort(compare))
    if (!(await pause())) return null
  }
  while (runs.length > 1) {
    const merged: string[][] = []
    for (let at = 0; at < runs.length; at += 2) {
      const one = await merge(runs[at] ?? [], runs[at + 1] ?? [], compare, pause)
      if (!one) return null
      merged.push(one)
    }
    runs = merged
  }
  return runs[0] ?? []
}

async function merge(
  a: readonly string[],
  b: readonly string[],
  compare: (a: string, b: string) => number,
  pause: Pause,
): Promise<string[] | null> {
  const merged: string[] = []
  let [i, j] = [0, 0]
  for (;;) {
    const [left, right] = [a[i], b[j]]
    if (left === undefined || right === undefined) break
    if (compare(left, right) <= 0) i = merged.push(left) - j
    else j = merged.push(right) - i
    if (merged.length % SOME === 0 && !(await pause())) return null
  }
  for (; i < a.length; i += 1) merged.push(a[i] ?? '')
  for (; j < b.length; j += 1) merged.push(b[j] ?? '')
  return merged
}

/** So many values take a few milliseconds. */
const SOME = 8_192
