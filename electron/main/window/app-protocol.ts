import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { isAppUrl } from './navigation.ts'

/**
 * Answers requests for the app's own pages out of `folder`, with the content security policy. Anything
 * that is not a file of the build is a 404.
 */
export async function serveApp(folder: string, request: Pick<Request, 'url' | 'method'>): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405)
  const path = assetPath(folder, request.url)
  const type = path && TYPES[extname(path).toLowerCase()]
  if (!path || !type) return plain(404)
  try {
    const body = new Uint8Array(await readFile(path))
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: { 'content-type': type, ...HEADERS },
    })
  } catch {
    return plain(404)
  }
}

/** The file for a URL of the app, or `null` where the URL is not the app's or leaves the folder. */
export function assetPath(folder: string, url: string): string | null {
  if (!isAppUrl(url)) return null
  let path: string
  try {
    path = decodeURIComponent(new URL(url).pathname)
  } catch {
    return null
  }
  // Whatever could mean another folder on some system, or a stream or device on Windows, is no asset.
  if (!/^\/[\w@.,+()\-/]*$/.test(path)) return null
  const parts = path.split('/').slice(1)
  if (parts.some((part) => part === '' || part.startsWith('.') || part.endsWith('.'))) return null
  const file = join(folder, ...parts)
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? file : null
}

/** Everything is refused but the build's own files, and pictures that the page makes itself. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  // Frames, forms, connections made ahead of time, name look-ups and WebRTC, which the policy above does not reach.
  'connection-allowlist': '(response-origin)',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

const plain = (status: number): Response =>
  new Response(null, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...HEADERS } })
