import { posix, win32 } from 'node:path'

/** The names under which the system keeps what belongs to this app. */
export interface AppIdentity {
  /** The folder for all data, unless another one is given. */
  readonly userData: string
  /** The name under which the keychain keeps secrets. */
  readonly keychainService: string
  /** The app's name, which Chromium also uses; `null`: the one in package.json. */
  readonly name: string | null
  /** Windows shows notifications and groups windows by it. */
  readonly appUserModelId: string
}

export interface Surroundings {
  readonly isPackaged: boolean
  readonly host: 'electron' | 'chromium'
  readonly platform: NodeJS.Platform
  /** Electron's `app.getPath('appData')`. */
  readonly appData: string
  /** The profile that does not follow a person to other computers (Windows). */
  readonly localAppData: string | undefined
  readonly program: string
}

/**
 * The identity of this run. An installed app, a development run on Electron and one on the Chromium host each keep
 * their data and secrets apart: they could not open each other's databases, and a development build must not touch a
 * shop's edits. The host keeps the names that every run from a source tree had before.
 */
export function appIdentity(around: Surroundings): AppIdentity {
  const { isPackaged, host, platform, program } = around
  const { join } = platform === 'win32' ? win32 : posix
  // Databases, edits and keys belong to this computer; a roaming profile would carry half of them to another one.
  const base = (platform === 'win32' ? around.localAppData : undefined) ?? around.appData
  const named = (name: string): Pick<AppIdentity, 'userData' | 'keychainService'> => ({
    userData: join(base, name),
    keychainService: name,
  })
  if (isPackaged) return { ...named(APP_ID), name: null, appUserModelId: APP_ID }
  if (host === 'chromium') return { ...named('Counterfoil'), name: null, appUserModelId: program }
  const name = 'Counterfoil Development'
  return { ...named(name), name, appUserModelId: program }
}

/** `appId` in electron-builder.config.ts. */
const APP_ID = 'com.counterfoil.desktop'
