import type { DrainPause } from '../../../shared/edit.ts'
import { createExecutor } from './executor.ts'
import { createLaneSchedule } from './lane-schedule.ts'
import { createPause } from './pause.ts'
import { createRecovery } from './recover-attempts.ts'
import type { SenderDependencies } from './sender-dependencies.ts'
import { createSendWindow } from './send-window.ts'
import { createSendLoop } from './send-loop.ts'
import { createSendingGate } from './sending-gate.ts'
import { createStoreOutcome } from './store-outcome.ts'

/** Drains the outbox: one attempt a lane at a time, several lanes side by side. */
export interface Sender {
  /** Delivers what is due, until nothing is or sending pauses. Never two at a time. */
  run(): Promise<void>
  /** Asks main for the outcomes of edits that were being sent when the last page ended. */
  recover(): Promise<void>
  /** Makes a drain under way look for lanes again. */
  wake(): void
  /** The reason why the last pull failed no longer pauses sending. */
  pullSucceeded(): void
  /** Forgets why sending pauses, unless a person paused it. */
  retryNow(): void
  setOnline(isOnline: boolean): void
  setPausedByUser(isPaused: boolean): void
  pauseReason(): DrainPause
  /** When there is something to do by time: an edit that is due, or the end of a pause. */
  nextAt(): number | null
  progress(): SendingProgress
  close(): void
}

export interface SendingProgress {
  /** Of this drain; zero again when nothing is left to do. */
  readonly delivered: number
  /** Of all drains since the store was opened. */
  readonly deliveredInAll: number
  readonly started: number | null
  readonly isRunning: boolean
}

export function createSender(dependencies: SenderDependencies): Sender {
  const { outbox, now, random, changed } = dependencies
  const underWay = new Map<number, Promise<void>>()
  const isUnderWay = (customerId: number): boolean => underWay.has(customerId)
  const isAlone = (): boolean => underWay.size <= 1
  const pause = createPause(now, random, changed)
  const gate = createSendingGate(pause)
  const { isClosed } = gate
  const schedule = createLaneSchedule({ ...dependencies, isUnderWay })
  const window = createSendWindow()
  const drains = createDrainCount(now, changed)
  const storeOutcome = createStoreOutcome({
    ...dependencies,
    pause,
    schedule,
    isClosed,
    isAlone,
    countDelivered: drains.countDelivered,
  })
  const execute = createExecutor(dependencies, pause, storeOutcome, window, isAlone)
  const recover = createRecovery({ ...dependencies, schedule, storeOutcome, isUnderWay, isClosed })

  function nextAt(): number | null {
    const opensAt = gate.opensAt()
    if (opensAt === null) return null
    const next = Math.max(opensAt, schedule.earliest())
    return Number.isFinite(next) ? next : null
  }

  const loop = createSendLoop({ ...dependencies, gate, pause, schedule, execute, window, underWay, nextAt })
  const unsubscribe = outbox.subscribe(() => loop.wake())

  return {
    run() {
      loop.wake()
      return drains.run(loop.run, () => schedule.next() === null)
    },
    async recover() {
      await schedule.loaded
      await recover()
    },
    wake: loop.wake,
    pullSucceeded: pause.pullSucceeded,
    retryNow: pause.retryNow,
    setOnline: gate.setOnline,
    setPausedByUser: gate.setPausedByUser,
    pauseReason: gate.reason,
    nextAt,
    progress: drains.progress,
    close() {
      gate.close()
      schedule.close()
      unsubscribe()
    },
  }
}

/** Runs one drain at a time, and counts what it delivers for "7 of 12". */
function createDrainCount(now: () => number, changed: () => void) {
  let running: Promise<void> | null = null
  let delivered = 0
  let deliveredInAll = 0
  let started: number | null = null
  return {
    run(drain: () => Promise<void>, isFinished: () => boolean): Promise<void> {
      running ??= start(drain).finally(() => {
        running = null
        if (isFinished()) {
          started = null
          delivered = 0
        }
        changed()
      })
      return running
    },
    countDelivered() {
      delivered += 1
      deliveredInAll += 1
    },
    progress: (): SendingProgress => ({ delivered, deliveredInAll, started, isRunning: running !== null }),
  }

  async function start(drain: () => Promise<void>): Promise<void> {
    started ??= now()
    changed()
    return drain()
  }
}
