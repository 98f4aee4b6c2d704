import type { Answer } from '../../shared/answer.ts'
import type { Bridge } from '../../shared/bridge.ts'
import { type Customer, FIELD_NAMES, type Patch } from '../../shared/customer.ts'
import type { DrainPause, Edit } from '../../shared/edit.ts'
import { laneDueAt, settleTime } from '../../shared/outbox/due.ts'
import { step } from '../../shared/outbox/edit-life.ts'
import { laneHead } from '../../shared/outbox/lane.ts'
import type { Outcome } from '../../shared/outcome.ts'
import type { Ledger } from './ledger.ts'
import { READS_LAG_MS } from './reads.ts'
import { createRest } from './rest.ts'
import { safely } from './safely.ts'
import type { Timers } from './parts.ts'

/** Delivers the outbox. One attempt a lane at a time, several lanes side by side. */
export interface Drain {
  /** Delivers what is due, until nothing is or the drain rests. Never two at a time. */
  run(): Promise<void>
  /** Asks main what became of edits that were being sent when the page ended; goes on while some still are. */
  recall(): Promise<void>
  /** Lets a drain under way look for lanes again. */
  stir(): void
  /** A pull came through: what kept the last one from it does not keep the drain any more. */
  pulled(): void
  /** Forgets why the drain rests, but for a person's stop. */
  wake(): void
  setOnline(isOnline: boolean): void
  setStopped(isStopped: boolean): void
  pause(): DrainPause
  /** When there is something to do by time: an edit that is due, or the end of a rest. */
  nextAt(): number | null
  progress(): { readonly delivered: number; readonly started: number | null; readonly isRunning: boolean }
  close(): void
}

export interface DrainParts {
  readonly bridge: Bridge
  readonly storeHash: string
  readonly ledger: Ledger
  readonly now: () => number
  readonly random: () => number
  readonly newId: () => string
  readonly timers: Timers
  /** Fetches what changed in the store, unless that was just done. */
  readonly pullFirst: () => Promise<Answer<null>>
  /** A delivery brought this customer: reads that began before may not show it yet. */
  readonly delivered: (customerId: number) => void
  /** Reads of this customer may lag behind the last delivery until then (ms since 1970). */
  readonly readsLagUntil: (customerId: number) => number
  /** What the store holds of this customer has to be read once more before anything is sent over it. */
  readonly isDoubtful: (customerId: number) => boolean
  readonly doubt: (customerId: number) => void
  /** When a read last changed what is known of this customer, in ticks. */
  readonly learnedAt: (customerId: number) => number
  readonly ticks: () => number
  readonly changed: () => void
}

export function createDrain(parts: DrainParts): Drain {
  const { bridge, storeHash, ledger, now, ticks, random, newId, timers } = parts
  const underWay = new Map<number, Promise<void>>()
  let running: Promise<void> | null = null
  const rest = createRest(now, random, parts.changed)
  let isOnline = true
  let isStopped = false
  let isClosed = false
  let delivered = 0
  let started: number | null = null
  /** Lanes whose oldest edit may go at once, and those whose oldest edit waits for its time. */
  const ready = new Set<number>()
  const timed = new Set<number>()
  /** No look at these customers before, in ticks: a clock that is set forward must not cut the wait short. */
  const lookFrom = new Map<number, number>()
  /** Lets a drain that waits for answers look for lanes again. */
  let stir = (): void => undefined

  for (const id of ledger.customersWithLanes()) {
    sortIn(id)
    const state = laneHead(ledger.lane(id))?.state
    // Nobody knows what the clock did since the attempt, so the wait begins anew.
    if (state?.kind === 'unknown') lookFrom.set(id, ticks() + settleTime(state.reason))
  }
  const forgetLanes = ledger.onChange((ids) => {
    for (const id of ids) sortIn(id)
    stir()
  })

  function sortIn(customerId: number): void {
    ready.delete(customerId)
    timed.delete(customerId)
    const head = laneHead(ledger.lane(customerId))
    if (head?.state.kind === 'queued') ready.add(customerId)
    else if (head?.state.kind === 'deferred' || head?.state.kind === 'unknown') timed.add(customerId)
  }

  function dueOf(customerId: number): number | null {
    if (parts.isDoubtful(customerId)) return null
    const edits = ledger.lane(customerId)
    const due = laneDueAt(edits, now())
    const head = laneHead(edits)
    const unsettled = (lookFrom.get(customerId) ?? -Infinity) - ticks()
    if (due !== null && unsettled > 0) return Math.max(due, now() + unsettled)
    // A read right before the PUT would see the value from before the last delivery.
    return due !== null && head && readsBeforePut(head) ? Math.max(due, parts.readsLagUntil(customerId)) : due
  }

  function nextLane(): number | null {
    for (const lanes of [ready, timed]) {
      for (const id of lanes) {
        const due = dueOf(id)
        if (due !== null && due <= now() && !underWay.has(id)) return id
      }
    }
    return null
  }

  /** When the first lane that is not under way is due, or infinity. */
  function earliestDue(): number {
    const at = now()
    let earliest = Infinity
    for (const lanes of [ready, timed]) {
      for (const id of lanes) {
        if (!underWay.has(id)) earliest = Math.min(earliest, dueOf(id) ?? Infinity)
        // Nearly always the first of them.
        if (earliest <= at) return earliest
      }
    }
    return earliest
  }

  function nextAt(): number | null {
    if (isClosed || isStopped || !isOnline) return null
    const next = Math.max(rest.endsAt() ?? 0, earliestDue())
    return Number.isFinite(next) ? next : null
  }

  const mayGo = (): boolean => !isClosed && !isStopped && isOnline && rest.endsAt() === null

  async function drainAll(): Promise<void> {
    started ??= now()
    parts.changed()
    for (;;) {
      const id = mayGo() && underWay.size < SIDE_BY_SIDE ? nextLane() : null
      if (id === null || !(await isUpToDate())) {
        if (underWay.size === 0) break
        await somethingHappens()
        continue
      }
      // The pull may have found a conflict, or a person stopped the drain meanwhile.
      if (!mayGo() || nextLane() !== id) continue
      underWay.set(
        id,
        deliverHead(id).finally(() => underWay.delete(id)),
      )
    }
  }

  /** An attempt ends, somebody stirs, or the time comes for which a rest or a lane waits. */
  async function somethingHappens(): Promise<void> {
    const stirred = new Promise<void>((resolve) => (stir = resolve))
    const due = nextAt()
    const isLater = due !== null && due > now()
    const stop = isLater ? timers.after(Math.ceil(due - now()), () => stir()) : null
    await Promise.race([stirred, ...underWay.values()])
    stop?.()
  }

  /** Whether what changed in the store is known; where it cannot be, the drain rests. */
  async function isUpToDate(): Promise<boolean> {
    const wakesBefore = rest.wakes()
    const pulled = await parts.pullFirst()
    if (pulled.ok) return true
    if (rest.wakes() === wakesBefore) rest.because(pulled.problem)
    else rest.briefly()
    return false
  }

  async function deliverHead(customerId: number): Promise<void> {
    const attemptId = newId()
    const asked = { wakes: rest.wakes(), ticks: ticks() }
    const begun = await ledger.change(customerId, (lane) => {
      const head = laneHead(lane.edits)
      const next = head
        ? step(lane, { kind: 'start', editId: head.id, attemptId, at: now() })
        : ({ kind: 'nothing', why: 'not-found' } as const)
      const edits = next.kind === 'stepped' ? next.edits : []
      const edit = edits.find(({ state }) => state.kind === 'sending' && state.attemptId === attemptId)
      // What is not on this machine was not compared with the store by any pull.
      return { result: { edit, isUnseen: lane.confirmed === undefined }, step: next }
    })
    // Not marked on the disk, so not sent; the mark is tried again after a rest.
    if (!begun.ok) return rest.briefly(STORE_AGAIN_MS)
    const { edit, isUnseen } = begun.value
    if (edit?.state.kind !== 'sending') return
    const lookFirst = isUnseen || edit.state.unsure !== undefined
    const answer = await safely(() =>
      bridge.delivery.deliver({
        storeHash,
        attemptId,
        editId: edit.id,
        customerId,
        patch: edit.patch,
        base: edit.base,
        lookFirst,
      }),
    )
    // A call without an answer tells nothing about the store.
    const outcome: Outcome = answer.ok ? answer.value : { kind: 'unknown', reason: 'crash', status: null }
    await take(edit, attemptId, outcome, asked)
  }

  /** Stores an outcome; as long as the disk does not take it, main remembers it. */
  async function take(
    edit: Edit,
    attemptId: string,
    outcome: Outcome,
    asked = BEFORE_THIS_PAGE,
  ): Promise<void> {
    // What a pull learned may be newer than the customer that came with the outcome: reads lag, also main's.
    const isRead = outcome.kind === 'conflict' || (outcome.kind === 'delivered' && outcome.status === null)
    const surelyAfter = asked.ticks - (isRead ? READS_LAG_MS : 0)
    // From now on, whatever began to be read before may not show it yet.
    if (outcome.kind === 'delivered') parts.delivered(edit.customerId)
    for (;;) {
      const event = { kind: 'outcome', editId: edit.id, attemptId, at: now(), random: random() } as const
      const stored = await ledger.change(edit.customerId, (lane) => {
        const isOvertaken = 'customer' in outcome && parts.learnedAt(edit.customerId) >= surelyAfter
        if (isOvertaken) parts.doubt(edit.customerId)
        const told = isOvertaken ? withNewest(outcome, lane.confirmed, edit.patch) : outcome
        const next = step(lane, { ...event, outcome: told })
        return { result: next.kind === 'stepped' ? next.pause : null, step: next }
      })
      if (stored.ok) {
        lookFrom.delete(edit.customerId)
        if (outcome.kind === 'unknown') lookFrom.set(edit.customerId, ticks() + settleTime(outcome.reason))
        if (outcome.kind === 'delivered') delivered += 1
        // Main is about to end, or this page is: at once it would be the same again.
        if (outcome.kind === 'deferred' && outcome.reason === 'aborted') rest.briefly(STORE_AGAIN_MS)
        // An answer to what was asked before the token was renewed says nothing about the new one.
        if (stored.value && rest.wakes() === asked.wakes) rest.after(outcome, stored.value)
        parts.changed()
        void safely(() => bridge.delivery.forget({ attemptIds: [attemptId] }))
        return
      }
      if (isClosed) return
      await new Promise<void>((resolve) => timers.after(STORE_AGAIN_MS, resolve))
    }
  }

  async function recallOnce(): Promise<void> {
    const sending = ledger
      .edits()
      .flatMap((edit) => (edit.state.kind === 'sending' ? [{ edit, attemptId: edit.state.attemptId }] : []))
      .filter(({ edit }) => !underWay.has(edit.customerId))
    if (sending.length === 0 || isClosed) return
    const some = sending.slice(0, MOST_RECALLED)
    const answer = await safely(() =>
      bridge.delivery.recall({ attemptIds: some.map(({ attemptId }) => attemptId) }),
    )
    if (answer.ok) {
      await Promise.all(
        some.map(({ edit, attemptId }) => {
          const recalled = answer.value[attemptId]
          if (recalled?.kind === 'ended') return take(edit, attemptId, recalled.outcome)
          return recalled ? undefined : crashed(edit, attemptId)
        }),
      )
    }
    // Some are still under way in main; their lanes wait, the others need not.
    timers.after(RECALL_AGAIN_MS, () => void recallOnce())
  }

  async function crashed(edit: Edit, attemptId: string): Promise<void> {
    lookFrom.set(edit.customerId, ticks() + settleTime('crash'))
    await ledger.change(edit.customerId, (lane) => ({
      result: null,
      step: step(lane, { kind: 'crash', editId: edit.id, attemptId, at: now() }),
    }))
  }

  return {
    run() {
      stir()
      running ??= drainAll().finally(() => {
        running = null
        if (nextLane() === null) {
          started = null
          delivered = 0
        }
        parts.changed()
      })
      return running
    },
    recall: recallOnce,
    pulled: () => rest.pulled(),
    stir: () => stir(),
    wake: () => rest.wake(),
    setOnline(online) {
      if (online && !isOnline) rest.reached()
      isOnline = online
    },
    setStopped(stopped) {
      isStopped = stopped
    },
    pause() {
      if (isStopped) return { kind: 'stopped-by-person' }
      const pause = rest.pause()
      return isOnline || pause.kind === 'blocked' ? pause : { kind: 'unreachable' }
    },
    nextAt,
    progress: () => ({ delivered, started, isRunning: running !== null }),
    close() {
      isClosed = true
      forgetLanes()
    },
  }
}

/** Long before: what was learned since may be newer, and a token or a way that failed then may be good by now. */
const BEFORE_THIS_PAGE = { wakes: -1, ticks: -Infinity }
/** Main keeps to three on the wire; as many again stand ready, so that none of the three is ever idle. */
const SIDE_BY_SIDE = 6
const STORE_AGAIN_MS = 2_000
const RECALL_AGAIN_MS = 500
const MOST_RECALLED = 1_000

/** The outcome with what a read that may be newer knew: only the fields that were sent are surely newer. */
function withNewest(outcome: Outcome, known: Customer | undefined, sent: Patch): Outcome {
  if (!known) return outcome
  if (outcome.kind === 'delivered') {
    const fields = FIELD_NAMES.filter((field) => sent[field] !== undefined)
    const stored = Object.fromEntries(fields.map((field) => [field, outcome.customer[field]]))
    return { ...outcome, customer: { ...known, ...stored } }
  }
  const isOlder = outcome.kind === 'conflict' && outcome.customer.date_modified < known.date_modified
  return isOlder ? { ...outcome, customer: known } : outcome
}

/** Main reads the customer first: the credit is an absolute amount, and an unknown outcome is looked at. */
const readsBeforePut = (edit: Edit): boolean =>
  edit.patch.store_credit !== undefined || edit.state.kind === 'unknown'
