import { readFileSync } from 'node:fs'
import { windowGone, windowOpened } from './app.mjs'
import { host } from './host.mjs'
import { HostEvent, listening, strict } from './strict-api.mjs'
import { openWebContents } from './web-contents.mjs'
import { watchPlace } from './window-place.mjs'

/** @typedef {import('./window-place.mjs').Bounds} Bounds */

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

  const contents = openWebContents({
    page,
    id,
    preload: options.webPreferences?.preload ? readFileSync(options.webPreferences.preload, 'utf8') : '',
    onFirstLoad: () => emit('ready-to-show'),
    onFocus(now) {
      isFocused = now
      emit(now ? 'focus' : 'blur')
    },
    onResized: () => void place.look(),
    onReplaced: () => place.keep(),
    onGone: gone,
  })
  const place = watchPlace(contents.cdp, emit)

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

  /** The window is gone, whether a person, main or the end of Chromium closed it. */
  function gone() {
    if (isDestroyed) return
    isDestroyed = true
    place.end()
    contents.end()
    host.windows.delete(id)
    emit('closed')
    windowGone()
  }

  const { width = 800, height = 600, x, y, title } = options
  place.set({ width, height, ...(x === undefined || y === undefined ? {} : { x, y }) })

  const window = strict('BrowserWindow', {
    ...hearing,
    ...placeMembers(place),
    ...without(...IGNORED),
    id,
    webContents: contents.electron,
    loadURL: (/** @type {string} */ url) => contents.load(url),
    loadFile: () => Promise.reject(new Error('The Chromium host does not know BrowserWindow.loadFile.')),
    show() {
      // Nothing can be brought to the front where nothing is shown.
      if (!host.isHeadless) contents.page().bringToFront().catch(ignore)
      emit('show')
    },
    focus: () => void contents.page().bringToFront().catch(ignore),
    isFocused: () => isFocused && !isDestroyed,
    isVisible: () => !isDestroyed,
    getTitle: () => title ?? '',
    isDestroyed: () => isDestroyed,
    close,
    destroy,
  })
  host.windows.set(id, {
    electron: window,
    page: contents.page,
    cdp: contents.cdp,
    close,
    destroy,
    lost: gone,
    look: place.look,
  })
  windowOpened(window, contents.electron)
  return window
}

/** Calls of main that have no effect in Chromium. */
const IGNORED = [
  'showInactive', 'hide', 'setMinimumSize', 'setTitle', 'setMenu', 'setMenuBarVisibility', 'setAutoHideMenuBar',
  'setBackgroundColor', 'setProgressBar', 'flashFrame',
] // prettier-ignore

/** @param {string[]} names */
const without = (...names) => Object.fromEntries(names.map((name) => [name, ignore]))

/** @param {ReturnType<typeof watchPlace>} place */
const placeMembers = (place) => ({
  isMinimized: () => place.state() === 'minimized',
  minimize: () => place.set({ windowState: 'minimized' }),
  isMaximized: () => place.state() === 'maximized',
  maximize: () => place.set({ windowState: 'maximized' }),
  unmaximize: () => place.set({ windowState: 'normal' }),
  restore: () => place.set({ windowState: 'normal' }),
  isFullScreen: () => place.state() === 'fullscreen',
  setFullScreen: (/** @type {boolean} */ is) => place.set({ windowState: is ? 'fullscreen' : 'normal' }),
  getBounds: place.bounds,
  getNormalBounds: place.normalBounds,
  setBounds: (/** @type {Partial<Bounds>} */ to) => place.set(to),
  getSize: () => [place.bounds().width, place.bounds().height],
  setSize: (/** @type {number} */ width, /** @type {number} */ height) => place.set({ width, height }),
  getPosition: () => [place.bounds().x, place.bounds().y],
  setPosition: (/** @type {number} */ x, /** @type {number} */ y) => place.set({ x, y }),
})

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

/** @typedef {Partial<Bounds> & { title?: string, show?: boolean, webPreferences?: { preload?: string } }} WindowOptions */
