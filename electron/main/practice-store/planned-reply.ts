import type { FaultAction } from './faults.ts'
import { quotaHeaders } from './quota.ts'
import type { Store } from './store.ts'
import type { Switches } from './switches.ts'
import { gatewayError, refusal, type Reply, serverError } from './v2/reply.ts'

/** The answer that a planned fault names; without a body, what the store would say with this status. */
export function plannedReply(fault: Extract<FaultAction, { kind: 'answer' }>, store: Store): Reply {
  const reply = withoutRateLimit(fault, store.conditions.switches)
  const from = fault.from ?? (typeof fault.body === 'string' ? 'network' : 'store')
  // A platform under load answers 429 without a word about the quota.
  if (from === 'network' || fault.status === 429) return reply
  return { ...reply, headers: [...quotaHeaders(store.quota.state(store.now())), ...reply.headers] }
}

function withoutRateLimit(
  { status, headers, body }: Extract<FaultAction, { kind: 'answer' }>,
  switches: Switches,
): Reply {
  const own = Object.entries(headers)
  if (body === undefined) {
    const usual = usualReply(status, switches)
    return { ...usual, headers: [...usual.headers, ...own] }
  }
  const isTyped = own.some(([name]) => name.toLowerCase() === 'content-type')
  return {
    status,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: isTyped ? own : [['Content-Type', 'application/json'], ...own],
  }
}

function usualReply(status: number, { serverErrorBody, gatewayError: shape }: Switches): Reply {
  if (status >= 500) return serverError(serverErrorBody, status)
  if (GATEWAYS_OWN.has(status)) return gatewayError(shape, status, 'This answer was planned')
  return refusal({ status, message: 'This answer was planned.' })
}

const GATEWAYS_OWN = new Set([401, 403, 429])
