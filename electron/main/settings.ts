import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { writeDurably } from './durable-file.ts'
import { codeOf, diskProblem } from './problem-error.ts'

/** What the app remembers between runs besides the data of stores. Never a secret. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark'
  /** Where the window was, in the screen's own units; `null` before the first run. */
  readonly window: WindowPlace | null
  /** Stores that were signed in to. */
  readonly stores: readonly KnownStore[]
  /** The store to go on with at the next start. */
  readonly lastStore: string | null
}

export interface WindowPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly isMaximized: boolean
}

export type KnownStore = v.InferOutput<typeof knownStore>

export interface SettingsFile {
  readonly current: Settings
  /** Sentences about trouble while reading, for the person. */
  readonly warnings: readonly string[]
  /** Changes them at once; resolves when they are on the disk. @throws {ProblemError} of the disk */
  change(change: Partial<Settings>): Promise<void>
}

/** Reads `settings.json` of a folder. One that cannot be understood is set aside, never overwritten. */
export async function openSettings(
  folder: string,
  now: () => Date = () => new Date(),
): Promise<SettingsFile> {
  const path = join(folder, 'settings.json')
  const warnings: string[] = []
  let current = DEFAULTS
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') warnings.push(`The settings could not be read (${codeOf(error)}).`)
    return null
  })
  const read = text === null ? null : understand(text)
  if (read) current = read
  else if (text !== null) warnings.push(await setAside(folder, path, now()))

  let writing = Promise.resolve()
  return {
    get current() {
      return current
    },
    warnings,
    change(change) {
      current = { ...current, ...change }
      // One write after another, each with the newest state.
      writing = writing
        .catch(() => undefined)
        .then(() => writeDurably(path, `${JSON.stringify({ version: 1, ...current }, null, 2)}\n`))
        .catch((error: unknown) => Promise.reject(diskProblem(error)))
      return writing
    },
  }
}

const hash = v.pipe(v.string(), v.regex(/^[a-z0-9]{3,32}$/))
const keptIn = v.picklist(['keychain', 'passphrase', 'memory'])
const whole = v.pipe(v.number(), v.safeInteger())

const knownStore = v.object({
  storeHash: hash,
  name: v.string(),
  currency: v.string(),
  currencySymbol: v.string(),
  decimals: v.pipe(whole, v.minValue(0), v.maxValue(4)),
  isPractice: v.boolean(),
  keptIn,
  /** The vault holds its token: one can go on with it without typing. */
  hasToken: v.boolean(),
})

const settings = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  window: v.fallback(
    v.nullable(v.object({ x: whole, y: whole, width: whole, height: whole, isMaximized: v.boolean() })),
    null,
  ),
  stores: v.array(knownStore),
  lastStore: v.nullable(hash),
})

const DEFAULTS: Settings = { theme: 'system', window: null, stores: [], lastStore: null }

function understand(text: string): Settings | null {
  try {
    const result = v.safeParse(settings, JSON.parse(text))
    return result.success ? result.output : null
  } catch {
    return null
  }
}

async function setAside(folder: string, path: string, at: Date): Promise<string> {
  const name = `settings.corrupt-${at.toISOString().replace(/[:.]/g, '-')}.json`
  try {
    await rename(path, join(folder, name))
    return `The settings could not be read. They were set aside as ${name}, and the usual ones are used.`
  } catch (error) {
    return `The settings could not be read, nor set aside (${codeOf(error)}). The usual ones are used.`
  }
}
