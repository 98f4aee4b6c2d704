import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { UPDATE_MODES, type UpdateMode } from '../../../shared/updates.ts'
import { DATA_FORMAT, type Writer } from '../platform/data-format.ts'
import { writeDurably } from '../platform/durable-file.ts'
import { codeOf, diskProblem } from '../platform/problem-error.ts'

/** What the app remembers between runs besides the data of stores. Never a secret. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark'
  /** Where the window was, in the screen's own units; `null` before the first run. */
  readonly window: WindowBounds | null
  /** Stores that were signed in to. */
  readonly stores: readonly KnownStore[]
  /** The store to resume at the next start. */
  readonly lastStore: string | null
  /** Whether a real store was ever connected: then another one is only connected after a question. */
  readonly hasConnected: boolean
  readonly updates: UpdateMode
}

export interface WindowBounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly isMaximized: boolean
}

export type KnownStore = v.InferOutput<typeof knownStore>

export interface SettingsFile {
  readonly current: Settings
  /** Problems while reading, as sentences for a person. */
  readonly warnings: readonly string[]
  /** The version of the app that used the folder before this one; `null` where it was this one, or none. */
  readonly previousVersion: string | null
  /** Changes them at once; resolves when they are on the disk. @throws {ProblemError} of the disk */
  change(change: Partial<Settings>): Promise<void>
}

/**
 * Reads `settings.json` of a folder, and marks the folder as written by this version of the app. A file that cannot be
 * understood is set aside, never overwritten.
 */
export async function openSettings(
  folder: string,
  writer: Writer,
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
  if (read) current = read.settings
  if (!read && text !== null) warnings.push(await setAside(folder, path, now()))
  if (read && text !== null && read.dropped > 0) {
    warnings.push(await keepCopy(folder, text, read.dropped, now()))
  }
  const previous = read?.writer ?? (read ? UNMARKED : null)

  let writing = Promise.resolve()
  // What this version does not know stays in the file, for the one that does.
  const write = (): Promise<void> => {
    const contents = { ...read?.others, version: DATA_FORMAT, writtenBy: writer, ...current }
    return writeDurably(path, `${JSON.stringify(contents, null, 2)}\n`)
  }
  // If the disk refuses this write, the next change reports it.
  if (!isSameWriter(read?.writer, writer)) await write().catch(() => undefined)
  return {
    get current() {
      return current
    },
    warnings,
    previousVersion: previous?.app === writer.app ? null : (previous?.app ?? null),
    change(change) {
      current = { ...current, ...change }
      // One write after another, each with the newest state.
      writing = writing
        .catch(() => undefined)
        .then(write)
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
  /** The vault holds its token, so that it can be opened without typing. */
  hasToken: v.boolean(),
  /** For which origin the token is; version 0.1.0 did not note it. */
  origin: v.optional(v.string()),
})

const writerShape = v.object({ app: v.string(), chromium: v.nullable(v.number()) })

const settings = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  window: v.fallback(
    v.nullable(v.object({ x: whole, y: whole, width: whole, height: whole, isMaximized: v.boolean() })),
    null,
  ),
  // A store that cannot be understood must not affect the others.
  stores: v.pipe(
    v.array(v.unknown()),
    v.transform((stores) =>
      stores.flatMap((store) => (v.is(knownStore, store) ? [v.parse(knownStore, store)] : [])),
    ),
  ),
  lastStore: v.fallback(v.nullable(hash), null),
  // Version 0.1.0 did not write it. What is no answer must not spare the question about another store.
  hasConnected: v.fallback(v.optional(v.boolean(), false), true),
  updates: v.fallback(v.picklist(UPDATE_MODES), 'ask'),
})

const DEFAULTS: Settings = {
  theme: 'system',
  window: null,
  stores: [],
  lastStore: null,
  hasConnected: false,
  updates: 'ask',
}

/** Version 0.1.0 left no mark. */
const UNMARKED: Writer = { app: '0.1.0', chromium: null }

interface ReadSettings {
  readonly settings: Settings
  readonly writer: Writer | null
  readonly others: Readonly<Record<string, unknown>>
  /** Stores that could not be understood. */
  readonly dropped: number
}

function understand(text: string): ReadSettings | null {
  try {
    const others = JSON.parse(text) as Readonly<Record<string, unknown>>
    const result = v.safeParse(settings, others)
    if (!result.success) return null
    const writer = v.safeParse(writerShape, others['writtenBy'])
    const all = others['stores']
    const dropped = (Array.isArray(all) ? all.length : 0) - result.output.stores.length
    return { settings: result.output, writer: writer.success ? writer.output : null, others, dropped }
  } catch {
    return null
  }
}

const isSameWriter = (one: Writer | null | undefined, other: Writer): boolean =>
  one?.app === other.app && one.chromium === other.chromium

/** The other stores still work; the file is kept as it was, for a version that can read more of it. */
async function keepCopy(folder: string, text: string, dropped: number, at: Date): Promise<string> {
  const name = corruptName(at)
  const copied = await writeDurably(join(folder, name), text).then(
    () => `The settings as they were are in ${name}.`,
    (error: unknown) => `A copy could not be kept (${codeOf(error)}).`,
  )
  return `${dropped} of the stores in the settings could not be read; sign in to them again. ${copied}`
}

const corruptName = (at: Date): string => `settings.corrupt-${at.toISOString().replace(/[:.]/g, '-')}.json`

async function setAside(folder: string, path: string, at: Date): Promise<string> {
  const name = corruptName(at)
  try {
    await rename(path, join(folder, name))
    return `The settings could not be read. They were set aside as ${name}, and the usual ones are used.`
  } catch (error) {
    return `The settings could not be read, nor set aside (${codeOf(error)}). The usual ones are used.`
  }
}
