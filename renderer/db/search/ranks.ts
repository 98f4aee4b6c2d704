import type { Pause } from './pause.ts'

/** The rank of each slot's value among the distinct values: 0 up to but not including `count`. */
export interface Ranks {
  readonly of: Uint32Array
  readonly count: number
  /** How many slots have no value; their rank is the last one. */
  readonly empty: number
}

/**
 * Ranks texts in the order of `compare`; empty ones come last.
 * @returns ranks by position in `slots`; `null` when the pause says stop
 */
export async function rankTexts(
  slots: Uint32Array,
  textOf: (slot: number) => string,
  compare: (a: string, b: string) => number,
  pause: Pause,
): Promise<Ranks | null> {
  const codes = new Map<string, number>()
  const of = new Uint32Array(slots.length)
  let empty = 0
  for (let at = 0; at < slots.length; at += 1) {
    if (at % SOME === SOME - 1 && !(await pause())) return null
    const text = textOf(slots[at] ?? 0)
    let code = codes.get(text)
    if (code === undefined) {
      code = codes.size
      codes.set(text, code)
    }
    of[at] = code
    if (text === '') empty += 1
  }
  const texts = await sorted([...codes.keys()].filter(Boolean), compare, pause)
  if (!texts) return null
  const ranks = new Uint32Array(codes.size)
  let rank = -1
  texts.forEach((text, at) => {
    const before = texts[at - 1]
    if (before === undefined || compare(before, text) !== 0) rank += 1
    ranks[codes.get(text) ?? 0] = rank
  })
  const none = codes.get('')
  if (none !== undefined) ranks[none] = rank + 1
  for (let at = 0; at < of.length; at += 1) of[at] = ranks[of[at] ?? 0] ?? 0
  return { of, count: rank + 2, empty }
}

export function rankNumbers(slots: Uint32Array, numberOf: (slot: number) => number): Ranks {
  const values = Float64Array.from(slots, numberOf)
  const distinct = values.slice().sort()
  let count = 0
  const ranks = new Map<number, number>()
  for (const value of distinct) if (!ranks.has(value)) ranks.set(value, count++)
  return { of: Uint32Array.from(values, (value) => ranks.get(value) ?? 0), count, empty: 0 }
}

/** The slots in the order of their ranks; slots of one rank stay in the order in which they came. */
export function byCount(slots: Uint32Array, { of, count }: Ranks): Uint32Array {
  const next = new Uint32Array(count + 1)
  for (const rank of of) next[rank + 1] = (next[rank + 1] ?? 0) + 1
  for (let rank = 1; rank <= count; rank += 1) next[rank] = (next[rank] ?? 0) + (next[rank - 1] ?? 0)
  const order = new Uint32Array(slots.length)
  for (let at = 0; at < slots.length; at += 1) {
    const rank = of[at] ?? 0
    const to = next[rank] ?? 0
    order[to] = slots[at] ?? 0
    next[rank] = to + 1
  }
  return order
}

/** Sorts in pieces, so that a newer call need not wait for the whole. */
async function sorted(
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
