import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { FaultAct } from './faults.ts'
import { quotaHeaders } from './quota.ts'
import { readBody } from './read-body.ts'
import type { ReceivedRequest } from './request-record.ts'
import type { Store } from './store.ts'
import { type Handled, handle } from './v2/application.ts'
import { passGateway } from './v2/gateway.ts'
import { gatewayError, refusal, type Reply, serverError } from './v2/reply.ts'
import { answerBytes, writeReply } from './write-reply.ts'

/** Serves V2: faults that were planned and latency stand in front, as the net does. */
export type ServeV2 = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** `origin` is the address that the store is reached at. */
export function serveV2(store: Store, origin: string): ServeV2 {
  const base = `${origin}/stores/${store.storeHash}/v2`
  let underWay = 0

  async function answer(request: IncomingMessage, body: Buffer | null): Promise<Handled> {
    const { switches } = store.conditions
    const refuse = (reply: Reply): Handled => ({ reply, isApplied: false })
    const url = new URL(request.url ?? '/', origin)
    const token = headerOf(request, 'x-auth-token')
    const passed = passGateway(store, { method: methodOf(request), path: url.pathname, token })
    if (!passed.ok) return refuse(passed.reply)
    if (switches.atOnce === 'three' && underWay > 3) {
      // Without a header: the platform is under load, which has nothing to do with the quota.
      return refuse(gatewayError(switches.gatewayError, 429, 'Too many requests'))
    }
    if (!store.quota.take(store.now())) return refuse(overQuota(store))
    if (!body) return refuse(refusal({ status: 413, message: 'The request body is too large.' }))
    const handled = await handle(
      store,
      {
        method: methodOf(request),
        path: passed.below,
        query: url.searchParams,
        accept: headerOf(request, 'accept'),
        contentType: headerOf(request, 'content-type'),
        body,
      },
      base,
    )
    return handled
  }

  async function carryOut(
    request: IncomingMessage,
    entry: ReceivedRequest,
    body: Buffer | null,
  ): Promise<Reply> {
    const { reply, isApplied } = await answer(request, body)
    entry.isApplied = isApplied
    const isBare = reply.status === 429 && !reply.headers.some(([name]) => name === 'X-Retry-After')
    const { headers } = reply
    return isBare
      ? reply
      : { ...reply, headers: [...headers, ...quotaHeaders(store.quota.state(store.now()))] }
  }

  return async (request, response) => {
    const { conditions, faults, record } = store
    const { socket } = request
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
      const { latency } = conditions
      await wait(latency.methods[entry.method] ?? latency.ms)
      if (fault?.kind === 'delay' && fault.when === 'before') await wait(fault.ms)
      // What the store had not begun to do when it went offline is not done.
      if (isCutOff(socket, conditions.isOffline)) return
      const reply = await withFault(fault, () => carryOut(request, entry, body), store)
      if (reply === 'never') return
      if (fault?.kind === 'delay' && fault.when === 'after') await wait(fault.ms)
      if (reply === 'reset') return void socket.resetAndDestroy()
      if (conditions.isOffline) return void socket.destroy()
      if (fault?.kind === 'cut') {
        const { bytes, bodyAt } = answerBytes(reply, conditions.switches)
        const end = fault.after + (fault.of === 'body' ? bodyAt : 0)
        return void socket.end(bytes.subarray(0, end), () => socket.destroy())
      }
      entry.status = reply.status
      writeReply(response, reply, conditions.switches)
    } catch (error) {
      // A client that goes away while it sends ends up here; so would a mistake of ours, and then it is a 500.
      if (socket.destroyed) return
      if (!request.complete) return void socket.destroy()
      entry.status = 500
      writeReply(response, serverError('json', 500), conditions.switches)
      throw error
    } finally {
      underWay -= 1
    }
  }
}

const wait = (ms: number): Promise<void> => (ms > 0 ? pause(ms) : Promise.resolve())

/** A client that hung up has asked all the same; only going offline undoes that. */
const isCutOff = (socket: IncomingMessage['socket'], isOffline: boolean): boolean => {
  if (isOffline) socket.destroy()
  return isOffline
}

async function withFault(
  fault: FaultAct | null,
  carryOut: () => Promise<Reply>,
  store: Store,
): Promise<Reply | 'never' | 'reset'> {
  switch (fault?.kind) {
    case 'never':
      if (fault.isApplied) await carryOut()
      return 'never'
    case 'reset-after':
      await carryOut()
      return 'reset'
    case 'answer':
      if (fault.isApplied) await carryOut()
      return plannedReply(fault, store)
    case 'cut':
    case 'delay':
    case 'reset-before':
    case undefined:
      return carryOut()
  }
}

function plannedReply({ status, headers, body }: Extract<FaultAct, { kind: 'answer' }>, store: Store): Reply {
  const { switches } = store.conditions
  const own = Object.entries(headers)
  if (body === undefined) {
    const usual =
      status >= 500
        ? serverError(switches.serverErrorBody, status)
        : [401, 403, 429].includes(status)
          ? gatewayError(switches.gatewayError, status, 'This answer was planned')
          : refusal({ status, message: 'This answer was planned.' })
    return { ...usual, headers: [...usual.headers, ...own] }
  }
  const isTyped = own.some(([name]) => name.toLowerCase() === 'content-type')
  return {
    status,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: isTyped ? own : [['Content-Type', 'application/json'], ...own],
  }
}

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
