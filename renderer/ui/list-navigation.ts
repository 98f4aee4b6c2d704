/** The place to which a key leads in a list of so many, or `null` where it leads nowhere. @param from -1 for none */
export function placeAfter(key: string, count: number, from: number): number | null {
  const last = count - 1
  const to = MOVES[key]?.(from, last)
  return to === undefined || count === 0 ? null : to
}

/** The same by ids. */
export function listMove(key: string, ids: readonly string[], from: string | null): string | null {
  const to = placeAfter(key, ids.length, from === null ? -1 : ids.indexOf(from))
  return to === null ? null : (ids[to] ?? null)
}

const PAGE = 8
const MOVES: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  PageDown: (at, last) => Math.min(at + PAGE, last),
  PageUp: (at) => Math.max(at - PAGE, 0),
  Home: () => 0,
  End: (_, last) => last,
}
