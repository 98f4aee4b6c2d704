import { app, dialog } from 'electron'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Log } from '../platform/log.ts'
import { textsFor } from './texts.ts'

/**
 * Says why the app does not start, in the terminal and, where it was not started in one, in a dialog, and ends it.
 * @param mayBeShown whether Electron may become ready for that
 */
export function refuse(sentence: string, exitCode: number, mayBeShown = true): void {
  process.stderr.write(`${sentence}\n`)
  const way = refusalWay({ isPackaged: app.isPackaged, platform: process.platform, mayBeShown })
  if (way === 'dialog') dialog.showErrorBox('Counterfoil', sentence)
  if (way !== 'dialog-when-ready') return app.exit(exitCode)
  // Chromium must not open the folder that the app was refused.
  const elsewhere = mkdtempSync(join(tmpdir(), 'counterfoil-refused-'))
  for (const path of ['userData', 'sessionData'] as const) app.setPath(path, elsewhere)
  void app.whenReady().then(() => {
    dialog.showErrorBox('Counterfoil', sentence)
    rmSync(elsewhere, { recursive: true, force: true })
    app.exit(exitCode)
  })
}

/** Tells a person who sees no terminal. On Linux Electron shows no dialog before it is ready. */
export function refusalWay(now: {
  readonly isPackaged: boolean
  readonly platform: NodeJS.Platform
  readonly mayBeShown: boolean
}): 'terminal' | 'dialog' | 'dialog-when-ready' {
  if (!now.isPackaged) return 'terminal'
  if (now.platform !== 'linux') return 'dialog'
  return now.mayBeShown ? 'dialog-when-ready' : 'terminal'
}

/** Unexpected errors go to the log; a person sees one sentence, once, and no stack trace. */
export function reportUnexpectedErrors(log: Log, isHeadless: boolean): void {
  let isReported = false
  const surprise = (error: unknown): void => {
    log.write(error instanceof Error ? (error.stack ?? error.message) : String(error))
    if (isReported) return
    isReported = true
    const sentence = textsFor(app.isReady() ? app.getLocale() : 'en').trouble(log.path)
    process.stderr.write(`${sentence}\n`)
    if (app.isReady() && !isHeadless)
      void dialog.showMessageBox({ type: 'error', title: 'Counterfoil', message: sentence })
  }
  process.on('uncaughtException', surprise)
  process.on('unhandledRejection', surprise)
}
