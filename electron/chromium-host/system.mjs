import { spawn } from 'node:child_process'
import { findProgram } from './find-program.mjs'
import { host, record } from './host.mjs'
import { listening, strict } from './strict-api.mjs'

/** Electron's `Notification`, through `notify-send` where the desktop has it. */
export const Notification = strict(
  'Notification',
  Object.assign(
    /** @type {new (options?: { title?: string, body?: string }) => ReturnType<typeof makeNotification>} */ (
      /** @type {unknown} */ (
        function Notification(/** @type {{ title?: string, body?: string }} */ options) {
          return makeNotification(options)
        }
      )
    ),
    { isSupported: () => Boolean(process.env['COUNTERFOIL_HOST_RECORD'] ?? findProgram('notify-send')) },
  ),
)

/** @param {{ title?: string, body?: string }} [options] */
function makeNotification({ title = '', body = '' } = {}) {
  return strict('Notification', {
    ...listening('Notification', ['show', 'click', 'close', 'reply', 'action', 'failed']),
    title,
    body,
    show() {
      if (!record({ kind: 'notification', title, body }))
        start(['notify-send', '--app-name=Counterfoil', '--'], title, body)
    },
    close: () => undefined,
  })
}

/** Electron's `dialog`. Without a page that people see, the default button is pressed. */
export const dialog = strict('dialog', {
  showErrorBox: (/** @type {string} */ title, /** @type {string} */ content) =>
    void process.stderr.write(`${title}: ${content}\n`),
  /**
   * @param {unknown[]} args an optional window, then what to ask
   * @returns {Promise<{ response: number, checkboxChecked: boolean }>}
   */
  async showMessageBox(...args) {
    const question = /** @type {Question} */ (args.at(-1))
    const { buttons = ['OK'] } = question
    const answered = buttons.findIndex((button) => ANSWERS.includes(button))
    const window = [...host.windows.values()].find(({ electron }) => !electron.webContents.isCrashed())
    const isAsked = window !== undefined && !window.page().isClosed() && !host.isHeadless && answered < 0
    const byItself = answered < 0 ? (question.defaultId ?? 0) : answered
    const response = isAsked ? await ask(await window.cdp(), question) : byItself
    if (!isAsked) process.stderr.write(`${[question.message, question.detail].filter(Boolean).join(' ')}\n`)
    return { response, checkboxChecked: false }
  },
})

/** Buttons that are pressed without a person, for tests: labels with commas between them. */
const ANSWERS = (process.env['COUNTERFOIL_HOST_ANSWERS'] ?? '').split(',')

/**
 * Chromium's own question has two buttons: OK is the first one, Cancel the one that cancels. It is asked in a world of
 * its own, where no script of the page can have put another `confirm`.
 * @param {import('playwright-core').CDPSession} cdp
 * @param {Question} question
 */
async function ask(cdp, { message, detail = '', buttons = ['OK'], cancelId = buttons.length - 1 }) {
  const choices = buttons.length > 1 ? `OK: ${buttons[0]}\nCancel: ${buttons[cancelId]}` : ''
  const text = [message, detail, choices].filter(Boolean).join('\n\n')
  const { frameTree } = await cdp.send('Page.getFrameTree')
  const { executionContextId: contextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
  })
  const { result } = await cdp.send('Runtime.evaluate', {
    contextId,
    expression: `confirm(${JSON.stringify(text)})`,
  })
  return result.value === true ? 0 : cancelId
}

/** Electron's `nativeTheme`: the theme is emulated in the page. */
export const nativeTheme = strict('nativeTheme', {
  ...listening('nativeTheme', ['updated']),
  get themeSource() {
    return host.colorScheme ?? 'system'
  },
  set themeSource(/** @type {string} */ source) {
    host.colorScheme = source === 'light' || source === 'dark' ? source : null
    for (const { page } of host.windows.values()) {
      page()
        .emulateMedia({ colorScheme: host.colorScheme })
        .catch(() => undefined)
    }
  },
  get shouldUseDarkColors() {
    return host.colorScheme === 'dark'
  },
})

/** Electron's `powerMonitor`. This process is not notified of sleep: the events are known and never come. */
export const powerMonitor = strict(
  'powerMonitor',
  listening('powerMonitor', [
    'suspend',
    'resume',
    'on-ac',
    'on-battery',
    'shutdown',
    'lock-screen',
    'unlock-screen',
  ]),
)

/** Electron's `screen`: the display that the window is on. */
export const screen = strict('screen', {
  ...listening('screen', ['display-added', 'display-removed', 'display-metrics-changed']),
  getPrimaryDisplay: display,
  getAllDisplays: () => [display()],
  getDisplayMatching: display,
  getDisplayNearestPoint: display,
})

function display() {
  const { x, y, width, height, scale } = host.display
  const area = { x, y, width, height }
  return {
    id: 1,
    bounds: area,
    workArea: area,
    size: { width, height },
    workAreaSize: { width, height },
    scaleFactor: scale,
  }
}

/** @param {readonly string[]} command @param {string[]} more */
function start([program = '', ...args], ...more) {
  const child = spawn(program, [...args, ...more], { stdio: 'ignore', detached: true })
  child.on('error', () => process.stderr.write(`${program} could not be started.\n`))
  child.unref()
}

/** @typedef {{ message: string, detail?: string, buttons?: string[], defaultId?: number, cancelId?: number }} Question */
