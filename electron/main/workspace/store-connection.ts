import type { ProblemCode } from '../../../shared/answer.ts'
import type { Sealed } from '../../../shared/customer.ts'
import type { Connection, Quota, StoreProfile } from '../../../shared/session.ts'
import { type Reachability, watchReachability } from './reachability.ts'
import { createDelivery, type Delivery } from '../delivery/deliver-edit.ts'
import { ProblemError } from '../platform/problem-error.ts'
import type { Access } from './session/access.ts'
import { storeRoot } from '../store-api/api-url.ts'
import { openClient, type StoreClient } from '../store-api/client.ts'
import { createRequestQueue } from '../store-api/request-queue.ts'
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
  readonly openSealed: (customerId: number, sealed: Sealed) => Promise<string | null>
  readonly onConnection: (connection: Connection) => void
  readonly onQuota: (quota: Quota) => void
}

/** Builds the parts of the connection to a store, and checks at once whether it can be reached. */
export function openStoreConnection(parts: StoreConnectionDependencies): StoreConnection {
  const { client, queue, end } = reach(parts, {
    heard: (reach) => connection.heard(reach),
    doubted: () => connection.doubted(),
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
    openSealed: parts.openSealed,
  })
  const connection: Reachability = watchReachability({
    ask: () => client.probe(),
    onChange: parts.onConnection,
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
  way: TransportOptions,
): Promise<StoreProfile> {
  const { client, end } = reach({ ...way, access, baseUrl, isPractice: false, onQuota: () => undefined })
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

interface Reach {
  readonly client: StoreClient
  readonly queue: ReturnType<typeof createRequestQueue>
  readonly end: () => void
}

type ReachParts = TransportOptions &
  Pick<StoreConnectionDependencies, 'access' | 'baseUrl' | 'isPractice' | 'onQuota'>

function reach(parts: ReachParts, signs?: Pick<Reachability, 'heard' | 'doubted'>): Reach {
  const { access, baseUrl, isPractice, onQuota } = parts
  const { storeHash, token } = access
  const ending = new AbortController()
  const monotonicNow = (): number => performance.now()
  const queue = createRequestQueue({ monotonicNow, random: Math.random, after })
  const clock = createStoreClock(monotonicNow, Date.now)
  let lastReported = ''
  let isResting = false

  /** Each answer counts, but a person can't read hundreds of numbers a second. */
  function tellQuota(): void {
    if (isResting) return
    tellQuotaNow()
    isResting = true
    after(QUOTA_EVERY_MS, () => {
      isResting = false
      tellQuotaNow()
    })
  }

  function tellQuotaNow(): void {
    const quota = queue.quota()
    if (!quota || ending.signal.aborted) return
    const { left, total, windowMs, resetMs } = quota
    const now = `${left} of ${total}`
    if (now === lastReported) return
    lastReported = now
    onQuota({ left, total, windowMs, resetsAt: Math.round(Date.now() + resetMs) })
  }

  const http = createStoreHttp({
    root: storeRoot(storeHash, access.baseUrl ?? baseUrl),
    token,
    userAgent: parts.userAgent,
    fetch: parts.fetch,
    limits: parts.limits ?? DEFAULT_LIMITS,
    queue,
    signal: ending.signal,
    onSlow: () => signs?.doubted(),
    onReply(reply) {
      tellQuota()
      const found = reachOf(reply)
      if (found === 'reached') clock.noteDate(reply.headers?.get('date') ?? null)
      if (found !== null) signs?.heard(found)
    },
  })
  const client = openClient({
    storeHash,
    token,
    isPractice,
    http,
    queue,
    clock,
    onReach: (found) => signs?.heard(found),
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

const QUOTA_EVERY_MS = 250
/** What comes of a PUT that is given up is not known, so it is worth a moment. */
const GRACE_MS = 2_000
