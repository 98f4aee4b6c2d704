import type { IncomingMessage } from 'node:http'

/**
 * Whether a program on this machine asks, and no web page: a page could send requests here, or have its own name point to
 * this machine. Chromium's client says `Sec-Fetch-Site: none` for a request that no page made.
 */
export function isFromProgramHere({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  const isFromPage = headers.origin !== undefined || (site !== undefined && site !== 'none')
  return !isFromPage && /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(headers.host ?? '')
}
