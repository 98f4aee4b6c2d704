import { setMaxListeners } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { answerV2 } from './answer-v2.ts'
import type { FaultAction } from './faults.ts'
import type { Portal } from './conditions.ts'
import { bodyForRecord, headerOf, headerPairs, methodOf, pathBelowStore } from './incoming-request.ts'
import { plannedReply } from './planned-reply.ts'
import { readBody } from './read-body.ts'
import type { ReceivedRequest } from './request-record.ts'
import type { Store } from './store.ts'
import { type Reply, serverError } from './v2/reply.ts'
import { isToken } from './v2/gateway.ts'
import { answerBytes, writeReply } from './write-reply.ts'

/**
 * Serves V2 over HTTP. What happens on a network comes first: outages, latency and planned faults; what the
 * store itself answers is in `answer-v2.ts`.
 */
export class V2Server {
  readonly #store: Store
  readonly #base: string
  #underWay = 0
  #outage = new Outage()

  /** @param base the address of the store's V2 */
  constructor(store: Store, base: string) {
    this.#store = store
    this.#base = base
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { conditions, faults } = this.#store
    const { socket } = request
    if (conditions.isOffline) return void socket.destroy()
    if (conditions.portal) return void writePortal(request, response, conditions.portal)
    const entry = this.#record(request)
    const fault = faults.take(entry.method, pathBelowStore(entry.path))
    entry.fault = fault?.kind ?? null
    if (fault?.kind === 'reset-before') return void socket.resetAndDestroy()

    this.#underWay += 1
    try {
      await this.#respond({ request, response, entry, fault, outage: this.#outage })
    } catch (error) {
      // A client that disconnects while it sends ends up here; so does a bug in this server, which the record shows.
      if (socket.destroyed || !request.complete) return void socket.destroy()
      entry.status = 500
      entry.fault = `mistake: ${String(error)}`
      writeReply(response, serverError('json', 500), conditions.switches)
    } finally {
      this.#underWay -= 1
    }
  }

  /** Breaks every request that is still waiting; what has not begun is not carried out. */
  abortPending(): void {
    this.#outage.begin()
    this.#outage = new Outage()
  }

  async #respond({ request, response, entry, fault, outage }: Exchange): Promise<void> {
    const { conditions } = this.#store
    const { latency, switches } = conditions
    const { socket } = request
    // Nothing of a request is kept before its token is checked.
    const isKnown = isToken(headerOf(request, 'x-auth-token'), this.#store.accessToken)
    const read = await readBody(request, isKnown ? undefined : 0)
    const body = read.kind === 'whole' ? read.bytes : null
    if (body && isKnown) this.#store.record.keepBody(entry, bodyForRecord(body), body.length)
    await outage.wait(latency.methods[entry.method] ?? latency.ms)
    if (fault?.kind === 'delay' && fault.when === 'before') await outage.wait(fault.ms)
    // A request whose client disconnected is carried out all the same; one that an outage broke is not.
    if (outage.hasBegun) return void socket.destroy()
    const reply = await this.#replyTo(request, entry, fault, body)
    if (!reply || fault?.kind === 'never') return
    if (fault?.kind === 'reset-after') return void socket.resetAndDestroy()
    if (fault?.kind === 'delay' && fault.when === 'after') await outage.wait(fault.ms)
    if (outage.hasBegun) return void socket.destroy()
    if (fault?.kind === 'cut') return this.#cut(socket, reply, fault)
    if (socket.destroyed) return
    entry.status = reply.status
    writeReply(response, reply, switches)
  }

  #record(request: IncomingMessage): ReceivedRequest {
    const isKnown = isToken(headerOf(request, 'x-auth-token'), this.#store.accessToken)
    return this.#store.record.begin({
      method: methodOf(request),
      path: (request.url ?? '').slice(0, isKnown ? undefined : LONGEST_UNKNOWN_PATH),
      headers: isKnown ? headerPairs(request.rawHeaders).map(masked) : [],
      time: Date.now(),
    })
  }

  /** `null` where a planned fault keeps the store from doing anything and says nothing in its place. */
  async #replyTo(
    request: IncomingMessage,
    entry: ReceivedRequest,
    fault: FaultAction | null,
    body: Buffer | null,
  ): Promise<Reply | null> {
    const isSkipped = (fault?.kind === 'answer' || fault?.kind === 'never') && !fault.isApplied
    let reply: Reply | null = null
    if (!isSkipped) {
      const answer = await answerV2(this.#store, {
        request,
        body,
        base: this.#base,
        underWay: this.#underWay,
      })
      entry.isApplied = answer.isApplied
      reply = answer.reply
    }
    return fault?.kind === 'answer' ? plannedReply(fault, this.#store) : reply
  }

  #cut(
    socket: IncomingMessage['socket'],
    reply: Reply,
    { after, of }: Extract<FaultAction, { kind: 'cut' }>,
  ): void {
    const { bytes, bodyAt } = answerBytes(reply, this.#store.conditions.switches)
    socket.end(bytes.subarray(0, after + (of === 'body' ? bodyAt : 0)), () => socket.destroy())
  }
}

/** A token is kept in no record. */
const masked = ([name, value]: readonly [string, string]): readonly [string, string] =>
  name.toLowerCase() === 'x-auth-token' ? [name, '•••'] : [name, value]

const LONGEST_UNKNOWN_PATH = 200

/** What a network in between answers in the store's place, to everything and without the store's rate limit. */
function writePortal(request: IncomingMessage, response: ServerResponse, portal: Portal): void {
  request.resume()
  response.writeHead(portal.status, portal.headers)
  response.end(portal.body)
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly entry: ReceivedRequest
  readonly fault: FaultAction | null
  readonly outage: Outage
}

/** The next outage: requests wait with it, so that it ends their waiting when it begins. */
class Outage {
  readonly #controller = new AbortController()

  constructor() {
    // Any number of requests may be waiting.
    setMaxListeners(0, this.#controller.signal)
  }

  get hasBegun(): boolean {
    return this.#controller.signal.aborted
  }

  begin(): void {
    this.#controller.abort()
  }

  async wait(ms: number): Promise<void> {
    if (ms > 0) await pause(ms, undefined, { signal: this.#controller.signal }).catch(() => undefined)
  }
}
