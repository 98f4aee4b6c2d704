import { request, type RequestOptions } from 'node:http'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { connect } from 'node:net'
import {
  type PracticeServer,
  type PracticeServerOptions,
  startPracticeServer,
} from '../../../electron/main/practice-store/server.ts'

/** An answer as it came over the wire. */
export interface PracticeReply {
  readonly status: number
  readonly text: string
  readonly json: unknown
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Names as they were written. */
  readonly headerNames: readonly string[]
}

export interface Ask {
  readonly headers?: Readonly<Record<string, string>>
  /** A text or bytes go out as they are, anything else as JSON. */
  readonly body?: unknown
}

/** A store, and a plain client of it that knows nothing of Counterfoil. */
export interface Practice extends PracticeServer {
  /** A request below the store, with the token. */
  v2(method: string, path: string, ask?: Ask): Promise<PracticeReply>
  /** A request to any path, with nothing added. */
  plain(method: string, path: string, ask?: Ask): Promise<PracticeReply>
  get(path: string): Promise<PracticeReply>
  put(id: number, body: unknown): Promise<PracticeReply>
  /** The customer as a read returns it now. */
  customer(id: number): Promise<PracticeCustomer>
  /** A call of the control surface over HTTP. */
  turn(method: string, path: string, body?: unknown): Promise<PracticeReply>
  /** Waits until the control surface says so. */
  until<T>(path: string, is: (value: T) => boolean): Promise<T>
  /** A connection of its own, for bytes that no client library would send. */
  raw(): Promise<Socket>
}

/** What the tests read of a customer. */
export interface PracticeCustomer {
  readonly id: number
  readonly first_name: string
  readonly last_name: string
  readonly email: string
  readonly company: string
  readonly phone: string
  readonly notes: string
  readonly store_credit: string
  readonly date_created: string
  readonly date_modified: string
  readonly customer_group_id: number
  readonly reset_pass_on_login: boolean
  readonly tax_exempt_category: string
}

/** The answer to a PUT whose field the store refuses. */
export const invalid = (field: string, reason?: unknown): object => ({
  status: 400,
  json: [
    {
      status: 400,
      message: `The field '${field}' is invalid.`,
      ...(reason === undefined ? {} : { details: { invalid_reason: reason } }),
    },
  ],
})

export async function aPractice(options: Partial<PracticeServerOptions> = {}): Promise<Practice> {
  const server = await startPracticeServer({ customers: 20, seed: 7, quota: { total: 100_000 }, ...options })
  return withClient(server)
}

function withClient(server: PracticeServer): Practice {
  const plain = (method: string, path: string, ask: Ask = {}): Promise<PracticeReply> =>
    send(server.url, method, path, ask)
  const v2 = (method: string, path: string, ask: Ask = {}): Promise<PracticeReply> =>
    plain(method, `/stores/${server.storeHash}/v2${path}`, {
      ...ask,
      headers: {
        'X-Auth-Token': server.accessToken,
        Accept: 'application/json',
        ...typed(ask),
        ...ask.headers,
      },
    })
  const turn = (method: string, path: string, body?: unknown): Promise<PracticeReply> =>
    plain(method, `/__practice__/${path}`, body === undefined ? {} : { body })
  const client: Omit<Practice, keyof PracticeServer> = {
    v2,
    plain,
    get: (path) => v2('GET', path),
    put: (id, body) => v2('PUT', `/customers/${id}`, { body }),
    customer: async (id) => (await v2('GET', `/customers/${id}`)).json as PracticeCustomer,
    turn,
    async until<T>(path: string, is: (value: T) => boolean) {
      for (;;) {
        const value = (await turn('GET', path)).json as T
        if (is(value)) return value
      }
    },
    async raw() {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
      await once(socket, 'connect')
      return socket
    },
  }
  // Not spread: the token is read each time.
  return Object.assign(Object.create(server) as PracticeServer, client)
}

const typed = ({ body }: Ask): Readonly<Record<string, string>> =>
  body === undefined ? {} : { 'Content-Type': 'application/json' }

/** Each request on a connection of its own, so that no test meets the connection of another. */
function send(
  url: string,
  method: string,
  path: string,
  { headers = {}, body }: Ask,
): Promise<PracticeReply> {
  const bytes =
    body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
  const { hostname, port } = new URL(url)
  const options: RequestOptions = { hostname, port, method, path, headers: { ...headers }, agent: false }
  return new Promise((resolve, reject) => {
    const asking = request(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        resolve({
          status: response.statusCode ?? 0,
          text,
          json: parsed(text),
          headers: response.headers as Readonly<Record<string, string | undefined>>,
          headerNames: response.rawHeaders.filter((_, at) => at % 2 === 0),
        })
      })
    })
    asking.on('error', reject)
    asking.end(bytes)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
