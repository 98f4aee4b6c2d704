import { type FlagKind, readFlags } from './read-flags.ts'

/** What the person asked for on the command line. */
export interface CommandLine {
  /** Go straight to the practice store. */
  readonly practice: boolean
  /** The folder for everything the app keeps; `null` for the system's usual place. */
  readonly userData: string | null
  readonly remoteDebuggingPort: number | null
  /** No window is shown. */
  readonly headless: boolean
}

export type ParsedCommandLine =
  | {
      readonly ok: true
      readonly line: CommandLine
      /** Flags that a packaged app was given and ignores: they belong in the log. */
      readonly ignored: readonly string[]
    }
  | {
      readonly ok: false
      readonly sentence: string
      /** Electron may become ready in order to show the sentence: none of the switches opens the app to others. */
      readonly mayBeShown: boolean
    }

export interface Start {
  /** Installers, toasts and wrappers add flags of their own to an installed app: those are ignored. */
  readonly isPackaged: boolean
  /** Chromium's sandbox refuses to run as root, so that root has to be able to turn it off. */
  readonly isRoot: boolean
  /** Electron's `app.commandLine.hasSwitch`: it also knows `/switch` on Windows and what the environment adds. */
  readonly hasSwitch: (name: string) => boolean
  /** Why the AppImage's own starter left the sandbox out, or `null`. */
  readonly sandboxTrouble: () => string | null
}

/**
 * Reads the app's own flags, `--flag value` or `--flag=value`. In development, flags of Electron and Chromium
 * that people and test runners need pass, and any other one is answered with a sentence. A packaged app ignores
 * what it does not know, and does not start with a switch that would open it to others.
 */
export function parseCommandLine(words: readonly string[], start: Start = DEVELOPMENT): ParsedCommandLine {
  const [refused, ...more] = start.isPackaged ? refusedSwitches(words, start) : []
  if (refused !== undefined) {
    const trouble = refused === NO_SANDBOX && more.length === 0 ? start.sandboxTrouble() : null
    if (trouble !== null) return { ...wrong(trouble), mayBeShown: true }
    return wrong(`Counterfoil does not start with --${refused}: it would give others access to it.`)
  }
  const line = {
    practice: false,
    userData: null as string | null,
    remoteDebuggingPort: null as number | null,
    headless: false,
  }
  const ignored: string[] = []
  for (const flag of readFlags(words, start.isPackaged ? OWN : { ...OWN, ...PASSED_THROUGH })) {
    if (flag.kind === 'unknown') {
      if (start.isPackaged || flag.word.startsWith('-psn_')) ignored.push(flag.word)
      else return wrong(`Counterfoil does not know "${flag.word}". ${USAGE}`)
      continue
    }
    if (flag.kind === 'with-value') return wrong(`--${flag.name} takes no value.`)
    if (flag.kind === 'without-value') return wrong(`--${flag.name} needs a value. ${USAGE}`)
    const { name, value = '' } = flag
    if (name === 'practice') line.practice = true
    else if (name === 'no-window' || name === 'headless') line.headless = true
    else if (name === 'user-data') line.userData = value
    else if (name !== 'remote-debugging-port') continue
    else if (isPort(value)) line.remoteDebuggingPort = Number(value)
    else return wrong(`--remote-debugging-port needs a number from 0 to 65535, not "${value}".`)
  }
  return { ok: true, line, ignored }
}

/**
 * The flags in `argv`: what follows the program in a packaged app, and what follows the path of the app
 * where Electron (or Node) was given one.
 */
export function flagsOf(argv: readonly string[], isPackaged: boolean): readonly string[] {
  if (isPackaged) return argv.slice(1)
  const app = argv.findIndex((word, at) => at > 0 && !word.startsWith('-'))
  return app < 0 ? [] : argv.slice(app + 1)
}

/** The switches that a packaged app must not start with, however they were written. */
function refusedSwitches(words: readonly string[], { isRoot, hasSwitch }: Start): readonly string[] {
  const given = new Set(words.map((word) => /^(?:--?|\/)([^=]+)/.exec(word)?.[1]?.toLowerCase() ?? ''))
  return REFUSED.filter((name) => (given.has(name) || hasSwitch(name)) && !(isRoot && name === NO_SANDBOX))
}

const DEVELOPMENT: Start = {
  isPackaged: false,
  isRoot: false,
  hasSwitch: () => false,
  sandboxTrouble: () => null,
}

const NO_SANDBOX = 'no-sandbox'

const USAGE = 'It takes --practice, --user-data DIR, --remote-debugging-port N and --no-window.'

const OWN: Readonly<Record<string, FlagKind>> = {
  practice: 'switch',
  'no-window': 'switch',
  // The former name. It is also a switch of Chromium's own.
  headless: 'switch',
  'user-data': 'value',
  'remote-debugging-port': 'value',
}

const PASSED_THROUGH: Readonly<Record<string, FlagKind>> = {
  'no-sandbox': 'either',
  'disable-gpu': 'either',
  'disable-dev-shm-usage': 'either',
  'enable-logging': 'either',
  'force-device-scale-factor': 'either',
  'force-renderer-accessibility': 'either',
  inspect: 'either',
  'inspect-brk': 'either',
  lang: 'either',
  'ozone-platform': 'either',
  'ozone-platform-hint': 'either',
  'proxy-server': 'either',
}

/** Switches that let others read the app's memory, its data or what it says to the store. */
const REFUSED: readonly string[] = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-wait',
  'inspect-port',
  'debug-port',
  'inspect-publish-uid',
  'js-flags',
  'proxy-server',
  'proxy-pac-url',
  'host-rules',
  'host-resolver-rules',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'ssl-key-log-file',
  'log-net-log',
  NO_SANDBOX,
  'disable-web-security',
  'load-extension',
  'gpu-launcher',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
]

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65_535

const wrong = (sentence: string): Extract<ParsedCommandLine, { ok: false }> => ({
  ok: false,
  sentence,
  mayBeShown: false,
})
