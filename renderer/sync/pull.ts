import type { Answer, Problem } from '../../shared/answer.ts'
import { fullJitter, REACH_BACKOFF } from '../../shared/backoff.ts'
import type { Bridge } from '../../shared/bridge.ts'
import type { Customer } from '../../shared/customer.ts'
import type { LocalStore, PullMark } from '../db/local-store.ts'
import { diskProblem } from './disk-problem.ts'
import { createKeep } from './keep.ts'
import type { Ledger } from './ledger.ts'
import { createPageReader, type PageReader } from './page-reader.ts'
import type { Reads } from './reads.ts'
import { safely } from './safely.ts'
import type { PullState } from './sync.ts'

/** Brings what the store has to this machine. */
export interface Pull {
  state(): PullState
  /** Goes on with the first download, or fetches what changed. Never two at a time. */
  run(): Promise<Answer<null>>
  /** Fetches what changed unless that was done within `maxAgeMs`. */
  fresh(maxAgeMs: number): Promise<Answer<null>>
  /** Walks all ids, finds customers that the store no longer has, and mends what was missed. */
  walkAll(): Promise<Answer<null>>
  /** When to run again by itself (ms since 1970), or `null` while stopped or at work. */
  nextAt(): number | null
  setStopped(isStopped: boolean): void
  /** Forgets the waiting time after a failure. */
  wake(): void
  /** One customer as the store has it now. */
  one(customerId: number): Promise<Answer<Customer>>
  begin(): Promise<void>
  close(): void
}

export interface PullParts {
  readonly bridge: Bridge
  readonly store: LocalStore
  readonly ledger: Ledger
  readonly now: () => number
  readonly random: () => number
  readonly ticks: () => number
  readonly reads: Reads
  readonly changed: () => void
}

export function createPull({ bridge, store, ledger, now, ticks, random, reads, changed }: PullParts): Pull {
  const { storeHash } = store
  const keep = createKeep({ store, ledger, reads, now })
  let mark: PullMark = NO_MARK
  let state: PullState = { kind: 'idle', lastFinishedAt: null }
  let running: Promise<Answer<null>> | null = null
  let failures = 0
  let isStopped = false
  let isClosed = false
  let got = 0
  let wakes = 0
  /** When the last complete pull of changes began, on both clocks: one can be set, the other can sleep. */
  let freshAt: { readonly time: number; readonly ticks: number } | null = null
  let walkedAt: number | null = null
  let rechecking: Promise<Answer<null>> | null = null
  /** After a failure not before, in ticks. */
  let recheckFrom = -Infinity
  /** How often in a row the list seemed to end at the same place too early. */
  let endsDoubted = 0

  const show = (next: PullState): void => {
    state = next
    changed()
  }

  const once = (work: () => Promise<Problem | 'done' | 'stopped'>): Promise<Answer<null>> => {
    if (running) return running
    const wakesBefore = wakes
    running = work().then((end) => {
      running = null
      if (end === 'done') {
        failures = 0
        show({ kind: 'idle', lastFinishedAt: mark.finishedAt })
        return { ok: true, value: null }
      }
      const total = mark.first.total
      if (end === 'stopped') {
        show({ kind: 'paused-by-person', got, total })
        return { ok: false, problem: { code: 'aborted' } }
      }
      failures += 1
      const wait = waitAfter(end, wakes !== wakesBefore)
      const firstDownloadDone = mark.first.done
      show({ kind: 'failed', problem: end, nextTryAt: now() + wait, got, total, firstDownloadDone })
      return { ok: false, problem: end }
    })
    return running
  }

  function waitAfter({ code, retryAfterMs = 0 }: Problem, isAwoken: boolean): number {
    // Asked before the token was renewed, or the person said "now": asked again soon.
    if (isAwoken) return SOON_MS
    if (BLOCKED.has(code)) return BLOCKED_MS
    return Math.max(1_000, fullJitter(failures, random(), REACH_BACKOFF), retryAfterMs)
  }

  const age = (): number =>
    freshAt === null ? Infinity : Math.max(now() - freshAt.time, ticks() - freshAt.ticks)

  const halted = (): boolean => isStopped || isClosed

  async function firstDownload(): Promise<Problem | 'done' | 'stopped'> {
    const startedAt = now()
    if (mark.first.upTo === 0 || mark.first.total === null) {
      const clock = await safely(() => bridge.store.now({ storeHash }))
      if (!clock.ok) return clock.problem
      const total = await safely(() => bridge.store.count({ storeHash }))
      if (!total.ok) return total.problem
      const began = mark.first.startedAt || clock.value
      // Durable before the first page: whoever sees that page must know since when it may have changed.
      await note({ ...mark, first: { ...mark.first, total: total.value, startedAt: began } })
      void fetchGroups()
    }
    got = await store.customers.count()
    const gotAtStart = got
    const tell = () => show({ kind: 'first-download', got, total: mark.first.total, startedAt, gotAtStart })
    const pages = createPageReader(
      (minId) => safely(() => bridge.store.customers({ storeHash, minId })),
      mark.first.upTo + 1,
      ticks,
    )
    try {
      const end = await storeAll(pages, tell)
      if (end) return end
    } finally {
      pages.stop()
    }
    // What changed during the download is fetched next, from the store's time at its beginning.
    await note({ ...mark, first: { ...mark.first, done: true }, changesSince: mark.first.startedAt })
    return changes()
  }

  /** @returns nothing when all pages are here */
  async function storeAll(pages: PageReader, tell: () => void): Promise<Problem | 'stopped' | null> {
    /** The mark is written while more is on its way: where it is lost, that piece comes once more. */
    let noted: Promise<void> = Promise.resolve()
    for (;;) {
      if (halted()) return noted.then(() => 'stopped')
      tell()
      const problem = await recheck()
      if (problem) return noted.then(() => problem)
      const { customers, began, end } = await pages.next()
      if (customers.length > 0) {
        endsDoubted = 0
        await keep(customers, began)
        got += customers.length
        await noted
        noted = note({ ...mark, first: { ...mark.first, upTo: lastId(customers) } })
        // Whoever waits for it hears of a full disk.
        noted.catch(() => undefined)
      }
      if (end === null) continue
      await noted
      return end === 'empty' ? doubtOfEnd() : end
    }
  }

  /** Something between may have answered in the store's place: an end that contradicts the count is asked for again. */
  async function doubtOfEnd(): Promise<Problem | null> {
    const count = await safely(() => bridge.store.count({ storeHash }))
    if (!count.ok) return count.problem
    if (count.value <= got) return null
    // The count is only a hint: where it stays at odds with the list, the list is believed.
    endsDoubted += 1
    return endsDoubted < ENDS_DOUBTED ? { code: 'bad-answer', detail: 'end of the list' } : null
  }

  async function changes(): Promise<Problem | 'done' | 'stopped'> {
    const began = { time: now(), ticks: ticks() }
    const clock = await safely(() => bridge.store.now({ storeHash }))
    if (!clock.ok) return clock.problem
    got = 0
    show({ kind: 'changes', got })
    const end = await walkChanges(mark.changesSince ?? 0, (more) => {
      got += more
      show({ kind: 'changes', got })
    })
    if (end !== 'done') return end
    // While a customer is in doubt, the next pull fetches it again, also after a crash.
    const changesSince = !reads.hasDoubts() ? clock.value : mark.changesSince
    await note({ ...mark, changesSince, finishedAt: now() })
    freshAt = began
    return 'done'
  }

  async function walkChanges(
    since: number,
    kept: (more: number) => void,
    mayStop = true,
  ): Promise<Problem | 'done' | 'stopped'> {
    const modifiedSince = Math.max(0, since - OVERLAP_MS)
    for (let minId = 1; ;) {
      if (mayStop ? halted() : isClosed) return 'stopped'
      const began = ticks()
      const page = await safely(() => bridge.store.customers({ storeHash, minId, modifiedSince }))
      if (!page.ok) return page.problem
      kept(await keep(page.value, began))
      if (page.value.length < PAGE) return 'done'
      minId = lastId(page.value) + 1
    }
  }

  async function walk(): Promise<Problem | 'done' | 'stopped'> {
    const gone: number[] = []
    for (let minId = 1; ;) {
      if (halted()) return 'stopped'
      const began = ticks()
      const page = await safely(() => bridge.store.customers({ storeHash, minId }))
      if (!page.ok) return page.problem
      await keep(page.value, began)
      const upTo = page.value.length === 0 ? Number.MAX_SAFE_INTEGER : lastId(page.value)
      const there = new Set(page.value.map(({ id }) => id))
      const missing = (await store.customers.idsBetween(minId, upTo)).filter((id) => !there.has(id))
      gone.push(...missing)
      if (page.value.length === 0) {
        const doubt = await doubtOfRest(missing)
        if (doubt) return doubt
        break
      }
      minId = upTo + 1
    }
    // A customer with waiting edits stays: its delivery brings the question before the person.
    await ledger.alone(async () => {
      const removable = gone.filter((id) => ledger.lane(id).length === 0)
      if (removable.length > 0) await store.customers.remove(removable)
      ledger.forgetConfirmed(removable)
    })
    walkedAt = now()
    await fetchGroups()
    return 'done'
  }

  /** No customers at all from here on may be no answer of the store's: one of them is asked for by its id. */
  async function doubtOfRest(missing: readonly number[]): Promise<Problem | null> {
    const customerId = missing.at(-1)
    if (customerId === undefined) return null
    const read = await safely(() => bridge.store.customer({ storeHash, customerId }))
    if (read.ok) return { code: 'bad-answer', detail: 'end of the list' }
    return read.problem.code === 'not-found' ? null : read.problem
  }

  /** While the first download is unfinished or pulls are stopped, a drain still looks at what changed. */
  async function freshMeanwhile(): Promise<Answer<null>> {
    const began = { time: now(), ticks: ticks() }
    const since = mark.changesSince ?? mark.first.startedAt
    // The first download has yet to begin; until then there is no time to count changes from.
    if (since === 0) return STOPPED
    const end = await guarded(() => walkChanges(since, () => undefined, false))()
    if (end === 'stopped') return STOPPED
    if (end !== 'done') return { ok: false, problem: end }
    freshAt = began
    return DONE
  }

  async function note(next: PullMark): Promise<void> {
    await store.notebook.write('pull', next)
    mark = next
  }

  async function fetchGroups(): Promise<void> {
    const groups = await safely(() => bridge.store.groups({ storeHash }))
    if (groups.ok) await store.notebook.write('groups', { groups: groups.value, fetchedAt: now() })
  }

  /** Failures of this machine's disk are problems like those of the network. */
  const guarded = (work: () => Promise<Problem | 'done' | 'stopped'>) => async () => {
    try {
      return await work()
    } catch (error) {
      return diskProblem(error, bridge)
    }
  }

  async function recheck(): Promise<Problem | null> {
    for (const customerId of reads.toRecheck()) {
      const began = ticks()
      const read = await safely(() => bridge.store.customer({ storeHash, customerId }))
      if (!read.ok && read.problem.code === 'bad-answer') {
        // One customer that cannot be understood keeps its own edits back, and nobody else's.
        reads.doubt(customerId, RECHECK_AGAIN_MS)
        continue
      }
      if (!read.ok && read.problem.code !== 'not-found') return read.problem
      if (read.ok) await keep([read.value], began)
      reads.rechecked(customerId, began)
    }
    return null
  }

  /** What is in doubt keeps edits from being sent, so it is looked into also while pulls are stopped. */
  function recheckMeanwhile(): Promise<Answer<null>> {
    rechecking ??= guarded(async () => (await recheck()) ?? 'done')().then((end) => {
      rechecking = null
      if (end === 'done' || end === 'stopped') return DONE
      recheckFrom = ticks() + Math.max(RECHECK_AGAIN_MS, end.retryAfterMs ?? 0)
      return { ok: false, problem: end }
    })
    return rechecking
  }

  async function wholeRun(): Promise<Problem | 'done' | 'stopped'> {
    const problem = await recheck()
    if (problem) return problem
    if (!mark.first.done) return firstDownload()
    const end = await changes()
    if (end !== 'done' || (walkedAt !== null && now() - walkedAt < WALK_EVERY_MS && now() >= walkedAt))
      return end
    walkedAt = now()
    const count = await safely(() => bridge.store.count({ storeHash }))
    if (!count.ok || count.value === (await store.customers.count())) {
      await fetchGroups()
      return 'done'
    }
    return walk()
  }

  return {
    state: () => state,
    async run() {
      if (isClosed) return STOPPED
      return isStopped ? recheckMeanwhile() : once(guarded(wholeRun))
    },
    async fresh(maxAgeMs) {
      const isFresh = (): boolean => age() <= maxAgeMs
      if (isFresh()) return DONE
      // A download that cannot go on keeps nothing from being sent.
      if (!mark.first.done || isStopped) return freshMeanwhile()
      if (state.kind === 'failed' && state.nextTryAt > now()) return { ok: false, problem: state.problem }
      await running
      return isFresh() ? DONE : once(guarded(changes))
    },
    async walkAll() {
      await running
      return once(guarded(walk))
    },
    nextAt() {
      if (isClosed || running || rechecking) return null
      const recheckAt = now() + Math.max(reads.recheckAt(), recheckFrom) - ticks()
      if (isStopped) return reads.hasDoubts() ? recheckAt : null
      if (state.kind === 'failed') return state.nextTryAt
      if (!mark.first.done) return 0
      const next = age() === Infinity ? 0 : now() + PULL_EVERY_MS - age()
      return Math.min(next, recheckAt)
    },
    setStopped(stopped) {
      isStopped = stopped
      if (running) return
      const { total } = mark.first
      show(
        stopped
          ? { kind: 'paused-by-person', got, total }
          : { kind: 'idle', lastFinishedAt: mark.finishedAt },
      )
    },
    wake() {
      wakes += 1
      failures = 0
      if (state.kind === 'failed') show({ kind: 'idle', lastFinishedAt: mark.finishedAt })
      freshAt = null
    },
    async one(customerId) {
      const began = ticks()
      const answer = await safely(() => bridge.store.customer({ storeHash, customerId }))
      if (!answer.ok) return answer
      try {
        await keep([answer.value], began)
        return answer
      } catch (error) {
        return { ok: false, problem: await diskProblem(error, bridge) }
      }
    },
    async begin() {
      mark = (await store.notebook.read('pull')) ?? NO_MARK
      got = await store.customers.count()
      show({ kind: 'idle', lastFinishedAt: mark.finishedAt })
    },
    close() {
      isClosed = true
    },
  }
}

const PAGE = 250
const SOON_MS = 500
/** With a token that is not taken there is nothing to fetch until it is renewed. */
const BLOCKED_MS = 15 * 60_000
const BLOCKED: ReadonlySet<Problem['code']> = new Set([
  'token-rejected',
  'no-permission',
  'not-signed-in',
  'wrong-store',
])
const OVERLAP_MS = 120_000
/** After so many times the end of a list is believed, whatever the count says. */
const ENDS_DOUBTED = 3
const PULL_EVERY_MS = 3 * 60_000
const RECHECK_AGAIN_MS = 60_000
const WALK_EVERY_MS = 24 * 60 * 60_000
const NO_MARK: PullMark = {
  first: { upTo: 0, total: null, startedAt: 0, done: false },
  changesSince: null,
  finishedAt: null,
}
const DONE: Answer<null> = { ok: true, value: null }
const STOPPED: Answer<null> = { ok: false, problem: { code: 'aborted' } }

const lastId = (page: readonly Customer[]): number => page.at(-1)?.id ?? 0
