/** A clock and its timers, moved by the test. */
export interface WorldTime {
  readonly now: () => number
  readonly after: (ms: number, call: () => void) => () => void
  /** Lets time pass, and everything happen that is due meanwhile. */
  pass(ms: number): Promise<void>
}

interface Timer {
  readonly at: number
  readonly call: () => void
}

export function worldTime(start = 0): WorldTime {
  let time = start
  let timers: readonly Timer[] = []

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }

  return {
    now: () => time,
    after(ms, call) {
      const timer = { at: time + Math.max(0, ms), call }
      timers = [...timers, timer]
      return () => void (timers = timers.filter((one) => one !== timer))
    },
    async pass(ms) {
      const until = time + ms
      await settle()
      for (;;) {
        const due = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (!due) break
        timers = timers.filter((timer) => timer !== due)
        time = Math.max(time, due.at)
        due.call()
        await settle()
      }
      time = until
    },
  }
}
