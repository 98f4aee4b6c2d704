import type { ClientRequest, Session } from 'electron'
import type { AddressInfo } from 'node:net'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Connection, Quota } from '../../../shared/session.ts'
import type { AttemptArgs } from '../../../shared/bridge.ts'
import type { Patch } from '../../../shared/customer.ts'
import type { Access } from '../../../electron/main/workspace/session/access.ts'
import {
  openStoreConnection,
  type StoreConnection,
  type TransportOptions,
} from '../../../electron/main/workspace/store-connection.ts'
import { clientRequest } from '../../../electron/chromium-host/client-request.mjs'
import { sessions } from '../../../electron/chromium-host/session.mjs'
import { createChromiumFetch } from '../../../electron/main/store-api/chromium-fetch.ts'
import { createProxyLogin } from '../../../electron/main/store-api/proxy-login.ts'
import { createWriteSessions } from '../../../electron/main/store-api/write-sessions.ts'
import type { Limits } from '../../../electron/main/store-api/http.ts'
import type { Fetch } from '../../../electron/main/store-api/request.ts'

export const TOKEN = '7p3kx0z9q2m4v8b1n5c6d7f8g9h0j1k'
export const HASH = 'abc123'
export const AGENT = 'Counterfoil/0.0.0-test'

/** What main makes its requests with, over the client that the Chromium host gives it. */
const nodeFetch: Fetch = createChromiumFetch({
  open: (options) => clientRequest(options as { url: string }) as unknown as ClientRequest,
  writeSessions: createWriteSessions(() => sessions.fromPartition() as unknown as Session),
  proxyLogin: createProxyLogin(() => undefined),
})
export const way: TransportOptions = { fetch: nodeFetch, userAgent: AGENT }

export interface TestLink extends StoreConnection {
  readonly connections: readonly Connection[]
  readonly quotas: readonly Quota[]
}

export interface LinkOptions {
  readonly access?: Partial<Access>
  readonly limits?: Limits
  readonly fetch?: Fetch
  readonly openSealed?: (customerId: number, sealed: { readonly sealed: string }) => Promise<string | null>
}

/** A link to a store on this machine. Sealed passwords of these tests are their own text. */
export function linkIn(url: string, { access = {}, limits, fetch, openSealed }: LinkOptions = {}): TestLink {
  const connections: Connection[] = []
  const quotas: Quota[] = []
  const link = openStoreConnection({
    ...way,
    ...(limits ? { limits } : {}),
    ...(fetch ? { fetch } : {}),
    access: { storeHash: HASH, token: TOKEN, ...access },
    baseUrl: url,
    isPractice: false,
    openSealed: openSealed ?? (async (_customerId, { sealed }) => sealed),
    onConnection: (connection) => connections.push(connection),
    onQuota: (quota) => quotas.push(quota),
  })
  return { ...link, connections, quotas }
}

let attempts = 0

/** One attempt with a patch; its base is what `aCustomer` says. */
export const anAttempt = (patch: Patch, more: Partial<AttemptArgs> = {}): AttemptArgs => ({
  attemptId: `attempt-${(attempts += 1)}`,
  editId: 'edit-1',
  customerId: 5,
  patch,
  base: {},
  verifyFirst: false,
  ...more,
})

export interface TinyStore {
  readonly url: string
  /** Requests, without those for the time, which the connection asks on its own. */
  readonly received: {
    readonly method: string
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }[]
  close(): Promise<void>
}

export type Serve = (request: IncomingMessage & { readonly text: string }, response: ServerResponse) => void

/** A real HTTP server that answers as the test says, with a store's rate limit; it tells the time by itself. */
export async function tinyStore(serve: Serve, timeAnswers: Serve = tellTime): Promise<TinyStore> {
  const received: TinyStore['received'] = []
  const server = createServer((request, response) => {
    response.setHeader(RATE_LIMIT, '30000')
    const chunks: Buffer[] = []
    request.on('error', () => undefined)
    response.on('error', () => undefined)
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString()
      const path = request.url ?? ''
      const asked = Object.assign(request, { text })
      if (path.endsWith('/time')) return timeAnswers(asked, response)
      received.push({
        method: request.method ?? '',
        path,
        headers: request.headers as Record<string, string>,
        body: text,
      })
      serve(asked, response)
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

const RATE_LIMIT = 'X-Rate-Limit-Time-Window-Ms'

/** Makes an answer one of something in between, which does not know the store's rate limit. */
export const asStranger = (response: ServerResponse): ServerResponse => {
  response.removeHeader(RATE_LIMIT)
  return response
}

const tellTime: Serve = (_request, response) => json(response, 200, { time: Math.floor(Date.now() / 1000) })

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

/** A customer as V2 writes it. */
export const v2Customer = (values: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  id: 5,
  company: '',
  first_name: 'Ada',
  last_name: 'Byron',
  email: 'ada@example.com',
  phone: '',
  form_fields: null,
  date_created: 'Mon, 06 May 2024 07:34:10 +0000',
  date_modified: 'Mon, 06 May 2024 07:34:10 +0000',
  store_credit: '0.0000',
  registration_ip_address: '203.0.113.7',
  customer_group_id: 0,
  notes: '',
  tax_exempt_category: '',
  reset_pass_on_login: false,
  accepts_marketing: false,
  addresses: {
    url: 'https://api.bigcommerce.com/stores/abc123/v2/customers/5/addresses',
    resource: '/customers/5/addresses',
  },
  ...values,
})
