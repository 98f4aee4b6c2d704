import { createDeliveryTimes } from '../../../../../renderer/sync/sending/delivery-times.ts'
import { describe, expect, it } from 'vitest'
import type { AttemptArgs } from '../../../../../shared/bridge.ts'
import { good } from '../../../../../shared/answer.ts'
import type { Edit } from '../../../../../shared/edit.ts'
import type { Outcome } from '../../../../../shared/outcome.ts'
import { createSender } from '../../../../../renderer/sync/sending/sender.ts'
import { createJournalWriter } from '../../../../../renderer/sync/journal/journal-writer.ts'
import { createOutboxCache } from '../../../../../renderer/sync/outbox/outbox-cache.ts'
import { withAttempts } from '../../../../support/simulation/attempt-calls.ts'
import { createLife, createSimulatedClock } from '../../../../support/simulation/clock.ts'
import { emptyDisk, openMemoryStore } from '../../../../support/simulation/memory-store.ts'
import { openTestWorkspace, type Workspace } from '../../../../support/simulation/test-workspace.ts'
import { NOW } from '../../../../support/builders/customer.ts'
import { anEdit } from '../../../../support/builders/edit.ts'

/** @param meet what becomes of an attempt before it reaches main, where it says something */
async function readyDesk(
  meet: (args: AttemptArgs, workspace: Workspace) => Promise<Outcome> | undefined = () => undefined,
) {
  const workspace = openTestWorkspace({ customers: 9 })
  const asked: { customerId: number; at: number }[] = []
  const window = await workspace.open(undefined, (bridge) =>
    withAttempts(bridge, workspace.clock, async (attempt, pass) => {
      asked.push({ customerId: attempt.customerId, at: workspace.clock.now() })
      return (await meet(attempt, workspace)) ?? pass()
    }),
  )
  await workspace.until(() => window.sync.state.pull.kind === 'idle' && workspace.disk.customers.size === 9)
  // Long enough after the start that reads are believed at once.
  await workspace.clock.advance(5_000)
  return { ...workspace, ...window, asked }
}

const wait = ({ clock }: Workspace, ms: number): Promise<void> =>
  new Promise((resolve) => void clock.after(ms, resolve))

const ABORTED: Outcome = { kind: 'deferred', reason: 'aborted', retryAfterMs: null }
const LOST: Outcome = { kind: 'unknown', reason: 'time-out', status: null }
const LOCKED: Outcome = { kind: 'deferred', reason: 'locked', retryAfterMs: null }
const LATER: Outcome = { kind: 'deferred', reason: 'rate-limited', retryAfterMs: 2_000 }

/** The first attempt for customer 1 has no answer for long; what the first one for customer 2 is answered. */
function firstHangsSecondRests(
  second: Outcome,
): (args: AttemptArgs, workspace: Workspace) => Promise<Outcome> | undefined {
  const yetTo = new Set([1, 2])
  return ({ customerId }, world) => {
    if (!yetTo.delete(customerId)) return undefined
    return customerId === 1 ? wait(world, 45_000).then(() => LOST) : Promise.resolve(second)
  }
}

describe('while one attempt has no answer', () => {
  it('a pause that another attempt caused ends, and other lanes continue', async () => {
    const workspace = await readyDesk(firstHangsSecondRests(LATER))
    for (const id of [1, 2]) void workspace.sync.save(id, { company: 'Mine' })
    await workspace.clock.advance(100)
    expect(workspace.sync.state.drain.pause.kind).toBe('rate-limited')
    for (const id of [3, 4]) void workspace.sync.save(id, { company: 'Mine' })
    await workspace.clock.advance(1_000)
    expect(workspace.store.log).toEqual([])
    await workspace.clock.advance(2_000)
    expect(workspace.store.log.map(({ customerId }) => customerId).sort()).toEqual([2, 3, 4])
    expect(workspace.sync.state.waiting.all()).toMatchObject([{ customerId: 1, state: { kind: 'sending' } }])
    // One attempt of a lane at a time, however long it takes.
    expect(workspace.asked.filter(({ customerId }) => customerId === 1)).toHaveLength(1)
    await workspace.until(() => workspace.sync.state.waiting.all().length === 0)
  })

  it('a pause ends without any action', async () => {
    const workspace = await readyDesk(firstHangsSecondRests(LATER))
    for (let id = 1; id <= 9; id += 1) void workspace.sync.save(id, { company: 'Mine' })
    await workspace.clock.advance(500)
    expect(workspace.sync.state.drain.pause.kind).toBe('rate-limited')
    await workspace.clock.advance(10_000)
    expect(workspace.sync.state.waiting.all()).toMatchObject([{ customerId: 1, state: { kind: 'sending' } }])
  })

  it('a lane whose own wait is over continues without any action', async () => {
    const workspace = await readyDesk(firstHangsSecondRests(LOCKED))
    for (const id of [1, 2]) void workspace.sync.save(id, { company: 'Mine' })
    await workspace.clock.advance(10_000)
    expect(workspace.sync.state.waiting.all()).toMatchObject([{ customerId: 1, state: { kind: 'sending' } }])
  })
})

describe('an attempt that was called off', () => {
  it('is not made again at once', async () => {
    let isQuitting = true
    const workspace = await readyDesk((_args, world) =>
      isQuitting ? wait(world, 10).then(() => ABORTED) : undefined,
    )
    void workspace.sync.save(1, { company: 'Mine' })
    await workspace.clock.advance(1_500)
    expect(workspace.asked).toHaveLength(1)
    isQuitting = false
    await workspace.clock.advance(1_500)
    expect(workspace.sync.state.waiting.all()).toEqual([])
    const [first, second] = workspace.asked
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(2_000)
  })
})

describe('an outcome of the page before', () => {
  it.each([
    ['that was blocked blocks nothing', '401'],
    ['that did not reach the store keeps nothing back', 'no-connection'],
    ['that came too soon for the store keeps back its own lane only', '429'],
  ] as const)('%s', async (_words, fate) => {
    const workspace = openTestWorkspace()
    const before = await workspace.open()
    await workspace.until(() => before.sync.state.pull.kind === 'idle' && workspace.disk.customers.size === 3)
    await workspace.clock.advance(5_000)
    workspace.main.fates.push(fate)
    void before.sync.save(1, { company: 'Mine' })
    await workspace.clock.settle()
    expect(workspace.handedOver).toHaveLength(1)
    before.life.end()
    // The attempt ends while there is no page, and the token is a new one since.
    await workspace.clock.advance(100)
    const { sync } = await workspace.open()
    expect(sync.state.drain.pause).toEqual({ kind: 'none' })
    void sync.save(2, { company: 'Other' })
    await workspace.clock.advance(1_000)
    expect(sync.state.drain.pause).toEqual({ kind: 'none' })
    expect(workspace.store.read(2, 0).company).toBe('Other')
    await workspace.until(() => sync.state.waiting.all().length === 0)
    expect(workspace.store.read(1, 0).company).toBe('Mine')
  })
})

describe('when the sender has something to do', () => {
  /** A sender over an outbox with an edit for each of so many customers. */
  async function aSender(customers: number, isDoubtful: (id: number) => boolean) {
    const clock = createSimulatedClock(NOW)
    const life = createLife(clock, () => undefined)
    const disk = emptyDisk()
    for (let id = 1; id <= customers; id += 1) {
      const edit: Edit = anEdit({ company: 'New Co' }, undefined, { id: `e${id}`, customerId: id, seq: id })
      disk.edits.set(edit.id, edit)
    }
    const { main } = openTestWorkspace()
    const bridge = main.bridgeFor(life)
    const outbox = createOutboxCache({
      store: openMemoryStore(disk, 'shop', life),
      journal: createJournalWriter(bridge, 'shop'),
      timers: life.timers,
      breathe: async () => undefined,
      diskProblem: async () => ({ code: 'disk-error' }),
    })
    await outbox.reload()
    return createSender({
      bridge,
      storeHash: 'shop',
      outbox,
      now: clock.now,
      monotonicNow: clock.now,
      random: () => 0.5,
      newId: () => 'a1',
      timers: life.timers,
      breathe: async () => undefined,
      pullFirst: async () => good(null),
      deliveries: createDeliveryTimes(clock.now),
      reads: { isDoubtful, doubt: () => undefined, learnedAt: () => -Infinity },
      unreadable: { has: () => false },
      changed: () => undefined,
    })
  }

  it('many lanes in doubt do not hide one that is ready', async () => {
    const sender = await aSender(200, (id) => id < 200)
    expect(sender.nextAt()).toBe(0)
  })

  it('lanes that are all in doubt wait for no time', async () => {
    const sender = await aSender(200, () => true)
    expect(sender.nextAt()).toBeNull()
  })
})

describe('a person who presses "try now"', () => {
  it('reads no customers for lanes that wait for no time', async () => {
    const workspace = openTestWorkspace({ customers: 6_000 })
    const before = await workspace.open()
    await workspace.until(
      () => before.sync.state.pull.kind === 'idle' && workspace.disk.customers.size === 6_000,
    )
    before.sync.setPaused('drain', true)
    for (let id = 1; id <= 6_000; id += 1) void before.sync.save(id, { company: 'Mine' })
    await workspace.until(() => workspace.disk.edits.size === 6_000)
    before.life.end()

    let reads = 0
    const { sync } = await workspace.open((store) => ({
      ...store,
      customers: {
        ...store.customers,
        get: (id) => {
          reads += 1
          return store.customers.get(id)
        },
      },
    }))
    await workspace.clock.advance(60_000)
    reads = 0
    sync.tryNow()
    await workspace.clock.advance(1_000)
    expect(reads).toBe(0)
  })
})
