import { type Answer, bad, good, type ProblemCode } from '../../../shared/answer.ts'
import type { Bridge, BridgeEvents, DeliverArgs, Recalled } from '../../../shared/bridge.ts'
import type { Customer } from '../../../shared/customer.ts'
import { merge } from '../../../shared/merge.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import type { Life, WorldClock } from './clock.ts'
import type { WorldStore } from './store.ts'

/** What happens to one request on its way to the store and back. */
export const FATES = [
  'ok',
  'slow',
  'stale-read',
  'no-connection',
  'reset-before',
  'reset-after',
  'time-out-before',
  'time-out-after',
  'time-out-late',
  '500-before',
  '500-after',
  'html-after',
  '429',
  '423',
  '400',
  '404',
  '401',
  '403',
] as const
export type Fate = (typeof FATES)[number]

/** The main process and the network behind it. Attempts are remembered as long as it lives. */
export interface WorldMain {
  bridgeFor(life: Life): Bridge
  /** Fates of the next requests, one each; then everything is well. */
  readonly fates: Fate[]
  setOffline(isOffline: boolean, isNoticed: boolean): void
  setRevoked(isRevoked: boolean): void
  emit<E extends keyof BridgeEvents>(event: E, what: BridgeEvents[E]): void
  /** Main dies and starts again: attempts are forgotten, requests on the wire go their way. */
  restart(): void
}

/** A pull, which the page stores, or the look of one attempt, which main keeps to itself. */
export type ReadBy = 'pull' | { readonly attemptId: string }

export interface MainWitness {
  deliverCalled(args: DeliverArgs): void
  /** The store read this customer for the app; `shows` is the time that the read shows. */
  wasRead(customerId: number, shows: number, answeredAt: number, by: ReadBy): void
  /** When the page handed the edit over, and when the request left. */
  aboutToPut(args: DeliverArgs, handedOverAt: number, sentAt: number): void
}

/** Lines of the journal on the disk. */
export interface JournalFile {
  entries: string[]
  /** Nothing can be appended. */
  isFull?: boolean
}

export function createWorldMain(
  clock: WorldClock,
  store: WorldStore,
  journal: JournalFile,
  witness: MainWitness,
): WorldMain {
  let attempts = new Map<string, { ended: Outcome | null; promise: Promise<Outcome> }>()
  let hearers: { event: string; hear: (what: never) => void }[] = []
  let isOffline = false
  let isRevoked = false
  let generation = 0
  let appends = 0
  const late = new Set<() => void>()
  const fates: Fate[] = []

  const wait = (ms: number): Promise<void> => new Promise((resolve) => clock.after(ms, resolve))
  const nextFate = (): Fate => {
    const fate = fates.shift() ?? 'ok'
    if (isOffline) return 'no-connection'
    return isRevoked ? '401' : fate
  }

  /** A read: the values that it shows, or why there are none. */
  async function read<T>(look: (lagMs: number) => T): Promise<Answer<T>> {
    const fate = nextFate()
    const failed = READ_PROBLEMS[fate]
    await wait(fate.startsWith('time-out') ? TIME_OUT_MS : fate === 'slow' ? 2_000 : 20)
    if (failed) return bad(failed, fate === '429' ? { retryAfterMs: 2_000 } : {})
    const value = look(fate === 'stale-read' ? LAG_MS : 0)
    await wait(ANSWER_MS)
    return good(value)
  }

  const look = (id: number, by: ReadBy, isHeard = () => true): Promise<Answer<Customer>> =>
    read((lag) => {
      if (isHeard()) witness.wasRead(id, clock.now() - lag, clock.now() + ANSWER_MS, by)
      return store.read(id, lag)
    })

  async function attempt(args: DeliverArgs): Promise<Outcome> {
    const born = generation
    const handedOverAt = clock.now()
    let { patch } = args
    if (args.lookFirst || patch.store_credit !== undefined) {
      const seen = await look(args.customerId, { attemptId: args.attemptId })
      if (born !== generation) return DEAD
      if (!seen.ok) return READ_OUTCOMES(seen.problem.code)
      const merged = merge(args.base, patch, seen.value)
      if (merged.conflicts.length > 0) {
        return { kind: 'conflict', customer: seen.value, conflicts: merged.conflicts }
      }
      patch = merged.send
      if (Object.keys(patch).length === 0) {
        return { kind: 'delivered', customer: seen.value, differs: [], status: null }
      }
    }
    const fate = nextFate()
    const sentAt = clock.now()
    const apply = (): Customer => {
      witness.aboutToPut({ ...args, patch }, handedOverAt, sentAt)
      return store.put(args.customerId, patch, args.editId)
    }
    await wait(fate === 'slow' ? 3_000 : 40)
    switch (fate) {
      case 'ok':
      case 'slow':
      case 'stale-read': {
        const customer = apply()
        await wait(40)
        return { kind: 'delivered', customer, differs: [], status: 200 }
      }
      case 'no-connection':
        return { kind: 'deferred', reason: 'unreachable', retryAfterMs: null }
      case 'reset-after':
        apply()
        return { kind: 'unknown', reason: 'connection-lost', status: null }
      case 'reset-before':
        return { kind: 'unknown', reason: 'connection-lost', status: null }
      case 'time-out-after':
        apply()
        await wait(TIME_OUT_MS)
        return { kind: 'unknown', reason: 'time-out', status: null }
      case 'time-out-before':
        await wait(TIME_OUT_MS)
        return { kind: 'unknown', reason: 'time-out', status: null }
      case 'time-out-late':
        // The store was still at work when the time ran out.
        applyLate(apply, born !== generation)
        await wait(TIME_OUT_MS)
        return { kind: 'unknown', reason: 'time-out', status: null }
      case '500-after':
        apply()
        return { kind: 'unknown', reason: 'server-error', status: 500 }
      case '500-before':
        return { kind: 'unknown', reason: 'server-error', status: 500 }
      case 'html-after':
        apply()
        return { kind: 'unknown', reason: 'bad-answer', status: 200 }
      case '429':
        return { kind: 'deferred', reason: 'rate-limited', retryAfterMs: 2_000 }
      case '423':
        return { kind: 'deferred', reason: 'locked', retryAfterMs: null }
      case '400':
        return { kind: 'refused', status: 400, refusal: { message: 'no', fields: {} } }
      case '404':
        return { kind: 'gone', status: 404 }
      case '401':
        return { kind: 'blocked', reason: 'token-rejected', message: '' }
      case '403':
        return { kind: 'blocked', reason: 'no-permission', message: '' }
    }
  }

  /** After the time-out; where the app dies first, soon after that. */
  function applyLate(apply: () => Customer, isOrphan: boolean): void {
    const work = (): void => {
      late.delete(work)
      cancel()
      apply()
    }
    const cancel = clock.after(isOrphan ? ORPHAN_MS : TIME_OUT_MS + 5_000, work)
    late.add(work)
  }

  function deliver(args: DeliverArgs): Promise<Outcome> {
    const known = attempts.get(args.attemptId)
    if (known) return known.promise
    witness.deliverCalled(args)
    const made = attempts
    const entry = { ended: null as Outcome | null, promise: attempt(args) }
    made.set(args.attemptId, entry)
    void entry.promise.then((outcome) => (entry.ended = outcome))
    return entry.promise
  }

  function recall(ids: readonly string[]): Readonly<Record<string, Recalled>> {
    return Object.fromEntries(
      ids.flatMap((id) => {
        const entry = attempts.get(id)
        if (!entry) return []
        return [[id, entry.ended ? { kind: 'ended', outcome: entry.ended } : { kind: 'under-way' }] as const]
      }),
    )
  }

  return {
    fates,
    bridgeFor(life) {
      const born = generation
      /** Calls reach the main process that the page was opened by; another one does not hear them. */
      const call = <T>(work: () => Promise<Answer<T>> | Answer<T>): Promise<Answer<T>> =>
        life.call(() => (born === generation ? work() : new Promise<Answer<T>>(() => undefined)))
      const absent = async () => bad('internal', { detail: 'not in this world' })
      return {
        app: {
          info: absent,
          setWaiting: absent,
          setUnfinished: absent,
          notify: absent,
          setTheme: absent,
          setLanguage: absent,
          room: absent,
          quit: absent,
        },
        session: {
          current: absent,
          connect: absent,
          connectWithFile: absent,
          connectPractice: absent,
          renewToken: absent,
          resume: absent,
          signOut: absent,
        },
        vault: { dataKey: absent, sealPassword: absent },
        practice: { state: absent, setOffline: absent, colleagueEdits: absent },
        store: {
          customers: ({ minId, modifiedSince }) =>
            call(() =>
              read((lag) => {
                // A list that is filtered by time tells of every customer: what is not in it did not change.
                for (const id of store.ids) {
                  if (id < minId || !life.isAlive()) continue
                  witness.wasRead(id, clock.now() - lag, clock.now() + ANSWER_MS, 'pull')
                }
                return store.list(minId, modifiedSince, lag)
              }),
            ),
          count: () => call(() => read(() => store.ids.length)),
          customer: ({ customerId }) =>
            call(async () =>
              store.ids.includes(customerId) ? look(customerId, 'pull', life.isAlive) : bad('not-found'),
            ),
          addresses: absent,
          groups: () => call(() => good([])),
          profile: absent,
          now: () => call(() => (isOffline ? bad('unreachable') : good(clock.now()))),
        },
        delivery: {
          deliver: (args) => call(async () => good(await deliver(args))),
          recall: ({ attemptIds }) => call(() => good(recall(attemptIds))),
          forget: ({ attemptIds }) =>
            call(() => {
              for (const id of attemptIds) attempts.delete(id)
              return good(null)
            }),
          setReserve: absent,
        },
        connection: {
          current: () =>
            call(() =>
              good(
                isOffline
                  ? { kind: 'offline', since: clock.now(), nextProbeAt: clock.now() + 1_000 }
                  : { kind: 'online', since: clock.now() },
              ),
            ),
          probe: () => call(() => good(null)),
        },
        journal: {
          append: ({ entries }) =>
            call(async () => {
              // The database is quicker every other time.
              if ((appends += 1) % 2 === 0) for (let turn = 0; turn < 5; turn += 1) await null
              if (born !== generation) return new Promise<never>(() => undefined)
              if (journal.isFull) return bad('disk-full')
              journal.entries.push(...entries)
              return good(null)
            }),
          read: () => call(() => good({ entries: [...journal.entries], tornTail: false, damagedRecords: 0 })),
          compact: ({ entries }) =>
            call(() => {
              journal.entries = [...entries]
              return good(null)
            }),
        },
        on(event, hear) {
          const hearer = { event, hear: (what: never) => void (life.isAlive() && hear(what)) }
          hearers.push(hearer)
          return () => void (hearers = hearers.filter((one) => one !== hearer))
        },
      }
    },
    setOffline(offline, isNoticed) {
      const wasOffline = isOffline
      isOffline = offline
      if (offline && isNoticed) {
        this.emit('connection', { kind: 'offline', since: clock.now(), nextProbeAt: clock.now() + 1_000 })
      }
      if (!offline && wasOffline) this.emit('connection', { kind: 'online', since: clock.now() })
    },
    setRevoked: (revoked) => void (isRevoked = revoked),
    emit(event, what) {
      for (const hearer of hearers) if (hearer.event === event) hearer.hear(what as never)
    },
    restart() {
      generation += 1
      for (const work of late) clock.after(ORPHAN_MS, () => void (late.has(work) && work()))
      attempts = new Map()
      hearers = []
    },
  }
}

/** Of a main process that is no more: nobody hears it. */
const DEAD: Outcome = { kind: 'deferred', reason: 'aborted', retryAfterMs: null }

const TIME_OUT_MS = 20_000
/** How long the store is at work on the request of an app that died. */
const ORPHAN_MS = 1_500
const LAG_MS = 900
/** An answer takes this long to come back. */
const ANSWER_MS = 10

const READ_PROBLEMS: { readonly [F in Fate]?: ProblemCode } = {
  'no-connection': 'unreachable',
  'reset-before': 'connection-lost',
  'reset-after': 'connection-lost',
  'time-out-before': 'timed-out',
  'time-out-after': 'timed-out',
  'time-out-late': 'timed-out',
  '500-before': 'server-error',
  '500-after': 'server-error',
  'html-after': 'bad-answer',
  '429': 'rate-limited',
  '423': 'server-error',
  '400': 'bad-answer',
  '401': 'token-rejected',
  '403': 'no-permission',
}

/** How a delivery ends whose read before the PUT failed: nothing was sent. */
const READ_OUTCOMES = (code: ProblemCode): Outcome => {
  switch (code) {
    case 'unreachable':
      return { kind: 'deferred', reason: 'unreachable', retryAfterMs: null }
    case 'rate-limited':
      return { kind: 'deferred', reason: 'rate-limited', retryAfterMs: 2_000 }
    case 'token-rejected':
    case 'no-permission':
      return { kind: 'blocked', reason: code, message: '' }
    default:
      return { kind: 'deferred', reason: 'read-failed', retryAfterMs: null }
  }
}
