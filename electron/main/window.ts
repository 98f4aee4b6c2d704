import { BrowserWindow, screen, shell } from 'electron'
import { join } from 'node:path'
import { reviveDeadPage } from './dead-page.ts'
import { externalUrl, isAppUrl, START_PAGE } from './navigation.ts'
import type { SettingsFile } from './settings.ts'
import type { Texts } from './texts.ts'
import { MIN_HEIGHT, MIN_WIDTH, windowPlace } from './window-place.ts'

export interface WindowParts {
  readonly settings: SettingsFile
  readonly isHeadless: boolean
  /** In the language of now. */
  readonly texts: () => Texts
  readonly log: (what: string) => void
}

/** Opens the one window, shut against navigation, new windows and guests, and remembers its place. */
export function openWindow({ settings, isHeadless, texts, log }: WindowParts): BrowserWindow {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id)
  const { isMaximized, ...place } = windowPlace(
    settings.current.window,
    [main, ...others].map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...place,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    title: 'Counterfoil',
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // The dictionaries would come from somebody else's server.
      spellcheck: false,
    },
  })

  const page = window.webContents
  const leave = (url: string): void => {
    const outside = externalUrl(url)
    if (outside) void shell.openExternal(outside)
  }
  page.setWindowOpenHandler(({ url }) => {
    leave(url)
    return { action: 'deny' }
  })
  page.on('will-navigate', (event) => {
    // Reloading is the only way to go: to the page that is there.
    if (isAppUrl(event.url) && event.isMainFrame) return
    event.preventDefault()
    leave(event.url)
  })
  page.on('will-attach-webview', (event) => event.preventDefault())

  reviveDeadPage({ window, texts, log })

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
    // This shows it as well, and an empty window is not worth seeing.
    if (isMaximized) window.maximize()
    if (!isHeadless) window.show()
  })
  window.loadURL(START_PAGE).catch((error: unknown) => log(`The page did not load: ${String(error)}`))
  return window
}

/** Brings a window to the front, from wherever it is. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
