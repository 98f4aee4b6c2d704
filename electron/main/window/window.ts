import { BrowserWindow, screen, type WebPreferences } from 'electron'
import { join } from 'node:path'
import { showContextMenus } from './context-menu.ts'
import { reloadCrashedPage } from './crashed-page.ts'
import { isAppUrl, START_PAGE } from './navigation.ts'
import type { SettingsFile } from '../workspace/settings.ts'
import type { Texts } from './texts.ts'
import { MIN_HEIGHT, MIN_WIDTH, windowBounds } from './window-bounds.ts'

export interface WindowOptions {
  readonly settings: SettingsFile
  readonly isHeadless: boolean
  /** Whether pages may check spelling: only where the system does it. */
  readonly isSpellingChecked: boolean
  /** In the current language. */
  readonly texts: () => Texts
  readonly log: (what: string) => void
}

/** Opens the one window, shut against navigation, new windows and guests, and remembers its place. */
export function openWindow({
  settings,
  isHeadless,
  isSpellingChecked,
  texts,
  log,
}: WindowOptions): BrowserWindow {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id)
  const { isMaximized, ...place } = windowBounds(
    settings.current.window,
    [main, ...others].map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...place,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    title: 'Counterfoil',
    show: false,
    webPreferences: webPreferences(join(import.meta.dirname, '../preload/index.cjs'), isSpellingChecked),
  })

  const page = window.webContents
  page.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  // Nothing is opened outside for the page: an address can carry data away.
  page.setWindowOpenHandler(() => ({ action: 'deny' }))
  page.on('will-navigate', (event) => {
    // Only reloading the current page is allowed.
    if (!isAppUrl(event.url) || !event.isMainFrame) event.preventDefault()
  })
  page.on('will-attach-webview', (event) => event.preventDefault())

  reloadCrashedPage({ window, texts, log })
  showContextMenus(window, texts)

  const remember = (): void => {
    if (window.isDestroyed() || window.isMinimized()) return
    const now = { ...window.getNormalBounds(), isMaximized: window.isMaximized() }
    if (JSON.stringify(now) === JSON.stringify(settings.current.window)) return
    settings.change({ window: now }).catch(() => log('The place of the window could not be kept.'))
  }
  window.on('close', remember)
  let moved: NodeJS.Timeout | undefined
  const rememberSoon = (): void => {
    clearTimeout(moved)
    moved = setTimeout(remember, 500)
  }
  window.on('resize', rememberSoon)
  window.on('move', rememberSoon)

  window.once('ready-to-show', () => {
    // Only now, because maximizing also shows the window, and an empty window should not be seen.
    if (isMaximized) window.maximize()
    if (!isHeadless) window.show()
  })
  window.loadURL(START_PAGE).catch((error: unknown) => log(`The page did not load: ${String(error)}`))
  return window
}

/** What the page may do, and that its timers run as fast behind other windows as in front: it sends edits there too. */
const webPreferences = (preload: string, spellcheck: boolean): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck,
  backgroundThrottling: false,
})

/** Brings a window to the front, from wherever it is. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
