import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLine, type Line, type Turn } from '../../electron/main/store-api/line.ts'
import type { Urgency } from '../../electron/main/store-api/pace.ts'
import { worldTime, type WorldTime } from './builders/world-time.ts'

interface Rule {
  readonly total: number
  readonly windowMs: number
  /** Requests that other apps make in each window, evenly spread over it. */
  readonly others: number
  /** Whether windows begin with a request, or at fixed times. */
  readonly begins: 'with-request' | 'at-fixed-times'
  /** From sending to the answer. */
  readonly latencyMs: number
  readonly headers: 'usual' | 'odd-case' | 'none'
}

const STANDARD: Rule = {
  total: 150,
  windowMs: 30_000,
  others: 0,
  begins: 'with-request',
  latencyMs: 80,
  headers: 'usual',
}

interface World {
  readonly time: WorldTime
  readonly line: Line
  /** When each request reached the store, and what it was answered. */
  readonly arrived: { readonly at: number; readonly status: number }[]
  readonly flight: { now: number; most: number }
  /** Answers all with 429, with these headers. */
  refuse: Readonly<Record<string, string>> | null
  ask(urgency?: Urgency, requests?: number): Promise<Turn<number>>
}

/** A store that keeps to its rule to the letter, as a simulation; the line before it is the real one. */
function world(rule: Partial<Rule> = {}): World {
  const { total, windowMs, others, begins, latencyMs, headers }: Rule = { ...STANDARD, ...rule }
  const time = worldTime(1_000)
  const line = createLine({ ticks: time.now, random: () => 0.5, after: time.after })
  const arrived: World['arrived'] = []
  const flight = { now: 0, most: 0 }
  let start = -Infinity
  let own = 0
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => time.after(ms, resolve))

  async function request(): Promise<number> {
    flight.now += 1
    flight.most = Math.max(flight.most, flight.now)
    await sleep(latencyMs / 2)
    const now = time.now()
    if (now - start >= windowMs) {
      start = begins === 'with-request' ? now : now - (now % windowMs)
      own = 0
    }
    const elapsed = now - start
    const left = (): number => total - own - Math.floor((others * elapsed) / windowMs)
    const isRefused = one.refuse !== null || left() <= 0
    if (!isRefused) own += 1
    const status = isRefused ? 429 : 200
    arrived.push({ at: now, status })
    const quota = {
      'X-Rate-Limit-Time-Window-Ms': String(windowMs),
      'X-Rate-Limit-Time-Reset-Ms': String(Math.ceil(windowMs - elapsed)),
      'X-Rate-Limit-Requests-Quota': String(total),
      'X-Rate-Limit-Requests-Left': String(Math.max(0, left())),
    }
    const told = headers === 'none' || one.refuse ? (one.refuse ?? {}) : quota
    await sleep(latencyMs / 2)
    flight.now -= 1
    const names = Object.entries(told).map(
      ([name, text]) => [headers === 'odd-case' ? oddly(name) : name, text] as [string, string],
    )
    line.answered(status, new Headers(names))
    return status
  }

  const one: World = {
    time,
    line,
    arrived,
    flight,
    refuse: null,
    ask: (urgency = 'write', requests = 1) =>
      line.turn(urgency, requests, async (counted) => {
        let status = 0
        for (let made = 0; made < requests; made += 1) {
          counted()
          status = await request()
        }
        return status
      }),
  }
  return one
}

const oddly = (name: string): string =>
  [...name].map((letter, at) => (at % 2 ? letter.toUpperCase() : letter.toLowerCase())).join('')

/** Asks so often, and lets time pass until all have been answered. */
async function drain(world: World, times: number, urgency: Urgency = 'write', requests = 1): Promise<number> {
  const began = world.time.now()
  let left = times
  for (let at = 0; at < times; at += 1) void world.ask(urgency, requests).then(() => (left -= 1))
  while (left > 0) await world.time.pass(10)
  return world.time.now() - began
}

const refusals = ({ arrived }: World): number => arrived.filter(({ status }) => status === 429).length

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
    ['not told', { headers: 'none' as const }],
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

describe('who goes first', () => {
  it('a read for a person overtakes writes, and writes overtake pages', async () => {
    const store = world({ headers: 'none' })
    const order: string[] = []
    const pending = (['bulk', 'bulk', 'bulk', 'bulk', 'write', 'person'] as const).map((urgency, at) =>
      store.line.turn(urgency, 1, async () => {
        order.push(`${urgency} ${at}`)
        await new Promise<void>((resolve) => store.time.after(100, resolve))
      }),
    )
    await store.time.pass(1_000)
    await Promise.all(pending)
    expect(order).toEqual(['bulk 0', 'bulk 1', 'bulk 2', 'person 5', 'write 4', 'bulk 3'])
  })

  it('a read for a person is not spread over the window', async () => {
    const store = world()
    const pending = Array.from({ length: 200 }, () => store.ask('bulk'))
    await store.time.pass(10_000)
    const asked = store.time.now()
    let answered = 0
    void store.ask('person').then(() => (answered = store.time.now()))
    await store.time.pass(400)
    expect(answered - asked).toBeLessThanOrEqual(250)
    store.line.close()
    await Promise.allSettled(pending.slice(0, 1))
  })

  it('a probe goes beside three that hang', async () => {
    const store = world({ headers: 'none' })
    for (let at = 0; at < 3; at += 1) {
      void store.line.turn('write', 1, () => new Promise<void>(() => undefined))
    }
    let isAsked = false
    void store.line.probe(async () => (isAsked = true))
    await store.time.pass(100)
    expect(isAsked).toBe(false)
    await store.time.pass(300)
    expect(isAsked).toBe(true)
  })

  it('a probe takes the next turn that becomes free', async () => {
    const store = world({ headers: 'none', latencyMs: 100 })
    const pending = Array.from({ length: 9 }, () => store.ask('bulk'))
    const before = store.arrived.length
    await store.time.pass(10)
    const probe = store.line.probe(async () => store.flight.now)
    await store.time.pass(1_000)
    expect(await probe).toBeLessThan(3)
    expect(before).toBe(0)
    await Promise.all(pending)
    expect(store.flight.most).toBe(3)
  })
})

describe('a 429', () => {
  it.each([
    ['the longer of the two waits', { 'X-Rate-Limit-Time-Reset-Ms': '7000', 'X-Retry-After': '9' }, 9_000],
    ['the end of the window', { 'X-Rate-Limit-Time-Reset-Ms': '11000', 'X-Retry-After': '2' }, 11_000],
    ['seconds', { 'x-retry-after': '4' }, 4_000],
    ['twice the same header', { 'X-RETRY-AFTER': '4, 6' }, 6_000],
  ])('keeps everything back for %s', async (_what, headers, wait) => {
    const store = world({ headers: 'none' })
    store.refuse = headers
    await drain(store, 1)
    store.refuse = null
    const from = store.time.now()
    void store.ask('person')
    void store.ask('write')
    await store.time.pass(wait - 50)
    expect(store.arrived).toHaveLength(1)
    await store.time.pass(300)
    expect(store.arrived.slice(1).every(({ at, status }) => at - from >= wait && status === 200)).toBe(true)
    expect(store.arrived).toHaveLength(3)
  })

  it('without a header keeps everything back longer each time', async () => {
    const store = world({ headers: 'none' })
    store.refuse = {}
    const waits: number[] = []
    for (let at = 0; at < 5; at += 1) {
      const asked = store.time.now()
      await drain(store, 1)
      waits.push(store.time.now() - asked)
    }
    expect(waits.slice(1)).toEqual([...waits.slice(1)].sort((a, b) => a - b))
    expect(waits[1]).toBeGreaterThan(1_000)
    expect(waits[4]).toBeGreaterThan((waits[2] ?? 0) * 2)
    store.refuse = null
    await drain(store, 1)
    store.refuse = {}
    await drain(store, 1)
    const again = store.time.now()
    store.refuse = null
    await drain(store, 1)
    expect(store.time.now() - again).toBeLessThan(waits[3] ?? 0)
  })

  it('that wants more than half a minute sends away those who wait', async () => {
    const store = world({ headers: 'none' })
    store.refuse = { 'X-Retry-After': '600' }
    await drain(store, 1)
    const turn = await store.ask('person')
    expect(turn).toEqual({ kind: 'held', waitMs: 600_000 })
    store.refuse = null
    await store.time.pass(600_000)
    expect(await Promise.all([store.ask(), store.time.pass(500)])).toMatchObject([
      { kind: 'had', value: 200 },
      undefined,
    ])
  })

  it('never waits as long as an hour, whatever it says', async () => {
    const store = world({ headers: 'none' })
    store.refuse = { 'X-Retry-After': '99999999999' }
    await drain(store, 1)
    const turn = await store.ask()
    expect(turn.kind === 'held' && turn.waitMs).toBeLessThan(3_600_000)
  })
})

describe('clocks', () => {
  it('a machine that slept through windows finds its share again', async () => {
    const store = world()
    const pending = Array.from({ length: 135 }, () => store.ask())
    await store.time.pass(30_100)
    await Promise.all(pending)
    // Asleep for hours: no timer fires meanwhile, and the first answer tells of a new window.
    await store.time.pass(7_200_000)
    expect(await drain(store, 12)).toBeLessThan(1_500)
  })

  it('a clock that stood still in sleep is put right by the first answer', async () => {
    const time = worldTime(0)
    const line = createLine({ ticks: time.now, random: () => 0.5, after: time.after })
    const answer = (left: number, reset: number): null | number =>
      line.answered(
        200,
        new Headers({
          'X-Rate-Limit-Time-Window-Ms': '30000',
          'X-Rate-Limit-Time-Reset-Ms': String(reset),
          'X-Rate-Limit-Requests-Quota': '150',
          'X-Rate-Limit-Requests-Left': String(left),
        }),
      )
    answer(20, 4_000)
    expect(line.quota()).toMatchObject({ left: 20, resetMs: 4_000 })
    await time.pass(100)
    answer(149, 29_900)
    expect(line.quota()).toMatchObject({ left: 149, resetMs: 29_900 })
  })
})

it('a closed line sends everybody away', async () => {
  const store = world({ headers: 'none' })
  const pending = Array.from({ length: 5 }, () => store.ask())
  await store.time.pass(10)
  store.line.close()
  await store.time.pass(1_000)
  const kinds = (await Promise.all(pending)).map(({ kind }) => kind)
  expect(kinds).toEqual(['had', 'had', 'had', 'closed', 'closed'])
  expect(await store.ask()).toEqual({ kind: 'closed' })
})
