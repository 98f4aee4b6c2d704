import { app, type BrowserWindow, session } from 'electron'
import { join } from 'node:path'
import type { SettingsFile } from '../workspace/settings.ts'
import { reportDownloads } from './downloads.ts'
import { restrictPages } from './restrict-pages.ts'
import { setUpSpelling } from './spelling.ts'
import type { Page, ToPage } from './system-services.ts'
import { openWindow } from './window.ts'

export interface PageOptions {
  readonly settings: SettingsFile
  readonly isHeadless: boolean
  readonly page: Page
  readonly toPage: ToPage
  readonly log: (what: string) => void
}

/** Opens the window, on which everything that is not the app's own is shut. */
export function openPage({ settings, isHeadless, page, toPage, log }: PageOptions): BrowserWindow {
  const { defaultSession } = session
  restrictPages(join(import.meta.dirname, '../renderer'))
  reportDownloads(defaultSession, {
    folder: () => app.getPath('downloads'),
    texts: () => page.texts,
    tell: (download) => toPage('download', download),
  })
  page.window = openWindow({
    settings,
    isHeadless,
    isSpellingChecked: setUpSpelling(defaultSession, process.platform, app.getPreferredSystemLanguages()),
    texts: () => page.texts,
    log,
  })
  return page.window
}
