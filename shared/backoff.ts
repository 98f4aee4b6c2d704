/** Waits between tries, in milliseconds. */
export interface Backoff {
  readonly first: number
  readonly longest: number
}

/** How long one lane waits after a delivery that did not come through. */
export const LANE_BACKOFF: Backoff = { first: 2_000, longest: 5 * 60_000 }

/** How long the whole drain, or the pull, waits while the store cannot be reached. */
export const REACH_BACKOFF: Backoff = { first: 1_000, longest: 60_000 }

/**
 * Full jitter: anything between nothing and an exponentially growing bound, so that lanes (and shops) that
 * failed together do not come back together.
 * @param failures how often it has failed in a row, 1 or more
 * @param random a number from 0 up to but not including 1
 * @returns whole milliseconds
 */
export function fullJitter(failures: number, random: number, { first, longest }: Backoff): number {
  const bound = Math.min(longest, first * 2 ** Math.min(Math.max(failures, 1) - 1, 30))
  return Math.round(bound * random)
}
