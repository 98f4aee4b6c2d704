import { appendFileSync } from 'node:fs'

/**
 * What the parts of the host share: Electron's API is one for the whole process, and so is this.
 * @type {{
 *   appPath: string,
 *   manifest: { name: string, productName?: string, version: string, main: string },
 *   isHeadless: boolean,
 *   switches: Map<string, string>,
 *   context: import('playwright-core').BrowserContext | null,
 *   firstPage: import('playwright-core').Page | null,
 *   display: { width: number, height: number, x: number, y: number, scale: number },
 *   accelerators: { matches: (key: import('./page-script.mjs').KeyMessage) => boolean, click: () => void }[],
 *   colorScheme: 'light' | 'dark' | null,
 *   windows: Map<number, HostWindow>,
 * }}
 */
export const host = {
  appPath: '',
  manifest: { name: 'app', version: '0.0.0', main: 'index.js' },
  isHeadless: false,
  switches: new Map(),
  context: null,
  firstPage: null,
  display: { width: 1600, height: 1000, x: 0, y: 0, scale: 1 },
  accelerators: [],
  colorScheme: null,
  windows: new Map(),
}

/**
 * Tests cannot look outside the window; where they name a file, what left the app is written there instead.
 * @param {{ kind: string } & Record<string, unknown>} what
 * @returns {boolean} whether it was written down
 */
export function record(what) {
  const file = process.env['COUNTERFOIL_HOST_RECORD']
  if (!file) return false
  appendFileSync(file, `${JSON.stringify(what)}\n`)
  return true
}

/** @typedef {{ electron: { webContents: { isCrashed: () => boolean } }, page: () => import('playwright-core').Page, cdp: () => Promise<import('playwright-core').CDPSession>, close: () => void, destroy: () => void, lost: () => void, look: () => Promise<void> }} HostWindow */
