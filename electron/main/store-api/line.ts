import { createPace, URGENCIES, type Urgency } from './pace.ts'
import { toldQuota, toldWaitOf429 } from './rate-headers.ts'

/** The line in which requests wait for their turn: three at once, as fast as the quota allows. */
export interface Line {
  /**
   * Does `work` when its turn has come.
   * @param requests how many requests it will make, one after the other
   */
  turn<T>(urgency: Urgency, requests: number, work: (counted: () => void) => Promise<T>): Promise<Turn<T>>
  /** Does `work` before all others, and beside them where no turn ends soon: it asks whether the way is open. */
  probe<T>(work: () => Promise<T>): Promise<T>
  /** Each answer of the store is told, whoever asked. @returns how long a 429 asks to wait */
  answered(status: number, headers: Headers): number | null
  setReserve(reserve: number): void
  quota(): {
    readonly left: number
    readonly total: number
    readonly windowMs: number
    readonly resetMs: number
  } | null
  /** Sends those who wait away. */
  close(): void
}

export type Turn<T> =
  | Had<T>
  | { readonly kind: 'closed' }
  /** The store wants to be left alone for longer than anybody should wait here. */
  | { readonly kind: 'held'; readonly waitMs: number }

interface Had<T> {
  readonly kind: 'had'
  readonly value: T
}

export interface LineParts {
  /** Milliseconds of a clock that nobody sets. */
  readonly ticks: () => number
  readonly random: () => number
  /** Calls once after so many milliseconds, unless the returned function is called before. */
  readonly after: (ms: number, call: () => void) => () => void
}

interface Waiting {
  readonly requests: number
  readonly begin: () => void
  readonly leave: (why: Turn<never>) => void
}

export function createLine({ ticks, random, after }: LineParts): Line {
  const pace = createPace(random)
  const waiting: Record<Urgency, Waiting[]> = { person: [], write: [], bulk: [] }
  const probes = new Set<() => void>()
  let inFlight = 0
  let isClosed = false
  let cancelTimer: () => void = () => undefined

  function sendAway(why: Turn<never>): void {
    for (const urgency of URGENCIES) for (const one of waiting[urgency].splice(0)) one.leave(why)
  }

  function move(): void {
    cancelTimer()
    const now = ticks()
    if (pace.heldUntil() - now > MOST_PATIENCE_MS) {
      return sendAway({ kind: 'held', waitMs: pace.heldUntil() - now })
    }
    while (inFlight < MOST_IN_FLIGHT) {
      const [probe] = probes
      if (probe) {
        probes.delete(probe)
        probe()
        continue
      }
      const urgency = URGENCIES.find((urgency) => waiting[urgency].length > 0)
      const next = urgency && waiting[urgency][0]
      if (!next) return
      const goAt = pace.goAt(urgency, next.requests, ticks())
      if (goAt > ticks()) {
        cancelTimer = after(Math.ceil(goAt - ticks()), move)
        return
      }
      waiting[urgency].shift()
      inFlight += 1
      pace.took(next.requests, ticks())
      next.begin()
    }
  }

  async function had<T>(requests: number, work: (counted: () => void) => Promise<T>): Promise<Had<T>> {
    let made = 0
    try {
      return { kind: 'had', value: await work(() => (made += 1)) }
    } finally {
      inFlight -= 1
      pace.corrected(made - requests)
      move()
    }
  }

  return {
    turn(urgency, requests, work) {
      if (isClosed) return Promise.resolve({ kind: 'closed' })
      return new Promise((resolve, reject) => {
        const begin = (): void => void had(requests, work).then(resolve, reject)
        waiting[urgency].push({ requests, begin, leave: resolve })
        move()
      })
    },
    probe(work) {
      return new Promise((resolve, reject) => {
        const begin = (): void => {
          cancelPatience()
          inFlight += 1
          pace.took(1, ticks())
          void had(1, (counted) => {
            counted()
            return work()
          }).then((turn) => resolve(turn.value), reject)
        }
        const cancelPatience = after(PROBE_PATIENCE_MS, () => {
          probes.delete(begin)
          begin()
        })
        if (inFlight < MOST_IN_FLIGHT || isClosed) begin()
        else probes.add(begin)
      })
    },
    answered(status, headers) {
      const told = toldQuota(headers)
      if (status === 429) return pace.limited(told, toldWaitOf429(headers), ticks())
      pace.answered(told, ticks())
      move()
      return null
    },
    setReserve(reserve) {
      pace.setReserve(reserve)
      move()
    },
    quota() {
      const quota = pace.quota(ticks())
      return quota && { ...quota, resetMs: Math.max(0, quota.resetsAt - ticks()) }
    },
    close() {
      isClosed = true
      cancelTimer()
      for (const probe of probes) probe()
      probes.clear()
      sendAway({ kind: 'closed' })
    },
  }
}

/** V2 does not say how many it takes at once; three is what it says for its successor. */
const MOST_IN_FLIGHT = 3
/** Requests that hang must not hide that the store is back. */
const PROBE_PATIENCE_MS = 300
/** Whoever would have to wait longer after a 429 is sent away instead, to come again. */
const MOST_PATIENCE_MS = 30_000
