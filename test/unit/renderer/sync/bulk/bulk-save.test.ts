import { describe, expect, it } from 'vitest'
import { planChange } from '../../../../../renderer/domain/bulk/change.ts'
import {
  createBulkSave,
  type BulkSaveProgress,
  type BulkSave,
} from '../../../../../renderer/sync/bulk/bulk-save.ts'
import { readShown, shownCustomers } from '../../../../../renderer/workspace/bulk-save/shown-customers.ts'
import { undoBulkSave } from '../../../../../renderer/sync/bulk/bulk-undo.ts'
import {
  changesOf,
  onlyFieldOf,
  type PlanEntry,
  type PlannedChange,
} from '../../../../../renderer/domain/sheet/plan.ts'
import { DiskFullError, type LocalStore } from '../../../../../renderer/storage/local-store.ts'
import type { Sync } from '../../../../../renderer/sync/sync.ts'
import { openTestWorkspace } from '../../../../support/simulation/test-workspace.ts'

const MANY = 450

async function aDeskOfMany(isDiskFull = (): boolean => false) {
  const workspace = openTestWorkspace({ customers: MANY })
  let local: LocalStore | null = null
  const { sync } = await workspace.open((store) => {
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
  await workspace.until(() => workspace.disk.customers.size === MANY && sync.state.pull.kind === 'idle')
  workspace.main.setOffline(true, true)
  const { customers } = local as unknown as LocalStore
  const lanes = () => new Map(sync.state.waiting.all().map((edit) => [edit.customerId, [edit]] as const))
  return {
    ...workspace,
    sync,
    source: { customers, lanes },
    all: Array.from({ length: MANY }, (_, at) => at + 1),
  }
}

type OpenDesk = Awaited<ReturnType<typeof aDeskOfMany>>

async function planned({ source, all }: OpenDesk, line = 'called'): Promise<readonly PlanEntry[]> {
  const plan: PlanEntry[] = []
  await readShown(source, all, (ids, shown) => {
    plan.push(...ids.map((id) => planChange(id, shown.get(id), { kind: 'notes', line }, 2)))
    return true
  })
  return plan
}

/** Runs until it has ended; `hear` may stop, pause and go on. */
async function ran(
  workspace: OpenDesk,
  plan: readonly PlanEntry[],
  hear: (now: BulkSaveProgress, run: BulkSave) => void = () => undefined,
): Promise<BulkSave> {
  const run: BulkSave = createBulkSave({
    sync: workspace.sync,
    changes: changesOf(plan),
    monotonicNow: workspace.clock.now,
    changed: (now) => hear(now, run),
  })
  let isOver = false
  void run.ended.then(() => (isOver = true))
  await workspace.until(() => isOver)
  return run
}

const undone = async (workspace: OpenDesk, run: BulkSave) => {
  const undoing = undoBulkSave(workspace.sync, run.saved())
  let isOver = false
  void undoing.then(() => (isOver = true))
  await workspace.until(() => isOver)
  return undoing
}

const notesOf = async ({ sync }: { sync: Sync }, id: number) => (await sync.shown(id))?.shown.notes

describe('what is planned for many', () => {
  const change = (wanted: PlannedChange['wanted']): PlanEntry => ({
    kind: 'change',
    row: null,
    customerId: 1,
    label: '',
    wanted,
    seen: {},
  })
  const same: PlanEntry = { kind: 'same', row: null, customerId: 2, label: '' }

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
  it('saves every change with what was seen, and reports its progress', async () => {
    const workspace = await aDeskOfMany()
    const heard: BulkSaveProgress[] = []
    const run = await ran(workspace, await planned(workspace), (now) => heard.push(now))
    expect(run.progress()).toMatchObject({
      kind: 'done',
      done: MANY,
      total: MANY,
      saved: MANY,
      problem: null,
    })
    expect(heard.map(({ done }) => done)).toEqual([...new Set(heard.map(({ done }) => done)), MANY])
    expect(workspace.sync.state.waiting.all()).toHaveLength(MANY)
    expect(await notesOf(workspace, 450)).toContain('called')
    expect(workspace.sync.state.waiting.all()[7]).toMatchObject({ base: { notes: expect.any(String) } })
  })

  it('waits while it is paused, and resumes where it was', async () => {
    const workspace = await aDeskOfMany()
    let pausedAt = 0
    const run = await ran(workspace, await planned(workspace), ({ kind, done }, run) => {
      if (kind === 'running' && pausedAt === 0 && done > 0) {
        pausedAt = done
        run.pause()
        workspace.clock.after(5_000, () => {
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
    const workspace = await aDeskOfMany()
    const run = await ran(workspace, await planned(workspace), ({ done }, run) => {
      if (done > 0) run.stop()
    })
    const { kind, done } = run.progress()
    expect(kind).toBe('stopped')
    expect(done).toBeLessThan(MANY)
    expect(workspace.sync.state.waiting.all()).toHaveLength(done)
  })

  it('says that it is stopped when what was being written is counted', async () => {
    const workspace = await aDeskOfMany()
    const changes = changesOf(await planned(workspace))
    const stopped: BulkSaveProgress[] = []
    const changed = (now: BulkSaveProgress): void => void (now.kind === 'stopped' && stopped.push(now))
    const run = createBulkSave({ sync: workspace.sync, changes, monotonicNow: workspace.clock.now, changed })
    run.stop()
    await workspace.until(() => stopped.length > 0)
    await workspace.clock.settle()
    expect(stopped.map(({ saved }) => saved)).toEqual([workspace.sync.state.waiting.all().length])
    expect(stopped[0]?.saved).toBeGreaterThan(0)
    expect(run.saved()).toHaveLength(workspace.sync.state.waiting.all().length)
  })

  it('stops on a full disk, says why, and misses nothing when it resumes', async () => {
    let isDiskFull = true
    const workspace = await aDeskOfMany(() => isDiskFull)
    const problems: unknown[] = []
    const run = await ran(workspace, await planned(workspace), ({ kind, problem }, run) => {
      if (kind !== 'failed') return
      problems.push(problem)
      isDiskFull = false
      run.resume()
    })
    expect(problems).toEqual([{ code: 'disk-full' }])
    expect(run.progress()).toMatchObject({ kind: 'done', done: MANY, saved: MANY, problem: null })
    expect(workspace.sync.state.waiting.all()).toHaveLength(MANY)
  })
})

describe('undoing what was saved for many', () => {
  it('discards the edits that it made', async () => {
    const workspace = await aDeskOfMany()
    const run = await ran(workspace, await planned(workspace))
    expect(await undone(workspace, run)).toEqual({ undone: MANY, left: 0, problem: null })
    expect(workspace.sync.state.waiting.all()).toEqual([])
  })

  it('puts the earlier values back into an edit that was waiting before', async () => {
    const workspace = await aDeskOfMany()
    await workspace.clock.settle()
    await workspace.sync.save(7, { company: 'Mine', notes: 'mine' })
    const run = await ran(workspace, await planned(workspace))
    expect(await notesOf(workspace, 7)).toBe('mine\ncalled')
    expect(await undone(workspace, run)).toMatchObject({ undone: MANY, left: 0 })
    expect(workspace.sync.state.waiting.all()).toMatchObject([
      { customerId: 7, patch: { company: 'Mine', notes: 'mine' } },
    ])
  })

  it('keeps what a person saved afterwards', async () => {
    const workspace = await aDeskOfMany()
    const run = await ran(workspace, await planned(workspace))
    await workspace.sync.save(3, { company: 'Later' })
    await workspace.sync.save(4, { notes: 'later' })
    expect(await undone(workspace, run)).toMatchObject({ undone: MANY - 1, left: 1 })
    expect(workspace.sync.state.waiting.all().map(({ customerId, patch }) => [customerId, patch])).toEqual([
      [3, { company: 'Later' }],
      [4, { notes: 'later' }],
    ])
  })

  it('leaves what the store has got, and says how many', async () => {
    const workspace = await aDeskOfMany()
    const run = await ran(workspace, await planned(workspace))
    workspace.main.setOffline(false, true)
    await workspace.until(() => workspace.sync.state.waiting.all().length < MANY - 20)
    workspace.main.setOffline(true, true)
    const { undone: taken, left } = await undone(workspace, run)
    expect(taken + left).toBe(MANY)
    expect(left).toBeGreaterThanOrEqual(20)
    expect(taken).toBeGreaterThan(0)
    await workspace.until(() =>
      workspace.sync.state.waiting.all().every(({ state }) => state.kind !== 'sending'),
    )
    expect(await notesOf(workspace, 450)).not.toContain('called')
    expect(workspace.sync.state.faults).toEqual([])
  })

  it('undoes a forced reset that was saved into a waiting edit', async () => {
    const workspace = await aDeskOfMany()
    await workspace.sync.save(2, { company: 'Mine' })
    const shown = await shownCustomers(workspace.source, [2])
    const run = await ran(workspace, [planChange(2, shown.get(2), { kind: 'force-reset' }, 2)])
    expect(workspace.sync.state.waiting.all()).toMatchObject([
      { patch: { company: 'Mine', force_reset: true } },
    ])
    expect(await undone(workspace, run)).toMatchObject({ undone: 1, left: 0 })
    expect(workspace.sync.state.waiting.all().map(({ patch }) => patch)).toEqual([{ company: 'Mine' }])
  })
})
