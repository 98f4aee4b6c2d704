import { chromium as playwright } from 'playwright-core'
import { hasSandbox, UNWANTED_DEFAULTS, usualSwitches } from '../../../electron/chromium-host/chromium.mjs'
import { installMeter } from './meter.mjs'
import { typeAll } from './type.mjs'

/**
 * What a key costs where nothing is to be done: a page with a box that shows what is typed into it, in a browser that
 * was started as the Chromium host starts it.
 * @param {{ chromium: string }} context
 * @param {readonly string[]} searches
 */
export async function typeIntoEmptyPage({ chromium }, searches) {
  const opened = await playwright.launchPersistentContext('', {
    executablePath: chromium,
    chromiumSandbox: hasSandbox(),
    viewport: null,
    ignoreDefaultArgs: UNWANTED_DEFAULTS,
    args: usualSwitches(true),
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
