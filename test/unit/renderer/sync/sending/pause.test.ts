import { describe, expect, it } from 'vitest'
import { createPause } from '../../../../../renderer/sync/sending/pause.ts'
import type { Outcome } from '../../../../../shared/outcome.ts'

function aPause(random = 0.5) {
  const clock = { now: 1_000_000 }
  const pause = createPause(
    () => clock.now,
    () => random,
    () => undefined,
  )
  return {
    clock,
    pause,
    limited(ms: number) {
      const outcome: Outcome = { kind: 'deferred', reason: 'rate-limited', retryAfterMs: ms }
      pause.afterOutcome(outcome, { kind: 'rate-limited', until: clock.now + ms })
    },
    unreached() {
      const outcome: Outcome = { kind: 'deferred', reason: 'unreachable', retryAfterMs: null }
      pause.afterOutcome(outcome, { kind: 'unreachable' })
    },
  }
}

describe('a pause that the store asked for', () => {
  it.each([
    ['a short pause', ({ pause }) => pause.briefly()],
    ['a pause until the disk is tried again', ({ pause }) => pause.briefly(2_000)],
    ['an edit that did not reach the store', ({ unreached }) => unreached()],
    ['a pull that did not reach the store', ({ pause }) => pause.afterFailedPull({ code: 'unreachable' })],
    ['a pull that was paused', ({ pause }) => pause.afterFailedPull({ code: 'aborted' })],
  ] satisfies [string, (all: ReturnType<typeof aPause>) => void][])('is not cut short by %s', (_, meet) => {
    const all = aPause()
    const until = all.clock.now + 30_000
    all.limited(30_000)
    all.clock.now += 1_000
    meet(all)
    expect(all.pause.endsAt()).toBe(until)
    expect(all.pause.reason()).toEqual({ kind: 'rate-limited', until })
    // Nor does a pull that succeeds: it did not cause the pause.
    all.pause.pullSucceeded()
    all.pause.storeReachable()
    expect(all.pause.endsAt()).toBe(until)
    all.clock.now = until
    expect(all.pause.endsAt()).toBeNull()
  })

  it('gives way to a longer one', () => {
    const { clock, pause, limited } = aPause()
    limited(1_000)
    pause.afterFailedPull({ code: 'unreachable', retryAfterMs: 20_000 })
    expect(pause.endsAt()).toBe(clock.now + 20_000)
    expect(pause.reason()).toEqual({ kind: 'unreachable' })
  })

  it('gives way to a rejected token', () => {
    const { pause, limited } = aPause()
    limited(30_000)
    pause.afterFailedPull({ code: 'token-rejected' })
    expect(pause.reason()).toMatchObject({ kind: 'blocked', reason: 'token-rejected' })
    pause.briefly()
    limited(1_000)
    expect(pause.reason().kind).toBe('blocked')
  })

  it('ends when a person tries now', () => {
    const { pause, limited } = aPause()
    limited(30_000)
    pause.retryNow()
    expect(pause.endsAt()).toBeNull()
  })
})
