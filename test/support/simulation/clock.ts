import type { Timers } from '../../../renderer/sync/dependencies.ts'

/** Time that passes only on demand; everything asynchronous in the world runs on it. */
export interface SimulatedClock {
  readonly now: () => number
  /** Lets everything that can happen without time passing happen. */
  settle(): Promise<void>
  /** Lets time pass, firing timers in their order. */
  advance(ms: number): Promise<void>
  after(ms: number, call: () => void): () => void
}

export function createSimulatedClock(start: number): SimulatedClock {
  let time = start
  let order = 0
  let timers: Timer[] = []

  // Promises run dry before an immediate does.
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

  return {
    now: () => time,
    settle,
    async advance(ms) {
      const until = time + ms
      await settle()
      for (;;) {
        let next: Timer | undefined
        for (const timer of timers) {
          if (timer.at > until) continue
          if (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)) next = timer
        }
        if (!next) break
        const due = next
        timers = timers.filter((timer) => timer !== due)
        time = Math.max(time, due.at)
        due.call()
        await settle()
      }
      time = until
    },
    after(ms, call) {
      const timer: Timer = { at: time + Math.max(0, ms), order: (order += 1), call }
      timers.push(timer)
      return () => void (timers = timers.filter((one) => one !== timer))
    },
  }
}

interface Timer {
  readonly at: number
  readonly order: number
  readonly call: () => void
}

/** A life that can end at any moment: what it called never answers, what it set never fires. */
export interface Life {
  readonly isAlive: () => boolean
  end(): void
  /** Does `work` as one step outside of this life; a dead one neither acts nor is called. */
  call<T>(work: () => T | Promise<T>): Promise<T>
  readonly timers: Timers
}

/** @param beforeStep called before and after every step; may end the life there */
export function createLife(clock: SimulatedClock, onStep: (when: 'before' | 'after') => void): Life {
  let alive = true
  const never = <T>(): Promise<T> => new Promise<T>(() => undefined)
  return {
    isAlive: () => alive,
    end: () => void (alive = false),
    async call<T>(work: () => T | Promise<T>): Promise<T> {
      await Promise.resolve()
      if (alive) onStep('before')
      if (!alive) return never()
      try {
        const result = await work()
        if (alive) onStep('after')
        return alive ? result : await never<T>()
      } catch (error) {
        if (alive) throw error
        return never()
      }
    },
    timers: {
      after: (ms, call) => clock.after(ms, () => void (alive && call())),
    },
  }
}
