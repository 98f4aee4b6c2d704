import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from './find-chromium.mjs'
import { endOrphan } from './orphaned-browser.mjs'
import { prepareProfile } from './profile.mjs'

/**
 * Opens the system's Chromium with the profile of a user-data folder. It is driven over a pipe, so it ends
 * when this process does, however that ends.
 *
 * @param {object} options
 * @param {string} options.userData
 * @param {boolean} options.isHeadless
 * @param {readonly string[]} options.switches more command-line switches
 * @returns {Promise<import('playwright-core').BrowserContext>}
 */
export async function openChromium({ userData, isHeadless, switches }) {
  const executablePath = findChromium()
  if (!executablePath) {
    throw new Error(
      'No Chromium was found. Install it (on Debian: apt-get install chromium), or name it in COUNTERFOIL_CHROMIUM.',
    )
  }
  await endOrphan(profileIn(userData))
  prepareProfile(profileIn(userData))
  return chromium.launchPersistentContext(profileIn(userData), {
    executablePath,
    headless: isHeadless,
    chromiumSandbox: hasSandbox(),
    viewport: null,
    // What the system says, instead of what Playwright would emulate.
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    contrast: null,
    serviceWorkers: 'block',
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: UNWANTED_DEFAULTS,
    args: [...usualSwitches(isHeadless), ...switches],
  })
}

/** Playwright's own switches that an app has no use for. */
export const UNWANTED_DEFAULTS = ['--enable-automation', 'about:blank']

/** @param {boolean} isHeadless */
export const usualSwitches = (isHeadless) => [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  // The label in the page says it already; Chromium's own bar would push the page down.
  ...(hasSandbox() ? [] : ['--test-type']),
  // No tabs and no address bar, whose own pages take as long to start as the app.
  '--app=data:text/html,<title>Counterfoil</title>',
  // Without a window nothing is seen, and emulating a GPU takes time.
  ...(isHeadless ? ['--disable-gpu', '--screen-info={1600x1000}'] : []),
]

/** Chromium's sandbox refuses to run as root. */
export const hasSandbox = () => process.getuid?.() !== 0

/**
 * Where DevTools listen, once a debugging port was asked for: Chromium writes it into its profile.
 * @param {string} userData
 * @returns {string | null} a ws:// address
 */
export function debuggingAddress(userData) {
  const file = join(profileIn(userData), 'DevToolsActivePort')
  if (!existsSync(file)) return null
  const [port, path] = readFileSync(file, 'utf8').split('\n')
  return port && path ? `ws://127.0.0.1:${port}${path}` : null
}

/** @param {string} userData */
const profileIn = (userData) => join(userData, 'chromium-host')
