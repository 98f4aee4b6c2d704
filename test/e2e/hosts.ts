import { _electron, type Browser, chromium, type Page } from '@playwright/test'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { endOrphan } from '../../electron/chromium-host/orphan.mjs'
import type { LaunchOptions } from './app.ts'

/** What the two hosts have in common: everything that differs between them is in this file. */
export interface Running {
  readonly host: 'electron' | 'chromium'
  readonly page: Page
  readonly pid: number
  output(): string
  close(): Promise<void>
  kill(): Promise<void>
  killPage(): Promise<Page>
  openedOutside(): Promise<readonly string[]>
}

export interface HostProgram {
  readonly program: string
  readonly args: readonly string[]
}

type Options = LaunchOptions & { readonly userData: string }

/** Runs the build on Electron. */
export async function runOnElectron(host: HostProgram, options: Options): Promise<Running> {
  const app = await _electron.launch({
    executablePath: host.program,
    args: [...host.args, ...flagsFor(options)],
    env: environment(options),
  })
  const main = app.process()
  const output = collect(main)
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { openedOutside: opened })
    shell.openExternal = (url) => Promise.resolve(void opened.push(url))
  })
  let page = await app.firstWindow()
  return {
    host: 'electron',
    get page() {
      return page
    },
    pid: main.pid ?? 0,
    output,
    async close() {
      if (!hasEnded(main)) await app.close()
    },
    kill: () => killed(main),
    async killPage() {
      // A crashed page stays crashed for Playwright: the one that is loaded again is met on a new connection.
      const browser = await chromium.connectOverCDP(addressIn(options.userData))
      await killRenderers(browser)
      await browser.close()
      page = await livePage(await chromium.connectOverCDP(addressIn(options.userData)))
      return page
    },
    openedOutside: () =>
      app.evaluate(() => (globalThis as unknown as { openedOutside: string[] }).openedOutside),
  }
}

/** Runs the same build on the Chromium host. */
export async function runOnChromiumHost(host: HostProgram, options: Options): Promise<Running> {
  const record = join(options.userData, 'outside.jsonl')
  const main = spawn(
    host.program,
    [...host.args, '--headless', '--remote-debugging-port', '0', ...flagsFor(options)],
    { env: { ...environment(options), COUNTERFOIL_HOST_RECORD: record }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const output = collect(main)
  const browser = await chromium.connectOverCDP(await debuggingAddress(main, output))
  let page = await livePage(browser)
  return {
    host: 'chromium',
    get page() {
      return page
    },
    pid: main.pid ?? 0,
    output,
    async close() {
      if (!hasEnded(main)) main.kill('SIGTERM')
      await ended(main)
    },
    async kill() {
      await killed(main)
      await endOrphan(join(options.userData, 'chromium-host'))
    },
    async killPage() {
      const crashed = page
      await killRenderers(browser)
      page = await livePage(browser, crashed)
      return page
    },
    async openedOutside() {
      if (!existsSync(record)) return []
      const lines = readFileSync(record, 'utf8').split('\n').filter(Boolean)
      const all = lines.map((line) => JSON.parse(line) as { kind: string; url: string })
      return all.filter(({ kind }) => kind === 'open-external').map(({ url }) => url)
    },
  }
}

/** Runs the app to its end, for starts that are refused. */
export async function runToItsEnd(
  host: HostProgram,
  options: Options,
): Promise<{ code: number | null; output: string }> {
  const main = spawn(host.program, [...host.args, '--headless', ...flagsFor(options)], {
    env: environment(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = collect(main)
  await once(main, 'close')
  return { code: main.exitCode, output: output() }
}

const flagsFor = ({ userData, args = [] }: Options): string[] => [
  '--lang=en-US',
  '--user-data',
  userData,
  ...args,
]

function environment({ env = {} }: Options): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )
  return {
    ...Object.fromEntries(inherited),
    // Nobody is there to be asked, and the specs read English.
    COUNTERFOIL_QUIT_WITHOUT_ASKING: '1',
    LC_ALL: 'C.UTF-8',
    ...env,
  }
}

function collect(main: ChildProcess): () => string {
  let text = ''
  for (const stream of [main.stdout, main.stderr]) {
    stream?.on('data', (data: Buffer) => (text += data.toString('utf8')))
  }
  return () => text
}

/** Where DevTools of a starting host listen; an app that ends instead has said why. */
async function debuggingAddress(main: ChildProcess, output: () => string): Promise<string> {
  const until = Date.now() + 30_000
  for (;;) {
    const address = /DevTools listening on (ws:\S+)/.exec(output())?.[1]
    if (address) return address
    if (hasEnded(main)) throw new Error(`The app ended (${main.exitCode}) instead of opening: ${output()}`)
    if (Date.now() > until) throw new Error(`The app did not open in 30 s: ${output()}`)
    await pause(20)
  }
}

/** Electron keeps the address of its DevTools in its folder. */
function addressIn(userData: string): string {
  const [port] = readFileSync(join(userData, 'DevToolsActivePort'), 'utf8').split('\n')
  return `http://127.0.0.1:${port}`
}

/** The page of the app's window, once it can be spoken to. */
async function livePage(browser: Browser, crashed?: Page): Promise<Page> {
  const until = Date.now() + 30_000
  for (;;) {
    const pages = browser.contexts().flatMap((context) => context.pages())
    for (const page of pages) {
      if (page !== crashed && page.url().includes('/index.html') && (await isLive(page))) return page
    }
    if (Date.now() > until) throw new Error('The page of the app did not come.')
    await pause(20)
  }
}

const isLive = (page: Page): Promise<boolean> =>
  Promise.race([
    page.waitForLoadState('domcontentloaded').then(
      () => true,
      () => false,
    ),
    pause(1_000).then(() => false),
  ])

async function killRenderers(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  for (const { type, id } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL')
  await session.detach()
}

const hasEnded = (main: ChildProcess): boolean => main.exitCode !== null || main.signalCode !== null

async function ended(main: ChildProcess): Promise<void> {
  if (!hasEnded(main)) await once(main, 'exit')
}

async function killed(main: ChildProcess): Promise<void> {
  if (!hasEnded(main)) main.kill('SIGKILL')
  await ended(main)
}
