import { describe, expect, it } from 'vitest'
import {
  DiskFullError,
  type LocalStore,
  type OutboxChange,
  StaleOutboxError,
} from '../../renderer/db/local-store.ts'
import { tellJournal } from '../../renderer/sync/journal-entry.ts'
import { bad } from '../../shared/answer.ts'
import { aDesk, type Desk } from './builders/desk.ts'

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
  const desk = aDesk()
  const window = await desk.open(meeting(meet))
  await desk.until(() => desk.disk.customers.size === 3)
  await desk.until(() => window.sync.state.pull.kind === 'idle')
  desk.main.setOffline(true, true)
  return { ...desk, ...window }
}

const settled = async <T>({ clock }: Pick<Desk, 'clock'>, call: Promise<T>): Promise<T> => {
  await clock.settle()
  return call
}

describe('saving', () => {
  it('answers when the edit is in the journal and in the database', async () => {
    const desk = await offlineDesk()
    const answer = await settled(desk, desk.sync.save(1, { company: 'New' }))
    expect(answer).toMatchObject({ ok: true, value: { kind: 'queued', edit: { label: 'First1 Last1' } } })
    expect([...desk.disk.edits.values()]).toMatchObject([{ patch: { company: 'New' } }])
    expect([...tellJournal(desk.journal.entries).live.values()]).toMatchObject([
      { patch: { company: 'New' } },
    ])
    expect(desk.sync.state.edits).toHaveLength(1)
  })

  it('shows the customer with the edit laid over what is confirmed', async () => {
    const desk = await offlineDesk()
    await settled(desk, desk.sync.save(1, { company: 'New' }))
    const shown = await settled(desk, desk.sync.shown(1))
    expect(shown).toMatchObject({ confirmed: { company: 'company-0-1' }, shown: { company: 'New' } })
  })

  it('says when nothing differs, and when an edit was taken back', async () => {
    const desk = await offlineDesk()
    expect(await settled(desk, desk.sync.save(1, { company: 'company-0-1' }))).toMatchObject({
      value: { kind: 'unchanged' },
    })
    await settled(desk, desk.sync.save(1, { company: 'New' }))
    expect(await settled(desk, desk.sync.save(1, { company: 'company-0-1' }))).toMatchObject({
      value: { kind: 'taken-back' },
    })
    expect(desk.disk.edits.size).toBe(0)
    expect(desk.sync.state.faults).toEqual([])
  })

  it('of many at once shares a few transactions', async () => {
    let commits = 0
    const desk = await offlineDesk(() => (commits += 1))
    commits = 0
    const saves = Array.from({ length: 300 }, (_, at) => desk.sync.save(1 + (at % 3), { notes: `n${at}` }))
    const answers = await settled(desk, Promise.all(saves))
    expect(answers.every((answer) => answer.ok)).toBe(true)
    expect(commits).toBeLessThan(4)
    expect([...desk.disk.edits.values()].map(({ saves: count }) => count)).toEqual([100, 100, 100])
  })

  it('is refused with a word when the disk is full, and nothing is left behind', async () => {
    let isFull = false
    const desk = await offlineDesk(() => {
      if (isFull) throw new DiskFullError()
    })
    await settled(desk, desk.sync.save(1, { company: 'First' }))
    isFull = true
    expect(await settled(desk, desk.sync.save(1, { company: 'Second' }))).toEqual(bad('disk-full'))
    expect(await settled(desk, desk.sync.save(2, { company: 'Other' }))).toEqual(bad('disk-full'))
    await desk.clock.settle()
    const tale = tellJournal(desk.journal.entries)
    expect([...tale.live.values()].map(({ patch }) => patch)).toEqual([{ company: 'First' }])
    expect(tale.count.saved).toBe(1)
    expect(desk.sync.state.edits.map(({ patch }) => patch)).toEqual([{ company: 'First' }])
  })

  it('counts when the database has it and the journal cannot be written: that is told and made up for', async () => {
    const desk = await offlineDesk()
    desk.journal.isFull = true
    expect(await settled(desk, desk.sync.save(1, { company: 'New' }))).toMatchObject({ ok: true })
    expect([...desk.disk.edits.values()]).toMatchObject([{ patch: { company: 'New' } }])
    expect(desk.sync.state.faults).toEqual([expect.stringContaining('journal')])
    desk.journal.isFull = false
    await desk.until(() => desk.sync.state.faults.length === 0)
    const tale = tellJournal(desk.journal.entries)
    expect([...tale.live.values()]).toMatchObject([{ patch: { company: 'New' } }])
    expect(tale.count.saved).toBe(1)
  })

  it('is refused while what was saved before still lacks its second copy', async () => {
    const desk = await offlineDesk()
    desk.journal.isFull = true
    await settled(desk, desk.sync.save(1, { company: 'First' }))
    expect(await settled(desk, desk.sync.save(1, { company: 'Second' }))).toEqual(bad('disk-full'))
    expect([...desk.disk.edits.values()]).toMatchObject([{ patch: { company: 'First' }, saves: 1 }])
    desk.journal.isFull = false
    expect(await settled(desk, desk.sync.save(1, { company: 'Third' }))).toMatchObject({ ok: true })
    const tale = tellJournal(desk.journal.entries)
    expect([...tale.live.values()]).toMatchObject([{ patch: { company: 'Third' }, saves: 2 }])
    expect(tale.count.saved).toBe(2)
    expect(desk.sync.state.faults).toEqual([])
  })

  it('that neither copy could take leaves nothing behind in either', async () => {
    let isFull = false
    const desk = await offlineDesk(() => {
      if (isFull) throw new DiskFullError()
    })
    isFull = desk.journal.isFull = true
    expect(await settled(desk, desk.sync.save(1, { company: 'New' }))).toEqual(bad('disk-full'))
    isFull = desk.journal.isFull = false
    expect(await settled(desk, desk.sync.save(2, { company: 'Other' }))).toMatchObject({ ok: true })
    const tale = tellJournal(desk.journal.entries)
    expect([...tale.live.values()]).toMatchObject([{ customerId: 2 }])
    expect(tale.count.saved).toBe(1)
    expect([...desk.disk.edits.values()]).toMatchObject([{ customerId: 2 }])
  })

  it('that a crash kept from the journal counts at the next start, and the journal gets it', async () => {
    const desk = await offlineDesk()
    await settled(desk, desk.sync.save(1, { company: 'First' }))
    desk.journal.isFull = true
    await settled(desk, desk.sync.save(2, { company: 'Second' }))
    desk.life.end()
    desk.journal.isFull = false
    const { sync } = await desk.open()
    await desk.clock.settle()
    expect(sync.state.edits).toHaveLength(2)
    expect(sync.state.faults).toEqual([])
    const tale = tellJournal(desk.journal.entries)
    expect([...tale.live.values()]).toMatchObject([{ customerId: 1 }, { customerId: 2 }])
    expect(tale.count.saved).toBe(2)
  })

  it('decides anew when another window was faster', async () => {
    let isStale = true
    const desk = await offlineDesk(({ put }) => {
      if (!isStale || !put?.length) return
      isStale = false
      throw new StaleOutboxError()
    })
    expect(await settled(desk, desk.sync.save(1, { company: 'New' }))).toMatchObject({ ok: true })
    expect(tellJournal(desk.journal.entries).count.saved).toBe(1)
    expect(desk.disk.edits.size).toBe(1)
  })
})

describe('taking back', () => {
  it('discards an edit, and undo makes it anew', async () => {
    const desk = await offlineDesk()
    await settled(desk, desk.sync.save(1, { company: 'New' }))
    const [edit] = desk.sync.state.edits
    const answer = await settled(desk, desk.sync.discard(edit?.id ?? ''))
    if (!answer.ok) throw new Error('not discarded')
    expect(desk.sync.state.edits).toEqual([])
    expect([...desk.disk.counterfoils.values()]).toMatchObject([{ ending: { kind: 'discarded' } }])
    await settled(desk, answer.value.undo())
    expect(desk.sync.state.edits).toMatchObject([
      { patch: { company: 'New' }, base: { company: 'company-0-1' } },
    ])
    expect(desk.sync.state.edits[0]?.id).not.toBe(edit?.id)
  })

  it('undoes one save after another, the last one first', async () => {
    const desk = await offlineDesk()
    await settled(desk, desk.sync.save(1, { company: 'First' }))
    await settled(desk, desk.sync.save(1, { company: 'Second', phone: '2' }))
    expect(await settled(desk, desk.sync.undoLast())).toMatchObject({ value: { label: 'First1 Last1' } })
    expect(desk.sync.state.edits).toMatchObject([{ patch: { company: 'First' } }])
    expect(await settled(desk, desk.sync.undoLast())).toMatchObject({ value: { label: 'First1 Last1' } })
    expect(desk.sync.state.edits).toEqual([])
    expect(await settled(desk, desk.sync.undoLast())).toMatchObject({ value: null })
  })

  it('undoes no other save than the one that is asked for', async () => {
    const desk = await offlineDesk()
    await settled(desk, desk.sync.save(1, { company: 'First' }))
    const answer = await settled(desk, desk.sync.save(2, { company: 'Second' }))
    if (!answer.ok || answer.value.kind !== 'queued') throw new Error('It was not saved.')
    const { edit } = answer.value
    expect(await settled(desk, desk.sync.undoLast(edit))).toMatchObject({ value: { label: 'First2 Last2' } })
    expect(await settled(desk, desk.sync.undoLast(edit))).toMatchObject({ value: null })
    expect(desk.sync.state.edits).toMatchObject([{ patch: { company: 'First' } }])
  })

  it('does not find what is not there', async () => {
    const desk = await offlineDesk()
    expect(await settled(desk, desk.sync.discard('no-such'))).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    })
  })
})
