import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { AppUpdater, UpdateInfo } from 'electron-updater'
import { SafeAppImageUpdater } from './app-image-updater.ts'

/** Finds, fetches and installs newer versions. Failures are errors that `updateFailure` understands. */
export interface Updater {
  /** The newer version that this machine is offered, or `null`. */
  check(): Promise<string | null>
  /** Fetches the version that was found, and verifies it. `onProgress` gets percents. */
  download(onProgress: (percent: number) => void): Promise<void>
  /** Does all that can fail while the app still runs. */
  prepare(): Promise<void>
  /** Replaces the app, starts the new one and quits. */
  install(): void
}

/** Squirrel's part on macOS: Electron's own `autoUpdater`. */
export type NativeUpdater = NodeJS.EventEmitter

/**
 * @param source electron-updater's updater of this system
 * @param native on macOS, where Squirrel takes the download over and verifies its signature
 */
export function createUpdater(
  source: AppUpdater,
  log: (what: string) => void,
  native: NativeUpdater | null = null,
): Updater {
  source.autoDownload = false
  // Squirrel replaces the app in one step when it quits. Elsewhere only a person's restart installs: an installer that
  // runs while the system shuts down could be ended half-way.
  source.autoInstallOnAppQuit = native !== null
  source.allowDowngrade = false
  source.disableWebInstaller = true
  // The id that electron-updater makes for staged roll-outs stays on this machine.
  source.requestHeaders = { 'x-user-staging-id': 'not-sent' }
  source.logger = { info: () => undefined, warn: log, error: log }
  let found: UpdateInfo | null = null
  let downloaded: string | null = null

  return {
    async check() {
      const result = await source.checkForUpdates()
      found = result?.isUpdateAvailable ? result.updateInfo : null
      return found?.version ?? null
    },
    async download(onProgress) {
      const report = ({ percent }: { percent: number }): void => onProgress(percent)
      const stop = new AbortController()
      const taken = native ? once(native, 'update-downloaded', { signal: stop.signal }) : Promise.resolve()
      taken.catch(() => undefined)
      source.on('download-progress', report)
      try {
        downloaded = (await source.downloadUpdate())[0] ?? null
        await taken
      } finally {
        stop.abort()
        source.off('download-progress', report)
      }
    },
    async prepare() {
      // Squirrel has its own verified copy.
      if (native) return
      await verify(found, downloaded)
      if (source instanceof SafeAppImageUpdater) source.stage()
    },
    install: () => source.quitAndInstall(true, true),
  }
}

/** The file may have lain on the disk for days. @throws where it is not what the update server described */
async function verify(update: UpdateInfo | null, path: string | null): Promise<void> {
  const hash = createHash('sha512')
  if (path) await pipeline(createReadStream(path), hash)
  const actual = hash.digest('base64')
  if (path && update?.files.some(({ sha512 }) => sha512 === actual)) return
  throw Object.assign(new Error('sha512 checksum mismatch'), { code: 'ERR_CHECKSUM_MISMATCH' })
}
