import type { Problem } from '../../../shared/answer.ts'
import type { UnreadableRecord } from '../../../shared/unreadable.ts'
import { catchErrors } from '../catch-errors.ts'
import { mustStop, type PullContext, type PullEnd } from './pull-context.ts'
import { refreshGroups } from './refresh-groups.ts'

/** Finds customers that the store no longer has: V2 names deletions nowhere, so all ids are compared. */
export interface DeletionWalk {
  /** About once a day. */
  isDue(): boolean
  /** Whether the store's count differs from ours; counts as the walk of the day where it does not. */
  isLikely(): Promise<boolean>
  run(): Promise<PullEnd>
}

export function createDeletionWalk(context: PullContext): DeletionWalk {
  const { bridge, storeHash, store, outbox, now, monotonicNow, storePulled, unreadable } = context
  let walkedAt: number | null = null

  /** Compares all ids, and stores what was missed on the way. @returns why it could not continue */
  async function findMissing({ missing, odd }: Walk): Promise<Problem | 'stopped' | null> {
    for (let minId = 1; ;) {
      if (mustStop(context)) return 'stopped'
      const askedAt = monotonicNow()
      const page = await catchErrors(() => bridge.store.customers({ storeHash, minId }))
      if (!page.ok) return page.problem
      await storePulled(page.value, askedAt)
      const { records, unreadable: oddOnes, nextId } = page.value
      odd.push(...oddOnes)
      const isEnd = nextId === null
      const upTo = isEnd ? Number.MAX_SAFE_INTEGER : nextId - 1
      const inStore = new Set<number | null>([...records, ...oddOnes].map(({ id }) => id))
      const gone = (await store.customers.idsBetween(minId, upTo)).filter((id) => !inStore.has(id))
      missing.push(...gone)
      if (isEnd) return checkEnd(gone)
      minId = upTo + 1
    }
  }

  /** A page without customers may come from something in between: one of the missing is asked for by its id. */
  async function checkEnd(missing: readonly number[]): Promise<Problem | null> {
    const customerId = missing.at(-1)
    if (customerId === undefined) return null
    const read = await catchErrors(() => bridge.store.customer({ storeHash, customerId }))
    if (read.ok) return { code: 'bad-answer', detail: 'end of the list' }
    return read.problem.code === 'not-found' ? null : read.problem
  }

  /** Those of some customers that the store does not have when they are asked for by their ids. */
  async function goneOf(some: readonly number[]): Promise<readonly number[]> {
    const gone: number[] = []
    for (const customerId of some.slice(0, MOST_ASKED)) {
      const read = await catchErrors(() => bridge.store.customer({ storeHash, customerId }))
      if (!read.ok && read.problem.code === 'not-found') gone.push(customerId)
    }
    return gone
  }

  return {
    isDue: () => walkedAt === null || now() - walkedAt >= WALK_EVERY_MS || now() < walkedAt,
    async isLikely() {
      walkedAt = now()
      const count = await catchErrors(() => bridge.store.count({ storeHash }))
      if (!count.ok) return false
      const odd = unreadable.all().filter(({ kind }) => kind === 'customer')
      const here = await store.customers.getMany(odd.flatMap(({ id }) => id ?? []))
      return count.value !== (await store.customers.count()) + odd.length - here.length
    },
    async run() {
      const walk: Walk = { missing: [], odd: [] }
      const problem = await findMissing(walk)
      if (problem) return problem
      await unreadable.replace('customer', walk.odd)
      // A record without an id may be any of the missing.
      const isSure = walk.odd.every(({ id }) => id !== null)
      const missing = isSure ? walk.missing : await goneOf(walk.missing)
      // A customer with waiting edits stays: its delivery brings the question before the person.
      await outbox.exclusive(async () => {
        const removable = missing.filter((id) => outbox.lane(id).length === 0)
        if (removable.length > 0) await store.customers.remove(removable)
        outbox.forgetConfirmed(removable)
      })
      walkedAt = now()
      await refreshGroups(context)
      return 'done'
    },
  }
}

/** The result of a walk through all ids. */
interface Walk {
  /** Customers that are here and not in the list. */
  readonly missing: number[]
  readonly odd: UnreadableRecord[]
}

/** The rest is verified after the next walk. */
const MOST_ASKED = 20
const WALK_EVERY_MS = 24 * 60 * 60_000
