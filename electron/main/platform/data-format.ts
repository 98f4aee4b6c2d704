import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The format of everything that a user-data folder holds: settings, journals, keys, and the databases of the page. A
 * change that an older app would misread increases it. Each of them has a mark of its own as well; `settings.json`
 * is read before anything else is opened.
 */
export const DATA_FORMAT = 1

/** Who wrote the data of a folder last. */
export interface Writer {
  /** The version of the app. */
  readonly app: string
  /** The major version of Chromium, whose databases an older one may not read; `null` where it is not Electron's. */
  readonly chromium: number | null
}

/** The app that is running. @param version of the app @param chrome Electron's `process.versions.chrome` */
export function thisWriter(version: string, chrome: string | undefined): Writer {
  return { app: version, chromium: chrome === undefined ? null : Number.parseInt(chrome, 10) }
}

/**
 * Why this app must not open a folder: a newer one has written what this one could misread. `null` where it may.
 * Nothing is written.
 */
export function newerDataRefusal(folder: string, self: Writer): string | null {
  const { format, writer } = markOf(folder)
  const isNewerChromium = (writer?.chromium ?? 0) > (self.chromium ?? Infinity)
  if (format <= DATA_FORMAT && !isNewerChromium) return null
  const other = writer?.app ?? 'a newer version'
  const cure = writer ? `Install ${writer.app} or later` : 'Install the newest version'
  return (
    `The data in ${folder} was last used by Counterfoil ${other}, and this is ${self.app}. ` +
    `${cure} to open it. Nothing was changed.`
  )
}

/**
 * What to say when the folder is already open in another version of the app: bringing that window to the front
 * would look as if the one that was started were broken. `null` where it is the same version.
 */
export function otherVersionRefusal(folder: string, self: Writer): string | null {
  const other = markOf(folder).writer?.app ?? self.app
  if (other === self.app) return null
  return (
    `Counterfoil ${other} is open with the folder ${folder}, and this is ${self.app}. ` +
    'Quit the one that is open, and start this one again. Nothing was changed.'
  )
}

interface Mark {
  readonly format: number
  readonly writer: Writer | null
}

/** The mark in `settings.json`; a file that is missing or damaged has none, and is dealt with when it is opened. */
function markOf(folder: string): Mark {
  try {
    const { version, writtenBy } = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')) as Record<
      string,
      unknown
    >
    return { format: isVersion(version) ? version : 0, writer: writerOf(writtenBy) }
  } catch {
    return { format: 0, writer: null }
  }
}

function writerOf(value: unknown): Writer | null {
  if (typeof value !== 'object' || value === null) return null
  const { app, chromium } = value as Record<string, unknown>
  if (typeof app !== 'string' || !/^[\w.+-]{1,40}$/.test(app)) return null
  return { app, chromium: isVersion(chromium) ? chromium : null }
}

/** A number that no app can have written is damage, which must not lock people out of their data. */
const isVersion = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < LARGEST_VERSION

const LARGEST_VERSION = 100_000
