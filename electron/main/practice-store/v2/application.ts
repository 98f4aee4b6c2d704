import { NOW } from '../customers.ts'
import { groupsOf } from '../seed/groups.ts'
import type { Store } from '../store.ts'
import { oddValuesOf, withoutReadOnly, withoutWritten } from './odd-values.ts'
import { read } from './read.ts'
import { type Fault, json, notFound, refusal, type Reply, serverError } from './reply.ts'
import { resourceOf } from './resource.ts'
import { serializeWritableFields, serializeCustomer } from './serialize.ts'
import { update } from './update.ts'

/** A request that the gateway has let through. */
export interface V2Request {
  readonly method: string
  /** Below the store, without the query: `/customers/5`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly accept: string | undefined
  readonly contentType: string | undefined
  /** The body as it came. */
  readonly body: Buffer
}

export interface ApplicationReply {
  readonly reply: Reply
  /** Whether the store did what was asked. */
  readonly isApplied: boolean
}

/** The application behind the gateway. `base` is the address of the store's V2. */
export async function handle(store: Store, request: V2Request, base: string): Promise<ApplicationReply> {
  if (!isJsonWanted(request.accept)) return refused(406, 'The Accept header must allow application/json.')
  const resource = resourceOf(request.path)
  if (!resource) return { reply: notFound(), isApplied: false }
  if (resource.kind === 'customer' && request.method === 'PUT') return put(store, resource.id, request, base)
  if (request.method !== 'GET')
    return refused(405, 'The requested HTTP method is not supported by this resource.')
  const reply = read(store, resource, request.query, base)
  return { reply, isApplied: reply.status < 300 }
}

const refused = (status: number, message: string): ApplicationReply => ({
  reply: refusal({ status, message }),
  isApplied: false,
})

function isJsonWanted(accept: string | undefined): boolean {
  const types = accept?.split(',').map((type) => type.split(';')[0]?.trim().toLowerCase() ?? '') ?? ['*/*']
  return types.some((type) => ['application/json', 'application/*', '*/*', ''].includes(type))
}

async function put(store: Store, id: number, request: V2Request, base: string): Promise<ApplicationReply> {
  const { customers, conditions } = store
  const { switches } = conditions
  if (!/^application\/json\s*(;|$)/i.test(request.contentType ?? '')) {
    return refused(415, 'The Content-Type of the request must be application/json.')
  }
  const body = parse(request.body)
  return store.write(async () => {
    const before = customers.find(id, NOW)
    if (!before) return { reply: notFound(), isApplied: false }
    if (!body.ok) return { reply: refusal(body.fault), isApplied: false }
    const now = store.now()
    const made = update(before, body.value, {
      switches,
      now: Math.floor(now / 1000),
      hasGroup: (group) => groupsOf(switches.groups).some((one) => one.id === group),
      ownerOf: customers.ownerOf,
    })
    if (!made.ok) return { reply: refusal(...made.faults), isApplied: false }
    try {
      await customers.put(made.customer, now)
    } catch {
      return { reply: serverError(switches.serverErrorBody, 507), isApplied: false }
    }
    const odd = withoutWritten(oddValuesOf(conditions, id), body.value as object)
    // What was written is no longer odd.
    if (conditions.oddValues.has(id)) conditions.oddValues = new Map(conditions.oddValues).set(id, odd)
    const shown =
      switches.putAnswer === 'full'
        ? { ...serializeCustomer(made.customer, base), ...odd }
        : { ...serializeWritableFields(made.customer), ...withoutReadOnly(odd) }
    return { reply: json(200, shown), isApplied: true }
  })
}

type ParseResult =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: Fault }

function parse(body: Buffer): ParseResult {
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) }
  } catch {
    return { ok: false, fault: { status: 400, message: 'The request body is not valid JSON.' } }
  }
}
