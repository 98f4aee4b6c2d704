/** A clock that stops while real work is done, and otherwise jumps to the next timer. */
export interface SimulatedClock {
  /** Milliseconds since it began. */
  readonly now: () => number
  readonly after: (ms: number, call: () => void) => () => void
  readonly sleep: (ms: number) => Promise<void>
  /** Does real work, such as a request on loopback, in no simulated time. */
  readonly real: <T>(work: () => Promise<T>) => Promise<T>
  /** Lets time pass until `isOver`, which is checked after each timer. */
  readonly passUntil: (isOver: () => boolean) => Promise<void>
}

export function simulatedClock(): SimulatedClock {
  let time = 0
  let order = 0
  let timers: { readonly at: number; readonly order: number; readonly call: () => void }[] = []
  let atWork = 0

  /** All promises that can settle do so before an immediate runs; a request on loopback takes many of them. */
  async function rest(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve))
    while (atWork > 0)
  }

  const after: SimulatedClock['after'] = (ms, call) => {
    const timer = { at: time + Math.max(0, ms), order: (order += 1), call }
    timers.push(timer)
    return () => void (timers = timers.filter((one) => one !== timer))
  }

  return {
    now: () => time,
    after,
    sleep: (ms) => new Promise((resolve) => after(ms, resolve)),
    async real(work) {
      atWork += 1
      try {
        return await work()
      } finally {
        atWork -= 1
      }
    },
    async passUntil(isOver) {
      await rest()
      while (!isOver()) {
        const [first, ...others] = timers
        if (!first) throw new Error('Nothing will ever happen again.')
        const next = others.reduce(
          (soonest, one) =>
            one.at < soonest.at || (one.at === soonest.at && one.order < soonest.order) ? one : soonest,
          first,
        )
        timers = timers.filter((one) => one !== next)
        time = Math.max(time, next.at)
        next.call()
        await rest()
      }
    },
  }
}
