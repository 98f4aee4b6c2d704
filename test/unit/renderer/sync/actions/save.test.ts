import { describe, expect, it } from 'vitest'
import {
  DiskFullError,
  type LocalStore,
  type OutboxChange,
  StaleOutboxError,
} from '../../../../../renderer/storage/local-store.ts'
import { replayJournal } from '../../../../../renderer/sync/journal/replay-journal.ts'
import { bad } from '../../../../../shared/answer.ts'
import { openTestWorkspace, type Workspace } from '../../../../support/simulation/test-workspace.ts'

/** A store whose next commits go through `meet` first. */
const meeting =
  (meet: (change: OutboxChange) => void) =>
  (store: LocalStore): LocalStore => ({
    ...store,
    outbox: {
      ...store.outbox,
      commit: async (change) => {
        meet(change)
        await store.outbox.commit(change)
      },
    },
  })

async function offlineDesk(meet: (change: OutboxChange) => void = () => undefined) {
  const workspace = openTestWorkspace()
  const window = await workspace.open(meeting(meet))
  await workspace.until(() => workspace.disk.customers.size === 3)
  await workspace.until(() => window.sync.state.pull.kind === 'idle')
  workspace.main.setOffline(true, true)
  return { ...workspace, ...window }
}

const settled = async <T>({ clock }: Pick<Workspace, 'clock'>, call: Promise<T>): Promise<T> => {
  await clock.settle()
  return call
}

describe('saving', () => {
  it('answers when the edit is in the journal and in the database', async () => {
    const workspace = await offlineDesk()
    const answer = await settled(workspace, workspace.sync.save(1, { company: 'New' }))
    expect(answer).toMatchObject({ ok: true, value: { kind: 'queued', edit: { label: 'First1 Last1' } } })
    expect([...workspace.disk.edits.values()]).toMatchObject([{ patch: { company: 'New' } }])
    expect([...replayJournal(workspace.journal.entries).live.values()]).toMatchObject([
      { patch: { company: 'New' } },
    ])
    expect(workspace.sync.state.waiting.all()).toHaveLength(1)
  })

  it('shows the customer with the edit laid over what is confirmed', async () => {
    const workspace = await offlineDesk()
    await settled(workspace, workspace.sync.save(1, { company: 'New' }))
    const shown = await settled(workspace, workspace.sync.shown(1))
    expect(shown).toMatchObject({ confirmed: { company: 'company-0-1' }, shown: { company: 'New' } })
  })

  it('says when nothing differs, and when an edit was reverted', async () => {
    const workspace = await offlineDesk()
    expect(await settled(workspace, workspace.sync.save(1, { company: 'company-0-1' }))).toMatchObject({
      value: { kind: 'unchanged' },
    })
    await settled(workspace, workspace.sync.save(1, { company: 'New' }))
    expect(await settled(workspace, workspace.sync.save(1, { company: 'company-0-1' }))).toMatchObject({
      value: { kind: 'reverted' },
    })
    expect(workspace.disk.edits.size).toBe(0)
    expect(workspace.sync.state.faults).toEqual([])
  })

  it('of many at once shares a few transactions', async () => {
    let commits = 0
    const workspace = await offlineDesk(() => (commits += 1))
    commits = 0
    const saves = Array.from({ length: 300 }, (_, at) =>
      workspace.sync.save(1 + (at % 3), { notes: `n${at}` }),
    )
    const answers = await settled(workspace, Promise.all(saves))
    expect(answers.every((answer) => answer.ok)).toBe(true)
    expect(commits).toBeLessThan(4)
    expect([...workspace.disk.edits.values()].map(({ saves: count }) => count)).toEqual([100, 100, 100])
  })

  it('is refused with the reason when the disk is full, and nothing is left behind', async () => {
    let isFull = false
    const workspace = await offlineDesk(() => {
      if (isFull) throw new DiskFullError()
    })
    await settled(workspace, workspace.sync.save(1, { company: 'First' }))
    isFull = true
    expect(await settled(workspace, workspace.sync.save(1, { company: 'Second' }))).toEqual(bad('disk-full'))
    expect(await settled(workspace, workspace.sync.save(2, { company: 'Other' }))).toEqual(bad('disk-full'))
    await workspace.clock.settle()
    const tale = replayJournal(workspace.journal.entries)
    expect([...tale.live.values()].map(({ patch }) => patch)).toEqual([{ company: 'First' }])
    expect(tale.count.saved).toBe(1)
    expect(workspace.sync.state.waiting.all().map(({ patch }) => patch)).toEqual([{ company: 'First' }])
  })

  it('counts when the database has it and the journal cannot be written, which is reported and repaired', async () => {
    const workspace = await offlineDesk()
    workspace.journal.isFull = true
    expect(await settled(workspace, workspace.sync.save(1, { company: 'New' }))).toMatchObject({ ok: true })
    expect([...workspace.disk.edits.values()]).toMatchObject([{ patch: { company: 'New' } }])
    expect(workspace.sync.state.faults).toEqual([expect.stringContaining('journal')])
    workspace.journal.isFull = false
    await workspace.until(() => workspace.sync.state.faults.length === 0)
    const tale = replayJournal(workspace.journal.entries)
    expect([...tale.live.values()]).toMatchObject([{ patch: { company: 'New' } }])
    expect(tale.count.saved).toBe(1)
  })

  it('is refused while what was saved before still lacks its second copy', async () => {
    const workspace = await offlineDesk()
    workspace.journal.isFull = true
    await settled(workspace, workspace.sync.save(1, { company: 'First' }))
    expect(await settled(workspace, workspace.sync.save(1, { company: 'Second' }))).toEqual(bad('disk-full'))
    expect([...workspace.disk.edits.values()]).toMatchObject([{ patch: { company: 'First' }, saves: 1 }])
    workspace.journal.isFull = false
    expect(await settled(workspace, workspace.sync.save(1, { company: 'Third' }))).toMatchObject({ ok: true })
    const tale = replayJournal(workspace.journal.entries)
    expect([...tale.live.values()]).toMatchObject([{ patch: { company: 'Third' }, saves: 2 }])
    expect(tale.count.saved).toBe(2)
    expect(workspace.sync.state.faults).toEqual([])
  })

  it('that neither copy could take leaves nothing behind in either', async () => {
    let isFull = false
    const workspace = await offlineDesk(() => {
      if (isFull) throw new DiskFullError()
    })
    isFull = workspace.journal.isFull = true
    expect(await settled(workspace, workspace.sync.save(1, { company: 'New' }))).toEqual(bad('disk-full'))
    isFull = workspace.journal.isFull = false
    expect(await settled(workspace, workspace.sync.save(2, { company: 'Other' }))).toMatchObject({ ok: true })
    const tale = replayJournal(workspace.journal.entries)
    expect([...tale.live.values()]).toMatchObject([{ customerId: 2 }])
    expect(tale.count.saved).toBe(1)
    expect([...workspace.disk.edits.values()]).toMatchObject([{ customerId: 2 }])
  })

  it('that a crash kept from the journal counts at the next start, and the journal gets it', async () => {
    const workspace = await offlineDesk()
    await settled(workspace, workspace.sync.save(1, { company: 'First' }))
    workspace.journal.isFull = true
    await settled(workspace, workspace.sync.save(2, { company: 'Second' }))
    workspace.life.end()
    workspace.journal.isFull = false
    const { sync } = await workspace.open()
    await workspace.clock.settle()
    expect(sync.state.waiting.all()).toHaveLength(2)
    expect(sync.state.faults).toEqual([])
    const tale = replayJournal(workspace.journal.entries)
    expect([...tale.live.values()]).toMatchObject([{ customerId: 1 }, { customerId: 2 }])
    expect(tale.count.saved).toBe(2)
  })

  it('decides again when another window was faster', async () => {
    let isStale = true
    const workspace = await offlineDesk(({ put }) => {
      if (!isStale || !put?.length) return
      isStale = false
      throw new StaleOutboxError()
    })
    expect(await settled(workspace, workspace.sync.save(1, { company: 'New' }))).toMatchObject({ ok: true })
    expect(replayJournal(workspace.journal.entries).count.saved).toBe(1)
    expect(workspace.disk.edits.size).toBe(1)
  })
})

describe('taking back', () => {
  it('discards an edit, and undo brings it back', async () => {
    const workspace = await offlineDesk()
    await settled(workspace, workspace.sync.save(1, { company: 'New' }))
    const [edit] = workspace.sync.state.waiting.all()
    const answer = await settled(workspace, workspace.sync.discard(edit?.id ?? ''))
    if (!answer.ok) throw new Error('not discarded')
    expect(workspace.sync.state.waiting.all()).toEqual([])
    expect([...workspace.disk.counterfoils.values()]).toMatchObject([{ ending: { kind: 'discarded' } }])
    await settled(workspace, answer.value.undo())
    expect(workspace.sync.state.waiting.all()).toMatchObject([
      { patch: { company: 'New' }, base: { company: 'company-0-1' } },
    ])
    expect(workspace.sync.state.waiting.all()[0]?.id).not.toBe(edit?.id)
  })

  it('undoes one save after another, the last one first', async () => {
    const workspace = await offlineDesk()
    await settled(workspace, workspace.sync.save(1, { company: 'First' }))
    await settled(workspace, workspace.sync.save(1, { company: 'Second', phone: '2' }))
    expect(await settled(workspace, workspace.sync.undoLast())).toMatchObject({
      value: { label: 'First1 Last1' },
    })
    expect(workspace.sync.state.waiting.all()).toMatchObject([{ patch: { company: 'First' } }])
    expect(await settled(workspace, workspace.sync.undoLast())).toMatchObject({
      value: { label: 'First1 Last1' },
    })
    expect(workspace.sync.state.waiting.all()).toEqual([])
    expect(await settled(workspace, workspace.sync.undoLast())).toMatchObject({ value: null })
  })

  it('undoes no other save than the one that is asked for', async () => {
    const workspace = await offlineDesk()
    await settled(workspace, workspace.sync.save(1, { company: 'First' }))
    const answer = await settled(workspace, workspace.sync.save(2, { company: 'Second' }))
    if (!answer.ok || answer.value.kind !== 'queued') throw new Error('It was not saved.')
    const { edit } = answer.value
    expect(await settled(workspace, workspace.sync.undoLast(edit))).toMatchObject({
      value: { label: 'First2 Last2' },
    })
    expect(await settled(workspace, workspace.sync.undoLast(edit))).toMatchObject({ value: null })
    expect(workspace.sync.state.waiting.all()).toMatchObject([{ patch: { company: 'First' } }])
  })

  it('does not find what is not there', async () => {
    const workspace = await offlineDesk()
    expect(await settled(workspace, workspace.sync.discard('no-such'))).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    })
  })
})
