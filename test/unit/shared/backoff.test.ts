import { describe, expect, it } from 'vitest'
import { fullJitter, LANE_BACKOFF } from '../../../shared/backoff.ts'

describe('the wait between tries', () => {
  it('is anything from nothing up to a bound that doubles with each failure', () => {
    const backoff = { first: 1_000, longest: 60_000 }
    expect([1, 2, 3, 4].map((failures) => fullJitter(failures, 1, backoff))).toEqual([
      1_000, 2_000, 4_000, 8_000,
    ])
    expect([1, 2, 3, 4].map((failures) => fullJitter(failures, 0, backoff))).toEqual([0, 0, 0, 0])
    expect(fullJitter(3, 0.5, backoff)).toBe(2_000)
  })

  it('never grows past the longest, however often it failed', () => {
    expect(fullJitter(50, 1, LANE_BACKOFF)).toBe(LANE_BACKOFF.longest)
    expect(fullJitter(10_000, 1, LANE_BACKOFF)).toBe(LANE_BACKOFF.longest)
  })

  it('takes no failure for one', () => {
    expect(fullJitter(0, 1, LANE_BACKOFF)).toBe(LANE_BACKOFF.first)
  })
})
