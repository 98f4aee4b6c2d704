import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

// The processes and pages of a running app: finding them, waiting for them, ending them.

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Browser} Browser
 * @typedef {import('node:child_process').ChildProcess} ChildProcess
 */

/** @param {ChildProcess} main */
export function collect(main) {
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
export async function debuggingAddress(main, output) {
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
export function addressIn(userData) {
  const [port] = readFileSync(join(userData, 'DevToolsActivePort'), 'utf8').split('\n')
  return `http://127.0.0.1:${port}`
}

/**
 * The page of the app's window, once it can be spoken to.
 * @param {Browser} browser
 * @param {() => string} output what the app says, for the case that no page comes
 * @param {Page} [crashed] one that it is not
 */
export async function livePage(browser, output, crashed) {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const pages = browser.contexts().flatMap((context) => context.pages())
    for (const page of pages) {
      if (page === crashed || !page.url().includes('/index.html') || !(await isLive(page))) continue
      // Before the limit of a test, so that it says what it was waiting for.
      page.setDefaultTimeout(PATIENCE_MS)
      return page
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
export const renderersOf = (browser) => processesOf(browser, 'renderer')

/** @param {Browser} browser @param {'renderer' | 'browser'} kind */
export async function processesOf(browser, kind) {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.flatMap(({ type, id }) => (type === kind ? [id] : []))
}

/** @param {ChildProcess} main */
export const pidOf = (main) => (main.pid === undefined || hasEnded(main) ? [] : [main.pid])

/** @param {readonly number[]} pids */
export function killAtOnce(pids) {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has just ended.
    }
  }
}

/** @param {ChildProcess} main */
export const hasEnded = (main) => main.exitCode !== null || main.signalCode !== null

/** @param {ChildProcess} main */
export async function ended(main) {
  if (!hasEnded(main)) await once(main, 'exit')
}

/** @param {ChildProcess} main */
export async function killed(main) {
  if (!hasEnded(main)) main.kill('SIGKILL')
  await ended(main)
}

/**
 * The same where a shell may be between: its end is not that of what it had started.
 * @param {ChildProcess} main
 * @param {number} pid
 */
export async function killedByPid(main, pid) {
  if (!hasEnded(main)) killAtOnce([pid])
  await ended(main)
}

/** How long an app may take for one step, on a machine that is busy. */
export const PATIENCE_MS = 60_000
