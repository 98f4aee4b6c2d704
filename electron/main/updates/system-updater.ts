import { autoUpdater } from 'electron'
import { MacUpdater, NsisUpdater } from 'electron-updater'
import { answerProxy, type AskProxyLogin } from './answer-proxy.ts'
import { SafeAppImageUpdater } from './app-image-updater.ts'
import { createUpdater, type Updater } from './updater.ts'

/** electron-updater for the system that this is. */
export function systemUpdater(log: (what: string) => void, askProxyLogin: AskProxyLogin): Updater {
  const isMac = process.platform === 'darwin'
  const source = isMac
    ? new MacUpdater()
    : process.platform === 'win32'
      ? new NsisUpdater()
      : new SafeAppImageUpdater()
  answerProxy(source, askProxyLogin)
  return createUpdater(source, log, isMac ? autoUpdater : null)
}
