import { describe, expect, it } from 'vitest'
import type { LocalStore } from '../../renderer/db/local-store.ts'
import { tellJournal } from '../../renderer/sync/journal-entry.ts'
import { bad } from '../../shared/answer.ts'
import type { Edit } from '../../shared/edit.ts'
import { aDesk, aGate, type Desk } from './builders/desk.ts'

/** A store whose history is counted only after `meet`: the last thing that comparing the two copies looks at. */
const counting =
  (meet: () => Promise<void>) =>
  (store: LocalStore): LocalStore => ({
    ...store,
    counterfoils: {
      ...store.counterfoils,
      sums: async () => {
        await meet()
        return store.counterfoils.sums()
      },
    },
  })

/** A desk that is closed, with an edit of customer 1 that waits. */
async function closedDesk() {
  const desk = aDesk()
  const { sync, life } = await desk.open()
  await desk.until(() => sync.state.pull.kind === 'idle' && desk.disk.customers.size === 3)
  desk.main.setOffline(true, true)
  void sync.save(1, { company: 'Mine' })
  await desk.clock.advance(100)
  life.end()
  desk.main.setOffline(false, true)
  return desk
}

/** What the database makes of a row that it cannot read. */
function damage({ disk }: Pick<Desk, 'disk'>, customerId: number): void {
  for (const edit of disk.edits.values()) {
    if (edit.customerId !== customerId) continue
    const unreadable: Edit = { ...edit, patch: {}, base: {}, state: { kind: 'unreadable', raw: '…' } }
    disk.edits.set(edit.id, unreadable)
  }
}

describe('a row that cannot be read', () => {
  it('comes back from the journal, is told, and is looked at before it is sent', async () => {
    const desk = await closedDesk()
    damage(desk, 1)
    const { sync } = await desk.open()
    await desk.clock.settle()
    expect(sync.state.edits).toMatchObject([
      { patch: { company: 'Mine' }, base: { company: 'company-0-1' }, state: { kind: 'unknown' } },
    ])
    expect(sync.state.faults).toEqual([
      'The database was damaged: 1 waiting edits came back from the journal.',
    ])
    await desk.until(() => sync.state.edits.length === 0)
    expect(desk.handedOver).toMatchObject([{ lookFirst: true }])
    expect(desk.store.read(1, 0).company).toBe('Mine')
  })

  it('that the store had got already is not sent once more', async () => {
    const desk = await closedDesk()
    damage(desk, 1)
    desk.store.put(1, { company: 'Mine' }, 'the same edit, before the damage')
    const { sync } = await desk.open()
    await desk.until(() => sync.state.edits.length === 0)
    expect(desk.store.log).toHaveLength(1)
  })

  it('keeps its copy in the journal, however long that grows', async () => {
    const desk = await closedDesk()
    const { sync, life } = await desk.open()
    await desk.clock.settle()
    sync.setPaused('drain', true)
    const other = await desk.open()
    damage(desk, 1)
    // The first window hears of this one, and reads the rows again.
    void other.sync.save(2, { company: 'Other' })
    await desk.clock.advance(100)
    expect(sync.state.edits).toMatchObject([{ state: { kind: 'unreadable' } }, { customerId: 2 }])

    for (let saves = 0; saves < 1_100; saves += 1) void sync.save(3, { company: `c${saves}` })
    await desk.clock.advance(1_000)
    const before = desk.journal.entries.length
    expect(before).toBeGreaterThan(1_100)
    sync.setPaused('drain', false)
    await desk.until(() => desk.disk.counterfoils.size === 2)
    await desk.clock.advance(5_000)
    expect(desk.journal.entries.length).toBeGreaterThan(before)
    expect([...tellJournal(desk.journal.entries).live.values()]).toMatchObject([
      { customerId: 1, patch: { company: 'Mine' } },
    ])

    life.end()
    other.life.end()
    const again = await desk.open()
    await desk.until(() => again.sync.state.edits.length === 0)
    expect(desk.store.read(1, 0).company).toBe('Mine')
  })
})

describe('a journal that could not be read at the start', () => {
  it('keeps what only it has, however long it grows', async () => {
    const desk = await closedDesk()
    desk.disk.edits.clear()
    let isBroken = true
    const { sync, life } = await desk.open(undefined, (bridge) => ({
      ...bridge,
      journal: {
        ...bridge.journal,
        read: async (args) => (isBroken ? bad('disk-error') : bridge.journal.read(args)),
      },
    }))
    await desk.clock.settle()
    expect(sync.state.faults).toHaveLength(1)
    isBroken = false
    for (let saves = 0; saves < 1_100; saves += 1) void sync.save(3, { company: `c${saves}` })
    await desk.until(() => desk.store.read(3, 0).company === 'c1099')
    await desk.clock.advance(10_000)
    life.end()
    const again = await desk.open()
    await desk.clock.advance(10_000)
    expect(again.sync.state.edits).toEqual([])
    expect(desk.store.read(1, 0).company).toBe('Mine')
  })
})

describe('a window that begins to lead', () => {
  it('lets another one lead when it is closed before it could begin', async () => {
    const desk = await closedDesk()
    const gate = aGate()
    const first = await desk.open(counting(() => gate.through))
    const second = await desk.open()
    let isClosed = false
    void first.sync.close().then(() => (isClosed = true))
    await desk.clock.advance(10_000)
    expect(desk.handedOver).toEqual([])
    gate.open()
    await desk.clock.settle()
    expect(isClosed).toBe(true)
    await desk.until(() => second.sync.state.edits.length === 0)
    expect(desk.handedOver).toHaveLength(1)
    expect(second.sync.state.faults).toEqual([])
  })

  it('says that it could not, tries it again after a rest, and sends nothing before', async () => {
    const desk = await closedDesk()
    let isBroken = true
    const { sync } = await desk.open(
      counting(async () => {
        if (isBroken) throw new Error('disk')
      }),
    )
    await desk.clock.settle()
    expect(sync.state.faults).toEqual(['Syncing could not begin: disk. It is tried again.'])
    // What is saved meanwhile counts.
    void sync.save(2, { company: 'Meanwhile' })
    await desk.clock.advance(4_000)
    isBroken = false
    expect(sync.state.edits).toHaveLength(2)
    expect(sync.state.faults).toHaveLength(1)
    expect(desk.handedOver).toEqual([])
    await desk.clock.advance(2_000)
    expect(sync.state.faults).toEqual([])
    expect(desk.handedOver).toHaveLength(2)
    await desk.until(() => sync.state.edits.length === 0)
    expect(desk.store.read(1, 0).company).toBe('Mine')
    expect(desk.store.read(2, 0).company).toBe('Meanwhile')
    expect(sync.state.faults).toEqual([])
  })

  it('asks again as long as it takes', async () => {
    const desk = await closedDesk()
    let tries = 0
    const { sync } = await desk.open(
      counting(async () => {
        if ((tries += 1) < 10) throw new Error('disk')
      }),
    )
    await desk.clock.advance(40_000)
    expect(desk.handedOver).toEqual([])
    expect(tries).toBe(9)
    await desk.until(() => sync.state.edits.length === 0)
    expect(sync.state.faults).toEqual([])
  })

  it('lets another one lead when it is closed while it waits to try again', async () => {
    const desk = await closedDesk()
    const first = await desk.open(counting(() => Promise.reject(new Error('disk'))))
    await desk.clock.settle()
    let isClosed = false
    void first.sync.close().then(() => (isClosed = true))
    await desk.clock.settle()
    expect(isClosed).toBe(true)
    const second = await desk.open()
    await desk.until(() => second.sync.state.edits.length === 0)
    expect(second.sync.state.faults).toEqual([])
  })
})
