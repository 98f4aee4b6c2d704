import { app } from 'electron'
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Installation, updatesOffReason } from './availability.ts'
import type { AskProxyLogin } from './answer-proxy.ts'
import type { UpdateServiceOptions } from './update-service.ts'

/** Where this copy of the app gets its updates from, or why it gets none. */
export function openUpdater(
  log: (what: string) => void,
  askProxyLogin: AskProxyLogin,
): UpdateServiceOptions['updater'] {
  const reason = updatesOffReason(thisInstallation())
  if (reason) return { off: { kind: 'off', reason } }
  // It is large, and needed a minute after the start at the earliest.
  return async () => (await import('./system-updater.ts')).systemUpdater(log, askProxyLogin)
}

function thisInstallation(): Installation {
  const { APPIMAGE: appImage, SNAP, FLATPAK_ID } = process.env
  const { isPackaged } = app
  return {
    isPackaged,
    hasFeed: isPackaged && existsSync(join(process.resourcesPath, 'app-update.yml')),
    platform: process.platform,
    appImage,
    isFromStore: Boolean(process.mas || process.windowsStore || SNAP || FLATPAK_ID),
    isWritable: isPackaged && isWritable(folderOf(appImage ?? app.getPath('exe'))),
  }
}

/** The folder in which the app is replaced: on macOS the one that holds the bundle. */
const folderOf = (program: string): string =>
  process.platform === 'darwin' ? join(dirname(program), '../../..') : dirname(program)

function isWritable(folder: string): boolean {
  const trial = join(folder, `.can-write-${process.pid}`)
  try {
    accessSync(folder, constants.W_OK)
    // Windows knows only by trying. On macOS the folder is everybody's, and what `access` says counts.
    if (process.platform !== 'darwin') {
      writeFileSync(trial, '', { flag: 'wx' })
      rmSync(trial, { force: true })
    }
    return true
  } catch {
    return false
  }
}
