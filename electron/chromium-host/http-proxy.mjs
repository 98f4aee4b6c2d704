import { request } from 'node:http'
import { Readable } from 'node:stream'

/**
 * The part of `fetch` that the host uses, by an HTTP proxy: Electron takes the system's, the host the one that a test
 * names. Only plain HTTP goes through it.
 * @param {string} proxy
 * @returns {(url: string, init: ProxyInit) => Promise<Response>}
 */
export const fetchBy =
  (proxy) =>
  (url, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(proxy)
      const to = { hostname, port, method, path: url, signal, agent: false }
      const asking = request({ ...to, headers: { ...Object.fromEntries(headers), host: new URL(url).host } })
      asking.on('error', reject)
      asking.on('response', (message) => resolve(responseOf(message)))
      asking.end(body)
    })

/** @param {import('node:http').IncomingMessage} message */
function responseOf(message) {
  const status = message.statusCode ?? 500
  const body = /** @type {ReadableStream} */ (/** @type {unknown} */ (Readable.toWeb(message)))
  const headers = Object.entries(message.headers).map(([name, value]) => [name, String(value)])
  return new Response(WITHOUT_BODY.includes(status) ? null : body, {
    status,
    headers: Object.fromEntries(headers),
  })
}

/**
 * What Electron's `login` event says of a proxy that wants a password, or `null` where it wants none.
 * @param {string} proxy
 * @param {Response} response
 */
export function loginFor(proxy, { status, headers }) {
  if (status !== 407) return null
  const { hostname: host, port } = new URL(proxy)
  const realm = /realm="([^"]*)"/i.exec(headers.get('proxy-authenticate') ?? '')?.[1] ?? ''
  return { isProxy: true, scheme: 'basic', host, port: Number(port), realm }
}

/** @param {string} username @param {string} password */
export const basic = (username, password) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`

const WITHOUT_BODY = [204, 205, 304]

/** @typedef {{ method: string, headers: Headers, body?: string, signal: AbortSignal }} ProxyInit */
