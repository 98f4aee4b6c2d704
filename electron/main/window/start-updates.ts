import { app } from 'electron'
import type { Updates } from '../../../shared/updates.ts'
import type { Log } from '../platform/log.ts'
import { openUpdater } from '../updates/open-updater.ts'
import { createUpdateService, type UpdateService } from '../updates/update-service.ts'
import type { ProxyLogin } from '../store-api/proxy-login.ts'
import type { SettingsFile } from '../workspace/settings.ts'
import type { SendingGate } from '../delivery/sending-gate.ts'
import type { QuitGuard } from './quit.ts'

export interface UpdatesOptions {
  readonly settings: SettingsFile
  readonly log: Log
  readonly toPage: (event: 'updates', now: Updates) => void
  readonly sending: SendingGate
  readonly proxyLogin: ProxyLogin
  /** Has the guard of the window once there is one. */
  readonly quitting: { readonly guard?: QuitGuard }
}

/** Looks for newer versions of the app. It is handed nothing of a store, and no token. */
export function startUpdates({
  settings,
  log,
  toPage,
  sending,
  proxyLogin,
  quitting,
}: UpdatesOptions): UpdateService {
  return createUpdateService({
    updater: openUpdater((what) => log.write(what), proxyLogin.credentials),
    mode: settings.current.updates,
    log: (what) => log.write(what),
    onChange(now) {
      toPage('updates', now)
      if (now.mode === settings.current.updates) return
      settings
        .change({ updates: now.mode })
        .catch(() => log.write('The choice of updates could not be kept.'))
    },
    restarting: {
      holdSending: sending.shut,
      resumeSending: sending.open,
      handOver: async (install) =>
        (await quitting.guard?.handOver(() => installOrComeBack(install))) ?? false,
    },
  })
}

/** The new version finds the lock free. Where the installation does not begin, this version comes back. */
function installOrComeBack(install: () => void): void {
  const comeBack = (): void => {
    // An AppImage's own path: what it was unpacked to goes with it.
    const appImage = process.env['APPIMAGE']
    app.relaunch(appImage ? { execPath: appImage } : {})
    app.exit(0)
  }
  app.releaseSingleInstanceLock()
  setTimeout(comeBack, LIMIT_MS)
  try {
    install()
  } catch {
    comeBack()
  }
}

/** electron-updater quits the app as soon as the installation has begun. */
const LIMIT_MS = 20_000
