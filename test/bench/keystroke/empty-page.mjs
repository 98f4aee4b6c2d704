import { chromium as playwright } from 'playwright-core'
import { hasSandbox, switchesFor } from '../../../electron/chromium-host/chromium.mjs'
import { installMeter } from './meter.mjs'
import { typeAll } from './type.mjs'

/**
 * The cost of a key press without an app: a page that only shows what is typed into its box, in a browser with the
 * flags of the Chromium host.
 * @param {{ chromium: string }} context
 * @param {readonly string[]} searches
 */
export async function typeIntoEmptyPage({ chromium }, searches) {
  const opened = await playwright.launchPersistentContext('', {
    executablePath: chromium,
    chromiumSandbox: hasSandbox(),
    viewport: null,
    ...switchesFor(chromium, true),
  })
  try {
    const page = opened.pages()[0] ?? (await opened.newPage())
    await page.setContent('<input><p>nothing</p>')
    await page.evaluate(showTyped)
    await page.evaluate(installMeter, 'p')
    await page.focus('input')
    return await typeAll(page, searches)
  } finally {
    await opened.close()
  }
}

/** Runs in the page. */
function showTyped() {
  /** @type {any} */
  const { document } = globalThis
  const [box, text] = [document.querySelector('input'), document.querySelector('p')]
  box.addEventListener('input', () => (text.textContent = box.value))
}
