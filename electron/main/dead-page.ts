import { app, type BrowserWindow, dialog } from 'electron'
import type { Texts } from './texts.ts'

export interface DeadPageParts {
  readonly window: BrowserWindow
  /** In the language of now. */
  readonly texts: () => Texts
  readonly log: (what: string) => void
}

/**
 * Loads the page again when its process dies: what was saved is on the disk. One that dies again and again is
 * loaded once more only when a person says so.
 */
export function reviveDeadPage({ window, texts, log }: DeadPageParts): void {
  let reloads = 0

  function reload(): void {
    if (window.isDestroyed()) return
    reloads += 1
    setTimeout(() => (reloads -= 1), FORGOTTEN_MS).unref()
    window.webContents.reload()
  }

  async function ask(): Promise<void> {
    const { pageDies, savedIsSafe, loadAgain, quit } = texts()
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      title: 'Counterfoil',
      message: pageDies,
      detail: savedIsSafe,
      buttons: [loadAgain, quit],
      defaultId: 0,
      cancelId: 0,
    })
    if (response === 0) reload()
    else app.quit()
  }

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log(`The page's process is gone: ${reason}`)
    if (reason === 'clean-exit' || window.isDestroyed()) return
    if (reloads < MOST_RELOADS) reload()
    else ask().catch((error: unknown) => log(`Nobody could be asked: ${String(error)}`))
  })
}

/** So often within a minute by itself. */
const MOST_RELOADS = 5
const FORGOTTEN_MS = 60_000
