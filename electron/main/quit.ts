import { app, type BrowserWindow, dialog } from 'electron'
import { quitQuestion, type Unfinished } from './quit-question.ts'
import type { Texts } from './texts.ts'

export interface QuitParts {
  readonly window: BrowserWindow
  /** In the language of now. */
  readonly texts: () => Texts
  /** Edits that wait, as the page last told. */
  readonly waiting: () => number
  /** Changes for many that are not all saved, as the page last told. */
  readonly unfinished: () => Unfinished
  /** Whether this run leaves nothing on the disk. */
  readonly isNothingKept: () => boolean
  /** Tells the page, which saves what it has and answers with `app.quit`. */
  readonly tellPage: () => void
  /** Ends requests, writes what is to be written. */
  readonly shutDown: () => Promise<void>
  /** A call of the system has not come back, and would hold up an ordinary exit for as long as it takes. */
  readonly isHeldUp: () => boolean
  /** Tests and scripts quit without a person to answer. */
  readonly isSilent: boolean
}

export interface Quitting {
  /** The page has nothing left to save. Unasked it means: quit, the person was asked in the page. */
  pageIsReady(): void
}

/** Asks before edits are left waiting or unsaved, then shuts everything down in order. */
export function guardQuit({ window, texts, tellPage, shutDown, ...parts }: QuitParts): Quitting {
  let state: 'running' | 'asking' | 'ending' = 'running'
  let pageReady: () => void = () => undefined

  async function ask(): Promise<boolean> {
    const words = texts()
    const question = quitQuestion(
      { waiting: parts.waiting(), unfinished: parts.unfinished(), isNothingKept: parts.isNothingKept() },
      words,
    )
    if (!question || parts.isSilent) return true
    const { isLoss, message, detail, yes } = question
    const { response } = await dialog.showMessageBox(window, {
      type: isLoss ? 'warning' : 'question',
      title: 'Counterfoil',
      message,
      detail,
      buttons: [yes, words.cancel],
      defaultId: isLoss ? 1 : 0,
      cancelId: 1,
    })
    return response === 0
  }

  async function end(): Promise<void> {
    if (state === 'ending') return
    state = 'ending'
    // A request or a keychain that never answers must not keep the app open.
    const limit = setTimeout(leave, LIMIT_MS)
    try {
      await pageHasSaved()
      await shutDown()
    } finally {
      clearTimeout(limit)
      leave()
    }
  }

  function leave(): void {
    if (!parts.isHeldUp()) return app.exit(0)
    // Node waits for its threads at exit. Everything is on the disk: the system ends us.
    // Electron must not begin such an exit by itself when the last window goes.
    app.on('window-all-closed', () => undefined)
    if (!window.isDestroyed()) window.destroy()
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 500)
  }

  const pageHasSaved = (): Promise<void> =>
    new Promise((resolve) => {
      if (window.isDestroyed() || window.webContents.isCrashed()) return resolve()
      pageReady = resolve
      setTimeout(resolve, PAGE_LIMIT_MS)
      tellPage()
    })

  window.on('close', (event) => {
    event.preventDefault()
    if (state !== 'running') return
    state = 'asking'
    ask().then(
      (isYes) => {
        state = 'running'
        if (isYes) void end()
      },
      () => (state = 'running'),
    )
  })
  window.on('closed', () => void end())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())
  return { pageIsReady: () => (state === 'ending' ? pageReady() : void end()) }
}

const LIMIT_MS = 5_000
const PAGE_LIMIT_MS = 3_000
