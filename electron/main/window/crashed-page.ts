import { app, type BrowserWindow, dialog, type MessageBoxOptions } from 'electron'
import type { Texts } from './texts.ts'

export interface CrashedPageOptions {
  readonly window: BrowserWindow
  /** In the current language. */
  readonly texts: () => Texts
  readonly log: (what: string) => void
}

type Question = Pick<MessageBoxOptions, 'type' | 'message' | 'detail' | 'buttons' | 'signal'>

/**
 * Loads the page again when its process dies, or hangs and a person says so: what was saved is on the disk. One that
 * dies again and again is loaded again only when a person says so.
 */
export function reloadCrashedPage({ window, texts, log }: CrashedPageOptions): void {
  let reloads = 0

  function reload(): void {
    if (window.isDestroyed()) return
    reloads += 1
    setTimeout(() => (reloads -= 1), FORGOTTEN_MS).unref()
    window.webContents.reload()
  }

  async function ask(question: Question): Promise<number> {
    const { response } = await dialog.showMessageBox(window, {
      title: 'Counterfoil',
      defaultId: 0,
      cancelId: 0,
      ...question,
    })
    return response
  }

  async function askToReload(): Promise<void> {
    const { pageDies, savedIsSafe, loadAgain, quit } = texts()
    const buttons = [loadAgain, quit]
    const answer = await ask({ type: 'error', message: pageDies, detail: savedIsSafe, buttons })
    if (answer === 0) reload()
    else app.quit()
  }

  async function askToWait(signal: AbortSignal): Promise<void> {
    const { pageHangs, pageHangsMore, wait, loadAgain } = texts()
    const buttons = [wait, loadAgain]
    const answer = await ask({ type: 'warning', message: pageHangs, detail: pageHangsMore, buttons, signal })
    // A page that hangs gets no message: its process is ended, and then it is loaded again as after a crash.
    if (answer === 1 && !signal.aborted && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer()
  }

  let hanging: AbortController | null = null
  window.on('unresponsive', () => {
    if (hanging) return
    log('The page does not respond.')
    const now = (hanging = new AbortController())
    askToWait(now.signal)
      .catch((error: unknown) => log(`The question about a hanging page failed: ${String(error)}`))
      .finally(() => (hanging = null))
  })
  window.on('responsive', () => hanging?.abort())

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log(`The page's process is gone: ${reason}`)
    if (reason === 'clean-exit' || window.isDestroyed()) return
    if (reloads < MOST_RELOADS) reload()
    else askToReload().catch((error: unknown) => log(`The question could not be shown: ${String(error)}`))
  })
}

/** How many times a minute the page is loaded again without a question. */
const MOST_RELOADS = 5
/** How long a reload counts. */
const FORGOTTEN_MS = 60_000
