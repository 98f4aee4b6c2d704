import { timingSafeEqual } from 'node:crypto'
import type { Store } from '../store.ts'
import { gatewayError, type Reply } from './reply.ts'

/** What the gateway in front of the application looks at. */
export interface ApproachingRequest {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly token: string | undefined
}

/** Below the store, e.g. `/customers/5`; or the answer of the gateway, which never lets it through. */
export type GatewayResult =
  { readonly ok: true; readonly below: string } | { readonly ok: false; readonly reply: Reply }

/** The gateway's checks in their order: path, token, store, slash, scope, quota. */
export function checkGateway(store: Store, { method, path, token }: ApproachingRequest): GatewayResult {
  const { scopes, switches } = store.conditions
  const refuse = (status: number, title: string): GatewayResult => ({
    ok: false,
    reply: gatewayError(switches.gatewayError, status, title),
  })
  const [, hash, below] = /^\/stores\/([^/]+)\/v2(\/.*)?$/.exec(path) ?? []
  if (hash === undefined) return refuse(404, 'There is no such route.')
  if (token === undefined) return refuse(401, 'X-Auth-Token header is required')
  if (!isToken(token, store.accessToken)) return refuse(401, 'Unauthorized')
  if (hash !== store.storeHash) return refuse(403, 'You do not have access to this store')
  if (below === undefined || below.endsWith('/')) {
    return refuse(Number(switches.trailingSlash), 'This path is not known with a slash at its end')
  }
  const isInformation = /^\/(store|time)$/.test(below)
  const isAllowed = isInformation
    ? scopes.information
    : scopes.customers === 'modify' || (scopes.customers === 'read-only' && isRead(method))
  if (!isAllowed) return refuse(403, "You don't have a required scope to access the endpoint")
  return { ok: true, below }
}

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD'

/** Compared in a time that says nothing about how much of it is right. */
export function isToken(given: string | undefined, accessToken: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(accessToken)]
  return a.length === b.length && timingSafeEqual(a, b)
}
