import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, chromium } from 'playwright-core'
import { endBrowser, endOrphan } from '../../../electron/chromium-host/orphaned-browser.mjs'
import {
  addressIn,
  collect,
  debuggingAddress,
  ended,
  hasEnded,
  killAtOnce,
  killed,
  killedByPid,
  livePage,
  PATIENCE_MS,
  pidOf,
  processesOf,
  renderersOf,
} from './app-processes.mjs'
import { windowInChromium, windowOnElectron } from './window-driver.mjs'

// Runs the built app for the demo and the e2e specs. All that differs between the hosts is in this file.

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Browser} Browser
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
 * @property {import('./window-driver.mjs').DrivenWindow} window
 * @property {() => string} output what the app wrote to its terminal
 * @property {() => Promise<void>} close quits, and waits for the end
 * @property {() => Promise<void>} kill SIGKILL to main, and the end of all that it had started
 * @property {() => Promise<Page>} killPage SIGKILL to the page's process; answers the page in its place
 * @property {() => Promise<void>} killBoth SIGKILL to the page's process and to main in the same moment
 * @property {() => Promise<void>} askToQuit as by the menu: with edits that wait a person is asked, and the
 *   default button is pressed; the question is part of the output
 * @property {() => Promise<void>} ended waits for the end, which something else causes
 * @property {() => Promise<readonly DesktopSignal[]>} signals badges and notifications so far
 *
 * @typedef {{ kind: 'badge', count: number } | { kind: 'notification', title: string, body: string }} DesktopSignal
 */

/**
 * Starts the app for a script: it quits without asking, and speaks English.
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
  const main = spawn(host.program, [...host.args, '--no-window', ...flagsFor(options)], {
    env: environment(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = collect(main)
  await once(main, 'close')
  return { code: main.exitCode, output: output() }
}

/** @param {DrivenHost} host @param {DriveOptions} options @returns {Promise<DrivenApp>} */
async function onElectron(host, options) {
  const app = await _electron.launch(electronLaunch(host, options))
  // On Windows Playwright starts Electron through `cmd`, whose process this is.
  const main = app.process()
  const pid = await app.evaluate(() => process.pid)
  const output = collect(main)
  await app.evaluate(
    ({ app, dialog, Notification, session }, answers) => {
      /** @type {DesktopSignal[]} */
      const signals = []
      Object.assign(globalThis, { signals })
      app.setBadgeCount = (count = 0) => signals.push({ kind: 'badge', count }) > 0
      Notification.prototype.show = function show() {
        signals.push({ kind: 'notification', title: this.title, body: this.body })
      }
      /** @type {(...args: unknown[]) => Promise<import('electron').MessageBoxReturnValue>} */
      const pressAnswer = (...args) => {
        const question = /** @type {import('electron').MessageBoxOptions} */ (args.at(-1))
        process.stderr.write(`${question.message} ${question.detail ?? ''}\n`)
        const answered = question.buttons?.findIndex((button) => answers.includes(button)) ?? -1
        const response = answered < 0 ? (question.defaultId ?? 0) : answered
        return Promise.resolve({ response, checkboxChecked: false })
      }
      dialog.showMessageBox = pressAnswer
      // A file goes where people look for it, without the system's dialog.
      session.defaultSession.on('will-download', (_event, item) =>
        item.setSavePath(`${app.getPath('downloads')}/${item.getFilename()}`),
      )
    },
    environment(options)['COUNTERFOIL_HOST_ANSWERS']?.split(',') ?? [],
  )
  let page = await app.firstWindow()
  page.setDefaultTimeout(PATIENCE_MS)
  return {
    host: 'electron',
    get page() {
      return page
    },
    pid,
    window: windowOnElectron(app),
    output,
    async close() {
      if (!hasEnded(main)) await app.close()
    },
    kill: () => killedByPid(main, pid),
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
      killAtOnce([...(await renderersOf(browser)), ...(hasEnded(main) ? [] : [pid])])
      await ended(main)
    },
    // It may be gone before it can answer.
    askToQuit: () => app.evaluate(({ app }) => app.quit()).catch(() => undefined),
    ended: () => ended(main),
    signals: () =>
      app.evaluate(
        () => /** @type {{ signals: DesktopSignal[] }} */ (/** @type {unknown} */ (globalThis)).signals,
      ),
  }
}

/**
 * How Playwright starts Electron. It would turn the sandbox off, which people have on; only root cannot run with it.
 * @param {DrivenHost} host
 * @param {DriveOptions} options
 * @param {boolean} [isRoot]
 */
export const electronLaunch = (host, options, isRoot = process.getuid?.() === 0) => ({
  executablePath: host.program,
  args: [...host.args, ...flagsFor(options)],
  env: environment(options),
  chromiumSandbox: !isRoot,
})

/** @param {DrivenHost} host @param {DriveOptions} options @returns {Promise<DrivenApp>} */
async function onChromiumHost(host, options) {
  const record = join(options.userData, 'outside.jsonl')
  const main = spawn(
    host.program,
    [...host.args, '--no-window', '--remote-debugging-port', '0', ...flagsFor(options)],
    { env: { ...environment(options), COUNTERFOIL_HOST_RECORD: record }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const output = collect(main)
  /** @type {readonly number[]} */
  let browserPids = []
  const browserEnded = async () => {
    const profile = join(options.userData, 'chromium-host')
    await endOrphan(profile)
    for (const pid of browserPids) await endBrowser(pid, profile)
  }
  const end = async () => {
    await killed(main)
    await browserEnded()
  }
  /** @type {Browser} */
  let browser
  /** @type {Page} */
  let page
  try {
    browser = await chromium.connectOverCDP(await debuggingAddress(main, output))
    browserPids = await processesOf(browser, 'browser')
    page = await livePage(browser, output)
  } catch (error) {
    // An app that does not open in time may do so later, when nothing would end it.
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
      await browserEnded()
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
      await browserEnded()
    },
    askToQuit: () => page.keyboard.press('ControlOrMeta+q').catch(() => undefined),
    ended: () => ended(main),
    signals: async () => recorded(record),
  }
}

/**
 * What the host wrote down instead of handing it to the desktop.
 * @param {string} file
 * @returns {readonly DesktopSignal[]}
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
    // The second store of a test is connected by the person that the test is about.
    COUNTERFOIL_HOST_ANSWERS: 'Connect',
    LC_ALL: 'C.UTF-8',
    ...env,
  }
}
