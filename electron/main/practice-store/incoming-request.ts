import type { IncomingMessage } from 'node:http'

/** Reads the parts of a request that Node received. */
export const methodOf = (request: IncomingMessage): string => request.method ?? ''

export const headerOf = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}

/** Names and values in the order and letter case in which they came. */
export const headerPairs = (raw: readonly string[]): readonly (readonly [string, string])[] =>
  raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ''] as const] : []))

/** Splits at the `?` and changes nothing else; `URL` would normalise the path. */
export function splitUrl(url: string): { path: string; query: URLSearchParams } {
  const at = url.indexOf('?')
  const path = at < 0 ? url : url.slice(0, at)
  return { path, query: new URLSearchParams(at < 0 ? '' : url.slice(at + 1)) }
}

/** `/customers/5?x=1`: the form in which faults name a path. */
export const pathBelowStore = (path: string): string => path.replace(/^\/stores\/[^/]*\/v2/, '')

/** The body as JSON, or as the beginning of its text where it is none. */
export function bodyForRecord(bytes: Buffer): unknown {
  if (bytes.length === 0) return null
  const text = bytes.toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    return text.slice(0, 10_000)
  }
}
