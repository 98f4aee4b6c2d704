import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Connection, OfflineReason } from '../../../../../shared/session.ts'
import type { Reach } from '../../../../../electron/main/store-api/probe.ts'
import { type Reachability, watchReachability } from '../../../../../electron/main/workspace/reachability.ts'
import { worldTime, type WorldTime } from '../../../../support/builders/world-time.ts'

const START = Date.UTC(2026, 4, 6, 9)

interface ReachabilityWatch {
  readonly time: WorldTime
  readonly connection: Reachability
  readonly reported: Connection[]
  /** When the store was asked, in ms since the start. */
  readonly asked: number[]
  /** What the store does: answers after so many ms, refuses at once, or keeps silent. */
  store: number | 'refuses' | 'silent' | OfflineReason
}

function watch(random: () => number = () => 0.5): ReachabilityWatch {
  const time = worldTime(START)
  const reported: Connection[] = []
  const asked: number[] = []
  const watched: ReachabilityWatch = {
    time,
    reported,
    asked,
    store: 20,
    connection: watchReachability({
      probe() {
        asked.push(time.now() - START)
        const { store } = watched
        if (store === 'refuses') return Promise.resolve('silent')
        if (store === 'intercepted' || store === 'wrong-clock') return Promise.resolve(store)
        return new Promise<Reach>((resolve) => {
          if (store === 'silent') time.after(9_000, () => resolve('silent'))
          else time.after(store, () => resolve('reached'))
        })
      },
      onChange: (connection) => reported.push(connection),
      now: time.now,
      random,
      after: time.after,
    }),
  }
  return watched
}

async function watchOnline(random?: () => number): Promise<ReachabilityWatch> {
  const watched = watch(random)
  watched.connection.probe()
  await watched.time.pass(1_000)
  expect(watched.connection.current()).toEqual({ kind: 'online', since: START + 20 })
  return watched
}

describe('the connection', () => {
  it('is checked while there are no requests, and not while there are', async () => {
    const watched = await watchOnline()
    const { connection, time, asked } = watched
    const before = asked.length
    for (let at = 0; at < 6; at += 1) {
      await time.pass(20_000)
      connection.noteReach('reached')
    }
    expect(asked).toHaveLength(before)

    watched.store = 'refuses'
    await time.pass(31_000)
    expect(connection.current()).toMatchObject({ kind: 'offline' })
  })

  it('is unknown until the first answer', async () => {
    const { connection, time, reported } = watch()
    expect(connection.current()).toEqual({ kind: 'checking' })
    connection.probe()
    await time.pass(50)
    expect(reported).toEqual([{ kind: 'online', since: START + 20 }])
  })

  it.each(['intercepted', 'wrong-clock'] as const)(
    'says %s as long as that is why the store cannot be reached',
    async (reason) => {
      const watched = await watchOnline()
      const { connection, time } = watched
      watched.store = reason
      connection.noteReach('silent')
      await time.pass(100)
      expect(connection.current()).toMatchObject({ kind: 'offline', why: reason })
      watched.store = 'refuses'
      await time.pass(4_000)
      expect(connection.current()).toMatchObject({ kind: 'offline' })
      expect(connection.current()).not.toHaveProperty('why')
    },
  )

  it('is not asked for while requests succeed', async () => {
    const { connection, time, asked, reported } = await watchOnline()
    for (let minute = 0; minute < 60; minute += 1) {
      connection.noteReach('reached')
      await time.pass(20_000)
    }
    expect(asked).toHaveLength(1)
    expect(reported).toHaveLength(1)
  })

  it('is asked for at once when a request fails, and stays what it was where the store answers', async () => {
    const { connection, time, asked, reported } = await watchOnline()
    connection.noteReach('silent')
    expect(connection.current()).toEqual({ kind: 'checking' })
    await time.pass(30)
    expect(asked).toEqual([0, 1_000])
    expect(reported.at(-1)).toEqual({ kind: 'online', since: START + 20 })
  })

  it('is offline where the store does not answer, and says when it asks next', async () => {
    const watched = await watchOnline()
    watched.store = 'refuses'
    watched.connection.noteReach('silent')
    await watched.time.pass(0)
    const offline = watched.connection.current()
    expect(offline).toMatchObject({ kind: 'offline', since: START + 1_000 })
    await watched.time.pass(20_000)
    const announced = watched.reported.flatMap((one) =>
      one.kind === 'offline' ? [one.nextProbeAt - START] : [],
    )
    // Each probe but the last one's successor was announced to the millisecond.
    expect(announced.slice(0, -1)).toEqual(watched.asked.slice(2))
    expect(new Set(watched.reported.flatMap((one) => (one.kind === 'offline' ? [one.since] : []))).size).toBe(
      1,
    )
  })

  it('is asked for with growing pauses of at most four seconds', async () => {
    const watched = await watchOnline(() => 0.999)
    watched.store = 'refuses'
    watched.connection.noteReach('silent')
    await watched.time.pass(30_000)
    const pauses = watched.asked
      .slice(1)
      .map((at, place, all) => at - (all[place - 1] ?? at))
      .slice(1)
    expect(pauses.slice(0, 4)).toEqual([1_000, 2_000, 3_599, 3_599])
    expect(Math.max(...pauses)).toBeLessThanOrEqual(4_000)
  })

  it('is jittered', async () => {
    let state = 1
    const watched = await watchOnline(() => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647)
    watched.store = 'refuses'
    watched.connection.noteReach('silent')
    await watched.time.pass(120_000)
    const pauses = watched.asked.slice(5).map((at, place) => at - (watched.asked[place + 4] ?? 0))
    expect(new Set(pauses).size).toBeGreaterThan(10)
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(2_700)
  })

  it('counts a silent store as away after four seconds', async () => {
    const watched = await watchOnline()
    watched.store = 'silent'
    watched.connection.noteReach('silent')
    await watched.time.pass(3_900)
    expect(watched.connection.current().kind).toBe('checking')
    await watched.time.pass(200)
    expect(watched.connection.current().kind).toBe('offline')
  })

  it('never has more than five questions open', async () => {
    const watched = await watchOnline()
    watched.store = 'silent'
    watched.connection.noteReach('silent')
    await watched.time.pass(11_000)
    expect(watched.asked.length - 1).toBeLessThanOrEqual(5)
  })

  it('is believed when it answers late', async () => {
    const watched = await watchOnline()
    watched.store = 6_000
    watched.connection.noteReach('silent')
    await watched.time.pass(5_000)
    expect(watched.connection.current().kind).toBe('offline')
    await watched.time.pass(1_500)
    expect(watched.connection.current().kind).toBe('online')
    // And knowing that it is slow, nobody calls it gone the next time.
    watched.connection.noteReach('silent')
    await watched.time.pass(7_000)
    expect(
      watched.reported.filter(({ kind }) => kind === 'offline').map((one) => 'since' in one && one.since),
    ).toEqual(expect.arrayContaining([START + 5_000]))
    expect(watched.reported.slice(-2).map(({ kind }) => kind)).toEqual(['checking', 'online'])
  })

  it('is seen within five seconds of the store answering again, however long it was away and how', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 120_000 }),
        fc.constantFrom('refuses' as const, 'silent' as const),
        fc.integer({ min: 1, max: 900 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        async (awayMs, how, latency, random) => {
          const watched = await watchOnline(() => random)
          watched.store = how
          watched.connection.noteReach('silent')
          await watched.time.pass(awayMs)
          watched.store = latency
          await watched.time.pass(5_000)
          expect(watched.connection.current().kind).toBe('online')
        },
      ),
    )
  })

  it('is online as soon as any request succeeds', async () => {
    const watched = await watchOnline()
    watched.store = 'refuses'
    watched.connection.noteReach('silent')
    await watched.time.pass(60_000)
    watched.connection.noteReach('reached')
    expect(watched.connection.current()).toEqual({ kind: 'online', since: watched.time.now() })
    const { length } = watched.asked
    await watched.time.pass(20_000)
    expect(watched.asked).toHaveLength(length)
  })

  it('does not fall back because of a question asked before the store was heard', async () => {
    const watched = await watchOnline()
    watched.store = 'silent'
    watched.connection.noteReach('silent')
    await watched.time.pass(2_000)
    watched.connection.noteReach('reached')
    await watched.time.pass(20_000)
    expect(watched.reported.map(({ kind }) => kind)).toEqual(['online', 'checking', 'online'])
  })

  it('checks at once when a person asks, and starts over with short pauses', async () => {
    const watched = await watchOnline()
    watched.store = 'refuses'
    watched.connection.noteReach('silent')
    await watched.time.pass(60_100)
    const before = watched.asked.length
    watched.connection.probe()
    expect(watched.asked).toHaveLength(before + 1)
    await watched.time.pass(1_000)
    expect(watched.asked).toHaveLength(before + 2)
  })

  it('checks when a request is slow, and reports nothing where the store is there', async () => {
    const watched = await watchOnline()
    watched.connection.noteSlowRequest()
    watched.connection.noteSlowRequest()
    await watched.time.pass(100)
    expect(watched.asked).toHaveLength(2)
    expect(watched.reported).toHaveLength(1)
    watched.store = 'silent'
    watched.connection.noteSlowRequest()
    await watched.time.pass(4_100)
    expect(watched.connection.current().kind).toBe('offline')
  })

  it('is quiet once it is closed', async () => {
    const watched = await watchOnline()
    watched.store = 'refuses'
    watched.connection.noteReach('silent')
    await watched.time.pass(10_000)
    watched.connection.close()
    const [asked, reported] = [watched.asked.length, watched.reported.length]
    watched.connection.noteReach('reached')
    watched.connection.noteSlowRequest()
    await watched.time.pass(60_000)
    expect([watched.asked.length, watched.reported.length]).toEqual([asked, reported])
  })
})
