import type { ProblemCode } from '../../shared/answer.ts'
import type { Sealed } from '../../shared/customer.ts'
import type { Connection, Quota, StoreProfile } from '../../shared/session.ts'
import { type Connectivity, watchConnection } from './connectivity.ts'
import { createDelivery, type Delivery } from './delivery.ts'
import { ProblemError } from './problem-error.ts'
import type { Access } from './session.ts'
import { storeRoot } from './store-api/address.ts'
import { openClient, type StoreClient } from './store-api/client.ts'
import { createLine } from './store-api/line.ts'
import { reachOf } from './store-api/reach.ts'
import type { Fetch } from './store-api/request.ts'
import { createStoreClock } from './store-api/store-clock.ts'
import { type Limits, openWire, USUAL_LIMITS } from './store-api/wire.ts'

/** The way to one store: reading, delivering, and whether it can be reached. */
export interface StoreLink {
  readonly client: Pick<
    StoreClient,
    'customers' | 'count' | 'customer' | 'addresses' | 'groups' | 'profile' | 'now'
  >
  readonly delivery: Delivery
  readonly connection: Pick<Connectivity, 'current' | 'probe'>
  setReserve(reserve: number): void
  /** Sends those in line away, lets a PUT that is on its way end for a moment, and aborts the rest. */
  close(): Promise<void>
}

/** How requests are made. */
export interface Way {
  readonly fetch: Fetch
  /** Names the app and its version to the store. */
  readonly userAgent: string
  readonly limits?: Limits
}

export interface LinkParts extends Way {
  readonly access: Access
  /** A loopback address instead of BigCommerce's. */
  readonly baseUrl: string | null
  readonly isPractice: boolean
  /** Opens a sealed password, or `null`. */
  readonly openSealed: (sealed: Sealed) => Promise<string | null>
  readonly onConnection: (connection: Connection) => void
  readonly onQuota: (quota: Quota) => void
}

/** Builds the parts of the way to a store, and looks at once whether it is there. */
export function linkTo(parts: LinkParts): StoreLink {
  const { client, line, end } = reach(parts, {
    heard: (isReached) => connection.heard(isReached),
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
  const connection: Connectivity = watchConnection({
    ask: () => client.isThere(),
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
    setReserve: (reserve) => line.setReserve(reserve),
    async close() {
      connection.close()
      line.close()
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
export async function checkAccess(access: Access, baseUrl: string | null, way: Way): Promise<StoreProfile> {
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
  readonly line: ReturnType<typeof createLine>
  readonly end: () => void
}

type ReachParts = Way & Pick<LinkParts, 'access' | 'baseUrl' | 'isPractice' | 'onQuota'>

function reach(parts: ReachParts, signs?: Pick<Connectivity, 'heard' | 'doubted'>): Reach {
  const { access, baseUrl, isPractice, onQuota } = parts
  const { storeHash, token } = access
  const ending = new AbortController()
  const ticks = (): number => performance.now()
  const line = createLine({ ticks, random: Math.random, after })
  const clock = createStoreClock(ticks)
  let told = ''

  function tellQuota(): void {
    const quota = line.quota()
    if (!quota) return
    const { left, total, windowMs, resetMs } = quota
    const now = `${left} of ${total}`
    if (now === told) return
    told = now
    onQuota({ left, total, windowMs, resetsAt: Math.round(Date.now() + resetMs) })
  }

  const wire = openWire({
    root: storeRoot(storeHash, access.baseUrl ?? baseUrl),
    token,
    userAgent: parts.userAgent,
    fetch: parts.fetch,
    limits: parts.limits ?? USUAL_LIMITS,
    line,
    signal: ending.signal,
    onSlow: () => signs?.doubted(),
    onReply(reply) {
      tellQuota()
      const isReached = reachOf(reply)
      if (isReached) clock.heard(reply.headers?.get('date') ?? null)
      if (isReached !== null) signs?.heard(isReached)
    },
  })
  const client = openClient({ storeHash, token, isPractice, wire, line, clock })
  return {
    client,
    line,
    end() {
      line.close()
      ending.abort()
    },
  }
}

function after(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms)
  return () => clearTimeout(timer)
}

/** What comes of a PUT that is given up is not known, so it is worth a moment. */
const GRACE_MS = 2_000
