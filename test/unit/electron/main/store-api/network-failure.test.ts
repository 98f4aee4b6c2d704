import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { networkFailure } from '../../../../../electron/main/store-api/network-failure.ts'

const failureOf = async (url: string): Promise<unknown> => {
  try {
    await fetch(url, { method: 'PUT', body: '{}' })
  } catch (error) {
    return error
  }
  throw new Error('It did not fail.')
}

describe("a failure of Node's client", () => {
  it.each(['127.0.0.1', 'localhost'])('a closed port of %s: nothing was sent', async (host) => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    expect(networkFailure(await failureOf(`http://${host}:${port}/`))).toEqual({
      isNeverSent: true,
      code: 'ECONNREFUSED',
    })
  })

  it('a name that is none: nothing was sent', async () => {
    const { isNeverSent, code } = networkFailure(await failureOf('http://counterfoil.invalid/'))
    expect(isNeverSent).toBe(true)
    expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(code)
  })

  it('a server that does not speak TLS: nothing was sent', async () => {
    const server = createServer((_request, response) => response.end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const { isNeverSent } = networkFailure(await failureOf(`https://127.0.0.1:${port}/`))
    expect(isNeverSent).toBe(true)
    server.close()
  })

  it('an end in the middle: unknown', async () => {
    const server = createServer((request) => request.socket.destroy())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    expect(networkFailure(await failureOf(`http://127.0.0.1:${port}/`))).toMatchObject({ isNeverSent: false })
    server.close()
  })

  it('several addresses, of which one may have been sent to: unknown', () => {
    const refused = Object.assign(new Error(), { code: 'ECONNREFUSED', syscall: 'connect' })
    const reset = Object.assign(new Error(), { code: 'ECONNRESET', syscall: 'read' })
    const wrap = (...errors: Error[]): Error => new TypeError('x', { cause: new AggregateError(errors) })
    expect(networkFailure(wrap(refused, refused)).isNeverSent).toBe(true)
    expect(networkFailure(wrap(refused, reset)).isNeverSent).toBe(false)
  })

  it.each([
    'UND_ERR_CONNECT_TIMEOUT',
    'CERT_HAS_EXPIRED',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ])('%s: nothing was sent', (code) => {
    const cause = Object.assign(new Error(), { code })
    expect(networkFailure(new TypeError('fetch failed', { cause }))).toEqual({ isNeverSent: true, code })
  })

  it.each([
    'UND_ERR_SOCKET',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_BODY_TIMEOUT',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    'EPROTO',
  ])('%s: unknown', (code) => {
    const cause = Object.assign(new Error(), { code })
    expect(networkFailure(new TypeError('fetch failed', { cause }))).toEqual({ isNeverSent: false, code })
  })
})

describe("a failure of Chromium's client", () => {
  it.each([
    'ERR_CONNECTION_REFUSED',
    'ERR_CONNECTION_TIMED_OUT',
    'ERR_NAME_NOT_RESOLVED',
    'ERR_PROXY_CONNECTION_FAILED',
    'ERR_TUNNEL_CONNECTION_FAILED',
    'ERR_CERT_AUTHORITY_INVALID',
    'ERR_CERT_DATE_INVALID',
    'ERR_CERT_COMMON_NAME_INVALID',
    'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
  ])('%s: nothing was sent', (code) => {
    expect(networkFailure(new Error(`net::${code}`))).toEqual({ isNeverSent: true, code })
  })

  it.each([
    'ERR_CONNECTION_RESET',
    'ERR_CONNECTION_CLOSED',
    'ERR_CONNECTION_ABORTED',
    'ERR_EMPTY_RESPONSE',
    'ERR_NETWORK_CHANGED',
    // Also said of a connection whose adapter went down after the request was written.
    'ERR_INTERNET_DISCONNECTED',
    'ERR_NETWORK_IO_SUSPENDED',
    'ERR_TIMED_OUT',
    'ERR_ADDRESS_UNREACHABLE',
    'ERR_SSL_PROTOCOL_ERROR',
    'ERR_HTTP2_PROTOCOL_ERROR',
    'ERR_HTTP2_PING_FAILED',
    'ERR_QUIC_PROTOCOL_ERROR',
    'ERR_CONTENT_LENGTH_MISMATCH',
    'ERR_INCOMPLETE_CHUNKED_ENCODING',
    'ERR_CONTENT_DECODING_FAILED',
    'ERR_FAILED',
    'ERR_ABORTED',
    'ERR_SOMETHING_NEW',
  ])('%s: unknown', (code) => {
    expect(networkFailure(new Error(`net::${code}`))).toEqual({ isNeverSent: false, code })
  })
})

it.each([undefined, null, 'text', 7, {}, new Error(''), new TypeError('fetch failed')])(
  'whatever else is thrown may have been sent (%s)',
  (error) => {
    expect(networkFailure(error)).toEqual({ isNeverSent: false, code: 'UNKNOWN' })
  },
)

it('an error whose cause is itself has an end', () => {
  const error = new Error('x')
  error.cause = error
  expect(networkFailure(error).isNeverSent).toBe(false)
})
