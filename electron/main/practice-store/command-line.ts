import { type FlagKind, readFlags } from '../platform/read-flags.ts'
import type { Scopes } from './conditions.ts'
import type { PracticeServerOptions } from './server.ts'
import { SWITCH_NAMES, SWITCHES, type SwitchName, type Switches } from './switches.ts'

/** What a kept store must agree with; `null` where it was left open. */
export interface RequestedSeed {
  readonly customers: number | null
  readonly seed: number | null
}

export type ParsedFlags =
  | { readonly kind: 'start'; readonly options: PracticeServerOptions; readonly asked: RequestedSeed }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string }

/** Reads `--flag value` and `--flag=value`; what is not understood is answered with a sentence. */
export function parseFlags(words: readonly string[]): ParsedFlags {
  const given = new Map<string, string>()
  for (const flag of readFlags(words, KINDS)) {
    if (flag.kind === 'unknown') {
      if (flag.word === '-h') return { kind: 'help' }
      return wrong(`The practice store does not know "${flag.word}". --help lists what it knows.`)
    }
    const { name } = flag
    if (name === 'help') return { kind: 'help' }
    if (flag.kind !== 'known') return wrong(`--${name} needs a value.`)
    const value = flag.value ?? 'yes'
    const trouble = FLAGS.get(name)?.trouble(value)
    if (trouble) return wrong(`--${name} ${trouble}, not "${value}".`)
    given.set(name, value)
  }
  const asked = (name: string): number | null => (given.has(name) ? Number(given.get(name)) : null)
  return {
    kind: 'start',
    options: optionsOf(given),
    asked: { customers: asked('customers'), seed: asked('seed') },
  }
}

/** What `--help` prints. */
export function help(): string {
  const shown = ({ name, value }: Flag): string => `  --${name} ${value}`.trimEnd()
  const width = Math.max(...[...FLAGS.values()].map((flag) => shown(flag).length)) + 2
  const lines = (flags: readonly Flag[]): string =>
    flags.map((flag) => shown(flag).padEnd(width) + flag.about).join('\n')
  return `The practice store: an HTTP server on this machine that speaks the BigCommerce V2 API.

Usage: npm run practice-store -- [flags]

${lines(PLAIN)}

Switches, one for each uncertainty about the API; the first position is the default:

${lines(SWITCH_FLAGS)}

It prints {"url","storeHash","accessToken"} on one line when it listens, and ends with Ctrl-C.
docs/practice-store.md says how to change it while it runs.
`
}

interface Flag {
  readonly name: string
  /** How the value is shown. */
  readonly value: string
  readonly about: string
  /** Ends the sentence "--flag …, not X.", or is `null`. */
  readonly trouble: (value: string) => string | null
}

const number = (name: string, min: number, max: number, about: string): Flag => ({
  name,
  value: 'N',
  about,
  trouble: (value) =>
    /^\d{1,10}$/.test(value) && Number(value) >= min && Number(value) <= max
      ? null
      : `needs a whole number from ${min} to ${max}`,
})

const choice = (name: string, positions: readonly string[], about: string): Flag => ({
  name,
  value: positions.join('|'),
  about,
  trouble: (value) => (positions.includes(value) ? null : `can be ${positions.join(' or ')}`),
})

const HOUR_MS = 3_600_000

const PLAIN: readonly Flag[] = [
  number('port', 0, 65_535, 'the port on 127.0.0.1; 0, the default: any free one'),
  number('customers', 0, 1_000_000, 'how many customers a fresh store has; 2000'),
  number('seed', 0, 4_294_967_295, 'the same seed makes the same customers; 7'),
  {
    name: 'folder',
    value: 'DIR',
    about: 'keeps the store there; without it, it is gone at the end',
    trouble: () => null,
  },
  number('quota', 1, 1_000_000, 'requests in a window, all apps together; 150'),
  number('window-ms', 1, HOUR_MS, 'how long a window of the quota is; 30000'),
  number('other-app', 0, 1_000_000, 'requests that another app makes in each window; 0'),
  choice('scope', ['modify', 'read-only', 'none'], 'what the token may do with customers'),
  choice('information', ['yes', 'no'], 'whether the token may read /store and /time'),
  number('latency', 0, HOUR_MS, 'ms before each answer; 0'),
  { ...choice('offline', ['yes', 'no'], 'starts offline'), value: '' },
]

/** `putAnswer` is `--put-answer`. */
const flagOf = (name: SwitchName): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const SWITCH_FLAGS: readonly Flag[] = SWITCH_NAMES.map((name) =>
  choice(flagOf(name), SWITCHES[name].positions, SWITCHES[name].about),
)

const FLAGS = new Map([...PLAIN, ...SWITCH_FLAGS].map((flag) => [flag.name, flag]))
const KINDS: Readonly<Record<string, FlagKind>> = {
  ...Object.fromEntries([...FLAGS.keys()].map((name) => [name, 'value' as const])),
  offline: 'either',
  help: 'either',
}

function optionsOf(given: ReadonlyMap<string, string>): PracticeServerOptions {
  const numberOf = (name: string, usual: number): number => Number(given.get(name) ?? usual)
  const switches = SWITCH_NAMES.flatMap((name) => {
    const position = given.get(flagOf(name))
    return position === undefined ? [] : [[name, position] as const]
  })
  return {
    port: numberOf('port', 0),
    customers: numberOf('customers', 2000),
    seed: numberOf('seed', 7),
    folder: given.get('folder') ?? null,
    quota: {
      total: numberOf('quota', 150),
      windowMs: numberOf('window-ms', 30_000),
      otherApp: numberOf('other-app', 0),
    },
    scopes: {
      customers: (given.get('scope') ?? 'modify') as Scopes['customers'],
      information: given.get('information') !== 'no',
    },
    latencyMs: numberOf('latency', 0),
    isOffline: given.get('offline') === 'yes',
    switches: Object.fromEntries(switches) as Partial<Switches>,
  }
}

const wrong = (sentence: string): ParsedFlags => ({ kind: 'wrong', sentence })
