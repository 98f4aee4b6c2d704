import { describe, expect, it } from 'vitest'
import type { LocalStore } from '../../../../../renderer/storage/local-store.ts'
import { encodeEntry } from '../../../../../renderer/sync/journal/journal-entry.ts'
import { replayJournal } from '../../../../../renderer/sync/journal/replay-journal.ts'
import { bad } from '../../../../../shared/answer.ts'
import type { Base, Patch } from '../../../../../shared/customer.ts'
import type { Edit } from '../../../../../shared/edit.ts'
import { openTestWorkspace, aGate, type Workspace } from '../../../../support/simulation/test-workspace.ts'

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

/** A workspace that is closed, with an edit of customer 1 that waits. */
async function closedDesk() {
  const workspace = openTestWorkspace()
  const { sync, life } = await workspace.open()
  await workspace.until(() => sync.state.pull.kind === 'idle' && workspace.disk.customers.size === 3)
  workspace.main.setOffline(true, true)
  void sync.save(1, { company: 'Mine' })
  await workspace.clock.advance(100)
  life.end()
  workspace.main.setOffline(false, true)
  return workspace
}

/** What the database makes of a row that it cannot read. */
function damage({ disk }: Pick<Workspace, 'disk'>, customerId: number): void {
  for (const edit of disk.edits.values()) {
    if (edit.customerId !== customerId) continue
    const unreadable: Edit = { ...edit, patch: {}, base: {}, state: { kind: 'unreadable', raw: '…' } }
    disk.edits.set(edit.id, unreadable)
  }
}

describe('a row that cannot be read', () => {
  it('comes back from the journal, is reported, and is verified before it is sent', async () => {
    const workspace = await closedDesk()
    damage(workspace, 1)
    const { sync } = await workspace.open()
    await workspace.clock.settle()
    expect(sync.state.waiting.all()).toMatchObject([
      { patch: { company: 'Mine' }, base: { company: 'company-0-1' }, state: { kind: 'unknown' } },
    ])
    expect(sync.state.faults).toEqual([
      'The database was damaged: 1 waiting edits came back from the journal.',
    ])
    await workspace.until(() => sync.state.waiting.all().length === 0)
    expect(workspace.handedOver).toMatchObject([{ verifyFirst: true }])
    expect(workspace.store.read(1, 0).company).toBe('Mine')
  })

  it('that the store had got already is not sent again', async () => {
    const workspace = await closedDesk()
    damage(workspace, 1)
    workspace.store.put(1, { company: 'Mine' }, 'the same edit, before the damage')
    const { sync } = await workspace.open()
    await workspace.until(() => sync.state.waiting.all().length === 0)
    expect(workspace.store.log).toHaveLength(1)
  })

  it('keeps its copy in the journal, however long that grows', async () => {
    const workspace = await closedDesk()
    const { sync, life } = await workspace.open()
    await workspace.clock.settle()
    sync.setPaused('drain', true)
    const other = await workspace.open()
    damage(workspace, 1)
    // The first window hears of this one, and reads the rows again.
    void other.sync.save(2, { company: 'Other' })
    await workspace.clock.advance(100)
    expect(sync.state.waiting.all()).toMatchObject([{ state: { kind: 'unreadable' } }, { customerId: 2 }])

    for (let saves = 0; saves < 1_100; saves += 1) void sync.save(3, { company: `c${saves}` })
    await workspace.clock.advance(1_000)
    const before = workspace.journal.entries.length
    expect(before).toBeGreaterThan(1_100)
    sync.setPaused('drain', false)
    await workspace.until(() => workspace.disk.counterfoils.size === 2)
    await workspace.clock.advance(5_000)
    expect(workspace.journal.entries.length).toBeGreaterThan(before)
    expect([...replayJournal(workspace.journal.entries).live.values()]).toMatchObject([
      { customerId: 1, patch: { company: 'Mine' } },
    ])

    life.end()
    other.life.end()
    const again = await workspace.open()
    await workspace.until(() => again.sync.state.waiting.all().length === 0)
    expect(workspace.store.read(1, 0).company).toBe('Mine')
  })
})

describe('a save that is in the journal alone, to an edit that is in flight for the database', () => {
  /** The outcome of the edit and another save to it were written together, as the page died. */
  async function diedWhileSaving(patch: Patch, base: Base) {
    const workspace = await closedDesk()
    workspace.main.setOffline(true, true)
    const [edit] = [...workspace.disk.edits.values()]
    if (!edit) throw new Error('Nothing was saved.')
    workspace.disk.edits.set(edit.id, {
      ...edit,
      state: { kind: 'sending', attemptId: 'a', since: edit.savedAt },
    })
    const saved = { ...edit, patch, base, saves: 2 }
    workspace.journal.entries.push(encodeEntry({ v: 1, kind: 'edit', edit: saved, saves: 1 }))
    return workspace
  }

  async function openedAndSent(workspace: Workspace) {
    const { sync } = await workspace.open()
    await workspace.clock.advance(100)
    workspace.main.setOffline(false, true)
    await workspace.until(() => sync.state.waiting.all().length === 0)
    await workspace.clock.advance(10_000)
    expect(sync.state.faults).toEqual([])
    return workspace.store.read(1, 0)
  }

  it.each([
    ['of another field', { company: 'Mine', notes: 'More' }, { company: 'company-0-1', notes: 'notes-0-1' }],
    ['of the same field', { company: 'Newer' }, { company: 'company-0-1' }],
    ['that replaced its fields', { notes: 'More' }, { notes: 'notes-0-1' }],
  ])('%s is delivered behind it', async (_what, patch: Patch, base) => {
    const sent = await openedAndSent(await diedWhileSaving(patch, base))
    expect(sent).toMatchObject({ company: 'Mine', ...patch })
  })

  it('is restored once, though the journal could not be written then', async () => {
    const base = { company: 'company-0-1', notes: 'notes-0-1' }
    const workspace = await diedWhileSaving({ company: 'Mine', notes: 'More' }, base)
    const entries = [...workspace.journal.entries]
    const { sync, life } = await workspace.open()
    await workspace.clock.advance(100)
    void sync.save(1, { notes: 'Even more' })
    await workspace.clock.advance(100)
    life.end()
    workspace.journal.entries = entries
    expect(await openedAndSent(workspace)).toMatchObject({ company: 'Mine', notes: 'Even more' })
    expect(workspace.disk.counterfoils.size).toBe(2)
  })
})

describe('a journal that could not be read at the start', () => {
  it('keeps what only it has, however long it grows', async () => {
    const workspace = await closedDesk()
    workspace.disk.edits.clear()
    let isBroken = true
    const { sync, life } = await workspace.open(undefined, (bridge) => ({
      ...bridge,
      journal: {
        ...bridge.journal,
        read: async (args) => (isBroken ? bad('disk-error') : bridge.journal.read(args)),
      },
    }))
    await workspace.clock.settle()
    expect(sync.state.faults).toHaveLength(1)
    isBroken = false
    for (let saves = 0; saves < 1_100; saves += 1) void sync.save(3, { company: `c${saves}` })
    await workspace.until(() => workspace.store.read(3, 0).company === 'c1099')
    await workspace.clock.advance(10_000)
    life.end()
    const again = await workspace.open()
    await workspace.clock.advance(10_000)
    expect(again.sync.state.waiting.all()).toEqual([])
    expect(workspace.store.read(1, 0).company).toBe('Mine')
  })
})

describe('a window that begins to lead', () => {
  it('lets another one lead when it is closed before it could begin', async () => {
    const workspace = await closedDesk()
    const gate = aGate()
    const first = await workspace.open(counting(() => gate.through))
    const second = await workspace.open()
    let isClosed = false
    void first.sync.close().then(() => (isClosed = true))
    await workspace.clock.advance(10_000)
    expect(workspace.handedOver).toEqual([])
    gate.open()
    await workspace.clock.settle()
    expect(isClosed).toBe(true)
    await workspace.until(() => second.sync.state.waiting.all().length === 0)
    expect(workspace.handedOver).toHaveLength(1)
    expect(second.sync.state.faults).toEqual([])
  })

  it('says that it could not, tries again after a pause, and sends nothing before', async () => {
    const workspace = await closedDesk()
    let isBroken = true
    const { sync } = await workspace.open(
      counting(async () => {
        if (isBroken) throw new Error('disk')
      }),
    )
    await workspace.clock.settle()
    expect(sync.state.faults).toEqual(['Syncing could not begin: disk. It is tried again.'])
    // What is saved meanwhile counts.
    void sync.save(2, { company: 'Meanwhile' })
    await workspace.clock.advance(4_000)
    isBroken = false
    expect(sync.state.waiting.all()).toHaveLength(2)
    expect(sync.state.faults).toHaveLength(1)
    expect(workspace.handedOver).toEqual([])
    await workspace.clock.advance(2_000)
    expect(sync.state.faults).toEqual([])
    expect(workspace.handedOver).toHaveLength(2)
    await workspace.until(() => sync.state.waiting.all().length === 0)
    expect(workspace.store.read(1, 0).company).toBe('Mine')
    expect(workspace.store.read(2, 0).company).toBe('Meanwhile')
    expect(sync.state.faults).toEqual([])
  })

  it('asks again as long as it takes', async () => {
    const workspace = await closedDesk()
    let tries = 0
    const { sync } = await workspace.open(
      counting(async () => {
        if ((tries += 1) < 10) throw new Error('disk')
      }),
    )
    await workspace.clock.advance(40_000)
    expect(workspace.handedOver).toEqual([])
    expect(tries).toBe(9)
    await workspace.until(() => sync.state.waiting.all().length === 0)
    expect(sync.state.faults).toEqual([])
  })

  it('lets another one lead when it is closed while it waits to try again', async () => {
    const workspace = await closedDesk()
    const first = await workspace.open(counting(() => Promise.reject(new Error('disk'))))
    await workspace.clock.settle()
    let isClosed = false
    void first.sync.close().then(() => (isClosed = true))
    await workspace.clock.settle()
    expect(isClosed).toBe(true)
    const second = await workspace.open()
    await workspace.until(() => second.sync.state.waiting.all().length === 0)
    expect(second.sync.state.faults).toEqual([])
  })
})
