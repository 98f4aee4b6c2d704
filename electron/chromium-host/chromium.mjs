import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { findChromium } from './find-chromium.mjs'
import { endOrphan } from './orphaned-browser.mjs'
import { prepareProfile } from './profile.mjs'

// Node reads the 12 MB of a CommonJS package twice where it is imported.
const { chromium } = /** @type {typeof import('playwright-core')} */ (
  createRequire(import.meta.url)('playwright-core')
)

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
    ...switchesFor(executablePath, isHeadless, switches),
  })
}

/**
 * The switches of every start, without those of Playwright's own that an app has no use for.
 * @param {string} executablePath
 * @param {boolean} isHeadless
 * @param {readonly string[]} more
 */
export function switchesFor(executablePath, isHeadless, more = []) {
  // The headless shell knows no windows of apps, and begins with Playwright's blank page.
  const isShell = basename(executablePath).includes('headless')
  return {
    ignoreDefaultArgs: ['--enable-automation', ...(isShell ? [] : ['about:blank'])],
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--no-default-browser-check',
      // The label in the page says it already; Chromium's own bar would push the page down.
      ...(hasSandbox() ? [] : ['--test-type']),
      // No tabs and no address bar, whose own pages take as long to start as the app.
      ...(isShell ? [] : ['--app=data:text/html,<title>Counterfoil</title>']),
      // Without a window nothing is seen, and emulating a GPU takes time.
      ...(isHeadless ? ['--disable-gpu', '--screen-info={1600x1000}'] : []),
      ...more,
    ],
  }
}

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
