/** The store's time, as its answers tell it. Times are milliseconds since 1970. */
export interface StoreClock {
  /** The `Date` of an answer that has just come: good enough where the store does not tell its time. */
  heard(date: string | null): void
  told(time: number): void
  /** The time that the store told not long ago, or `null`. Never ahead of the store. */
  now(): number | null
  /** The time by the last answer's date, or `null`. */
  byDate(): number | null
}

interface Reading {
  readonly time: number
  readonly at: number
}

/** @param ticks milliseconds of a clock that nobody sets; where it stands still in sleep, this one is late */
export function createStoreClock(ticks: () => number): StoreClock {
  let told: Reading | null = null
  let dated: Reading | null = null

  const reading = (time: number): Reading | null =>
    Number.isSafeInteger(time) && time > 0 ? { time, at: ticks() } : null
  const goneOn = ({ time, at }: Reading): number => Math.floor(time + (ticks() - at))

  return {
    heard(date) {
      if (date !== null) dated = reading(Date.parse(date)) ?? dated
    },
    told: (time) => void (told = reading(time)),
    now: () => (told && ticks() - told.at < GOOD_FOR_MS ? goneOn(told) : null),
    byDate: () => dated && goneOn(dated),
  }
}

const GOOD_FOR_MS = 10 * 60_000
