import { describe, expect, it } from 'vitest'
import type { DeliverArgs } from '../../shared/bridge.ts'
import { good } from '../../shared/answer.ts'
import type { Edit } from '../../shared/edit.ts'
import type { Outcome } from '../../shared/outcome.ts'
import { createDrain } from '../../renderer/sync/drain.ts'
import { createJournalWriter } from '../../renderer/sync/journal-writer.ts'
import { createLedger } from '../../renderer/sync/ledger.ts'
import { createLife, createWorldClock } from '../faults/world/clock.ts'
import { emptyDisk, openMemoryStore } from '../faults/world/memory-store.ts'
import { aDesk, type Desk } from './builders/desk.ts'
import { anEdit, NOW } from './builders/lane.ts'

/** @param meet what becomes of an attempt before it reaches main, where it says something */
async function readyDesk(
  meet: (args: DeliverArgs, desk: Desk) => Promise<Outcome> | undefined = () => undefined,
) {
  const desk = aDesk({ customers: 9 })
  const asked: { customerId: number; at: number }[] = []
  const window = await desk.open(undefined, (bridge) => ({
    ...bridge,
    delivery: {
      ...bridge.delivery,
      deliver: async (args) => {
        asked.push({ customerId: args.customerId, at: desk.clock.now() })
        const met = await meet(args, desk)
        return met ? good(met) : bridge.delivery.deliver(args)
      },
    },
  }))
  await desk.until(() => window.sync.state.pull.kind === 'idle' && desk.disk.customers.size === 9)
  // Long enough after the start that reads are believed at once.
  await desk.clock.advance(5_000)
  return { ...desk, ...window, asked }
}

const wait = ({ clock }: Desk, ms: number): Promise<void> =>
  new Promise((resolve) => void clock.after(ms, resolve))

const ABORTED: Outcome = { kind: 'deferred', reason: 'aborted', retryAfterMs: null }
const LOST: Outcome = { kind: 'unknown', reason: 'time-out', status: null }
const LOCKED: Outcome = { kind: 'deferred', reason: 'locked', retryAfterMs: null }
const LATER: Outcome = { kind: 'deferred', reason: 'rate-limited', retryAfterMs: 2_000 }

/** The first attempt for customer 1 has no answer for long; what the first one for customer 2 is answered. */
function firstHangsSecondRests(
  second: Outcome,
): (args: DeliverArgs, desk: Desk) => Promise<Outcome> | undefined {
  const yetTo = new Set([1, 2])
  return ({ customerId }, world) => {
    if (!yetTo.delete(customerId)) return undefined
    return customerId === 1 ? wait(world, 45_000).then(() => LOST) : Promise.resolve(second)
  }
}

describe('while one attempt has no answer', () => {
  it('a rest that another one caused ends, and other lanes go on', async () => {
    const desk = await readyDesk(firstHangsSecondRests(LATER))
    for (const id of [1, 2]) void desk.sync.save(id, { company: 'Mine' })
    await desk.clock.advance(100)
    expect(desk.sync.state.drain.pause.kind).toBe('rate-limited')
    for (const id of [3, 4]) void desk.sync.save(id, { company: 'Mine' })
    await desk.clock.advance(1_000)
    expect(desk.store.log).toEqual([])
    await desk.clock.advance(2_000)
    expect(desk.store.log.map(({ customerId }) => customerId).sort()).toEqual([2, 3, 4])
    expect(desk.sync.state.edits).toMatchObject([{ customerId: 1, state: { kind: 'sending' } }])
    // One attempt of a lane at a time, however long it takes.
    expect(desk.asked.filter(({ customerId }) => customerId === 1)).toHaveLength(1)
    await desk.until(() => desk.sync.state.edits.length === 0)
  })

  it('a rest ends by itself, though nobody does anything', async () => {
    const desk = await readyDesk(firstHangsSecondRests(LATER))
    for (let id = 1; id <= 9; id += 1) void desk.sync.save(id, { company: 'Mine' })
    await desk.clock.advance(500)
    expect(desk.sync.state.drain.pause.kind).toBe('rate-limited')
    await desk.clock.advance(10_000)
    expect(desk.sync.state.edits).toMatchObject([{ customerId: 1, state: { kind: 'sending' } }])
  })

  it('a lane whose own wait is over goes on, though nobody does anything', async () => {
    const desk = await readyDesk(firstHangsSecondRests(LOCKED))
    for (const id of [1, 2]) void desk.sync.save(id, { company: 'Mine' })
    await desk.clock.advance(10_000)
    expect(desk.sync.state.edits).toMatchObject([{ customerId: 1, state: { kind: 'sending' } }])
  })
})

describe('an attempt that was called off', () => {
  it('is not made again at once', async () => {
    let isQuitting = true
    const desk = await readyDesk((_args, world) =>
      isQuitting ? wait(world, 10).then(() => ABORTED) : undefined,
    )
    void desk.sync.save(1, { company: 'Mine' })
    await desk.clock.advance(1_500)
    expect(desk.asked).toHaveLength(1)
    isQuitting = false
    await desk.clock.advance(1_500)
    expect(desk.sync.state.edits).toEqual([])
    const [first, second] = desk.asked
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(2_000)
  })
})

describe('an outcome of the page before', () => {
  it.each([
    ['that was blocked blocks nothing', '401'],
    ['that did not reach the store keeps nothing back', 'no-connection'],
    ['that came too soon for the store keeps back its own lane only', '429'],
  ] as const)('%s', async (_words, fate) => {
    const desk = aDesk()
    const before = await desk.open()
    await desk.until(() => before.sync.state.pull.kind === 'idle' && desk.disk.customers.size === 3)
    await desk.clock.advance(5_000)
    desk.main.fates.push(fate)
    void before.sync.save(1, { company: 'Mine' })
    await desk.clock.settle()
    expect(desk.handedOver).toHaveLength(1)
    before.life.end()
    // The attempt ends while there is no page, and the token is a new one since.
    await desk.clock.advance(100)
    const { sync } = await desk.open()
    expect(sync.state.drain.pause).toEqual({ kind: 'none' })
    void sync.save(2, { company: 'Other' })
    await desk.clock.advance(1_000)
    expect(sync.state.drain.pause).toEqual({ kind: 'none' })
    expect(desk.store.read(2, 0).company).toBe('Other')
    await desk.until(() => sync.state.edits.length === 0)
    expect(desk.store.read(1, 0).company).toBe('Mine')
  })
})

describe('when the drain has something to do', () => {
  /** A drain over a ledger with an edit for each of so many customers. */
  async function aDrain(customers: number, isDoubtful: (id: number) => boolean) {
    const clock = createWorldClock(NOW)
    const life = createLife(clock, () => undefined)
    const disk = emptyDisk()
    for (let id = 1; id <= customers; id += 1) {
      const edit: Edit = anEdit({ company: 'New Co' }, undefined, { id: `e${id}`, customerId: id, seq: id })
      disk.edits.set(edit.id, edit)
    }
    const { main } = aDesk()
    const bridge = main.bridgeFor(life)
    const ledger = createLedger(
      openMemoryStore(disk, 'shop', life),
      createJournalWriter(bridge, 'shop'),
      async () => ({ code: 'disk-error' }),
    )
    await ledger.reload()
    return createDrain({
      bridge,
      storeHash: 'shop',
      ledger,
      now: clock.now,
      ticks: clock.now,
      random: () => 0.5,
      newId: () => 'a1',
      timers: life.timers,
      pullFirst: async () => good(null),
      delivered: () => undefined,
      readsLagUntil: () => 0,
      isDoubtful,
      doubt: () => undefined,
      learnedAt: () => -Infinity,
      changed: () => undefined,
    })
  }

  it('many lanes in doubt do not hide one that is ready', async () => {
    const drain = await aDrain(200, (id) => id < 200)
    expect(drain.nextAt()).toBe(0)
  })

  it('lanes that are all in doubt wait for no time', async () => {
    const drain = await aDrain(200, () => true)
    expect(drain.nextAt()).toBeNull()
  })
})

describe('a person in a hurry', () => {
  it('reads no customers for lanes that wait for no time', async () => {
    const desk = aDesk({ customers: 6_000 })
    const before = await desk.open()
    await desk.until(() => before.sync.state.pull.kind === 'idle' && desk.disk.customers.size === 6_000)
    before.sync.setPaused('drain', true)
    for (let id = 1; id <= 6_000; id += 1) void before.sync.save(id, { company: 'Mine' })
    await desk.until(() => desk.disk.edits.size === 6_000)
    before.life.end()

    let reads = 0
    const { sync } = await desk.open((store) => ({
      ...store,
      customers: {
        ...store.customers,
        get: (id) => {
          reads += 1
          return store.customers.get(id)
        },
      },
    }))
    await desk.clock.advance(60_000)
    reads = 0
    sync.tryNow()
    await desk.clock.advance(1_000)
    expect(reads).toBe(0)
  })
})
