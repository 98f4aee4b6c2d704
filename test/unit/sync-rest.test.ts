import { describe, expect, it } from 'vitest'
import { createRest } from '../../renderer/sync/rest.ts'
import type { Outcome } from '../../shared/outcome.ts'

function theRest(random = 0.5) {
  const clock = { now: 1_000_000 }
  const rest = createRest(
    () => clock.now,
    () => random,
    () => undefined,
  )
  return {
    clock,
    rest,
    limited(ms: number) {
      const outcome: Outcome = { kind: 'deferred', reason: 'rate-limited', retryAfterMs: ms }
      rest.after(outcome, { kind: 'rate-limited', until: clock.now + ms })
    },
    unreached() {
      const outcome: Outcome = { kind: 'deferred', reason: 'unreachable', retryAfterMs: null }
      rest.after(outcome, { kind: 'unreachable' })
    },
  }
}

describe('a rest that the store asked for', () => {
  it.each([
    ['a moment’s rest', ({ rest }) => rest.briefly()],
    ['a rest until the disk is tried again', ({ rest }) => rest.briefly(2_000)],
    ['an edit that did not reach the store', ({ unreached }) => unreached()],
    ['a pull that did not reach the store', ({ rest }) => rest.because({ code: 'unreachable' })],
    ['a pull that was stopped', ({ rest }) => rest.because({ code: 'aborted' })],
  ] satisfies [string, (all: ReturnType<typeof theRest>) => void][])('is not cut short by %s', (_, meet) => {
    const all = theRest()
    const until = all.clock.now + 30_000
    all.limited(30_000)
    all.clock.now += 1_000
    meet(all)
    expect(all.rest.endsAt()).toBe(until)
    expect(all.rest.pause()).toEqual({ kind: 'rate-limited', until })
    // Nor does a pull that comes through end it, which was not what asked for it.
    all.rest.pulled()
    all.rest.reached()
    expect(all.rest.endsAt()).toBe(until)
    all.clock.now = until
    expect(all.rest.endsAt()).toBeNull()
  })

  it('gives way to a longer one', () => {
    const { clock, rest, limited } = theRest()
    limited(1_000)
    rest.because({ code: 'unreachable', retryAfterMs: 20_000 })
    expect(rest.endsAt()).toBe(clock.now + 20_000)
    expect(rest.pause()).toEqual({ kind: 'unreachable' })
  })

  it('gives way to a token that is not taken', () => {
    const { rest, limited } = theRest()
    limited(30_000)
    rest.because({ code: 'token-rejected' })
    expect(rest.pause()).toMatchObject({ kind: 'blocked', reason: 'token-rejected' })
    rest.briefly()
    limited(1_000)
    expect(rest.pause().kind).toBe('blocked')
  })

  it('ends when a person says now', () => {
    const { rest, limited } = theRest()
    limited(30_000)
    rest.wake()
    expect(rest.endsAt()).toBeNull()
  })
})
