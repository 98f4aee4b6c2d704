import { type Answer, bad } from '../../../shared/answer.ts'
import type { Customer, Patch } from '../../../shared/customer.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import { oddityLine } from '../../../shared/unreadable.ts'
import type { StoreHttp } from './http.ts'
import type { Reach } from './probe.ts'
import { hasRateLimit } from './rate-headers.ts'
import { redact } from './redact.ts'
import type { Understand } from './understanding.ts'
import { putReply } from './v2/answers.ts'
import { customerPath } from './v2/paths.ts'
import { putBody } from './v2/put-body.ts'
import type { AcceptedCustomer, ReadRecord } from './v2/records.ts'
import { parseAccepted, parseCustomer } from './v2/shapes.ts'

/** Reads and changes of customers within one turn of the queue. */
export interface CustomerChange {
  look(id: number): Promise<Answer<Customer>>
  /** @param password the opened password of the patch, or `null` */
  put(id: number, patch: Patch, password: string | null): Promise<PutResult>
}

export type PutResult =
  | { readonly kind: 'taken'; readonly status: number; readonly customer: AcceptedCustomer }
  | { readonly kind: 'ended'; readonly outcome: Outcome }

interface Options {
  readonly http: StoreHttp
  readonly token: string
  /** Called before each request. */
  readonly counted: () => void
  readonly understand: Understand
  readonly onReach: (reach: Reach) => void
}

export const customerChange = ({ http, token, counted, understand, onReach }: Options): CustomerChange => ({
  async look(id) {
    counted()
    return customerOf(
      id,
      understand(await http.get(customerPath(id)), parseCustomer, ({ ok }) => ok),
    )
  },
  async put(id, patch, password) {
    counted()
    const { reply, waitMs } = await http.put(customerPath(id), putBody(patch, password))
    const put = putReply(reply, waitMs)
    if (put.kind === 'ended') return redact(put, [token, password])
    const { status, text } = put
    const accepted = parseAccepted(text)
    const isStores = reply.headers !== null && hasRateLimit(reply.headers)
    // Without the store's rate limit, only the customer's own id shows that the store has answered.
    if (!isStores && (!accepted.ok || accepted.value.id !== id)) {
      onReach('intercepted')
      return { kind: 'ended', outcome: { kind: 'unknown', reason: 'intercepted', status } }
    }
    return accepted.ok && (accepted.value.id ?? id) === id
      ? { kind: 'taken', status, customer: accepted.value }
      : { kind: 'ended', outcome: { kind: 'unknown', reason: 'bad-answer', status } }
  },
})

/** The customer that was asked for; one that cannot be understood, and another one, are problems. */
export function customerOf(id: number, answer: Answer<ReadRecord<Customer>>): Answer<Customer> {
  if (!answer.ok) return answer
  const read = answer.value
  const gotId = read.ok ? read.value.id : (read.unreadable.id ?? id)
  if (gotId !== id) return bad('bad-answer', { detail: 'id' })
  if (read.ok) return { ok: true, value: read.value }
  return bad('unreadable', { detail: oddityLine(read.unreadable), record: { ...read.unreadable, id } })
}
