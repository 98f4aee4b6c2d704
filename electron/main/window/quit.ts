import type { App, BrowserWindow, Dialog, MessageBoxOptions } from 'electron'
import { createPageSaving } from './page-saving.ts'
import { type QuitQuestion, quitQuestion, type UnfinishedWork } from './quit-question.ts'
import type { Texts } from './texts.ts'

export interface QuitOptions {
  readonly app: Pick<App, 'exit' | 'on'>
  readonly dialog: Pick<Dialog, 'showMessageBox'>
  readonly window: BrowserWindow
  /** In the current language. */
  readonly texts: () => Texts
  /** Waiting edits, as last reported by the page. */
  readonly waiting: () => number
  /** Bulk changes that are not all saved, as last reported by the page. */
  readonly unfinished: () => UnfinishedWork
  /** Whether this run leaves nothing on the disk. */
  readonly isNothingKept: () => boolean
  /** Asks the page, which saves what it has and answers with `app.quit`. */
  readonly askPage: () => void
  /** Ends requests, writes what is to be written. */
  readonly shutDown: () => Promise<void>
  /** A system call has not returned, and would delay an ordinary exit until it does. */
  readonly isHeldUp: () => boolean
  /** Tests and scripts quit without a person to answer. */
  readonly isSilent: boolean
}

export interface QuitGuard {
  /** The page has nothing left to save. @returns `false` where it was not asked: then the call is ignored */
  pageIsReady(): boolean
  /**
   * Saves and shuts everything down as quitting does, then calls `next` instead of ending the app. Asks only where work
   * would be lost; `false` where the person stays.
   */
  handOver(next: () => void): Promise<boolean>
  /** Quits as the person does who closes the window: after a question where one is due. */
  close(): void
  /** Saves what was typed; the app keeps running. */
  flush(): void
  /** Quits without a question. */
  end(): void
  /** Whether something would be lost that no later start brings back. */
  isLoss(): boolean
}

/** Asks before edits are left waiting or unsaved, then shuts everything down in order. */
export function createQuitGuard({
  app,
  dialog,
  window,
  texts,
  askPage,
  shutDown,
  ...parts
}: QuitOptions): QuitGuard {
  let state: 'running' | 'asking' | 'ending' = 'running'
  const page = createPageSaving(window, askPage)
  /** What happens instead of ending the app. */
  let next: (() => void) | null = null
  let hasLeft = false

  const question = (): QuitQuestion | null =>
    quitQuestion(
      { waiting: parts.waiting(), unfinished: parts.unfinished(), isNothingKept: parts.isNothingKept() },
      texts(),
    )

  async function ask(onlyAboutLoss = false): Promise<boolean> {
    const due = question()
    if (!due || parts.isSilent || (onlyAboutLoss && !due.isLoss)) return true
    const { response } = await dialog.showMessageBox(window, boxFor(due, texts()))
    return response === 0
  }

  async function end(): Promise<void> {
    if (state === 'ending') return
    state = 'ending'
    // A request or a keychain that never answers must not keep the app open.
    const limit = setTimeout(leave, LIMIT_MS)
    try {
      await page.save()
      await shutDown()
    } finally {
      clearTimeout(limit)
      leave()
    }
  }

  function leave(): void {
    if (hasLeft) return
    hasLeft = true
    if (!next && !parts.isHeldUp()) return app.exit(0)
    // Electron must not begin an exit when the last window goes.
    app.on('window-all-closed', () => undefined)
    if (!window.isDestroyed()) window.destroy()
    if (next) return next()
    // Node would wait for its threads at exit. Everything is on the disk, so the process is killed instead.
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 500)
  }

  async function handOver(to: () => void): Promise<boolean> {
    if (state !== 'running') return false
    state = 'asking'
    const isYes = await ask(true).finally(() => (state = 'running'))
    if (!isYes) return false
    next = to
    await end()
    return true
  }

  function close(): void {
    if (state !== 'running') return
    state = 'asking'
    ask().then(
      (isYes) => {
        state = 'running'
        if (isYes) void end()
      },
      () => (state = 'running'),
    )
  }

  window.on('close', (event) => {
    event.preventDefault()
    close()
  })
  window.on('closed', () => void end())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())
  return {
    pageIsReady: () => page.hasSaved() || state === 'ending',
    handOver,
    close,
    flush: () => void page.save(),
    end: () => void end(),
    isLoss: () => question()?.isLoss ?? false,
  }
}

const boxFor = ({ isLoss, message, detail, yes }: QuitQuestion, { cancel }: Texts): MessageBoxOptions => ({
  type: isLoss ? 'warning' : 'question',
  title: 'Counterfoil',
  message,
  detail,
  buttons: [yes, cancel],
  defaultId: isLoss ? 1 : 0,
  cancelId: 1,
})

const LIMIT_MS = 5_000
