import type { Timers } from './dependencies.ts'

/** Lets the page draw and answer in between, where work on many edits has gone on for some milliseconds. */
export type Breathe = () => Promise<void>

export function createBreathe(monotonicNow: () => number, timers: Timers): Breathe {
  let since = monotonicNow()
  let last = since
  return async () => {
    const now = monotonicNow()
    // Between the ends of some work and the beginning of other, the page had its time.
    if (now - last > IDLE_MS) since = now
    last = now
    if (now - since < LONGEST_MS) return
    await new Promise<void>((resolve) => timers.after(0, resolve))
    since = last = monotonicNow()
  }
}

/** Does `work` with some of these after the other. */
export async function inPieces<T>(
  all: readonly T[],
  breathe: Breathe,
  work: (some: readonly T[]) => void,
): Promise<void> {
  for (let at = 0; at < all.length; at += AT_ONCE) {
    work(all.slice(at, at + AT_ONCE))
    await breathe()
  }
}

/** About a frame. */
const LONGEST_MS = 12
const IDLE_MS = 500
/** So few take about a millisecond. */
const AT_ONCE = 500
