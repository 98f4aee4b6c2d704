/** Chance that can be had again: the same seed gives the same numbers. */
export interface Chance {
  /** From 0 up to but not including 1. */
  next(): number
  /** A whole number from 0 up to but not including `limit`. */
  below(limit: number): number
  pick<T>(list: readonly [T, ...T[]]): T
  /** So many of them, each once. */
  some<T>(list: readonly T[], count: number): readonly T[]
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0
  function next(): number {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    pick: <T>(list: readonly [T, ...T[]]): T => list[below(list.length)] ?? list[0],
    some(list, count) {
      const rest = [...list]
      return Array.from({ length: Math.min(count, rest.length) }, () =>
        rest.splice(below(rest.length), 1),
      ).flat()
    },
  }
}

/** The seed that was asked for, or a fresh one; a test prints it. */
export const seedOfRun = (): number => Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
