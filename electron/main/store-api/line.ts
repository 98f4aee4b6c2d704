import { createPace, URGENCIES, type Urgency } from './pace.ts'
import { toldQuota, toldWait } from './rate-headers.ts'

/** The line in which requests wait for their turn: three at once, as fast as the quota allows. */
export interface Line {
  /**
   * Does `work` when its turn has come.
   * @param requests how many requests it will make, one after the other
   */
  turn<T>(urgency: Urgency, requests: number, work: (counted: () => void) => Promise<T>): Promise<Turn<T>>
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
  | { readonly kind: 'had'; readonly value: T }
  | { readonly kind: 'closed' }
  /** The store wants to be left alone for longer than anybody should wait here. */
  | { readonly kind: 'held'; readonly waitMs: number }

export interface LineParts {
  /** Milliseconds of a clock that nobody sets. */
  readonly ticks: () => number
  readonly random: () => number
}

interface Waiting {
  readonly requests: number
  readonly begin: () => void
  readonly leave: (why: Turn<never>) => void
}

export function createLine({ ticks, random }: LineParts): Line {
  const pace = createPace(random)
  const waiting: Record<Urgency, Waiting[]> = { person: [], write: [], bulk: [] }
  let inFlight = 0
  let isClosed = false
  let timer: NodeJS.Timeout | undefined

  function sendAway(why: Turn<never>): void {
    for (const urgency of URGENCIES) for (const one of waiting[urgency].splice(0)) one.leave(why)
  }

  function move(): void {
    clearTimeout(timer)
    const now = ticks()
    if (pace.heldUntil() - now > MOST_PATIENCE_MS) {
      return sendAway({ kind: 'held', waitMs: pace.heldUntil() - now })
    }
    while (inFlight < MOST_IN_FLIGHT) {
      const urgency = URGENCIES.find((urgency) => waiting[urgency].length > 0)
      const next = urgency && waiting[urgency][0]
      if (!next) return
      const goAt = pace.goAt(urgency, next.requests, ticks())
      if (goAt > ticks()) {
        timer = setTimeout(move, Math.min(MOST_PATIENCE_MS, Math.ceil(goAt - ticks())))
        return
      }
      waiting[urgency].shift()
      inFlight += 1
      pace.took(next.requests, ticks())
      next.begin()
    }
  }

  async function had<T>(requests: number, work: (counted: () => void) => Promise<T>): Promise<Turn<T>> {
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
    answered(status, headers) {
      const told = toldQuota(headers)
      if (status === 429) return pace.limited(told, toldWait(headers), ticks())
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
      clearTimeout(timer)
      sendAway({ kind: 'closed' })
    },
  }
}

/** V2 does not say how many it takes at once; three is what it says for its successor. */
const MOST_IN_FLIGHT = 3
/** Whoever would have to wait longer after a 429 is sent away instead, to come again. */
const MOST_PATIENCE_MS = 30_000
