import {
  createRequestQueue,
  type RequestQueue,
  type Turn,
} from '../../../electron/main/store-api/request-queue.ts'
import type { Urgency } from '../../../electron/main/store-api/rate-limiter.ts'
import { worldTime, type WorldTime } from '../builders/world-time.ts'

export interface Rule {
  readonly total: number
  readonly windowMs: number
  /** Requests that other apps make in each window, evenly spread over it. */
  readonly others: number
  /** Whether windows begin with a request, or at fixed times. */
  readonly begins: 'with-request' | 'at-fixed-times'
  /** From sending to the answer. */
  readonly latencyMs: number
  readonly headers: 'usual' | 'odd-case' | 'none'
}

const STANDARD: Rule = {
  total: 150,
  windowMs: 30_000,
  others: 0,
  begins: 'with-request',
  latencyMs: 80,
  headers: 'usual',
}

export interface World {
  readonly time: WorldTime
  readonly line: RequestQueue
  /** When each request reached the store, and what it was answered. */
  readonly arrived: { readonly at: number; readonly status: number }[]
  readonly flight: { now: number; most: number }
  /** Answers all with 429, with these headers. */
  refuse: Readonly<Record<string, string>> | null
  ask(urgency?: Urgency, requests?: number): Promise<Turn<number>>
}

/** A store that keeps to its rule to the letter, as a simulation; the line before it is the real one. */
export function world(rule: Partial<Rule> = {}): World {
  const { total, windowMs, others, begins, latencyMs, headers }: Rule = { ...STANDARD, ...rule }
  const time = worldTime(1_000)
  const line = createRequestQueue({ monotonicNow: time.now, random: () => 0.5, after: time.after })
  const arrived: World['arrived'] = []
  const flight = { now: 0, most: 0 }
  let start = -Infinity
  let own = 0
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => time.after(ms, resolve))

  async function request(): Promise<number> {
    flight.now += 1
    flight.most = Math.max(flight.most, flight.now)
    await sleep(latencyMs / 2)
    const now = time.now()
    if (now - start >= windowMs) {
      start = begins === 'with-request' ? now : now - (now % windowMs)
      own = 0
    }
    const elapsed = now - start
    const left = (): number => total - own - Math.floor((others * elapsed) / windowMs)
    const isRefused = one.refuse !== null || left() <= 0
    if (!isRefused) own += 1
    const status = isRefused ? 429 : 200
    arrived.push({ at: now, status })
    const quota = {
      'X-Rate-Limit-Time-Window-Ms': String(windowMs),
      'X-Rate-Limit-Time-Reset-Ms': String(Math.ceil(windowMs - elapsed)),
      'X-Rate-Limit-Requests-Quota': String(total),
      'X-Rate-Limit-Requests-Left': String(Math.max(0, left())),
    }
    const sent = headers === 'none' || one.refuse ? (one.refuse ?? {}) : quota
    await sleep(latencyMs / 2)
    flight.now -= 1
    const names = Object.entries(sent).map(
      ([name, text]) => [headers === 'odd-case' ? oddly(name) : name, text] as [string, string],
    )
    line.answered(status, new Headers(names))
    return status
  }

  const one: World = {
    time,
    line,
    arrived,
    flight,
    refuse: null,
    ask: (urgency = 'write', requests = 1) =>
      line.turn(urgency, requests, async (counted) => {
        let status = 0
        for (let made = 0; made < requests; made += 1) {
          counted()
          status = await request()
        }
        return status
      }),
  }
  return one
}

const oddly = (name: string): string =>
  [...name].map((letter, at) => (at % 2 ? letter.toUpperCase() : letter.toLowerCase())).join('')

/** Asks so often, and lets time pass until all have been answered. */
export async function drain(
  world: World,
  times: number,
  urgency: Urgency = 'write',
  requests = 1,
): Promise<number> {
  const began = world.time.now()
  let left = times
  for (let at = 0; at < times; at += 1) void world.ask(urgency, requests).then(() => (left -= 1))
  while (left > 0) await world.time.pass(10)
  return world.time.now() - began
}

export const refusals = ({ arrived }: World): number => arrived.filter(({ status }) => status === 429).length
