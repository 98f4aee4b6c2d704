import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openChromium, debuggingAddress } from './chromium.mjs'
import { host, record } from './host.mjs'
import { takeInstanceLock } from './instance-lock.mjs'
import { HostEvent, listening, strict } from './strict-api.mjs'

const EVENTS = [
  'ready', 'will-finish-launching', 'window-all-closed', 'before-quit', 'will-quit', 'quit', 'activate',
  'second-instance', 'web-contents-created', 'browser-window-created', 'render-process-gone',
  'child-process-gone', 'open-file', 'open-url', 'certificate-error',
] // prettier-ignore
const { emit, ...hearing } = listening('app', EVENTS)

/** @type {Map<string, string>} */
const paths = new Map()
/** @type {() => void} */
let becomeReady = () => undefined
const ready = new Promise((resolve) => (becomeReady = () => resolve(undefined)))
let isReady = false
let isQuitting = false
let isLeaving = false
let name = ''

/** Electron's `app`. */
export const app = strict('app', {
  ...hearing,
  whenReady: () => ready,
  isReady: () => isReady,
  isPackaged: false,
  get name() {
    return getName()
  },
  getName,
  setName: (/** @type {string} */ other) => void (name = other),
  getVersion: () => host.manifest.version,
  getAppPath: () => host.appPath,
  getPath,
  setPath: (/** @type {string} */ which, /** @type {string} */ path) => void paths.set(which, path),
  getLocale: locale,
  getSystemLocale: locale,
  getPreferredSystemLanguages: () => [locale()],
  requestSingleInstanceLock: () => takeInstanceLock(getPath('userData'), (argv) => void secondStart(argv)),
  commandLine: strict('app.commandLine', {
    appendSwitch: (/** @type {string} */ key, value = '') => void host.switches.set(key, value),
    hasSwitch: (/** @type {string} */ key) => host.switches.has(key),
    getSwitchValue: (/** @type {string} */ key) => host.switches.get(key) ?? '',
    removeSwitch: (/** @type {string} */ key) => void host.switches.delete(key),
  }),
  quit,
  exit: (code = 0) => void leave(code),
  focus: () => undefined,
  setBadgeCount: (/** @type {number} */ count) => record({ kind: 'badge', count }),
  getBadgeCount: () => 0,
  setAppUserModelId: () => undefined,
  setAboutPanelOptions: () => undefined,
  setAsDefaultProtocolClient: () => false,
  enableSandbox: () => undefined,
  disableHardwareAcceleration: () => void host.switches.set('disable-gpu', ''),
  dock: undefined,
})

/** Opens Chromium and emits `ready` to main; called once main's module has run. */
export async function startApp() {
  const userData = getPath('userData')
  host.switches.set('lang', locale())
  host.switches.set('accept-lang', locale())
  const context = await openChromium({
    userData,
    isHeadless: host.isHeadless,
    switches: [...host.switches].map(([key, value]) => (value === '' ? `--${key}` : `--${key}=${value}`)),
  })
  host.context = context
  context.on('close', () => {
    // Chromium's own process has ended, and with it every window.
    for (const window of [...host.windows.values()]) window.lost()
  })
  host.firstPage = context.pages()[0] ?? (await context.waitForEvent('page'))
  host.display = await host.firstPage.evaluate(readDisplay)
  const address = host.switches.has('remote-debugging-port') ? debuggingAddress(userData) : null
  if (address) process.stderr.write(`\nDevTools listening on ${address}\n`)
  isReady = true
  emit('ready', new HostEvent(), {})
  becomeReady()
}

/** Emits a new window, as Electron does. @param {object} window @param {object} contents */
export function windowOpened(window, contents) {
  emit('browser-window-created', new HostEvent(), window)
  emit('web-contents-created', new HostEvent(), contents)
}

/** @param {readonly string[]} argv of the other one */
async function secondStart(argv) {
  // Whether a window is minimized is to be known when main asks.
  await Promise.all([...host.windows.values()].map(({ look }) => look()))
  emit('second-instance', new HostEvent(), argv, process.cwd(), null)
}

/** The last window is gone: without a listener, that ends the app. */
export function windowGone() {
  if (host.windows.size > 0) return
  if (isQuitting) return finishQuit()
  if (app.listenerCount('window-all-closed') > 0) emit('window-all-closed')
  else quit()
}

function quit() {
  if (isQuitting) return
  const event = new HostEvent()
  emit('before-quit', event)
  if (event.defaultPrevented) return
  isQuitting = true
  const windows = [...host.windows.values()]
  for (const window of windows) window.close()
  // A window that stays has prevented it.
  if (windows.length === 0) finishQuit()
  else if (host.windows.size > 0) isQuitting = false
}

function finishQuit() {
  const event = new HostEvent()
  emit('will-quit', event)
  if (event.defaultPrevented) return void (isQuitting = false)
  emit('quit', new HostEvent(), 0)
  void leave(0)
}

/** @param {number} code */
async function leave(code) {
  if (isLeaving) return
  isLeaving = true
  if (!host.context) process.exit(code)
  // Closing lets Chromium write what it holds; one that hangs is ended with this process.
  setTimeout(() => process.exit(code), CLOSE_LIMIT_MS).unref()
  await host.context.close().catch(() => undefined)
  process.exit(code)
}

function getName() {
  return name || host.manifest.productName || host.manifest.name
}

/** @param {string} which */
function getPath(which) {
  return paths.get(which) ?? usualPath(which)
}

function locale() {
  const flag = process.argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length)
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  const named = (flag || LC_ALL || LC_MESSAGES || LANG || '').split('.')[0]?.replace('_', '-')
  return named && named !== 'C' && named !== 'POSIX' ? named : 'en-US'
}

/** @param {string} which @returns {string} */
function usualPath(which) {
  const home = homedir()
  const appData =
    {
      linux: process.env['XDG_CONFIG_HOME'] || join(home, '.config'),
      darwin: join(home, 'Library', 'Application Support'),
      win32: process.env['APPDATA'] || join(home, 'AppData', 'Roaming'),
    }[/** @type {string} */ (process.platform)] ?? join(home, '.config')
  switch (which) {
    case 'home':
      return home
    case 'appData':
      return appData
    case 'userData':
    case 'sessionData':
      return join(appData, getName())
    case 'temp':
      return tmpdir()
    case 'downloads':
      return join(home, 'Downloads')
    case 'documents':
      return join(home, 'Documents')
    case 'logs':
      return join(getPath('userData'), 'logs')
    case 'crashDumps':
      return join(getPath('userData'), 'Crashpad')
    case 'exe':
      return process.execPath
    default:
      throw new Error(`The Chromium host does not know the path "${which}".`)
  }
}

/** Runs in the page. */
function readDisplay() {
  const { screen, devicePixelRatio: scale } = /** @type {PageScreen} */ (/** @type {unknown} */ (globalThis))
  return {
    width: screen.availWidth,
    height: screen.availHeight,
    x: screen.availLeft,
    y: screen.availTop,
    scale,
  }
}

const CLOSE_LIMIT_MS = 10_000

/** @typedef {{ screen: { availWidth: number, availHeight: number, availLeft: number, availTop: number }, devicePixelRatio: number }} PageScreen */
