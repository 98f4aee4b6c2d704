/** The store's time, as its answers report it. Times are milliseconds since 1970. */
export interface StoreClock {
  /** The `Date` of an answer that has just come: good enough where the store does not report its time. */
  noteDate(date: string | null): void
  /**
   * The time that the store reports. One that is near neither to the answer's date nor to this machine's clock is a mistake.
   * @returns whether it is believed
   */
  synchronize(time: number): boolean
  /** The time that the store reported recently, or `null`. Never ahead of the store. */
  now(): number | null
  /** The time by the last answer's date, or `null`. */
  byDate(): number | null
}

interface Reading {
  readonly time: number
  readonly at: number
}

/**
 * @param monotonicNow milliseconds of a monotonic clock; where it stops in sleep, this one is late
 * @param wallNow ms since 1970, by the clock of this machine
 */
export function createStoreClock(monotonicNow: () => number, wallNow: () => number): StoreClock {
  let reported: Reading | null = null
  let dated: Reading | null = null

  const reading = (time: number): Reading | null =>
    Number.isSafeInteger(time) && time > 0 ? { time, at: monotonicNow() } : null
  const isNear = (time: number, other: number | null, within: number): boolean =>
    other !== null && Math.abs(time - other) <= within
  const byDate = (): number | null => dated && goneOn(dated)
  const goneOn = ({ time, at }: Reading): number => Math.floor(time + (monotonicNow() - at))

  return {
    noteDate(date) {
      if (date !== null) dated = reading(Date.parse(date)) ?? dated
    },
    synchronize(time) {
      const isBelieved = isNear(time, byDate(), NEAR_DATE_MS) || isNear(time, wallNow(), NEAR_CLOCK_MS)
      if (isBelieved) reported = reading(time)
      return isBelieved
    },
    now: () => (reported && monotonicNow() - reported.at < GOOD_FOR_MS ? goneOn(reported) : null),
    byDate,
  }
}

/** Two clocks of one store. */
const NEAR_DATE_MS = 10 * 60_000
/** This machine's clock may be set to another time zone. */
const NEAR_CLOCK_MS = 24 * 60 * 60_000

const GOOD_FOR_MS = 10 * 60_000
