import { describe, expect, it } from 'vitest'
import { createStoreClock } from '../../../../../electron/main/store-api/store-clock.ts'

const NOW = Date.UTC(2026, 4, 6, 9)
const DAY_MS = 24 * 60 * 60_000

function aClock(wall = NOW) {
  let passed = 0
  const clock = createStoreClock(
    () => passed,
    () => wall + passed,
  )
  return { clock, pass: (ms: number) => void (passed += ms) }
}

describe('the time of the store', () => {
  it('advances by itself once it is synchronized', () => {
    const { clock, pass } = aClock()
    expect(clock.synchronize(NOW + 5_000)).toBe(true)
    pass(60_000)
    expect(clock.now()).toBe(NOW + 65_000)
  })

  it.each([
    ['the largest number', Number.MAX_SAFE_INTEGER],
    ['milliseconds for seconds', NOW * 1000],
    ['a year ahead', NOW + 365 * DAY_MS],
    ['a year behind', NOW - 365 * DAY_MS],
    ['nothing', 0],
  ])('is not believed where it is %s', (_what, time) => {
    const { clock } = aClock()
    expect(clock.synchronize(time)).toBe(false)
    clock.noteDate(new Date(NOW).toUTCString())
    expect(clock.synchronize(time)).toBe(false)
    expect(clock.now()).toBeNull()
    expect(clock.byDate()).toBe(NOW)
  })

  it('is believed next to the date of an answer where the clock of this machine is wrong', () => {
    const { clock } = aClock(NOW - 400 * DAY_MS)
    expect(clock.synchronize(NOW)).toBe(false)
    clock.noteDate(new Date(NOW).toUTCString())
    expect(clock.synchronize(NOW + 2_000)).toBe(true)
  })
})
