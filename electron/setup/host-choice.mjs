import { findChromium } from '../chromium-host/find-chromium.mjs'
import { findProgram } from '../chromium-host/find-program.mjs'
import { ensureElectron, whyNoElectron } from './electron-binary.mjs'
import { inRoot, ROOT } from './places.mjs'
import { say, SetupError } from './say.mjs'
import { installSystemPackages } from './system-libraries.mjs'

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

/** Whether windows can be shown. @param {NodeJS.ProcessEnv} [env] */
export const hasDisplay = (env = process.env) =>
  process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])

/** @param {string} program @returns {Promise<Host>} */
async function electronHost(program) {
  // Chromium's sandbox refuses to run as root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ROOT] : [ROOT]
  if (hasDisplay()) return { kind: 'electron', wrap: [], program, args }
  // Electron has no headless mode of its own: without a display it gets one that nobody sees.
  if (!findProgram('xvfb-run'))
    await installSystemPackages(['xvfb', 'xauth'], 'to run Electron without a display')
  return { kind: 'electron', wrap: ['xvfb-run', '-a'], program, args }
}
