import { setMaxListeners } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { FaultAct } from './faults.ts'
import { plannedReply } from './planned-reply.ts'
import { quotaHeaders } from './quota.ts'
import { readBody } from './read-body.ts'
import type { ReceivedRequest } from './request-record.ts'
import type { Store } from './store.ts'
import { type Handled, handle } from './v2/application.ts'
import { passGateway } from './v2/gateway.ts'
import { gatewayError, refusal, type Reply, serverError } from './v2/reply.ts'
import { answerBytes, writeReply } from './write-reply.ts'

/** Serves V2. In front of it stands what the net does: outages, latency and faults that were planned. */
export interface V2Server {
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Breaks every request that waits for its turn; what has not begun is not done. */
  breakOff(): void
}

/** @param base the address of the store's V2 */
export function serveV2(store: Store, base: string): V2Server {
  const { conditions, faults, record } = store
  let underWay = 0
  let line = openLine()

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { socket } = request
    const { signal } = line
    if (conditions.isOffline) return void socket.destroy()
    const entry = record.begin({
      method: methodOf(request),
      path: request.url ?? '',
      headers: pairs(request.rawHeaders),
      time: Date.now(),
    })
    const fault = faults.take(entry.method, belowStore(entry.path))
    entry.fault = fault?.kind ?? null
    if (fault?.kind === 'reset-before') return void socket.resetAndDestroy()

    underWay += 1
    try {
      const read = await readBody(request)
      const body = read.kind === 'whole' ? read.bytes : null
      entry.body = body && bodyForRecord(body)
      await wait(conditions.latency.methods[entry.method] ?? conditions.latency.ms, signal)
      if (fault?.kind === 'delay' && fault.when === 'before') await wait(fault.ms, signal)
      // A client that hung up by itself has asked all the same; a line that was broken has not.
      if (signal.aborted) return void socket.destroy()
      const reply = await replyWith(fault, request, entry, body)
      if (!reply || fault?.kind === 'never') return
      if (fault?.kind === 'reset-after') return void socket.resetAndDestroy()
      if (fault?.kind === 'delay' && fault.when === 'after') await wait(fault.ms, signal)
      if (signal.aborted) return void socket.destroy()
      if (fault?.kind === 'cut') return cut(socket, reply, fault)
      if (socket.destroyed) return
      entry.status = reply.status
      writeReply(response, reply, conditions.switches)
    } catch (error) {
      // A client that goes away while it sends ends up here; so does a mistake of ours, and the record tells.
      if (socket.destroyed || !request.complete) return void socket.destroy()
      entry.status = 500
      entry.fault = `mistake: ${String(error)}`
      writeReply(response, serverError('json', 500), conditions.switches)
    } finally {
      underWay -= 1
    }
  }

  return {
    serve,
    breakOff() {
      line.abort()
      line = openLine()
    },
  }

  async function replyWith(
    fault: FaultAct | null,
    request: IncomingMessage,
    entry: ReceivedRequest,
    body: Buffer | null,
  ): Promise<Reply | null> {
    const isSpared = (fault?.kind === 'answer' || fault?.kind === 'never') && !fault.isApplied
    const reply = isSpared ? null : await carryOut(request, entry, body)
    if (fault?.kind === 'answer') return plannedReply(fault, conditions.switches)
    return reply
  }

  async function carryOut(
    request: IncomingMessage,
    entry: ReceivedRequest,
    body: Buffer | null,
  ): Promise<Reply> {
    const { switches } = conditions
    // Without a header: the platform is under load, which has nothing to do with the quota.
    if (switches.atOnce === 'three' && underWay > 3) {
      return gatewayError(switches.gatewayError, 429, 'Too many requests')
    }
    const { reply, isApplied } = await answer(request, body)
    entry.isApplied = isApplied
    return { ...reply, headers: [...reply.headers, ...quotaHeaders(store.quota.state(store.now()))] }
  }

  async function answer(request: IncomingMessage, body: Buffer | null): Promise<Handled> {
    const refuse = (reply: Reply): Handled => ({ reply, isApplied: false })
    const method = methodOf(request)
    const { path, query } = split(request.url ?? '')
    const passed = passGateway(store, { method, path, token: headerOf(request, 'x-auth-token') })
    if (!passed.ok) return refuse(passed.reply)
    if (!store.quota.take(store.now())) return refuse(overQuota(store))
    if (!body) return refuse(refusal({ status: 413, message: 'The request body is too large.' }))
    const accept = headerOf(request, 'accept')
    const contentType = headerOf(request, 'content-type')
    return handle(store, { method, path: passed.below, query, accept, contentType, body }, base)
  }

  function cut(
    socket: IncomingMessage['socket'],
    reply: Reply,
    { after, of }: Extract<FaultAct, { kind: 'cut' }>,
  ): void {
    const { bytes, bodyAt } = answerBytes(reply, conditions.switches)
    socket.end(bytes.subarray(0, after + (of === 'body' ? bodyAt : 0)), () => socket.destroy())
  }
}

/** What an outage breaks. As many requests as like may wait on it. */
function openLine(): AbortController {
  const line = new AbortController()
  setMaxListeners(0, line.signal)
  return line
}

/** Ends early, and well, when the line is broken. */
const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  ms > 0 ? pause(ms, undefined, { signal }).catch(() => undefined) : Promise.resolve()

function overQuota(store: Store): Reply {
  const { resetMs } = store.quota.state(store.now())
  const reply = gatewayError(store.conditions.switches.gatewayError, 429, 'Too many requests')
  return { ...reply, headers: [...reply.headers, ['X-Retry-After', String(Math.ceil(resetMs / 1000))]] }
}

const methodOf = (request: IncomingMessage): string => request.method ?? ''

const headerOf = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}

const pairs = (raw: readonly string[]): readonly (readonly [string, string])[] =>
  raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ''] as const] : []))

/** By hand, because `URL` would tidy the path up. */
function split(url: string): { path: string; query: URLSearchParams } {
  const at = url.indexOf('?')
  const path = at < 0 ? url : url.slice(0, at)
  return { path, query: new URLSearchParams(at < 0 ? '' : url.slice(at + 1)) }
}

/** `/customers/5?x=1`, as faults are matched. */
const belowStore = (path: string): string => path.replace(/^\/stores\/[^/]*\/v2/, '')

function bodyForRecord(bytes: Buffer): unknown {
  if (bytes.length === 0) return null
  const text = bytes.toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    return text.slice(0, 10_000)
  }
}
