import type { SortOrder } from './build-sort-order.ts'
import type { Hits } from './matching.ts'

/** The hits of a query in its order, looked up as far as they were asked for. */
export interface HitList {
  readonly total: number
  /** From `from` up to but not including `to`. */
  slice(from: number, to: number): Uint32Array
  all(): Uint32Array
}

/** Downwards means the values' order turned round; empty values are last in both directions. */
export function hitList(
  { slots, filled }: SortOrder,
  direction: 'up' | 'down',
  { has, size }: Hits,
): HitList {
  const ordered = direction === 'up' ? slots : turned(slots, filled)
  if (!has) return { total: ordered.length, slice: (from, to) => ordered.slice(from, to), all: () => ordered }
  let hits = new Uint32Array(size ?? ordered.length)
  let count = 0
  let next = 0

  function lookUpTo(wanted: number): void {
    for (; next < ordered.length && count < wanted; next += 1) {
      const slot = ordered[next] ?? 0
      if (has?.(slot)) hits[count++] = slot
    }
  }

  if (size === null) {
    lookUpTo(Infinity)
    hits = hits.slice(0, count)
  }
  const total = hits.length
  return {
    total,
    slice(from, to) {
      lookUpTo(Math.min(to, total))
      return hits.slice(from, Math.min(to, count))
    },
    all() {
      lookUpTo(total)
      return hits.subarray(0, count)
    },
  }
}

function turned(slots: Uint32Array, filled: number): Uint32Array {
  const turned = slots.slice()
  turned.subarray(0, filled).reverse()
  return turned
}
