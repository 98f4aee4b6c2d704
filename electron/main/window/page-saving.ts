import type { BrowserWindow } from 'electron'

/** Asks the page to save what was typed, and waits for it, but not for ever. */
export interface PageSaving {
  save(): Promise<void>
  /** The page has saved. `false` where it was not asked. */
  hasSaved(): boolean
}

export function createPageSaving(window: BrowserWindow, askPage: () => void): PageSaving {
  /** Waits for the page, which was asked to save. */
  let ready: (() => void) | null = null
  return {
    save: () =>
      new Promise((resolve) => {
        if (window.isDestroyed() || window.webContents.isCrashed()) return resolve()
        const limit = setTimeout(end, PAGE_LIMIT_MS)
        function end(): void {
          clearTimeout(limit)
          ready = null
          resolve()
        }
        ready = end
        askPage()
      }),
    hasSaved() {
      const isAsked = ready !== null
      ready?.()
      return isAsked
    },
  }
}

const PAGE_LIMIT_MS = 3_000
