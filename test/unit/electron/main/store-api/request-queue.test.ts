import { describe, expect, it } from 'vitest'
import { createRequestQueue } from '../../../../../electron/main/store-api/request-queue.ts'
import { worldTime } from '../../../../support/builders/world-time.ts'

import { drain, world } from '../../../../support/simulation/paced-store.ts'

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

  it('that asks for more than half a minute rejects the waiting requests', async () => {
    const store = world({ headers: 'none' })
    store.refuse = { 'X-Retry-After': '600', 'X-Rate-Limit-Requests-Left': '0' }
    await drain(store, 1)
    const turn = await store.ask('person')
    expect(turn).toEqual({ kind: 'paused', waitMs: 600_000 })
    store.refuse = null
    await store.time.pass(600_000)
    expect(await Promise.all([store.ask(), store.time.pass(500)])).toMatchObject([
      { kind: 'done', value: 200 },
      undefined,
    ])
  })

  it("that may not be the store's is heeded for a minute at most", async () => {
    const store = world({ headers: 'none' })
    store.refuse = { 'Retry-After': '600' }
    await drain(store, 1)
    expect(await store.ask('person')).toEqual({ kind: 'paused', waitMs: 60_000 })
  })

  it('never waits as long as an hour, whatever it says', async () => {
    const store = world({ headers: 'none' })
    store.refuse = { 'X-Retry-After': '99999999999' }
    await drain(store, 1)
    const turn = await store.ask()
    expect(turn.kind === 'paused' && turn.waitMs).toBeLessThan(3_600_000)
  })
})

describe('clocks', () => {
  it('a machine that slept through windows finds its share again', async () => {
    const store = world()
    const pending = Array.from({ length: 135 }, () => store.ask())
    await store.time.pass(30_100)
    await Promise.all(pending)
    // Asleep for hours: no timer fires meanwhile, and the first answer reports a new window.
    await store.time.pass(7_200_000)
    expect(await drain(store, 12)).toBeLessThan(1_500)
  })

  it('a clock that stopped during sleep is corrected by the first answer', async () => {
    const time = worldTime(0)
    const line = createRequestQueue({ monotonicNow: time.now, random: () => 0.5, after: time.after })
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

it('a closed queue rejects all requests', async () => {
  const store = world({ headers: 'none' })
  const pending = Array.from({ length: 5 }, () => store.ask())
  await store.time.pass(10)
  store.line.close()
  await store.time.pass(1_000)
  const kinds = (await Promise.all(pending)).map(({ kind }) => kind)
  expect(kinds).toEqual(['done', 'done', 'done', 'closed', 'closed'])
  expect(await store.ask()).toEqual({ kind: 'closed' })
})
