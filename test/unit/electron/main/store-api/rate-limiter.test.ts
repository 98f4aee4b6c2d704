import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { drain, refusals, world } from '../../../../support/simulation/paced-store.ts'

describe('draining a thousand edits under the Standard quota', () => {
  it.each(['with-request', 'at-fixed-times'] as const)(
    'meets no 429 and uses at least 97 % of our share (windows that begin %s)',
    async (begins) => {
      const store = world({ begins })
      const took = await drain(store, 1_000)
      expect(refusals(store)).toBe(0)
      const share = 135 / 30_000
      expect(1_000 / took / share).toBeGreaterThanOrEqual(0.97)
      const whole = Math.floor(took / 30_000)
      const first = store.arrived[0]?.at ?? 0
      const inWhole = store.arrived.filter(({ at }) => at - first < whole * 30_000).length
      expect(inWhole / (whole * 135)).toBeGreaterThanOrEqual(0.97)
      expect(inWhole).toBeLessThanOrEqual(whole * 135 + 135)
    },
  )

  it('leaves the reserve alone in each window', async () => {
    const store = world()
    await drain(store, 600)
    const first = store.arrived[0]?.at ?? 0
    for (let from = first; from < (store.arrived.at(-1)?.at ?? 0); from += 30_000) {
      const inWindow = store.arrived.filter(({ at }) => at >= from && at < from + 30_000).length
      expect(inWindow).toBeLessThanOrEqual(136)
    }
  })

  it.each([0, 0.25, 0.5, 0.9])('leaves a reserve of %d', async (reserve) => {
    const store = world()
    store.line.setReserve(reserve)
    await drain(store, 1)
    await store.time.pass(31_000)
    store.arrived.length = 0
    const pending = Array.from({ length: 400 }, () => store.ask())
    await store.time.pass(29_900)
    expect(refusals(store)).toBe(0)
    const ours = 150 - Math.floor(150 * reserve)
    expect(store.arrived.length).toBeLessThanOrEqual(ours)
    expect(store.arrived.length).toBeGreaterThanOrEqual(Math.floor(ours * 0.97))
    store.line.close()
    await Promise.all(pending.slice(0, 1))
  })

  it('spreads requests over the window', async () => {
    const store = world()
    const pending = Array.from({ length: 135 }, () => store.ask())
    await store.time.pass(30_000)
    await Promise.all(pending)
    const first = store.arrived[0]?.at ?? 0
    const quarters = [0, 1, 2, 3].map(
      (quarter) =>
        store.arrived.filter(({ at }) => Math.floor((at - first) / 7_500) === quarter).length / 135,
    )
    for (const part of quarters) {
      expect(part).toBeGreaterThan(0.15)
      expect(part).toBeLessThan(0.4)
    }
  })

  it('needs no spreading for a handful', async () => {
    expect(await drain(world(), 12)).toBeLessThan(1_000)
  })
})

describe('a quota that is far away', () => {
  it.each([
    ['very large', { total: 1_000_000 }],
    ['large', { total: 20_000 }],
    ['not reported', { headers: 'none' as const }],
  ])('that is %s slows nothing down', async (_what, rule) => {
    const took = await drain(world(rule), 1_000)
    expect((1_000 / 3) * 80).toBeGreaterThanOrEqual(took * 0.95)
  })
})

describe('at any rule of the store', () => {
  it('meets no 429 of its own making, and never more than three at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          total: fc.integer({ min: 20, max: 500 }),
          windowMs: fc.constantFrom(5_000, 30_000, 60_000),
          begins: fc.constantFrom('with-request' as const, 'at-fixed-times' as const),
          latencyMs: fc.integer({ min: 2, max: 3_000 }),
          headers: fc.constantFrom('usual' as const, 'odd-case' as const),
        }),
        fc.double({ min: 0, max: 0.09, noNaN: true }),
        fc.array(
          fc.record({ wait: fc.integer({ min: 0, max: 70_000 }), times: fc.integer({ min: 1, max: 60 }) }),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        async (rule, othersShare, bouts) => {
          const store = world({ ...rule, others: Math.floor(rule.total * othersShare) })
          for (const { wait, times } of bouts) {
            await store.time.pass(wait)
            await drain(store, times, times % 2 ? 'write' : 'bulk', times % 3 === 0 ? 2 : 1)
          }
          expect(refusals(store)).toBe(0)
          expect(store.flight.most).toBeLessThanOrEqual(3)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('always gets on, however small the quota and large the reserve', async () => {
    for (const total of [1, 2, 3, 5]) {
      const store = world({ total, windowMs: 5_000 })
      store.line.setReserve(0.9)
      await drain(store, 6, 'write', 2)
      expect(store.arrived.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
    }
  })
})
