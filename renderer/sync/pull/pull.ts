import type { Answer } from '../../../shared/answer.ts'
import type { Customer } from '../../../shared/customer.ts'
import type { PullState } from '../../domain/sync-state.ts'
import { catchErrors } from '../catch-errors.ts'
import { createChangePull } from './change-pull.ts'
import { createDeletionWalk } from './deletion-walk.ts'
import { createFirstDownload } from './first-download.ts'
import { createPullContext, type PullContext, type PullDependencies, type PullEnd } from './pull-context.ts'
import { createPullRunner } from './pull-runner.ts'
import { nextPullAt } from './pull-schedule.ts'
import { createRecheck } from './recheck.ts'
import { refreshGroups } from './refresh-groups.ts'

/** Brings what the store has to this machine. */
export interface Pull {
  state(): PullState
  /** Continues the first download, or fetches what changed. Never two at a time. */
  run(): Promise<Answer<null>>
  /** Fetches what changed unless that was done within `maxAgeMs`. */
  runUnlessFresh(maxAgeMs: number): Promise<Answer<null>>
  /** Visits all ids, finds customers that the store no longer has, and stores what was missed. */
  findDeleted(): Promise<Answer<null>>
  /** When to run next (ms since 1970), or `null` while paused or running. */
  nextAt(): number | null
  setPaused(isPaused: boolean): void
  /** Forgets the waiting time after a failure. */
  retryNow(): void
  /** One customer as the store has it now. */
  fetchOne(customerId: number): Promise<Answer<Customer>>
  begin(): Promise<void>
  close(): void
}

export function createPull(dependencies: PullDependencies): Pull {
  const context = createPullContext(dependencies)
  const { status, control, progress, store } = context
  const runner = createPullRunner(context)
  const recheck = createRecheck(context)
  const changes = createChangePull(context)
  const firstDownload = createFirstDownload(context, recheck, changes)
  const deletions = createDeletionWalk(context)

  /** All that a pull does when it is due. */
  async function pullAll(): Promise<PullEnd> {
    const problem = await recheck.run()
    if (problem) return problem
    if (!progress.current().first.done) return firstDownload.run()
    const end = await changes.run()
    if (end !== 'done' || !deletions.isDue()) return end
    if (await deletions.isLikely()) return deletions.run()
    await refreshGroups(context)
    return 'done'
  }

  return {
    state: status.state,
    async run() {
      if (control.isClosed()) return { ok: false, problem: { code: 'aborted' } }
      // Customers in doubt keep edits from being sent, so they are read again even while pulls are paused.
      return control.isPaused() ? recheck.runAlone() : runner.run(pullAll)
    },
    async runUnlessFresh(maxAgeMs) {
      if (changes.age() <= maxAgeMs) return DONE
      // A download that cannot continue must not keep edits from being sent.
      if (!progress.current().first.done || control.isPaused()) return changes.runApart()
      const state = status.state()
      if (state.kind === 'failed' && state.nextTryAt > context.now()) {
        return { ok: false, problem: state.problem }
      }
      await runner.current()
      return changes.age() <= maxAgeMs ? DONE : runner.run(changes.run)
    },
    async findDeleted() {
      await runner.current()
      return runner.run(deletions.run)
    },
    nextAt: () => nextPullAt({ context, runner, recheck, changes }),
    setPaused(paused) {
      control.setPaused(paused)
      if (runner.current() !== null) return
      if (paused) status.showPaused()
      else status.showIdle()
    },
    retryNow() {
      runner.retryNow()
      changes.forgetAge()
    },
    fetchOne: (customerId) => fetchOne(context, customerId),
    async begin() {
      await progress.load()
      await context.unreadable.load()
      status.setReceived((await store.customers.count()) + context.unreadable.customers())
      status.showIdle()
    },
    close: control.close,
  }
}

async function fetchOne(context: PullContext, customerId: number): Promise<Answer<Customer>> {
  const { bridge, storeHash, storePulled, diskProblem } = context
  const askedAt = context.monotonicNow()
  const answer = await catchErrors(() => bridge.store.customer({ storeHash, customerId }))
  const record = answer.ok ? undefined : answer.problem.record
  if (!answer.ok && !record) return answer
  try {
    await storePulled(
      { records: answer.ok ? [answer.value] : [], unreadable: record ? [record] : [] },
      askedAt,
    )
    return answer
  } catch (error) {
    return { ok: false, problem: await diskProblem(error) }
  }
}

const DONE: Answer<null> = { ok: true, value: null }
