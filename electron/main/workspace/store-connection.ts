import type { ProblemCode } from '../../../shared/answer.ts'
import type { SealedText } from '../../../shared/customer.ts'
import type { Connection, Quota, StoreProfile } from '../../../shared/session.ts'
import { type Reachability, watchReachability } from './reachability.ts'
import { createDelivery, type Delivery } from '../delivery/deliver-edit.ts'
import { ProblemError } from '../platform/problem-error.ts'
import { createQuotaReports } from './quota-reports.ts'
import type { Access } from './session/access.ts'
import { storeRoot } from '../store-api/api-url.ts'
import { openClient, type StoreClient } from '../store-api/client.ts'
import { createRequestQueue, type RequestQueue } from '../store-api/request-queue.ts'
import { reachOf } from '../store-api/probe.ts'
import type { Fetch } from '../store-api/request.ts'
import { createStoreClock } from '../store-api/store-clock.ts'
import { type Limits, createStoreHttp, DEFAULT_LIMITS } from '../store-api/http.ts'

/** The connection to one store: reading, delivering, and whether it can be reached. */
export interface StoreConnection {
  readonly client: Pick<
    StoreClient,
    'customers' | 'count' | 'customer' | 'addresses' | 'groups' | 'profile' | 'now'
  >
  readonly delivery: Delivery
  readonly connection: Pick<Reachability, 'current' | 'probe'>
  setReserve(reserve: number): void
  /** Rejects waiting requests, gives a PUT that is under way a moment to end, and aborts the rest. */
  close(): Promise<void>
}

/** How requests are made. */
export interface TransportOptions {
  readonly fetch: Fetch
  /** Names the app and its version to the store. */
  readonly userAgent: string
  readonly limits?: Limits
}

export interface StoreConnectionDependencies extends TransportOptions {
  readonly access: Access
  /** A loopback address instead of BigCommerce's. */
  readonly baseUrl: string | null
  readonly isPractice: boolean
  /** Opens a sealed password, or `null`. */
  readonly openSealed: (customerId: number, sealed: SealedText) => Promise<string | null>
  readonly onConnection: (connection: Connection) => void
  readonly onQuota: (quota: Quota) => void
}

/** Builds the parts of the connection to a store, and checks at once whether it can be reached. */
export function openStoreConnection(dependencies: StoreConnectionDependencies): StoreConnection {
  const { client, queue, end } = openTransport(dependencies, {
    noteReach: (reach) => connection.noteReach(reach),
    noteSlowRequest: () => connection.noteSlowRequest(),
  })
  const writes = new Set<Promise<unknown>>()
  const delivery = createDelivery({
    client: {
      change(requests, work) {
        const write = client.change(requests, work)
        writes.add(write)
        const done = (): boolean => writes.delete(write)
        write.then(done, done)
        return write
      },
    },
    openSealed: dependencies.openSealed,
  })
  const connection: Reachability = watchReachability({
    probe: () => client.probe(),
    onChange: dependencies.onConnection,
    now: Date.now,
    random: Math.random,
    after,
  })
  connection.probe()
  return {
    client,
    delivery,
    connection,
    setReserve: (reserve) => queue.setReserve(reserve),
    async close() {
      connection.close()
      queue.close()
      await Promise.race([Promise.allSettled(writes), new Promise<void>((over) => after(GRACE_MS, over))])
      end()
      await Promise.allSettled(writes)
    },
  }
}

/**
 * Asks a store whether it knows hash and token, and what it is called.
 * @throws {ProblemError} `token-rejected`, `store-not-found`, `no-permission`, or why it cannot be reached
 */
export async function checkAccess(
  access: Access,
  baseUrl: string | null,
  transport: TransportOptions,
): Promise<StoreProfile> {
  const { client, end } = openTransport({
    ...transport,
    access,
    baseUrl,
    isPractice: false,
    onQuota: () => undefined,
  })
  try {
    const answer = await client.mayRead()
    if (answer.ok) {
      const profile = await client.profile()
      return profile.ok ? profile.value : client.nameless
    }
    const { code, ...more } = answer.problem
    throw new ProblemError(await nameOf(code, more.detail ?? '', client), more)
  } finally {
    end()
  }
}

/** The store answers 403 to a hash that does not go with the token, and to a token without the scope. */
async function nameOf(code: ProblemCode, words: string, client: StoreClient): Promise<ProblemCode> {
  if (code === 'not-found') return 'store-not-found'
  if (code !== 'no-permission' || /\bscope/i.test(words)) return code
  return (await client.isTimeTold()) ? code : 'store-not-found'
}

interface Transport {
  readonly client: StoreClient
  readonly queue: RequestQueue
  readonly end: () => void
}

type TransportDependencies = TransportOptions &
  Pick<StoreConnectionDependencies, 'access' | 'baseUrl' | 'isPractice' | 'onQuota'>

/** Everything between a request of ours and the network; `reachability` is told how far each request got. */
function openTransport(
  dependencies: TransportDependencies,
  reachability?: Pick<Reachability, 'noteReach' | 'noteSlowRequest'>,
): Transport {
  const { access, baseUrl, isPractice, onQuota } = dependencies
  const { storeHash, token } = access
  const ending = new AbortController()
  const monotonicNow = (): number => performance.now()
  const queue = createRequestQueue({ monotonicNow, random: Math.random, after })
  const clock = createStoreClock(monotonicNow, Date.now)
  const reportQuota = createQuotaReports({ queue, report: onQuota, after, signal: ending.signal })

  const http = createStoreHttp({
    root: storeRoot(storeHash, access.baseUrl ?? baseUrl),
    token,
    userAgent: dependencies.userAgent,
    fetch: dependencies.fetch,
    limits: dependencies.limits ?? DEFAULT_LIMITS,
    queue,
    signal: ending.signal,
    onSlow: () => reachability?.noteSlowRequest(),
    onReply(reply) {
      reportQuota()
      const found = reachOf(reply)
      if (found === 'reached') clock.noteDate(reply.headers?.get('date') ?? null)
      if (found !== null) reachability?.noteReach(found)
    },
  })
  const client = openClient({
    storeHash,
    token,
    isPractice,
    http,
    queue,
    clock,
    onReach: (found) => reachability?.noteReach(found),
  })
  return {
    client,
    queue,
    end() {
      queue.close()
      ending.abort()
    },
  }
}

function after(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms)
  return () => clearTimeout(timer)
}

/** The outcome of a PUT that is aborted is unknown, so waiting for it is worth a moment. */
const GRACE_MS = 2_000
