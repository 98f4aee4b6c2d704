import type { Answer } from '../../shared/answer.ts'
import type { Customer } from '../../shared/customer.ts'
import type { Edit } from '../../shared/edit.ts'
import { isReadable, shownOf } from '../../shared/outbox/lane.ts'
import { canHurry, step } from '../../shared/outbox/edit-life.ts'
import type { Connection } from '../../shared/session.ts'
import { conservationFaults, countOf } from './conservation.ts'
import { diskProblem } from './disk-problem.ts'
import { createDrain } from './drain.ts'
import { createJournalWriter } from './journal-writer.ts'
import { tellLanes } from './lane-marks.ts'
import { createLedger } from './ledger.ts'
import type { SyncParts } from './parts.ts'
import { createPerson } from './person.ts'
import { createPull } from './pull.ts'
import { createReads, LONGEST_READ_MS, READS_LAG_MS } from './reads.ts'
import { safely } from './safely.ts'
import { reconcile } from './start-up.ts'
import type { Sync, SyncState } from './sync.ts'

/**
 * Opens syncing for one store. Resolves when the outbox can be shown and edited; pulling and draining begin
 * by themselves. They belong to one window: the others show what is on the disk and wait for their turn.
 */
export async function createSync(parts: SyncParts): Promise<Sync> {
  const { bridge, store, now, ticks, random, newId, timers } = parts
  const { storeHash } = store
  const journal = createJournalWriter(bridge, storeHash)
  const ledger = createLedger(store, journal, (error) => diskProblem(error, bridge))
  const hearers = new Set<(state: SyncState) => void>()
  /** When customers were last delivered, in ticks. */
  const deliveredAt = new Map<number, number>()
  const closing = new AbortController()
  const closed = new Promise<void>((resolve) =>
    closing.signal.addEventListener('abort', () => resolve(), { once: true }),
  )
  let startFaults: readonly string[] = []
  let faults: readonly string[] = []
  let current: SyncState | null = null
  let isLeading = false
  let stopTimer = (): void => undefined

  const changed = (): void => {
    current = null
    if (hearers.size > 0) for (const hear of hearers) hear(state())
  }

  const reads = createReads(ticks, (id) => deliveredAt.get(id) ?? -Infinity)
  const pull = createPull({
    bridge,
    store,
    ledger,
    now,
    random,
    changed,
    ticks,
    reads,
  })
  await ledger.reload()
  const drain = createDrain({
    bridge,
    storeHash,
    ledger,
    now,
    random,
    newId,
    timers,
    changed,
    pullFirst: () => pull.fresh(FRESH_FOR_DRAIN_MS),
    ticks,
    isDoubtful: reads.isDoubtful,
    doubt: reads.doubt,
    learnedAt: reads.learnedAt,
    delivered: (id) => void deliveredAt.set(id, ticks()),
    readsLagUntil: (id) => {
      // Main's own read must not show less than what a delivery or a pull has shown already.
      const lag = Math.max(deliveredAt.get(id) ?? -Infinity, reads.learnedAt(id)) + READS_LAG_MS - ticks()
      return lag > 0 ? now() + lag : 0
    },
  })

  function state(): SyncState {
    const { delivered, started, isRunning } = drain.progress()
    return (current ??= {
      edits: ledger.edits(),
      pull: pull.state(),
      drain: {
        kind: isRunning ? 'running' : 'idle',
        pause: drain.pause(),
        delivered,
        started,
        nextTryAt: drain.nextAt(),
      },
      faults: [...startFaults, ...faults, ...journalFaults()],
    })
  }

  function journalFaults(): readonly string[] {
    const problem = journal.problem()
    return problem
      ? [
          `The journal, the second copy of what was saved, cannot be written (${problem.code}). It is tried again.`,
        ]
      : []
  }

  /** Does what can be done now, then sets the clock for what can be done later. */
  function kick(): void {
    stopTimer()
    if (!isLeading || closing.signal.aborted) return
    if (journal.problem()) void journal.flush().then(changed)
    // One moment for both questions: what fell due between two looks at the clock would wait for the next kick.
    const at = now()
    const pullAt = isOnline ? pull.nextAt() : null
    if (pullAt !== null && pullAt <= at) void pull.run().then(afterPull)
    const drainAt = drain.nextAt()
    if (drainAt !== null && drainAt <= at) {
      if (drain.progress().isRunning) drain.stir()
      else void drain.run().then(afterDrain).then(kickSoon)
    }
    const later = [isOnline ? pull.nextAt() : null, drain.nextAt()].flatMap((due) =>
      due !== null && due > at ? Math.ceil(due - at) : [],
    )
    // Looked at again after a minute at the latest, whatever happens to the clock.
    stopTimer = timers.after(Math.min(LOOK_AGAIN_MS, ...later), kick)
  }

  /** Not at once: what finds nothing to do must not be asked again in the same moment, without an end. */
  function kickSoon(): void {
    stopTimer()
    stopTimer = timers.after(1, kick)
  }

  function afterPull(pulled: Answer<null>): void {
    if (pulled.ok) drain.pulled()
    kick()
  }

  async function afterDrain(): Promise<void> {
    if (!isLeading || closing.signal.aborted) return
    for (const [id, at] of deliveredAt) if (at + LONGEST_READ_MS < ticks()) deliveredAt.delete(id)
    await ledger.alone(async (reload) => {
      await checkSum(reload)
      const edits = ledger.edits()
      // Of one that cannot be read here, the journal may have the only copy that can.
      if (journal.isLong(edits.length) && edits.every(isReadable)) await journal.compact(edits)
    })
  }

  async function checkSum(reload: () => Promise<void>): Promise<void> {
    try {
      const sums = await store.counterfoils.sums()
      let found = conservationFaults(journal.count(), ledger.edits(), sums)
      if (found.length > 0) {
        // Another window may have saved meanwhile: what counts is on the disk.
        await journal.flush()
        const read = await safely(() => bridge.journal.read({ storeHash }))
        await reload()
        if (read.ok)
          found = conservationFaults(
            countOf(read.value.entries),
            ledger.edits(),
            await store.counterfoils.sums(),
          )
      }
      faults = found
    } catch (error) {
      faults = [`The sum could not be checked: ${error instanceof Error ? error.message : String(error)}`]
    }
    changed()
  }

  let isOnline = true
  function hearConnection(connection: Connection): void {
    const wasOnline = isOnline
    isOnline = connection.kind !== 'offline'
    drain.setOnline(isOnline)
    // Not where a request was lost and the store is there all the same: that would ask again without a rest.
    if (connection.kind === 'online' && !wasOnline) pull.wake()
    changed()
    kick()
  }

  async function lead(): Promise<void> {
    const { restored, faults: found } = await ledger.alone(async (reload) => {
      const reconciled = await reconcile({ bridge, store, journal, now, newId })
      await reload()
      return reconciled
    })
    startFaults = found
    await settle(restored)
    await pull.begin()
    await ledger.alone(checkSum)
    await drain.recall()
    isLeading = true
    changed()
    kick()
    await closed
    isLeading = false
  }

  /** Waits for this window's turn, and where leading could not begin, tries it again after a rest. */
  async function leadInTurn(): Promise<void> {
    const { signal } = closing
    while (!signal.aborted) {
      try {
        await parts.locks.request(`counterfoil-drain-${storeHash}`, { signal }, lead)
        return
      } catch (error) {
        if (signal.aborted) return
        startFaults = [
          `Syncing could not begin: ${error instanceof Error ? error.message : String(error)}. It is tried again.`,
        ]
        changed()
        await Promise.race([closed, new Promise<void>((resolve) => timers.after(LEAD_AGAIN_MS, resolve))])
      }
    }
  }

  /** Lanes that were put together elsewhere are compared with what is confirmed. */
  async function settle(customerIds: Iterable<number>): Promise<void> {
    for (const customerId of customerIds) {
      const at = now()
      await ledger.change(customerId, (lane) => ({ result: null, step: step(lane, { kind: 'settle', at }) }))
    }
  }

  async function refresh(customerId: number): Promise<Answer<Customer>> {
    const answer = await pull.one(customerId)
    if (!answer.ok) return answer
    const addresses = await safely(() => bridge.store.addresses({ storeHash, customerId }))
    if (addresses.ok) {
      const page = { addresses: addresses.value, fetchedAt: now() }
      await store.notebook.writeFor('addresses', customerId, page).catch(() => undefined)
    }
    return answer
  }

  function tryNow(): void {
    if (!isLeading) return parts.others?.tell('try-now')
    drain.wake()
    pull.wake()
    void safely(() => bridge.connection.probe({}))
    void Promise.all(
      ledger
        .customersWithLanes()
        .filter((id) => canHurry(ledger.lane(id), now()))
        .map((id) =>
          ledger.change(id, (lane) => ({ result: null, step: step(lane, { kind: 'hurry', at: now() }) })),
        ),
    ).then(kick)
    changed()
    kick()
  }

  const person = createPerson({ ledger, now, newId, acted: kick })

  /** Another window wrote: its rows are read, once for many messages, and its new edits compared. */
  let isReloading = false
  function hearChange(): void {
    if (isReloading) return
    isReloading = true
    void timersTurn().then(async () => {
      isReloading = false
      const before = new Set(ledger.edits().map(formOf))
      await ledger.reload()
      const changed = new Set(
        ledger.edits().flatMap((edit) => (before.has(formOf(edit)) ? [] : [edit.customerId])),
      )
      if (isLeading) await settle(changed)
      kick()
    })
  }
  const timersTurn = (): Promise<void> => new Promise((resolve) => timers.after(0, resolve))

  const stopMarks = tellLanes(store, ledger, timers)
  const stopHearing = [
    ledger.onChange(changed),
    ledger.onCommit(() => parts.others?.tell('outbox-changed')),
    bridge.on('connection', hearConnection),
    bridge.on('session', (session) => {
      // A new token, or the same one seen to work again.
      if (session.kind !== 'signed-in' || session.needsToken || session.store.storeHash !== storeHash) return
      drain.wake()
      pull.wake()
      kick()
    }),
    parts.onOnline?.(() => void safely(() => bridge.connection.probe({}))),
    parts.others?.hear((what) => {
      if (what === 'try-now' && isLeading) tryNow()
      if (what === 'outbox-changed') hearChange()
    }),
  ]
  const connection = await safely(() => bridge.connection.current({}))
  if (connection.ok) hearConnection(connection.value)
  await pull.begin()
  const noted = await store.notebook.read('drain')
  if (noted?.isStopped) drain.setStopped(true)
  const led = leadInTurn()

  return {
    storeHash,
    get state() {
      return state()
    },
    onChange(hear) {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
    ...person,
    async shown(customerId) {
      const confirmed = await ledger.confirmed(customerId)
      const lane = { customerId, confirmed, edits: ledger.lane(customerId) }
      const shown = shownOf(lane)
      return confirmed && shown ? { confirmed, shown, lane: lane.edits } : undefined
    },
    tryNow,
    setPaused(what, paused) {
      if (what === 'pull') pull.setStopped(paused)
      else {
        drain.setStopped(paused)
        void store.notebook.write('drain', { isStopped: paused }).catch(() => undefined)
      }
      changed()
      kick()
    },
    refresh,
    findDeleted: () => pull.walkAll(),
    async close() {
      closing.abort()
      stopTimer()
      for (const stop of stopHearing) stop?.()
      stopMarks()
      drain.close()
      pull.close()
      await led
      await ledger.alone(async () => undefined)
      await journal.flush()
    },
  }
}

/** What of an edit another window may have changed. */
const formOf = ({ id, saves, patch, base }: Edit): string => JSON.stringify([id, saves, patch, base])

/** During a long drain, what changed in the store is fetched again this often. */
const FRESH_FOR_DRAIN_MS = 30_000
const LOOK_AGAIN_MS = 60_000
const LEAD_AGAIN_MS = 5_000
