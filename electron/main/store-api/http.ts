import type { RequestQueue } from './request-queue.ts'
import { exchange, type Fetch, type Reply, type TimeLimits } from './request.ts'
import { reportedWait } from './rate-headers.ts'

/** One store, one token: what every request has in common. */
export interface StoreHttp {
  get(path: string, limits?: keyof Limits): Promise<HttpResult>
  put(path: string, body: unknown): Promise<HttpResult>
}

export interface HttpResult {
  readonly reply: Reply
  /** How long the store asks to wait, in milliseconds, where it does. */
  readonly waitMs: number | null
}

/** Writes wait longer than reads: the outcome of a write that was given up is unknown. */
export interface Limits {
  readonly read: TimeLimits
  readonly write: TimeLimits
  readonly probe: TimeLimits
}

export const DEFAULT_LIMITS: Limits = {
  read: { answerMs: 15_000, wholeMs: 60_000 },
  write: { answerMs: 45_000, wholeMs: 60_000 },
  probe: { answerMs: 9_000, wholeMs: 9_000 },
}

export interface StoreHttpOptions {
  /** The address of the store's resources, without a slash at the end. */
  readonly root: string
  readonly token: string
  readonly userAgent: string
  readonly fetch: Fetch
  readonly limits: Limits
  readonly queue: Pick<RequestQueue, 'answered'>
  readonly signal: AbortSignal
  /** Called when a request waits for its answer longer than usual. */
  readonly onSlow: () => void
  /** Called with each reply. */
  readonly onReply: (reply: Reply) => void
}

export function createStoreHttp(parts: StoreHttpOptions): StoreHttp {
  const { root, token, userAgent, fetch, limits, queue, signal, onReply, onSlow } = parts
  const headers = { 'X-Auth-Token': token, Accept: 'application/json', 'User-Agent': userAgent }

  async function send(
    method: 'GET' | 'PUT',
    path: string,
    within: TimeLimits,
    body?: string,
  ): Promise<HttpResult> {
    const request = {
      method,
      url: `${root}${path}`,
      headers: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body }),
    }
    const slow = setTimeout(onSlow, SLOW_MS)
    const reply = await exchange(fetch, request, within, signal)
    clearTimeout(slow)
    const limited =
      reply.status !== null && reply.headers ? queue.answered(reply.status, reply.headers) : null
    onReply(reply)
    return { reply, waitMs: limited ?? (reply.headers && reportedWait(reply.headers)) }
  }

  return {
    get: (path, kind = 'read') => send('GET', path, limits[kind]),
    put: (path, body) => send('PUT', path, limits.write, JSON.stringify(body)),
  }
}

const SLOW_MS = 5_000
