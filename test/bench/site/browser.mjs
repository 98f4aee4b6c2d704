import { chromium } from 'playwright-core'
import { hasSandbox, switchesFor } from '../../../electron/chromium-host/chromium.mjs'

/**
 * Opens a browser on a profile, like the Chromium host without a window, lets `work` use it, and closes it cleanly.
 * @template T
 * @param {object} options
 * @param {import('../task.mjs').Context} options.context
 * @param {string} options.profile
 * @param {readonly string[]} [options.args]
 * @param {(page: import('playwright-core').Page) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inBrowser({ context, profile, args = [] }, work) {
  const opened = await chromium.launchPersistentContext(profile, {
    executablePath: context.chromium,
    headless: true,
    chromiumSandbox: hasSandbox(),
    viewport: null,
    ...switchesFor(context.chromium, true, args),
  })
  const stop = () => void opened.close().catch(() => undefined)
  context.signal.addEventListener('abort', stop, { once: true })
  try {
    const page = opened.pages()[0] ?? (await opened.newPage())
    page.setDefaultTimeout(0)
    page.setDefaultNavigationTimeout(0)
    page.on('console', (message) => {
      if (message.type() === 'error') context.log(`  page: ${message.text()}`)
    })
    return await work(page)
  } finally {
    context.signal.removeEventListener('abort', stop)
    await opened.close()
  }
}

/**
 * Opens a contender's page, which begins `act` as soon as its script runs, and waits for the result.
 * @param {import('playwright-core').Page} page
 * @param {string} address of the page
 * @param {string} act
 * @param {Record<string, unknown>} [args]
 * @returns {Promise<Record<string, number>>}
 */
export async function perform(page, address, act, args = {}) {
  const url = `${address}#${encodeURIComponent(JSON.stringify({ act, args }))}`
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForFunction(() => /** @type {any} */ (globalThis).benchResult !== undefined)
  return page.evaluate(() => /** @type {any} */ (globalThis).benchResult)
}
