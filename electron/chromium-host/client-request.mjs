import { Readable } from 'node:stream'
import { basic, fetchBy, loginFor } from './http-proxy.mjs'
import { listening, strict } from './strict-api.mjs'

/**
 * Electron's `ClientRequest`, by Node's own client: it knows neither the system's proxy nor its certificates. Like
 * Electron's it lets main log in to a proxy, and stops at a redirect unless main follows it while the event is handled.
 * @param {RequestOptions} options
 */
export function clientRequest({ method = 'GET', url }) {
  const { emit, ...hearing } = listening('ClientRequest', EVENTS)
  const headers = new Headers()
  const ending = new AbortController()
  let isAborted = false

  /** @param {string} [body] */
  async function send(body) {
    const init = { method, headers, redirect: /** @type {const} */ ('manual'), signal: ending.signal }
    const response = await (PROXY ? fetchBy(PROXY) : fetch)(
      url,
      body === undefined ? init : { ...init, body },
    )
    if (isAborted) return
    const login = PROXY && loginFor(PROXY, response)
    if (login) {
      const credentials = await new Promise((answer) => {
        emit('login', login, (/** @type {string[]} */ ...given) => answer(given))
      })
      if (isAborted) return
      const [username, password] = /** @type {string[]} */ (credentials)
      if (username !== undefined) {
        headers.set('proxy-authorization', basic(username, password ?? ''))
        return send(body)
      }
    }
    const location = response.headers.get('location')
    if (REDIRECTS.includes(response.status) && location !== null && URL.canParse(location, url)) {
      response.body?.cancel().catch(() => undefined)
      emit(
        'redirect',
        response.status,
        method,
        new URL(location, url).href,
        Object.fromEntries([...response.headers].map(([name, value]) => [name, [value]])),
      )
      if (!isAborted) throw new Error('Redirect was cancelled')
      return
    }
    emit('response', incomingMessage(response))
  }

  return strict('ClientRequest', {
    ...hearing,
    setHeader: (/** @type {string} */ name, /** @type {string} */ value) => headers.set(name, value),
    end: (/** @type {string | undefined} */ body) =>
      void send(body).catch((error) => {
        if (!isAborted) emit('error', error)
      }),
    abort() {
      isAborted = true
      ending.abort()
    },
  })
}

/** @param {Response} response */
function incomingMessage(response) {
  const { body, status, statusText, headers } = response
  const stream = body
    ? Readable.fromWeb(/** @type {import('node:stream/web').ReadableStream} */ (body))
    : Readable.from([])
  return Object.assign(stream, {
    statusCode: status,
    statusMessage: statusText,
    headers: Object.fromEntries(headers),
  })
}

/** An HTTP proxy for what main asks for; for tests. */
const PROXY = process.env['COUNTERFOIL_HOST_PROXY']

const EVENTS = ['response', 'redirect', 'login', 'error', 'abort', 'close', 'finish']
const REDIRECTS = [301, 302, 303, 307, 308]

/** @typedef {{ method?: string, url: string }} RequestOptions */
