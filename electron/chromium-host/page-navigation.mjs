import { toApp, toChromium } from './address.mjs'
import { LONGEST_WAY_MS } from './kept-page.mjs'
import { routeRequests } from './protocol.mjs'
import { grantPermissions } from './session.mjs'
import { HostEvent } from './strict-api.mjs'

/**
 * Where the page of a window may go: main is asked, as Electron asks it.
 * @param {object} parts
 * @param {import('./kept-page.mjs').KeptPage} parts.view
 * @param {(event: string, ...args: unknown[]) => void} parts.emit events of `webContents`
 * @param {() => object} parts.contents
 */
export function createNavigation({ view, emit, contents }) {
  /** The address that main itself is loading: it is not asked about it. @type {string | null} */
  let loading = null
  /** @type {OpenHandler} */
  let openHandler = () => ({ action: 'allow' })
  let reloads = 0
  const routed = routeRequests(mayNavigate)

  /**
   * Whether a navigation may go on, after asking main.
   * @param {string} url
   * @param {import('playwright-core').Page | null} from `null` for a frame inside the page
   */
  function mayNavigate(url, from) {
    if (from !== null && from !== view.page()) {
      openHandler({ url })
      from.close().catch(ignore)
      return false
    }
    if (from && loading === url) return true
    const event = new HostEvent({ url, isMainFrame: from !== null, isSameDocument: false })
    emit(from ? 'will-navigate' : 'will-frame-navigate', event, url)
    return !event.defaultPrevented
  }

  /** @param {string} url @param {number} [timeout] in ms */
  async function load(url, timeout = 30_000) {
    loading = url
    const [cdp] = await Promise.all([view.connection().cdp, routed])
    await grantPermissions(cdp, contents(), new URL(toChromium(url)).origin)
    await view.page().goto(toChromium(url), { waitUntil: 'load', timeout })
  }

  return {
    load,
    /** @param {() => boolean} isDestroyed */
    async reload(isDestroyed) {
      const url = loading ?? toApp(view.page().url())
      await view.replaceCrashed()
      const mine = (reloads += 1)
      await load(url, LONGEST_WAY_MS).catch(() => {
        // One whose process dies on the way there may end as aborted, or never, and not as crashed.
        if (mine === reloads && !view.isCrashed() && !isDestroyed()) view.crashed()
      })
    },
    /** A link that was clicked, or a window that the page wants. @param {string} url @param {boolean} isNewWindow */
    leave(url, isNewWindow) {
      if (!isNewWindow) {
        if (mayNavigate(url, view.page())) void view.page().goto(toChromium(url)).catch(ignore)
      } else if (openHandler({ url }).action === 'allow') {
        throw new Error('The Chromium host opens no second window.')
      }
    },
    setOpenHandler: (/** @type {OpenHandler} */ handler) => void (openHandler = handler),
  }
}

const ignore = () => undefined

/** @typedef {(details: { url: string }) => { action: 'allow' | 'deny' }} OpenHandler */
