import { readFileSync } from 'node:fs'
import { windowGone, windowOpened } from './app.mjs'
import { host } from './host.mjs'
import { HostEvent, listening, strict } from './strict.mjs'
import { openWebContents } from './web-contents.mjs'

/** @typedef {{ x: number, y: number, width: number, height: number }} Bounds */

const EVENTS = [
  'ready-to-show', 'show', 'hide', 'focus', 'blur', 'close', 'closed', 'resize', 'resized', 'move', 'moved',
  'maximize', 'unmaximize', 'minimize', 'restore', 'enter-full-screen', 'leave-full-screen', 'unresponsive',
  'responsive', 'session-end', 'query-session-end', 'page-title-updated',
] // prettier-ignore

let lastId = 0

/**
 * Electron's `BrowserWindow`: one window of Chromium. It is there from the start, so `show: false` only
 * means that it is not brought to the front.
 * @param {WindowOptions} [options]
 */
function makeWindow(options = {}) {
  const page = host.firstPage
  if (!page) throw new Error('The Chromium host has one window only, and only once the app is ready.')
  host.firstPage = null
  const id = (lastId += 1)
  const { emit, ...hearing } = listening('BrowserWindow', EVENTS)
  let isDestroyed = false
  let isFocused = true
  let state = 'normal'
  /** @type {Bounds} */
  let bounds = { x: 0, y: 0, width: 800, height: 600 }
  let normal = bounds
  let placing = Promise.resolve()

  const contents = openWebContents({
    page,
    id,
    preload: options.webPreferences?.preload ? readFileSync(options.webPreferences.preload, 'utf8') : '',
    onFirstLoad: () => emit('ready-to-show'),
    onFocus(now) {
      isFocused = now
      emit(now ? 'focus' : 'blur')
    },
    onResized: () => void look(),
    onGone: gone,
  })

  /** Asks Chromium for place and state; nothing tells of a move, so it is asked now and then. */
  async function look() {
    const found = await contents.place().catch(() => null)
    if (!found || isDestroyed) return
    const { left: x = 0, top: y = 0, width = 0, height = 0, windowState = 'normal' } = found
    const before = bounds
    const stateBefore = state
    bounds = { x, y, width, height }
    state = windowState
    if (state === 'normal') normal = bounds
    if (state !== stateBefore) emit(CHANGES[state] ?? 'restore')
    if (before.x !== x || before.y !== y) emit('move')
    if (before.width !== width || before.height !== height) emit('resize')
  }
  const looking = setInterval(() => void look(), LOOK_EVERY_MS)
  looking.unref()

  /** @param {Partial<Bounds> & { windowState?: 'normal' | 'maximized' | 'minimized' | 'fullscreen' }} to */
  function place({ windowState, ...to }) {
    if (windowState) state = windowState
    bounds = { ...bounds, ...to }
    if (state === 'normal') normal = bounds
    const { x: left, y: top, width, height } = to
    const wanted = Object.fromEntries(
      Object.entries({ left, top, width, height, windowState }).filter(([, value]) => value !== undefined),
    )
    placing = placing.then(() => contents.setPlace(wanted)).catch(ignore)
  }

  function close() {
    if (isDestroyed) return
    const event = new HostEvent()
    emit('close', event)
    if (!event.defaultPrevented) destroy()
  }

  function destroy() {
    if (isDestroyed) return
    contents.page().close().catch(ignore)
    gone()
  }

  /** The window is gone, whoever closed it: a person, main, or the end of Chromium. */
  function gone() {
    if (isDestroyed) return
    isDestroyed = true
    clearInterval(looking)
    contents.end()
    host.windows.delete(id)
    emit('closed')
    windowGone()
  }

  const { width = 800, height = 600, x, y, title } = options
  place({ width, height, ...(x === undefined || y === undefined ? {} : { x, y }) })

  const window = strict('BrowserWindow', {
    ...hearing,
    id,
    webContents: contents.electron,
    loadURL: (/** @type {string} */ url) => contents.load(url),
    loadFile: () => Promise.reject(new Error('The Chromium host does not know BrowserWindow.loadFile.')),
    show() {
      // Nothing can be brought to the front where nothing is shown.
      if (!host.isHeadless) contents.page().bringToFront().catch(ignore)
      emit('show')
    },
    showInactive: () => undefined,
    hide: () => undefined,
    focus: () => void contents.page().bringToFront().catch(ignore),
    isFocused: () => isFocused && !isDestroyed,
    isVisible: () => !isDestroyed,
    isMinimized: () => state === 'minimized',
    minimize: () => place({ windowState: 'minimized' }),
    isMaximized: () => state === 'maximized',
    maximize: () => place({ windowState: 'maximized' }),
    unmaximize: () => place({ windowState: 'normal' }),
    restore: () => place({ windowState: 'normal' }),
    isFullScreen: () => state === 'fullscreen',
    setFullScreen: (/** @type {boolean} */ is) => place({ windowState: is ? 'fullscreen' : 'normal' }),
    getBounds: () => ({ ...bounds }),
    getNormalBounds: () => ({ ...normal }),
    setBounds: (/** @type {Partial<Bounds>} */ to) => place(to),
    getSize: () => [bounds.width, bounds.height],
    setSize: (/** @type {number} */ w, /** @type {number} */ h) => place({ width: w, height: h }),
    getPosition: () => [bounds.x, bounds.y],
    setPosition: (/** @type {number} */ left, /** @type {number} */ top) => place({ x: left, y: top }),
    setMinimumSize: () => undefined,
    getTitle: () => title ?? '',
    setTitle: () => undefined,
    setMenu: () => undefined,
    setMenuBarVisibility: () => undefined,
    setAutoHideMenuBar: () => undefined,
    setBackgroundColor: () => undefined,
    setProgressBar: () => undefined,
    flashFrame: () => undefined,
    isDestroyed: () => isDestroyed,
    close,
    destroy,
  })
  host.windows.set(id, { electron: window, page: contents.page, close, destroy, lost: gone, look })
  windowOpened(window, contents.electron)
  return window
}

const statics = {
  getAllWindows: () => [...host.windows.values()].map(({ electron }) => electron),
  getFocusedWindow: () => [...host.windows.values()][0]?.electron ?? null,
  fromId: (/** @type {number} */ id) => host.windows.get(id)?.electron ?? null,
  fromWebContents: (/** @type {{ id: number }} */ { id }) => host.windows.get(id)?.electron ?? null,
}

export const BrowserWindow = strict(
  'BrowserWindow',
  Object.assign(
    /** @type {new (options?: WindowOptions) => ReturnType<typeof makeWindow>} */ (
      /** @type {unknown} */ (
        function BrowserWindow(/** @type {WindowOptions} */ options) {
          return makeWindow(options)
        }
      )
    ),
    statics,
  ),
)

const ignore = () => undefined

/** @type {Record<string, string>} */
const CHANGES = { maximized: 'maximize', minimized: 'minimize', fullscreen: 'enter-full-screen' }
const LOOK_EVERY_MS = 2_000

/** @typedef {Partial<Bounds> & { title?: string, show?: boolean, webPreferences?: { preload?: string } }} WindowOptions */
