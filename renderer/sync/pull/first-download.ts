import type { Problem } from '../../../shared/answer.ts'
import { catchErrors } from '../catch-errors.ts'
import type { ChangePull } from './change-pull.ts'
import { createPageReader, hasAny, type PageReader } from './page-reader.ts'
import { mustStop, type PullContext, type PullEnd } from './pull-context.ts'
import type { Recheck } from './recheck.ts'
import { refreshGroups } from './refresh-groups.ts'

/** Brings every customer to this machine, in the order of their ids; continues where the last run stopped. */
export interface FirstDownload {
  run(): Promise<PullEnd>
}

export function createFirstDownload(
  context: PullContext,
  recheck: Recheck,
  changes: ChangePull,
): FirstDownload {
  const { bridge, storeHash, store, now, monotonicNow, progress, status } = context
  const endCheck = createEndCheck(context)

  async function run(): Promise<PullEnd> {
    const startedAt = now()
    const problem = await begin()
    if (problem) return problem
    const gotAtStart = (await store.customers.count()) + context.unreadable.customers()
    status.setReceived(gotAtStart)
    const { first } = progress.current()
    const show = (): void =>
      status.show({
        kind: 'first-download',
        got: status.received(),
        total: first.total,
        startedAt,
        gotAtStart,
      })
    const pages = createPageReader(
      (minId) => catchErrors(() => bridge.store.customers({ storeHash, minId })),
      first.upTo + 1,
      monotonicNow,
    )
    try {
      const end = await storeAll(pages, show)
      if (end) return end
    } finally {
      pages.stop()
    }
    // What changed during the download is fetched next, from the store's time at its beginning.
    const stored = progress.current()
    await progress.save({
      ...stored,
      first: { ...stored.first, done: true },
      changesSince: stored.first.startedAt,
    })
    return changes.run()
  }

  /** Notes the store's time and count. */
  async function begin(): Promise<Problem | null> {
    const before = progress.current()
    if (before.first.upTo !== 0 && before.first.total !== null) return null
    const clock = await catchErrors(() => bridge.store.now({ storeHash }))
    if (!clock.ok && !isNonsense(clock.problem)) return clock.problem
    const total = await catchErrors(() => bridge.store.count({ storeHash }))
    if (!total.ok && !isNonsense(total.problem)) return total.problem
    // Without the store's time, everything counts as changed since the beginning.
    const startedAt = before.first.startedAt || (clock.ok ? clock.value : 0)
    // Durable before the first page: what is on the disk may have changed in the store since then.
    await progress.save({
      ...before,
      first: { ...before.first, total: total.ok ? total.value : null, startedAt },
    })
    void refreshGroups(context)
    return null
  }

  /** @returns nothing when all pages are stored */
  async function storeAll(pages: PageReader, show: () => void): Promise<Problem | 'stopped' | null> {
    /** Progress is written while more is on its way: where that is lost, its pages are fetched again. */
    let saving: Promise<void> = Promise.resolve()
    for (;;) {
      if (mustStop(context)) return saving.then(() => 'stopped')
      show()
      const problem = await recheck.run()
      if (problem) return saving.then(() => problem)
      const { customers, upTo, askedAt, end } = await pages.next()
      if (hasAny(customers)) {
        endCheck.listContinues()
        await context.storePulled(customers, askedAt)
        status.setReceived(status.received() + customers.records.length + customers.unreadable.length)
        await saving
        const reached = progress.current()
        saving = progress.save({ ...reached, first: { ...reached.first, upTo } })
        // A full disk is reported where this is awaited.
        saving.catch(() => undefined)
      }
      if (end === null) continue
      await saving
      return end === 'end' ? endCheck.run() : end
    }
  }

  return { run }
}

/** Something between may have answered in the store's place: an end that contradicts the count is asked for again. */
function createEndCheck({ bridge, storeHash, status }: PullContext) {
  /** How often in a row the list seemed to end too early. */
  let doubts = 0
  return {
    listContinues: () => void (doubts = 0),
    /** @returns nothing where the end is believed */
    async run(): Promise<Problem | null> {
      const count = await catchErrors(() => bridge.store.count({ storeHash }))
      if (!count.ok) return isNonsense(count.problem) ? null : count.problem
      if (count.value <= status.received()) return null
      // The count is only a hint: where it keeps contradicting the list, the list is believed.
      doubts += 1
      return doubts < MOST_DOUBTS ? { code: 'bad-answer', detail: 'end of the list' } : null
    },
  }
}

/** Time and count are only hints: where the store reports them wrong, all customers are downloaded all the same. */
const isNonsense = ({ code }: Problem): boolean => code === 'bad-answer'

/** After so many times the end of a list is believed, whatever the count says. */
const MOST_DOUBTS = 3
