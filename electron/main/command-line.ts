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
  { readonly ok: true; readonly line: CommandLine } | { readonly ok: false; readonly sentence: string }

/**
 * Reads the app's own flags, `--flag value` or `--flag=value`. Flags of Electron and Chromium that people
 * and test runners need pass; any other one is answered with a sentence instead of being ignored.
 */
export function parseCommandLine(flags: readonly string[]): ParsedCommandLine {
  const line = {
    practice: false,
    userData: null as string | null,
    remoteDebuggingPort: null as number | null,
    headless: false,
  }
  const rest = [...flags]
  for (let flag = rest.shift(); flag !== undefined; flag = rest.shift()) {
    const [name, inlineValue] = split(flag)
    if (PASSED_THROUGH.has(name) || name.startsWith('-psn_')) continue
    if (name === '--practice' || name === '--headless') {
      if (inlineValue !== undefined) return wrong(`${name} takes no value.`)
      line[name === '--practice' ? 'practice' : 'headless'] = true
      continue
    }
    if (name !== '--user-data' && name !== '--remote-debugging-port') {
      return wrong(`Counterfoil does not know "${flag}". ${USAGE}`)
    }
    const next = rest[0]
    const value = inlineValue ?? (next === undefined || next.startsWith('--') ? undefined : rest.shift())
    if (!value) return wrong(`${name} needs a value. ${USAGE}`)
    if (name === '--user-data') line.userData = value
    else if (isPort(value)) line.remoteDebuggingPort = Number(value)
    else return wrong(`--remote-debugging-port needs a number from 0 to 65535, not "${value}".`)
  }
  return { ok: true, line }
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

const USAGE = 'It takes --practice, --user-data DIR, --remote-debugging-port N and --headless.'

const PASSED_THROUGH = new Set([
  '--',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--enable-logging',
  '--force-device-scale-factor',
  '--force-renderer-accessibility',
  '--inspect',
  '--inspect-brk',
  '--lang',
  '--ozone-platform',
  '--ozone-platform-hint',
  '--proxy-server',
])

function split(flag: string): [name: string, value: string | undefined] {
  const at = flag.indexOf('=')
  return flag.startsWith('-') && at > 0 ? [flag.slice(0, at), flag.slice(at + 1)] : [flag, undefined]
}

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65_535

const wrong = (sentence: string): ParsedCommandLine => ({ ok: false, sentence })
