import { createDelivery, type Delivery } from '../../../electron/main/delivery/deliver-edit.ts'
import { startPracticeServer } from '../../../electron/main/practice-store/server.ts'
import { openClient, type StoreClient } from '../../../electron/main/store-api/client.ts'
import { createRequestQueue } from '../../../electron/main/store-api/request-queue.ts'
import type { Fetch } from '../../../electron/main/store-api/request.ts'
import { createStoreClock } from '../../../electron/main/store-api/store-clock.ts'
import { createStoreHttp, DEFAULT_LIMITS } from '../../../electron/main/store-api/http.ts'
import { createSync } from '../../../renderer/sync/create-sync.ts'
import { good } from '../../../shared/answer.ts'
import type { Bridge } from '../../../shared/bridge.ts'
import { attemptCalls } from '../../support/simulation/attempt-calls.ts'
import { createLife, createSimulatedClock } from '../../support/simulation/clock.ts'
import { emptyDisk, openMemoryStore } from '../../support/simulation/memory-store.ts'
import { type SimulatedClock, simulatedClock } from './clock.ts'

// The app's own engine, rate limiter and delivery against a practice store, on a simulated clock: a quarter of an hour
// of sending passes in seconds. Only the database is replaced, by one in memory.

export interface UnderQuota {
  /** All requests of the app during the drain, as counted by the store. */
  readonly requests: number
  readonly limited: number
  /** How much of our share was used, over all complete quota windows. */
  readonly shareUsed: number
  readonly drainMs: number
}

/** A Standard store: 150 requests in 30 s, of which a tenth is left to other apps. */
const QUOTA = { total: 150, windowMs: 30_000 }
const OURS = QUOTA.total * 0.9
const CUSTOMERS = 2_000
const LATENCY_MS = 80
const START = Date.UTC(2026, 0, 5, 9)

export async function appUnderQuota(edits: number): Promise<UnderQuota> {
  const clock = simulatedClock()
  const now = (): number => START + Math.round(clock.now())
  const server = await startPracticeServer({ customers: CUSTOMERS, seed: 7, quota: QUOTA, clock: now })
  const arrivals = listener(clock.now)
  const queue = createRequestQueue({ monotonicNow: clock.now, random: Math.random, after: clock.after })
  const http = createStoreHttp({
    root: `${server.url}/stores/${server.storeHash}/v2`,
    token: server.accessToken,
    userAgent: 'Counterfoil/bench',
    limits: DEFAULT_LIMITS,
    queue,
    signal: new AbortController().signal,
    onSlow: () => undefined,
    onReply: () => undefined,
    fetch: across(clock, arrivals.note),
  })
  const client = openClient({
    storeHash: server.storeHash,
    token: server.accessToken,
    isPractice: false,
    http,
    queue,
    clock: createStoreClock(clock.now, now),
    onReach: () => undefined,
  })
  const delivery = createDelivery({ client, openSealed: async () => null })
  const disk = emptyDisk()
  const life = createLife(createSimulatedClock(0), () => undefined)
  const journal: string[] = []
  const sync = await createSync({
    bridge: bridgeTo(client, delivery, journal, clock),
    store: openMemoryStore(disk, server.storeHash, life),
    now,
    monotonicNow: clock.now,
    random: Math.random,
    newId: () => crypto.randomUUID(),
    locks: { request: (_name, _options, work) => work() },
    timers: { after: clock.after },
  })
  await clock.passUntil(() => disk.customers.size === CUSTOMERS && sync.state.pull.kind === 'idle')

  sync.setPaused('drain', true)
  const saved = await Promise.all(
    Array.from({ length: edits }, (_, at) => sync.save(at + 1, { company: `Company ${at}` })),
  )
  if (!saved.every(({ ok }) => ok)) throw new Error('An edit could not be saved.')
  // Fetching the customers used some of the quota; its window is over by then.
  const began = clock.now() + 2 * QUOTA.windowMs
  clock.after(2 * QUOTA.windowMs, () => undefined)
  await clock.passUntil(() => clock.now() >= began)
  arrivals.clear()
  sync.setPaused('drain', false)
  await clock.passUntil(() => sync.state.waiting.all().length === 0)
  const drainMs = clock.now() - began
  const delivered = disk.counterfoils.size
  if (delivered !== edits) throw new Error(`${delivered} of ${edits} edits were delivered.`)
  void sync.close()
  await server.close()
  return { ...arrivals.figures(), drainMs }
}

/** The obvious way: three requests at a time, and a wait after each 429. */
export async function plainUnderQuota(edits: number): Promise<UnderQuota> {
  const clock = simulatedClock()
  const now = (): number => START + Math.round(clock.now())
  const server = await startPracticeServer({ customers: CUSTOMERS, seed: 7, quota: QUOTA, clock: now })
  const arrivals = listener(clock.now)
  const ask = across(clock, arrivals.note)
  let next = 0
  let ended = 0
  async function worker(): Promise<void> {
    while (next < edits) {
      const at = next
      next += 1
      for (;;) {
        const response = await ask(`${server.url}/stores/${server.storeHash}/v2/customers/${at + 1}`, {
          method: 'PUT',
          cache: 'no-store',
          headers: { 'X-Auth-Token': server.accessToken, 'Content-Type': 'application/json' },
          body: JSON.stringify({ company: `Company ${at}` }),
        })
        if (response.status === 200) break
        await clock.sleep(Number(response.headers.get('X-Rate-Limit-Time-Reset-Ms') ?? 1_000))
      }
      ended += 1
    }
  }
  for (let at = 0; at < 3; at += 1) void worker()
  await clock.passUntil(() => ended === edits)
  await server.close()
  return { ...arrivals.figures(), drainMs: clock.now() }
}

/** The network: each way takes half of the latency, and the store answers in no time. */
function across(clock: SimulatedClock, note: (status: number) => void): Fetch {
  return async (url, { signal: _, ...init }) => {
    await clock.sleep(LATENCY_MS / 2)
    const [response, body] = await clock.real(async () => {
      const answer = await fetch(url, init)
      return [answer, await answer.arrayBuffer()] as const
    })
    note(response.status)
    await clock.sleep(LATENCY_MS / 2)
    return new Response(response.status === 204 ? null : body, response)
  }
}

function listener(now: () => number) {
  let arrivals: { readonly at: number; readonly status: number }[] = []
  return {
    note: (status: number): void => void arrivals.push({ at: now(), status }),
    clear: () => void (arrivals = []),
    figures() {
      const first = arrivals[0]?.at ?? 0
      const windows = Math.floor(((arrivals.at(-1)?.at ?? 0) - first) / QUOTA.windowMs)
      const taken = arrivals.filter(
        ({ at, status }) => status !== 429 && at - first < windows * QUOTA.windowMs,
      ).length
      return {
        requests: arrivals.length,
        limited: arrivals.filter(({ status }) => status === 429).length,
        shareUsed: taken / (windows * OURS),
      }
    },
  }
}

/** Answers as main's handlers do, without IPC. */
function bridgeTo(client: StoreClient, delivery: Delivery, journal: string[], clock: SimulatedClock): Bridge {
  const done = async () => good(null)
  const bridge = {
    store: {
      customers: ({ minId, modifiedSince }: { minId: number; modifiedSince?: number }) =>
        client.customers({ minId, modifiedSince }),
      count: () => client.count(),
      customer: ({ customerId }: { customerId: number }) => client.customer(customerId),
      groups: () => client.groups(),
      now: () => client.now(),
    },
    delivery: {
      ...attemptCalls(delivery.deliver, clock),
      recall: async ({ attemptIds }: { attemptIds: string[] }) => good(delivery.recall(attemptIds)),
      async forget({ attemptIds }: { attemptIds: string[] }) {
        delivery.forget(attemptIds)
        return good(null)
      },
    },
    connection: { current: async () => good({ kind: 'online', since: START }), probe: done },
    journal: {
      async append({ entries }: { entries: string[] }) {
        journal.push(...entries)
        return good(null)
      },
      read: async () => good({ entries: [...journal], tornTail: false, damagedRecords: 0 }),
      async compact({ entries }: { entries: string[] }) {
        journal.splice(0, journal.length, ...entries)
        return good(null)
      },
    },
    on: () => () => undefined,
  }
  return bridge as unknown as Bridge
}
