/** The store's time, as its answers tell it. */
export interface StoreClock {
  /** @param date the `Date` of an answer that has just come */
  heard(date: string | null): void
  set(time: number): void
  /** Milliseconds since 1970, never ahead of the store; `null` while no answer told it. */
  now(): number | null
}

/** @param ticks milliseconds of a clock that nobody sets; where it stands still in sleep, this one is late */
export function createStoreClock(ticks: () => number): StoreClock {
  let known: { readonly time: number; readonly at: number } | null = null

  function set(time: number): void {
    if (Number.isSafeInteger(time) && time > 0) known = { time, at: ticks() }
  }

  return {
    heard(date) {
      if (date !== null) set(Date.parse(date))
    },
    set,
    now: () => known && Math.floor(known.time + (ticks() - known.at)),
  }
}
