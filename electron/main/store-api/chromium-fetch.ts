import type { ClientRequest, ClientRequestConstructorOptions, IncomingMessage, Session } from 'electron'
import { finished, Readable } from 'node:stream'
import type { Credentials, ProxyLogin } from './proxy-login.ts'
import type { Fetch } from './request.ts'
import type { Lease } from './write-sessions.ts'

export interface ChromiumClient {
  /** Electron's `net.request`. */
  readonly open: (options: ClientRequestConstructorOptions) => ClientRequest
  readonly writeSessions: { lease(): Promise<Lease<Session>> }
  readonly proxyLogin: ProxyLogin
}

/**
 * `fetch` over Electron's `net.request`: the system's proxy and certificates, as offices need them. Electron's own
 * `net.fetch` is not enough: it fails on every redirect that it must not follow itself, does not let a
 * proxy ask for a password, and repeats a PUT on a kept-alive connection that breaks.
 */
export const createChromiumFetch =
  ({ open, writeSessions, proxyLogin }: ChromiumClient): Fetch =>
  async (url, init) => {
    const { method = 'GET', signal } = init
    const lease = method === 'GET' ? null : await writeSessions.lease()
    const done = (): void => lease?.release()
    try {
      // Aborted while connections were closed: nothing may be sent any more.
      signal?.throwIfAborted()
      const request = open({
        method,
        url,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'manual',
        ...(lease ? { session: lease.session } : {}),
      })
      return await answerOf(request, init, proxyLogin, done)
    } catch (error) {
      done()
      throw error
    }
  }

/** Sends a request and waits for the beginning of its answer. `done` is called when nothing more will come. */
function answerOf(
  request: ClientRequest,
  { headers, body, signal }: Parameters<Fetch>[1],
  proxyLogin: ProxyLogin,
  done: () => void,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      request.abort()
      done()
      reject(signal?.reason as Error)
    }
    signal?.addEventListener('abort', abort, { once: true })
    for (const [name, value] of new Headers(headers)) request.setHeader(name, value)
    request.on('response', (message) => {
      try {
        resolve(responseOf(message, done))
      } catch (error) {
        reject(error as Error)
      }
    })
    request.on('redirect', (status, _method, location, more) => {
      // The caller, which knows the store, decides whether it is followed. Electron follows none that is aborted.
      request.abort()
      done()
      // The rest of the headers shows whether the store itself sent this.
      const headers = headersOf(more)
      headers.set('location', location)
      resolve(new Response(null, { status, headers }))
    })
    request.on('error', (error) => {
      done()
      reject(error)
    })
    let used: Credentials | null = null
    request.on('login', ({ isProxy, ...server }, answer) => {
      if (!isProxy) return answer()
      void proxyLogin.credentials(server, used).then((credentials) => {
        used = credentials
        if (credentials) answer(credentials.username, credentials.password)
        else answer()
      })
    })
    if (typeof body === 'string') request.end(body)
    else request.end()
  })
}

function responseOf(message: IncomingMessage, done: () => void): Response {
  // Electron's types call it an emitter; `net-client-request.ts` makes it a stream.
  const stream = message as unknown as Readable
  finished(stream, done)
  const hasBody = !WITHOUT_BODY.includes(message.statusCode)
  if (!hasBody) stream.resume()
  return new Response(hasBody ? (Readable.toWeb(stream) as ReadableStream<Uint8Array>) : null, {
    status: message.statusCode,
    headers: headersOf(message.headers),
  })
}

function headersOf(values: Readonly<Record<string, string | readonly string[]>>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(values)) headers.set(name, [value].flat().join(', '))
  return headers
}

const WITHOUT_BODY: readonly number[] = [204, 205, 304]
