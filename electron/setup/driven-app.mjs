import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { _electron, chromium } from 'playwright-core'
import { endOrphan } from '../chromium-host/orphan.mjs'
import { windowInChromium, windowOnElectron } from './driven-window.mjs'

// Runs the built app for the demo and the e2e specs. All that differs between the hosts is in this file.

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Browser} Browser
 * @typedef {import('node:child_process').ChildProcess} ChildProcess
 *
 * @typedef {object} DrivenHost what `chooseHost` answers
 * @property {'electron' | 'chromium'} kind
 * @property {string} program
 * @property {readonly string[]} args
 *
 * @typedef {object} DriveOptions
 * @property {string} userData
 * @property {readonly string[]} [args] more flags of the app
 * @property {Readonly<Record<string, string>>} [env] more environment
 *
 * @typedef {object} DrivenApp
 * @property {'electron' | 'chromium'} host
 * @property {Page} page the page of the window; after `killPage` it is another one
 * @property {number} pid of main
 * @property {import('./driven-window.mjs').DrivenWindow} window
 * @property {() => string} output what the app wrote to its terminal
 * @property {() => Promise<void>} close quits, and waits for the end
 * @property {() => Promise<void>} kill SIGKILL to main, and the end of all that it had started
 * @property {() => Promise<Page>} killPage SIGKILL to the page's process; answers the page in its place
 * @property {() => Promise<void>} killBoth SIGKILL to the page's process and to main in the same moment
 * @property {() => Promise<void>} askToQuit as by the menu: with edits that wait a person is asked, and the
 *   default button is pressed; the question is part of the output
 * @property {() => Promise<void>} ended waits for the end, which somebody else brings about
 * @property {() => Promise<readonly string[]>} openedOutside addresses handed to the system's programs
 * @property {() => Promise<readonly Told[]>} told what the desktop was told
 *
 * @typedef {{ kind: 'badge', count: number } | { kind: 'notification', title: string, body: string }} Told
 */

/**
 * Starts the app without a person: nobody is asked before it quits, and it speaks English.
 * @param {DrivenHost} host
 * @param {DriveOptions} options
 * @returns {Promise<DrivenApp>}
 */
export const driveApp = (host, options) =>
  host.kind === 'electron' ? onElectron(host, options) : onChromiumHost(host, options)

/**
 * Starts the app where it is expected to refuse, and waits for its end.
 * @param {DrivenHost} host
 * @param {DriveOptions} options
 */
export async function runToItsEnd(host, options) {
  const main = spawn(host.program, [...host.args, '--headless', ...flagsFor(options)], {
    env: environment(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = collect(main)
  await once(main, 'close')
  return { code: main.exitCode, output: output() }
}

/** @param {DrivenHost} host @param {DriveOptions} options @returns {Promise<DrivenApp>} */
async function onElectron(host, options) {
  const app = await _electron.launch({
    executablePath: host.program,
    args: [...host.args, ...flagsFor(options)],
    env: environment(options),
  })
  const main = app.process()
  const output = collect(main)
  await app.evaluate(({ app, dialog, Notification, shell }) => {
    /** @type {string[]} */
    const opened = []
    /** @type {Told[]} */
    const told = []
    Object.assign(globalThis, { openedOutside: opened, told })
    shell.openExternal = (url) => Promise.resolve(void opened.push(url))
    app.setBadgeCount = (count = 0) => told.push({ kind: 'badge', count }) > 0
    Notification.prototype.show = function show() {
      told.push({ kind: 'notification', title: this.title, body: this.body })
    }
    /** @type {(...args: unknown[]) => Promise<import('electron').MessageBoxReturnValue>} */
    const pressDefault = (...args) => {
      const question = /** @type {import('electron').MessageBoxOptions} */ (args.at(-1))
      process.stderr.write(`${question.message} ${question.detail ?? ''}\n`)
      return Promise.resolve({ response: question.defaultId ?? 0, checkboxChecked: false })
    }
    dialog.showMessageBox = pressDefault
  })
  let page = await app.firstWindow()
  return {
    host: 'electron',
    get page() {
      return page
    },
    pid: main.pid ?? 0,
    window: windowOnElectron(app),
    output,
    async close() {
      if (!hasEnded(main)) await app.close()
    },
    kill: () => killed(main),
    async killPage() {
      // A crashed page stays crashed for Playwright: the one that is loaded again is met on a new connection.
      const browser = await chromium.connectOverCDP(addressIn(options.userData))
      killAtOnce(await renderersOf(browser))
      await browser.close()
      page = await livePage(await chromium.connectOverCDP(addressIn(options.userData)), output)
      return page
    },
    async killBoth() {
      const browser = await chromium.connectOverCDP(addressIn(options.userData))
      killAtOnce([...(await renderersOf(browser)), ...pidOf(main)])
      await ended(main)
    },
    // It may be gone before it can answer.
    askToQuit: () => app.evaluate(({ app }) => app.quit()).catch(() => undefined),
    ended: () => ended(main),
    openedOutside: () =>
      app.evaluate(
        () => /** @type {{ openedOutside: string[] }} */ (/** @type {unknown} */ (globalThis)).openedOutside,
      ),
    told: () =>
      app.evaluate(() => /** @type {{ told: Told[] }} */ (/** @type {unknown} */ (globalThis)).told),
  }
}

/** @param {DrivenHost} host @param {DriveOptions} options @returns {Promise<DrivenApp>} */
async function onChromiumHost(host, options) {
  const record = join(options.userData, 'outside.jsonl')
  const main = spawn(
    host.program,
    [...host.args, '--headless', '--remote-debugging-port', '0', ...flagsFor(options)],
    { env: { ...environment(options), COUNTERFOIL_HOST_RECORD: record }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const output = collect(main)
  const end = async () => {
    await killed(main)
    await endOrphan(join(options.userData, 'chromium-host'))
  }
  /** @type {Browser} */
  let browser
  /** @type {Page} */
  let page
  try {
    browser = await chromium.connectOverCDP(await debuggingAddress(main, output))
    page = await livePage(browser, output)
  } catch (error) {
    // What does not open in time may do so later, with nobody left to end it.
    await end()
    throw error
  }
  return {
    host: 'chromium',
    get page() {
      return page
    },
    pid: main.pid ?? 0,
    window: windowInChromium(() => page),
    output,
    async close() {
      if (!hasEnded(main)) main.kill('SIGTERM')
      await ended(main)
    },
    kill: end,
    async killPage() {
      const crashed = page
      killAtOnce(await renderersOf(browser))
      page = await livePage(browser, output, crashed)
      return page
    },
    async killBoth() {
      killAtOnce([...(await renderersOf(browser)), ...pidOf(main)])
      await ended(main)
      await endOrphan(join(options.userData, 'chromium-host'))
    },
    askToQuit: () => page.keyboard.press('ControlOrMeta+q').catch(() => undefined),
    ended: () => ended(main),
    openedOutside: async () =>
      recorded(record).flatMap((one) => (one.kind === 'open-external' ? [one.url] : [])),
    told: async () =>
      recorded(record).flatMap((one) => (one.kind === 'badge' || one.kind === 'notification' ? [one] : [])),
  }
}

/**
 * What the host wrote down instead of handing it to the desktop.
 * @param {string} file
 * @returns {readonly (Told | { kind: 'open-external', url: string })[]}
 */
function recorded(file) {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line))
}

/** @param {DriveOptions} options */
const flagsFor = ({ userData, args = [] }) => ['--lang=en-US', '--user-data', userData, ...args]

/** @param {DriveOptions} options @returns {Record<string, string>} */
function environment({ env = {} }) {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return {
    ...Object.fromEntries(inherited),
    COUNTERFOIL_QUIT_WITHOUT_ASKING: '1',
    LC_ALL: 'C.UTF-8',
    ...env,
  }
}

/** @param {ChildProcess} main */
function collect(main) {
  let text = ''
  for (const stream of [main.stdout, main.stderr]) {
    stream?.on('data', (/** @type {Buffer} */ data) => (text += data.toString('utf8')))
  }
  return () => text
}

/**
 * Where DevTools of a starting host listen; an app that ends instead has said why.
 * @param {ChildProcess} main
 * @param {() => string} output
 */
async function debuggingAddress(main, output) {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const address = /DevTools listening on (ws:\S+)/.exec(output())?.[1]
    if (address) return address
    if (hasEnded(main)) throw new Error(`The app ended (${main.exitCode}) instead of opening: ${output()}`)
    if (Date.now() > until) throw new Error(`The app did not open: ${output()}`)
    await pause(20)
  }
}

/** Electron keeps the address of its DevTools in its folder. @param {string} userData */
function addressIn(userData) {
  const [port] = readFileSync(join(userData, 'DevToolsActivePort'), 'utf8').split('\n')
  return `http://127.0.0.1:${port}`
}

/**
 * The page of the app's window, once it can be spoken to.
 * @param {Browser} browser
 * @param {() => string} output what the app says, for the case that no page comes
 * @param {Page} [crashed] one that it is not
 */
async function livePage(browser, output, crashed) {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const pages = browser.contexts().flatMap((context) => context.pages())
    for (const page of pages) {
      if (page !== crashed && page.url().includes('/index.html') && (await isLive(page))) return page
    }
    if (Date.now() > until) throw new Error(`The page of the app did not come: ${output()}`)
    await pause(20)
  }
}

/** @param {Page} page @returns {Promise<boolean>} */
const isLive = (page) =>
  Promise.race([
    page.waitForLoadState('domcontentloaded').then(
      () => true,
      () => false,
    ),
    pause(1_000).then(() => false),
  ])

/** @param {Browser} browser */
async function renderersOf(browser) {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.flatMap(({ type, id }) => (type === 'renderer' ? [id] : []))
}

/** @param {ChildProcess} main */
const pidOf = (main) => (main.pid === undefined || hasEnded(main) ? [] : [main.pid])

/** @param {readonly number[]} pids */
function killAtOnce(pids) {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself just now.
    }
  }
}

/** @param {ChildProcess} main */
const hasEnded = (main) => main.exitCode !== null || main.signalCode !== null

/** @param {ChildProcess} main */
async function ended(main) {
  if (!hasEnded(main)) await once(main, 'exit')
}

/** @param {ChildProcess} main */
async function killed(main) {
  if (!hasEnded(main)) main.kill('SIGKILL')
  await ended(main)
}

const PATIENCE_MS = 60_000
