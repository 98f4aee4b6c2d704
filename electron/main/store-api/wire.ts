import type { Line } from './line.ts'
import { exchange, type Fetch, type Reply, type TimeLimits } from './request.ts'
import { toldWait } from './rate-headers.ts'

/** One store, one token: what every request has in common. */
export interface Wire {
  get(path: string, limits?: keyof Limits): Promise<Heard>
  put(path: string, body: unknown): Promise<Heard>
}

export interface Heard {
  readonly reply: Reply
  /** How long the store asks to wait, in milliseconds, where it does. */
  readonly waitMs: number | null
}

/** Writes wait longer than reads: what became of a write that was given up is not known. */
export interface Limits {
  readonly read: TimeLimits
  readonly write: TimeLimits
  readonly probe: TimeLimits
}

export const USUAL_LIMITS: Limits = {
  read: { answerMs: 15_000, wholeMs: 60_000 },
  write: { answerMs: 45_000, wholeMs: 60_000 },
  probe: { answerMs: 9_000, wholeMs: 9_000 },
}

export interface WireParts {
  /** The address of the store's resources, without a slash at the end. */
  readonly root: string
  readonly token: string
  readonly userAgent: string
  readonly fetch: Fetch
  readonly limits: Limits
  readonly line: Pick<Line, 'answered'>
  readonly signal: AbortSignal
  /** Hears that a request waits for its answer longer than usual. */
  readonly onSlow: () => void
  /** Hears each reply. */
  readonly onReply: (reply: Reply) => void
}

export function openWire(parts: WireParts): Wire {
  const { root, token, userAgent, fetch, limits, line, signal, onReply, onSlow } = parts
  const headers = { 'X-Auth-Token': token, Accept: 'application/json', 'User-Agent': userAgent }

  async function send(
    method: 'GET' | 'PUT',
    path: string,
    within: TimeLimits,
    body?: string,
  ): Promise<Heard> {
    const request = {
      method,
      url: `${root}${path}`,
      headers: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body }),
    }
    const slow = setTimeout(onSlow, SLOW_MS)
    const reply = await exchange(fetch, request, within, signal)
    clearTimeout(slow)
    const limited = reply.status !== null && reply.headers ? line.answered(reply.status, reply.headers) : null
    onReply(reply)
    return { reply, waitMs: limited ?? (reply.headers && toldWait(reply.headers)) }
  }

  return {
    get: (path, kind = 'read') => send('GET', path, limits[kind]),
    put: (path, body) => send('PUT', path, limits.write, JSON.stringify(body)),
  }
}

const SLOW_MS = 5_000
