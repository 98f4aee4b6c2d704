import { app, type BrowserWindow, nativeTheme, Notification } from 'electron'
import type { BridgeEvents, Theme } from '../../../shared/bridge.ts'
import { roomAt } from '../platform/user-data.ts'
import type { ProxyLogin } from '../store-api/proxy-login.ts'
import type { SettingsFile } from '../workspace/settings.ts'
import { setMenu } from './menu.ts'
import { createNotifications } from './notifications.ts'
import type { UnfinishedWork } from './quit-question.ts'
import { type Texts, textsFor } from './texts.ts'

/** What main knows of the page and its window. */
export interface Page {
  window: BrowserWindow | null
  texts: Texts
  /** Edits that wait, as the page last reported. */
  waiting: number
  unfinished: UnfinishedWork
}

export type ToPage = <E extends keyof BridgeEvents>(event: E, what: BridgeEvents[E]) => void

export interface SystemOptions {
  readonly page: Page
  readonly settings: SettingsFile
  readonly folder: string
  readonly proxyLogin: ProxyLogin
  readonly toPage: ToPage
  readonly log: (what: string) => void
  readonly quit: () => boolean
}

/** What the page may ask of the window and the system. */
export function systemServices({ page, settings, folder, proxyLogin, toPage, log, quit }: SystemOptions) {
  return {
    setWaiting(count: number) {
      page.waiting = count
      showBadge(count)
    },
    setUnfinished: (now: UnfinishedWork) => void (page.unfinished = now),
    notify: createNotifications({
      window: () => page.window,
      openEdit: (editId) => toPage('open-edit', { editId }),
      log,
    }),
    answerProxy: proxyLogin.answer,
    tryAgain: proxyLogin.askAgain,
    async setTheme(theme: Theme) {
      nativeTheme.themeSource = theme
      await settings.change({ theme })
    },
    setLanguage(language: string) {
      page.texts = textsFor(language)
      setMenu(page.texts, process.platform, (command) => toPage('command', command))
    },
    room: () => roomAt(folder),
    quit,
  }
}

/**
 * The number on the dock or the launcher. macOS shows it to apps that may notify, and Electron asks for that when it
 * is asked for the first time whether notifications are supported.
 */
function showBadge(count: number): void {
  if (process.platform === 'darwin' && count > 0) Notification.isSupported()
  app.setBadgeCount(count)
}
