import { schemeOf, toApp } from './address.mjs'
import { host } from './host.mjs'
import { strict } from './strict-api.mjs'

/** @typedef {(request: Request) => Response | Promise<Response>} SchemeHandler */

/** @type {Map<string, SchemeHandler>} */
const handlers = new Map()

/** Electron's `protocol`. */
export const protocol = strict('protocol', {
  // Every origin of the host is standard and secure already.
  registerSchemesAsPrivileged: () => undefined,
  handle: (/** @type {string} */ scheme, /** @type {SchemeHandler} */ handler) =>
    void handlers.set(scheme, handler),
  unhandle: (/** @type {string} */ scheme) => void handlers.delete(scheme),
  isProtocolHandled: (/** @type {string} */ scheme) => handlers.has(scheme),
})

/**
 * Routes everything that the pages and their workers ask for: the app's own addresses to main's handler; a
 * navigation to anywhere else to `onLeave`, which says whether it may go on; the rest to the network.
 * @param {(url: string, page: import('playwright-core').Page | null) => boolean} onLeave
 */
export async function routeRequests(onLeave) {
  await host.context?.route('**/*', async (route) => {
    const request = route.request()
    const url = toApp(request.url())
    try {
      if (request.isNavigationRequest() && !onLeave(url, pageOf(request))) return await route.abort('aborted')
      const handler = handlers.get(schemeOf(url))
      if (!handler) return await route.continue()
      const body = request.postDataBuffer()
      const response = await handler(
        new Request(url, { method: request.method(), headers: request.headers(), ...(body ? { body } : {}) }),
      )
      await route.fulfill({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer()),
      })
    } catch {
      // The page went away while it was asking, or main's handler failed: as in Electron, a failed request.
      await route.abort('failed').catch(() => undefined)
    }
  })
}

/** @param {import('playwright-core').Request} request */
function pageOf(request) {
  try {
    const frame = request.frame()
    return frame.parentFrame() ? null : frame.page()
  } catch {
    return null
  }
}
