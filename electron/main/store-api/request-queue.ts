import { createRateLimiter, type RateLimiter, URGENCIES, type Urgency } from './rate-limiter.ts'
import { reportedQuota, reportedWaitOf429 } from './rate-headers.ts'

/** Requests wait here for their turn: three at once, as fast as the quota allows. */
export interface RequestQueue {
  /**
   * Does `work` when its turn has come.
   * @param requests how many requests it will make, one after the other
   */
  turn<T>(urgency: Urgency, requests: number, work: (counted: () => void) => Promise<T>): Promise<Turn<T>>
  /** Does `work` before all others, or beside them where no slot becomes free soon: it finds out whether the store is back. */
  probe<T>(work: () => Promise<T>): Promise<T>
  /** Takes note of a response of the store. @returns how long a 429 asks to wait */
  answered(status: number, headers: Headers): number | null
  setReserve(reserve: number): void
  quota(): {
    readonly left: number
    readonly total: number
    readonly windowMs: number
    readonly resetMs: number
  } | null
  /** Rejects the requests that wait. */
  close(): void
}

export type Turn<T> =
  | CompletedTurn<T>
  | { readonly kind: 'closed' }
  /** The store asked for a pause that is too long to wait here. */
  | { readonly kind: 'paused'; readonly waitMs: number }

interface CompletedTurn<T> {
  readonly kind: 'done'
  readonly value: T
}

export interface RequestQueueOptions {
  /** Milliseconds of a monotonic clock. */
  readonly monotonicNow: () => number
  readonly random: () => number
  /** Calls once after so many milliseconds, unless the returned function is called before. */
  readonly after: (ms: number, call: () => void) => () => void
}

interface QueuedTurn {
  readonly requests: number
  readonly begin: () => void
  readonly leave: (why: Turn<never>) => void
}

export function createRequestQueue(options: RequestQueueOptions): RequestQueue {
  const { monotonicNow } = options
  const limiter = createRateLimiter(options.random)
  const slots = new RequestSlots(options, limiter)

  return {
    turn: (urgency, requests, work) => slots.turn(urgency, requests, work),
    probe: (work) => slots.probe(work),
    answered(status, headers) {
      const report = reportedQuota(headers)
      if (status === 429) return limiter.limited(report, reportedWaitOf429(headers), monotonicNow())
      limiter.answered(report, monotonicNow())
      slots.fill()
      return null
    },
    setReserve(reserve) {
      limiter.setReserve(reserve)
      slots.fill()
    },
    quota() {
      const quota = limiter.quota(monotonicNow())
      return quota && { ...quota, resetMs: Math.max(0, quota.resetsAt - monotonicNow()) }
    },
    close: () => slots.close(),
  }
}

/** The places for requests on their way, and the requests that wait for one. */
class RequestSlots {
  readonly #waiting: Record<Urgency, QueuedTurn[]> = { person: [], write: [], bulk: [] }
  readonly #probes = new Set<() => void>()
  #inFlight = 0
  #isClosed = false
  #cancelTimer: () => void = () => undefined

  constructor(
    private readonly options: RequestQueueOptions,
    private readonly limiter: RateLimiter,
  ) {}

  turn<T>(urgency: Urgency, requests: number, work: Work<T>): Promise<Turn<T>> {
    if (this.#isClosed) return Promise.resolve({ kind: 'closed' })
    return new Promise((resolve, reject) => {
      const begin = (): void => void this.#run(requests, work).then(resolve, reject)
      this.#waiting[urgency].push({ requests, begin, leave: resolve })
      this.fill()
    })
  }

  async probe<T>(work: () => Promise<T>): Promise<T> {
    await this.#slotForProbe()
    const { value } = await this.#run(1, (counted) => {
      counted()
      return work()
    })
    return value
  }

  close(): void {
    this.#isClosed = true
    this.#cancelTimer()
    for (const probe of this.#probes) probe()
    this.#probes.clear()
    this.#reject({ kind: 'closed' })
  }

  /** Begins what may begin now, and plans when to look again. */
  fill(): void {
    this.#cancelTimer()
    const pausedMs = this.limiter.pausedUntil() - this.options.monotonicNow()
    if (pausedMs > LONGEST_PAUSE_MS) return this.#reject({ kind: 'paused', waitMs: pausedMs })
    while (this.#inFlight < MAX_IN_FLIGHT && (this.#beginProbe() || this.#beginNext()));
  }

  #beginProbe(): boolean {
    const [probe] = this.#probes
    if (!probe) return false
    this.#probes.delete(probe)
    probe()
    return true
  }

  #beginNext(): boolean {
    const urgency = URGENCIES.find((one) => this.#waiting[one].length > 0)
    const next = urgency && this.#waiting[urgency][0]
    if (!next) return false
    const now = this.options.monotonicNow()
    const waitMs = this.limiter.goAt(urgency, next.requests, now) - now
    if (waitMs > 0) {
      this.#cancelTimer = this.options.after(Math.ceil(waitMs), () => this.fill())
      return false
    }
    this.#waiting[urgency].shift()
    this.#take(next.requests)
    next.begin()
    return true
  }

  #take(requests: number): void {
    this.#inFlight += 1
    this.limiter.sent(requests, this.options.monotonicNow())
  }

  async #run<T>(requests: number, work: Work<T>): Promise<CompletedTurn<T>> {
    let made = 0
    try {
      return { kind: 'done', value: await work(() => (made += 1)) }
    } finally {
      this.#inFlight -= 1
      this.limiter.corrected(made - requests)
      this.fill()
    }
  }

  /** Resolves when a probe may be sent: at once, with the next free slot, or when its patience ends. */
  #slotForProbe(): Promise<void> {
    return new Promise((resolve) => {
      const begin = (): void => {
        cancelPatience()
        this.#take(1)
        resolve()
      }
      const cancelPatience = this.options.after(PROBE_PATIENCE_MS, () => {
        this.#probes.delete(begin)
        begin()
      })
      if (this.#inFlight < MAX_IN_FLIGHT || this.#isClosed) begin()
      else this.#probes.add(begin)
    })
  }

  #reject(why: Turn<never>): void {
    for (const urgency of URGENCIES) for (const one of this.#waiting[urgency].splice(0)) one.leave(why)
  }
}

/** Makes requests; calls `counted` before each, so that announced ones that were not made are given back. */
type Work<T> = (counted: () => void) => Promise<T>

/** V2 does not say how many it takes at once; three is what it says for its successor. */
const MAX_IN_FLIGHT = 3
/** Requests that hang must not hide that the store is back. */
const PROBE_PATIENCE_MS = 300
/** Requests that would wait longer after a 429 are rejected; the caller comes back later. */
const LONGEST_PAUSE_MS = 30_000
