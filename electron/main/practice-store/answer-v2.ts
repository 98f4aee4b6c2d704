import type { IncomingMessage } from 'node:http'
import { headerOf, methodOf, splitUrl } from './incoming-request.ts'
import { quotaHeaders } from './quota.ts'
import type { Store } from './store.ts'
import { type ApplicationReply, handle } from './v2/application.ts'
import { checkGateway } from './v2/gateway.ts'
import { gatewayError, refusal, type Reply } from './v2/reply.ts'

export interface V2Request {
  readonly request: IncomingMessage
  /** `null` where it is too large. */
  readonly body: Buffer | null
  /** The address of the store's V2. */
  readonly base: string
  /** How many requests are being answered, this one included. */
  readonly underWay: number
}

/** What the store answers to a request for V2, as if the network were perfect: load, gateway, quota, then V2 itself. */
export async function answerV2(
  store: Store,
  { request, body, base, underWay }: V2Request,
): Promise<ApplicationReply> {
  const { switches } = store.conditions
  // Without a quota header: the platform is under load, which has nothing to do with the quota.
  if (switches.atOnce === 'three' && underWay > 3) {
    return refused(gatewayError(switches.gatewayError, 429, 'Too many requests'))
  }
  const { reply, isApplied } = await carryOut(store, request, body, base)
  const headers = [...reply.headers, ...quotaHeaders(store.quota.state(store.now()))]
  return { reply: { ...reply, headers }, isApplied }
}

async function carryOut(
  store: Store,
  request: IncomingMessage,
  body: Buffer | null,
  base: string,
): Promise<ApplicationReply> {
  const method = methodOf(request)
  const { path, query } = splitUrl(request.url ?? '')
  const passed = checkGateway(store, { method, path, token: headerOf(request, 'x-auth-token') })
  if (!passed.ok) return refused(passed.reply)
  if (!store.quota.take(store.now())) return refused(overQuota(store))
  if (!body) return refused(refusal({ status: 413, message: 'The request body is too large.' }))
  const accept = headerOf(request, 'accept')
  const contentType = headerOf(request, 'content-type')
  return handle(store, { method, path: passed.below, query, accept, contentType, body }, base)
}

const refused = (reply: Reply): ApplicationReply => ({ reply, isApplied: false })

function overQuota(store: Store): Reply {
  const { resetMs } = store.quota.state(store.now())
  const reply = gatewayError(store.conditions.switches.gatewayError, 429, 'Too many requests')
  return { ...reply, headers: [...reply.headers, ['X-Retry-After', String(Math.ceil(resetMs / 1000))]] }
}
