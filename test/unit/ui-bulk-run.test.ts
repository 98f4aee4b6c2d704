import { describe, expect, it } from 'vitest'
import { planChange } from '../../renderer/components/bulk/change.ts'
import { createSaveRun, type RunProgress, type SaveRun } from '../../renderer/components/bulk/save-run.ts'
import { readShown, shownCustomers } from '../../renderer/components/bulk/shown-customers.ts'
import { undoRun } from '../../renderer/components/bulk/undo-run.ts'
import { changesOf, onlyFieldOf, type Planned, type PlannedChange } from '../../renderer/sheet/plan.ts'
import { DiskFullError, type LocalStore } from '../../renderer/db/local-store.ts'
import type { Sync } from '../../renderer/sync/sync.ts'
import { aDesk } from './builders/desk.ts'

const MANY = 450

async function aDeskOfMany(isDiskFull = (): boolean => false) {
  const desk = aDesk({ customers: MANY })
  let local: LocalStore | null = null
  const { sync } = await desk.open((store) => {
    local = {
      ...store,
      outbox: {
        ...store.outbox,
        commit: async (change) => {
          if (isDiskFull()) throw new DiskFullError()
          await store.outbox.commit(change)
        },
      },
    }
    return local
  })
  await desk.until(() => desk.disk.customers.size === MANY && sync.state.pull.kind === 'idle')
  desk.main.setOffline(true, true)
  const { customers } = local as unknown as LocalStore
  const lanes = () => new Map(sync.state.edits.map((edit) => [edit.customerId, [edit]] as const))
  return { ...desk, sync, source: { customers, lanes }, all: Array.from({ length: MANY }, (_, at) => at + 1) }
}

type OpenDesk = Awaited<ReturnType<typeof aDeskOfMany>>

async function planned({ source, all }: OpenDesk, line = 'called'): Promise<readonly Planned[]> {
  const plan: Planned[] = []
  await readShown(source, all, (ids, shown) => {
    plan.push(...ids.map((id) => planChange(id, shown.get(id), { kind: 'notes', line }, 2)))
    return true
  })
  return plan
}

/** Runs until it has ended; `hear` may stop, pause and go on. */
async function ran(
  desk: OpenDesk,
  plan: readonly Planned[],
  hear: (now: RunProgress, run: SaveRun) => void = () => undefined,
): Promise<SaveRun> {
  const run: SaveRun = createSaveRun({
    sync: desk.sync,
    changes: changesOf(plan),
    ticks: desk.clock.now,
    changed: (now) => hear(now, run),
  })
  let isOver = false
  void run.ended.then(() => (isOver = true))
  await desk.until(() => isOver)
  return run
}

const undone = async (desk: OpenDesk, run: SaveRun) => {
  const undoing = undoRun(desk.sync, run.saved())
  let isOver = false
  void undoing.then(() => (isOver = true))
  await desk.until(() => isOver)
  return undoing
}

const notesOf = async ({ sync }: { sync: Sync }, id: number) => (await sync.shown(id))?.shown.notes

describe('what is planned for many', () => {
  const change = (wanted: PlannedChange['wanted']): Planned => ({
    kind: 'change',
    row: null,
    customerId: 1,
    label: '',
    wanted,
    seen: {},
  })
  const same: Planned = { kind: 'same', row: null, customerId: 2, label: '' }

  it('names the field once where every change is about the same one', () => {
    expect(onlyFieldOf([same, change({ notes: 'a' }), change({ notes: 'b' })])).toBe('notes')
    expect(onlyFieldOf([change({ force_reset: true })])).toBe('force_reset')
  })

  it('names no field where changes are about several, or there are none', () => {
    expect(onlyFieldOf([change({ notes: 'a' }), change({ company: 'b' })])).toBeNull()
    expect(onlyFieldOf([change({ notes: 'a', company: 'b' })])).toBeNull()
    expect(onlyFieldOf([same])).toBeNull()
  })
})

describe('saving many at once', () => {
  it('saves every change with what was seen, and tells how far it has come', async () => {
    const desk = await aDeskOfMany()
    const heard: RunProgress[] = []
    const run = await ran(desk, await planned(desk), (now) => heard.push(now))
    expect(run.progress()).toMatchObject({
      kind: 'done',
      done: MANY,
      total: MANY,
      saved: MANY,
      problem: null,
    })
    expect(heard.map(({ done }) => done)).toEqual([...new Set(heard.map(({ done }) => done)), MANY])
    expect(desk.sync.state.edits).toHaveLength(MANY)
    expect(await notesOf(desk, 450)).toContain('called')
    expect(desk.sync.state.edits[7]).toMatchObject({ base: { notes: expect.any(String) } })
  })

  it('stands still while it is paused, and goes on where it stood', async () => {
    const desk = await aDeskOfMany()
    let pausedAt = 0
    const run = await ran(desk, await planned(desk), ({ kind, done }, run) => {
      if (kind === 'running' && pausedAt === 0 && done > 0) {
        pausedAt = done
        run.pause()
        desk.clock.after(5_000, () => {
          expect(run.progress()).toMatchObject({ kind: 'paused', done: pausedAt })
          run.resume()
        })
      }
    })
    expect(pausedAt).toBeGreaterThan(0)
    expect(run.progress()).toMatchObject({ kind: 'done', done: MANY })
    expect(run.progress().spentMs).toBeLessThan(5_000)
  })

  it('keeps what is saved when it is stopped', async () => {
    const desk = await aDeskOfMany()
    const run = await ran(desk, await planned(desk), ({ done }, run) => {
      if (done > 0) run.stop()
    })
    const { kind, done } = run.progress()
    expect(kind).toBe('stopped')
    expect(done).toBeLessThan(MANY)
    expect(desk.sync.state.edits).toHaveLength(done)
  })

  it('says that it is stopped when what was being written is counted', async () => {
    const desk = await aDeskOfMany()
    const changes = changesOf(await planned(desk))
    const stopped: RunProgress[] = []
    const changed = (now: RunProgress): void => void (now.kind === 'stopped' && stopped.push(now))
    const run = createSaveRun({ sync: desk.sync, changes, ticks: desk.clock.now, changed })
    run.stop()
    await desk.until(() => stopped.length > 0)
    await desk.clock.settle()
    expect(stopped.map(({ saved }) => saved)).toEqual([desk.sync.state.edits.length])
    expect(stopped[0]?.saved).toBeGreaterThan(0)
    expect(run.saved()).toHaveLength(desk.sync.state.edits.length)
  })

  it('stands still on a full disk, says why, and misses nothing when it goes on', async () => {
    let isDiskFull = true
    const desk = await aDeskOfMany(() => isDiskFull)
    const problems: unknown[] = []
    const run = await ran(desk, await planned(desk), ({ kind, problem }, run) => {
      if (kind !== 'failed') return
      problems.push(problem)
      isDiskFull = false
      run.resume()
    })
    expect(problems).toEqual([{ code: 'disk-full' }])
    expect(run.progress()).toMatchObject({ kind: 'done', done: MANY, saved: MANY, problem: null })
    expect(desk.sync.state.edits).toHaveLength(MANY)
  })
})

describe('undoing what was saved for many', () => {
  it('discards the edits that it made', async () => {
    const desk = await aDeskOfMany()
    const run = await ran(desk, await planned(desk))
    expect(await undone(desk, run)).toEqual({ undone: MANY, left: 0, problem: null })
    expect(desk.sync.state.edits).toEqual([])
  })

  it('puts the earlier values back into an edit that was waiting before', async () => {
    const desk = await aDeskOfMany()
    await desk.clock.settle()
    await desk.sync.save(7, { company: 'Mine', notes: 'mine' })
    const run = await ran(desk, await planned(desk))
    expect(await notesOf(desk, 7)).toBe('mine\ncalled')
    expect(await undone(desk, run)).toMatchObject({ undone: MANY, left: 0 })
    expect(desk.sync.state.edits).toMatchObject([
      { customerId: 7, patch: { company: 'Mine', notes: 'mine' } },
    ])
  })

  it('keeps what a person saved afterwards', async () => {
    const desk = await aDeskOfMany()
    const run = await ran(desk, await planned(desk))
    await desk.sync.save(3, { company: 'Later' })
    await desk.sync.save(4, { notes: 'later' })
    expect(await undone(desk, run)).toMatchObject({ undone: MANY - 1, left: 1 })
    expect(desk.sync.state.edits.map(({ customerId, patch }) => [customerId, patch])).toEqual([
      [3, { company: 'Later' }],
      [4, { notes: 'later' }],
    ])
  })

  it('leaves what the store has got, and says how many', async () => {
    const desk = await aDeskOfMany()
    const run = await ran(desk, await planned(desk))
    desk.main.setOffline(false, true)
    await desk.until(() => desk.sync.state.edits.length < MANY - 20)
    desk.main.setOffline(true, true)
    const { undone: taken, left } = await undone(desk, run)
    expect(taken + left).toBe(MANY)
    expect(left).toBeGreaterThanOrEqual(20)
    expect(taken).toBeGreaterThan(0)
    await desk.until(() => desk.sync.state.edits.every(({ state }) => state.kind !== 'sending'))
    expect(await notesOf(desk, 450)).not.toContain('called')
    expect(desk.sync.state.faults).toEqual([])
  })

  it('takes back a forced reset that was saved into a waiting edit', async () => {
    const desk = await aDeskOfMany()
    await desk.sync.save(2, { company: 'Mine' })
    const shown = await shownCustomers(desk.source, [2])
    const run = await ran(desk, [planChange(2, shown.get(2), { kind: 'force-reset' }, 2)])
    expect(desk.sync.state.edits).toMatchObject([{ patch: { company: 'Mine', force_reset: true } }])
    expect(await undone(desk, run)).toMatchObject({ undone: 1, left: 0 })
    expect(desk.sync.state.edits.map(({ patch }) => patch)).toEqual([{ company: 'Mine' }])
  })
})
