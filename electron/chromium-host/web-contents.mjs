import { toApp, toChromium } from './address.mjs'
import { app } from './app.mjs'
import { hasSandbox } from './chromium.mjs'
import { makeCodec } from './codec.mjs'
import { frameTable } from './frame-table.mjs'
import { freePath } from './free-path.mjs'
import { host } from './host.mjs'
import { invoked, sent } from './ipc.mjs'
import { pageScript } from './page-script.mjs'
import { routeRequests } from './protocol.mjs'
import { grantPermissions, session } from './session.mjs'
import { HostEvent, listening, strict } from './strict.mjs'

const EVENTS = [
  'will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview', 'will-prevent-unload',
  'did-navigate', 'did-navigate-in-page', 'did-start-loading', 'did-stop-loading', 'did-finish-load',
  'did-fail-load', 'did-create-window', 'dom-ready', 'render-process-gone', 'unresponsive', 'responsive',
  'console-message', 'destroyed', 'before-input-event', 'context-menu', 'preload-error', 'zoom-changed',
] // prettier-ignore

const BINDING = '__counterfoilHostPost'
const RECEIVER = '__counterfoilHostReceive'
const codec = makeCodec()

/**
 * Electron's `webContents` of one window: the page, its frames, and what passes between it and main.
 * @param {object} parts
 * @param {import('playwright-core').Page} parts.page
 * @param {number} parts.id
 * @param {string} parts.preload source of the built preload
 * @param {() => void} parts.onFirstLoad
 * @param {(isFocused: boolean) => void} parts.onFocus
 * @param {() => void} parts.onResized
 * @param {() => void} parts.onGone
 */
export function openWebContents({ page: firstPage, id, preload, onFirstLoad, onFocus, onResized, onGone }) {
  const { emit, ...hearing } = listening('webContents', EVENTS)
  let page = firstPage
  let isCrashed = false
  let hasLoaded = false
  let isDestroyed = false
  /** The address that main itself is loading: nobody is asked about it. @type {string | null} */
  let loading = null
  /** @type {(details: { url: string }) => { action: 'allow' | 'deny' }} */
  let openHandler = () => ({ action: 'allow' })
  let frames = frameTable()
  let attached = attach(page)
  let replacing = Promise.resolve()
  let reloads = 0
  const routed = routeRequests((url, from) => mayNavigate(url, from))

  /** @param {import('playwright-core').Page} to */
  async function attach(to) {
    to.on('crash', () => to === page && crashed())
    to.on('close', () => to === page && onGone())
    to.on('load', () => to === page && loaded())
    to.on('download', (download) => void keep(download))
    // Playwright would turn questions of the page down; here a person answers them.
    if (!host.isHeadless) to.on('dialog', () => undefined)
    const cdp = await to.context().newCDPSession(to)
    frames = frameTable()
    frames.follow(cdp)
    cdp.on('Runtime.bindingCalled', (call) => {
      if (call.name === BINDING) void heard(cdp, call.executionContextId, call.payload)
    })
    await Promise.all([
      cdp.send('Page.enable'),
      cdp.send('Runtime.enable'),
      cdp.send('Runtime.addBinding', { name: BINDING }),
      cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: scriptFor(preload) }),
    ])
    if (host.colorScheme) await to.emulateMedia({ colorScheme: host.colorScheme })
    return cdp
  }

  /**
   * What the page said over the binding.
   * @param {import('playwright-core').CDPSession} cdp
   * @param {number} contextId
   * @param {string} payload
   */
  async function heard(cdp, contextId, payload) {
    const message = /** @type {import('./page-script.mjs').FromPage} */ (codec.decode(payload))
    const sender = {
      sender: contents,
      senderFrame: frames.frameOf(contextId),
      processId: 1,
      frameId: contextId,
    }
    switch (message.kind) {
      case 'invoke': {
        const { channel, args } = message
        const answer = await invoked(sender, channel, args)
          .then((value) => codec.encode({ kind: 'answer', id: message.id, value }))
          .catch((error) => codec.encode({ kind: 'failure', id: message.id, error: messageOf(error) }))
        return deliverText(cdp, contextId, answer)
      }
      case 'send':
        return sent(sender, message.channel, message.args)
      case 'leave':
        return leave(toApp(message.url), message.isNewWindow)
      case 'key':
        return host.accelerators.find(({ matches }) => matches(message))?.click()
      case 'focus':
        return onFocus(message.isFocused)
      case 'resized':
        return onResized()
    }
  }

  /** @param {string} channel @param {unknown[]} args */
  function send(channel, ...args) {
    // Encoded at once: what main changes afterwards is not part of the message.
    const message = { kind: 'event', channel, args }
    const text = codec.encode(message)
    void attached.then((cdp) => {
      const contextId = frames.mainContext()
      if (contextId !== null) void deliverText(cdp, contextId, text)
    }, ignore)
  }

  /** @param {string} url @param {boolean} isNewWindow */
  function leave(url, isNewWindow) {
    if (isNewWindow) {
      if (openHandler({ url }).action === 'allow')
        throw new Error('The Chromium host opens no second window.')
      return
    }
    if (mayNavigate(url, page)) void page.goto(toChromium(url)).catch(ignore)
  }

  /**
   * Whether a navigation may go on, after asking main.
   * @param {string} url
   * @param {import('playwright-core').Page | null} from `null` for a frame inside the page
   */
  function mayNavigate(url, from) {
    if (from !== null && from !== page) {
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
    const [cdp] = await Promise.all([attached, routed])
    await grantPermissions(cdp, contents, new URL(toChromium(url)).origin)
    await page.goto(toChromium(url), { waitUntil: 'load', timeout })
  }

  function loaded() {
    emit('dom-ready')
    emit('did-finish-load')
    emit('did-stop-loading')
    if (hasLoaded) return
    hasLoaded = true
    onFirstLoad()
  }

  function crashed() {
    isCrashed = true
    emit('render-process-gone', new HostEvent(), { reason: 'crashed', exitCode: 1 })
  }

  async function reload() {
    const url = loading ?? toApp(page.url())
    replacing = replacing.then(replaceCrashed)
    await replacing
    const mine = (reloads += 1)
    await load(url, LONGEST_WAY_MS).catch(() => {
      // One whose process dies on the way there may end as aborted, or never, and not as crashed.
      if (mine === reloads && !isCrashed && !isDestroyed) crashed()
    })
  }

  /** Playwright gives a crashed page up; another one takes its place in the same profile. */
  async function replaceCrashed() {
    if (!isCrashed) return
    const context = page.context()
    try {
      page = await freshPage(context)
      isCrashed = false
      attached = attach(page)
      await Promise.race([attached, deathOf(page)])
      for (const other of context.pages()) if (other !== page) await other.close().catch(ignore)
    } catch {
      // It crashed as well, and main was told of that, or no page came at all.
      if (!isCrashed) crashed()
    }
  }

  const contents = strict('webContents', {
    ...hearing,
    id,
    session,
    send,
    getURL: () => toApp(page.url()),
    getTitle: () => '',
    isDestroyed: () => isDestroyed,
    isCrashed: () => isCrashed,
    isLoading: () => !hasLoaded,
    isFocused: () => !isDestroyed,
    reload: () => void reload().catch(ignore),
    setWindowOpenHandler: (/** @type {typeof openHandler} */ handler) => void (openHandler = handler),
    openDevTools: () => undefined,
    setVisualZoomLevelLimits: () => Promise.resolve(),
    setZoomFactor: () => undefined,
    get mainFrame() {
      return frames.mainFrame()
    },
  })

  return {
    electron: contents,
    load,
    page: () => page,
    /** Place and state of the window, as Chromium knows them. */
    async place() {
      const { bounds } = await (await attached).send('Browser.getWindowForTarget')
      return bounds
    },
    /** @param {Partial<WindowBounds>} bounds */
    async setPlace(bounds) {
      const cdp = await attached
      const { windowId } = await cdp.send('Browser.getWindowForTarget')
      await cdp.send('Browser.setWindowBounds', { windowId, bounds })
    },
    end() {
      isDestroyed = true
      emit('destroyed')
    },
  }
}

/**
 * A page whose process dies before it is there never comes: then another one is asked for.
 * @param {import('playwright-core').BrowserContext} context
 * @returns {Promise<import('playwright-core').Page>}
 */
const freshPage = (context, tries = 5) =>
  context.newPage().catch((error) => {
    if (tries === 1) throw error
    return freshPage(context, tries - 1)
  })

/**
 * A page that dies while it is being attached to never answers.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<never>}
 */
const deathOf = (page) =>
  new Promise((_, reject) => {
    page.once('crash', reject)
    // It may have died before anybody heard.
    setTimeout(reject, LONGEST_WAY_MS).unref()
  })

/**
 * @param {import('playwright-core').CDPSession} cdp
 * @param {number} contextId
 * @param {string} text
 */
async function deliverText(cdp, contextId, text) {
  const functionDeclaration = `function (text) { globalThis[${JSON.stringify(RECEIVER)}]?.(text) }`
  const call = {
    functionDeclaration,
    executionContextId: contextId,
    arguments: [{ value: text }],
    silent: true,
  }
  // A page that went away meanwhile hears nothing, as in Electron.
  await cdp.send('Runtime.callFunctionOn', call).catch(ignore)
}

/** Everything that runs before the page's own scripts, as one piece of source. @param {string} preload */
function scriptFor(preload) {
  const config = {
    binding: BINDING,
    receiver: RECEIVER,
    platform: process.platform,
    banner: process.env['COUNTERFOIL_HOST_BANNER'] === '0' ? null : BANNER,
  }
  return `(${String(pageScript)})(globalThis, (${String(makeCodec)})(), function (require, module, exports, process) {
${preload}
}, ${JSON.stringify(config)})`
}

/**
 * Keeps what a page offers for download where people look for it.
 * @param {import('playwright-core').Download} download
 */
async function keep(download) {
  await download.saveAs(freePath(app.getPath('downloads'), download.suggestedFilename())).catch(ignore)
}

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error))

const BANNER = `Not Electron: running on the system's Chromium${hasSandbox() ? '' : ', without its sandbox'}`
const LONGEST_WAY_MS = 10_000
const ignore = () => undefined

/** @typedef {{ left: number, top: number, width: number, height: number, windowState: WindowState }} WindowBounds */
/** @typedef {'normal' | 'maximized' | 'minimized' | 'fullscreen'} WindowState */
