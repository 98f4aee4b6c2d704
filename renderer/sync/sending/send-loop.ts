import type { Answer } from '../../../shared/answer.ts'
import type { Timers } from '../dependencies.ts'
import type { Executor } from './executor.ts'
import type { LaneSchedule } from './lane-schedule.ts'
import type { Pause } from './pause.ts'
import type { SendWindow } from './send-window.ts'
import type { SendingGate } from './sending-gate.ts'

/** Sends what is due, several lanes side by side. */
export interface SendLoop {
  /** Runs until nothing is due or sending pauses, and what is under way has ended. */
  run(): Promise<void>
  /** Makes a loop that waits for answers look for lanes again. */
  wake(): void
}

export interface SendLoopDependencies {
  readonly gate: SendingGate
  readonly pause: Pause
  readonly schedule: LaneSchedule
  readonly execute: Executor
  readonly window: SendWindow
  /** The attempts that have not ended, by customer. */
  readonly underWay: Map<number, Promise<void>>
  /** When the next lane may be sent (ms since 1970), or `null`. */
  readonly nextAt: () => number | null
  readonly now: () => number
  readonly timers: Timers
  /** Fetches what changed in the store, unless that was just done. */
  readonly pullFirst: () => Promise<Answer<null>>
}

export function createSendLoop({
  gate,
  pause,
  schedule,
  execute,
  window,
  underWay,
  nextAt,
  now,
  timers,
  pullFirst,
}: SendLoopDependencies): SendLoop {
  let wake = (): void => undefined

  /** An attempt ends, something wakes the loop, or the time comes for which a pause or a lane waits. */
  async function untilSomethingHappens(): Promise<void> {
    const woken = new Promise<void>((resolve) => (wake = resolve))
    const due = nextAt()
    const isLater = due !== null && due > now()
    const stop = isLater ? timers.after(Math.ceil(due - now()), () => wake()) : null
    await Promise.race([woken, ...underWay.values()])
    stop?.()
  }

  /** Whether what changed in the store is known; where it cannot be, sending pauses. */
  async function isUpToDate(): Promise<boolean> {
    const retriesBefore = pause.retries()
    const pulled = await pullFirst()
    if (pulled.ok) return true
    if (pause.retries() === retriesBefore) pause.afterFailedPull(pulled.problem)
    else pause.briefly()
    return false
  }

  return {
    async run() {
      for (;;) {
        const id = gate.isOpen() && underWay.size < window.size() ? schedule.next() : null
        if (id === null || !(await isUpToDate())) {
          if (underWay.size === 0) break
          await untilSomethingHappens()
          continue
        }
        // The pull may have found a conflict, or sending was paused meanwhile.
        if (!gate.isOpen() || schedule.next() !== id) continue
        underWay.set(
          id,
          execute(id).finally(() => underWay.delete(id)),
        )
      }
    },
    wake: () => wake(),
  }
}
