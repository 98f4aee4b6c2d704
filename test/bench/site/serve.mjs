import { createServer } from 'node:http'
import { createReadStream, existsSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'

/**
 * Serves the bundled pages on loopback, isolated from other origins, without which a page can't measure its memory.
 * `/NAME.html` is a page that runs `NAME.js`.
 * @param {string} folder
 * @returns {Promise<{ origin: string, server: import('node:http').Server }>}
 */
export function serve(folder) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname))
    for (const [name, value] of HEADERS) response.setHeader(name, value)
    if (path.endsWith('.html')) {
      response.setHeader('content-type', 'text/html')
      const script = `${path.slice(1, -'.html'.length)}.js`
      response.end(`<!doctype html><title>Bench</title><script type="module" src="/${script}"></script>`)
      return
    }
    const file = join(folder, path)
    const type = TYPES[extname(file)]
    if (!type || !existsSync(file)) {
      response.statusCode = path === '/favicon.ico' ? 204 : 404
      response.end()
      return
    }
    response.setHeader('content-type', type)
    createReadStream(file).pipe(response)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : 0
      resolve({ origin: `http://127.0.0.1:${port}`, server })
    })
  })
}

/** @type {Record<string, string>} */
const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm' }
const HEADERS = /** @type {const} */ ([
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-embedder-policy', 'require-corp'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['cache-control', 'no-store'],
])
