import { describe, expect, it } from 'vitest'
import { bad, good } from '../../../../../shared/answer.ts'
import { openTestWorkspace } from '../../../../support/simulation/test-workspace.ts'
import { aPage, anUnreadable } from '../../../../support/builders/page.ts'

/** A workspace whose store has customer 2 in a form that cannot be understood, as long as it is odd. */
async function withOddCustomer(customers = 600) {
  const world = { isOdd: true }
  const record = anUnreadable({ id: 2 })
  const workspace = openTestWorkspace({
    customers,
    inItsPlace({ minId, modifiedSince }) {
      if (!world.isOdd || minId > 2) return undefined
      const { store } = workspace
      const ids = store.ids.filter((id) => id >= minId && id !== 2 && id <= minId + 249)
      const records = store.list(minId, modifiedSince, 0).filter(({ id }) => ids.includes(id))
      return good(aPage(records, [record]))
    },
  })
  const { sync } = await workspace.open(undefined, (bridge) => ({
    ...bridge,
    store: {
      ...bridge.store,
      customer: async (args) =>
        world.isOdd && args.customerId === 2 ? bad('unreadable', { record }) : bridge.store.customer(args),
    },
  }))
  await workspace.until(
    () => sync.state.pull.kind === 'idle' && workspace.disk.customers.size >= customers - 1,
  )
  return { workspace, sync, world }
}

describe('a customer that cannot be understood', () => {
  it('is named, and all others are downloaded', async () => {
    const { workspace, sync } = await withOddCustomer()
    expect([...workspace.disk.customers.keys()]).toHaveLength(599)
    expect(sync.state.unreadable).toEqual([anUnreadable({ id: 2 })])
    expect(workspace.disk.keyValues.get('unreadable')).toEqual({ records: [anUnreadable({ id: 2 })] })
  })

  it('is no longer named once the store has them in a form that can be', async () => {
    const { workspace, sync, world } = await withOddCustomer(3)
    world.isOdd = false
    workspace.store.colleague(2, 'company', 'Mended')
    await workspace.until(() => workspace.disk.customers.get(2)?.company === 'Mended')
    expect(sync.state.unreadable).toEqual([])
  })

  it('is still here after a search for deleted customers', async () => {
    const { workspace, sync, world } = await withOddCustomer(3)
    world.isOdd = false
    workspace.store.colleague(2, 'company', 'Mended')
    await workspace.until(() => workspace.disk.customers.size === 3)
    world.isOdd = true
    const found = sync.findDeleted()
    await workspace.clock.advance(5_000)
    expect(await found).toMatchObject({ ok: true })
    expect(workspace.disk.customers.has(2)).toBe(true)
    expect(sync.state.unreadable).toHaveLength(1)
  })

  it('is read by main before anything is sent over them', async () => {
    const { workspace, sync, world } = await withOddCustomer(3)
    world.isOdd = false
    workspace.store.colleague(2, 'company', 'Mended')
    await workspace.until(() => workspace.disk.customers.size === 3)
    world.isOdd = true
    await sync.refresh(2)
    await workspace.clock.advance(1_000)
    expect(sync.state.unreadable).toHaveLength(1)
    const saving = Promise.all([sync.save(2, { notes: 'Mine' }), sync.save(3, { notes: 'Mine' })])
    await workspace.until(() => workspace.handedOver.length === 2)
    await saving
    expect(
      workspace.handedOver.map(({ customerId, verifyFirst }) => [customerId, verifyFirst]).sort(),
    ).toEqual([
      [2, true],
      [3, false],
    ])
  })
})

describe('a store whose time and count make no sense', () => {
  it('keeps nobody from being downloaded', async () => {
    const workspace = openTestWorkspace({ customers: 600 })
    const nonsense = async () => bad('bad-answer', { detail: 'count' })
    const { sync } = await workspace.open(undefined, (bridge) => ({
      ...bridge,
      store: { ...bridge.store, now: nonsense, count: nonsense },
    }))
    await workspace.until(() => sync.state.pull.kind === 'idle' && workspace.disk.customers.size === 600)
    workspace.store.colleague(2, 'company', 'Theirs')
    await workspace.until(() => workspace.disk.customers.get(2)?.company === 'Theirs')
  })
})

describe('how far the pulls have come', () => {
  it('does not lie ahead of the clock, whatever the store reports or the disk holds', async () => {
    const workspace = openTestWorkspace({ customers: 3 })
    workspace.disk.keyValues.set('pull', {
      first: { upTo: 3, total: 3, startedAt: Number.MAX_SAFE_INTEGER, done: true },
      changesSince: Number.MAX_SAFE_INTEGER,
      finishedAt: Number.MAX_SAFE_INTEGER,
    })
    const asked: (number | undefined)[] = []
    const { sync } = await workspace.open(undefined, (bridge) => ({
      ...bridge,
      store: {
        ...bridge.store,
        now: async () => good(Number.MAX_SAFE_INTEGER),
        customers: (args) => {
          asked.push(args.modifiedSince)
          return bridge.store.customers(args)
        },
      },
    }))
    await workspace.until(() => asked.length >= 2)
    await workspace.clock.advance(600_000)
    expect(asked.length).toBeGreaterThan(4)
    for (const since of asked) expect(since ?? 0).toBeLessThanOrEqual(workspace.clock.now())
    expect(sync.state.pull.kind).toBe('idle')
  })

  it('begins again where what is on the disk cannot be right', async () => {
    const workspace = openTestWorkspace({ customers: 3 })
    workspace.disk.keyValues.set('pull', { first: { upTo: 2 ** 50, done: 'yes' }, changesSince: -1 })
    await workspace.open()
    await workspace.until(() => workspace.disk.customers.size === 3)
  })

  it('stays where it is while the time of the store cannot be right, and changes are fetched all the same', async () => {
    const workspace = openTestWorkspace({ customers: 3 })
    let isWrong = false
    const { sync } = await workspace.open(undefined, (bridge) => ({
      ...bridge,
      store: {
        ...bridge.store,
        now: async (args) => (isWrong ? bad('bad-answer', { detail: 'time' }) : bridge.store.now(args)),
      },
    }))
    await workspace.until(() => sync.state.pull.kind === 'idle' && workspace.disk.customers.size === 3)
    isWrong = true
    const before = workspace.disk.keyValues.get('pull') as { changesSince: number }
    workspace.store.colleague(2, 'company', 'Theirs')
    await workspace.until(() => workspace.disk.customers.get(2)?.company === 'Theirs')
    expect(workspace.disk.keyValues.get('pull')).toMatchObject({ changesSince: before.changesSince })
  })
})
