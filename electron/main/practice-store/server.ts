import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { editAsColleague, type ColleagueResult, type ColleagueValues } from './colleague.ts'
import { type Scopes, defaultConditions } from './conditions.ts'
import { control } from './control/control.ts'
import { CONTROL, serveControl } from './control/serve-control.ts'
import { isFromProgramHere } from './local-request.ts'
import { type QuotaRule, DEFAULT_QUOTA } from './quota.ts'
import { V2Server } from './serve-v2.ts'
import { openStore } from './store.ts'
import type { Switches } from './switches.ts'

export interface PracticeServerOptions {
  /** 0, the default: any free one. */
  readonly port?: number
  /** How many customers a fresh store has. A store that a folder keeps goes on as it was made. */
  readonly customers: number
  readonly seed: number
  /** Where it is kept; `null`, the default: nowhere. */
  readonly folder?: string | null
  readonly switches?: Partial<Switches>
  readonly quota?: Partial<QuotaRule>
  readonly scopes?: Partial<Scopes>
  readonly latencyMs?: number
  readonly isOffline?: boolean
  /** Within the app: no request is recorded, and no program of this machine controls it over HTTP. */
  readonly isEmbedded?: boolean
  /** The machine's clock, ms since 1970. */
  readonly clock?: () => number
}

/** A store that answers on loopback; V2 is at `${url}/stores/${storeHash}/v2`. */
export interface PracticeServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  readonly storeHash: string
  /** The present one: the control surface may replace it. */
  readonly accessToken: string
  readonly seed: { readonly seed: number; readonly customers: number }
  isOffline(): boolean
  /** Offline, V2 breaks every connection without an answer. */
  setOffline(isOffline: boolean): void
  colleagueEdits(customerId: number, values: ColleagueValues): Promise<ColleagueResult>
  /** The control surface without the wire: `control('GET', 'requests')`. @throws where it answers an error */
  control(method: string, path: string, body?: unknown): Promise<unknown>
  /** Ends every connection, and lets go of the folder. */
  close(): Promise<void>
}

/** Starts a practice store. @throws the system's error where the port or the folder cannot be had */
export async function startPracticeServer({
  isEmbedded = false,
  ...options
}: PracticeServerOptions): Promise<PracticeServer> {
  const conditions = defaultConditions(options.scopes, options.switches)
  conditions.latency = { ms: options.latencyMs ?? 0, methods: {} }
  conditions.isOffline = options.isOffline ?? false
  const store = await openStore({
    seed: { seed: options.seed, customers: options.customers },
    folder: options.folder ?? null,
    conditions,
    quota: { ...DEFAULT_QUOTA, ...options.quota },
    clock: options.clock ?? Date.now,
    isRecorded: !isEmbedded,
  })
  const server = createServer({ keepAlive: true, keepAliveTimeout: KEEP_ALIVE_MS })
  server.maxConnections = MOST_CONNECTIONS
  try {
    await listen(server, options.port ?? 0)
  } catch (error) {
    await store.close()
    throw error
  }
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const base = `${url}/stores/${store.storeHash}/v2`
  const v2 = new V2Server(store, base)
  /** Connections whose last request was for V2: those that an outage breaks. */
  const v2Sockets = new Set<Socket>()

  const breakConnections = (): void => {
    v2.abortPending()
    for (const socket of v2Sockets) socket.destroy()
  }
  const setOffline = (isOffline: boolean): void => {
    conditions.isOffline = isOffline
    if (isOffline) breakConnections()
  }
  const controlParts = { store, base, setOffline, breakConnections }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { socket } = request
    if (!isEmbedded && request.url?.startsWith(CONTROL)) {
      v2Sockets.delete(socket)
      return serveControl(request, response, controlParts)
    }
    if (!isFromProgramHere(request)) {
      response.writeHead(403, { 'Content-Type': 'application/json', Connection: 'close' })
      return void response.end('{"error":"The practice store answers programs on this machine only."}')
    }
    v2Sockets.add(socket)
    return v2.serve(request, response)
  }

  server.on('connection', (socket) => socket.once('close', () => v2Sockets.delete(socket)))
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    serve(request, response).catch(() => request.socket.destroy())
  })

  return {
    url,
    storeHash: store.storeHash,
    get accessToken() {
      return store.accessToken
    },
    seed: store.seed,
    isOffline: () => conditions.isOffline,
    setOffline,
    colleagueEdits: (id, values) => editAsColleague(store, id, values),
    async control(method, path, body) {
      const answer = await control({ method, path, body }, controlParts)
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${answer.sentence}`)
      return answer.value
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      breakConnections()
      server.closeAllConnections()
      await closed
      await store.close()
    },
  }
}

/** A program that opens more, even without a token, would use up the files that the app may open. */
const MOST_CONNECTIONS = 256

/** Long, so that a client's idle connection is not closed under its next request. */
const KEEP_ALIVE_MS = 75_000

const listen = (server: ReturnType<typeof createServer>, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
