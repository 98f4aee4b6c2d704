import { findChromium } from '../../electron/chromium-host/find-chromium.mjs'
import { findProgram } from '../../electron/chromium-host/find-program.mjs'
import { ensureElectron, whyNoElectron } from './electron-binary.mjs'
import { inRoot, ROOT } from './paths.mjs'
import { say, SetupError } from './print.mjs'
import { architectureTrouble, programArchitecture } from './program-architecture.mjs'
import { installSystemPackages } from './system-libraries.mjs'
import { namespaceRules, sandboxTrouble } from './user-namespaces.mjs'

/**
 * What runs the app: a program and the arguments that come before the app's own flags.
 * `wrap` is a program to run it in.
 * @typedef {{ kind: 'electron' | 'chromium', wrap: readonly string[], program: string, args: readonly string[] }} Host
 */

/**
 * Chooses Electron where its binary is, or can be had, and else the Chromium host, saying so in one line.
 * `COUNTERFOIL_HOST=chromium` asks for the latter.
 * @param {{ isRetried?: boolean }} [options]
 * @returns {Promise<Host>}
 */
export async function chooseHost({ isRetried = false } = {}) {
  const isChromiumAsked = process.env['COUNTERFOIL_HOST'] === 'chromium'
  const electron = isChromiumAsked ? null : await ensureElectron({ isRetried })
  if (electron) return electronHost(electron)
  if (!isChromiumAsked) say(`${whyNoElectron()} The same build runs on the system's Chromium instead.`)
  await ensureChromium()
  return {
    kind: 'chromium',
    wrap: [],
    program: process.execPath,
    args: [inRoot('electron', 'chromium-host', 'run.mjs'), ROOT],
  }
}

/** The system's Chromium, installed where apt may. */
export async function ensureChromium() {
  if (!findChromium() && process.platform === 'linux') {
    await installSystemPackages(['chromium'], "to run on the system's Chromium")
  }
  const chromium = findChromium()
  if (chromium) return chromium
  throw new SetupError(
    'No Chromium or Chrome was found. Install one, or name its program in COUNTERFOIL_CHROMIUM.',
  )
}

/**
 * What most tests take for Chromium, because no window is seen: its headless shell, the same engine without the
 * interface of a browser. It starts with a third less processor time. Where it cannot be had, the whole Chromium does
 * the same; some tests always take that.
 */
export async function ensureTestChromium() {
  const whole = await ensureChromium()
  if (process.env['COUNTERFOIL_CHROMIUM']) return whole
  if (!findProgram(SHELL) && findProgram('apt-get')) {
    await installSystemPackages([SHELL], 'to test with').catch(() =>
      say(`${SHELL} could not be installed. Tests take longer without it.`),
    )
  }
  return findProgram(SHELL) ?? whole
}

const SHELL = 'chromium-headless-shell'

/**
 * The environment of the app. With `ELECTRON_RUN_AS_NODE`, which editors leave behind in their terminals, Electron
 * would be a Node that knows no window.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function appEnv({ ELECTRON_RUN_AS_NODE: _asNode, ...env }) {
  return env
}

/** Whether windows can be shown. @param {NodeJS.ProcessEnv} [env] */
export const hasDisplay = (env = process.env) =>
  process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])

/** @param {string} program @returns {Promise<Host>} */
async function electronHost(program) {
  const otherArchitecture = architectureTrouble(process.arch, programArchitecture(program))
  if (otherArchitecture) say(otherArchitecture)
  const noSandbox = process.platform === 'linux' ? sandboxTrouble(namespaceRules(program), program) : null
  if (noSandbox) throw new SetupError(noSandbox)
  // Chromium's sandbox refuses to run as root; the app says on the screen that it runs without.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ROOT] : [ROOT]
  if (hasDisplay()) return { kind: 'electron', wrap: [], program, args }
  // Electron has no headless mode of its own: without a display it gets a virtual one.
  if (!findProgram('xvfb-run'))
    await installSystemPackages(['xvfb', 'xauth'], 'to run Electron without a display')
  return { kind: 'electron', wrap: ['xvfb-run', '-a'], program, args }
}
