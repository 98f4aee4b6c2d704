import { chromium as playwright } from 'playwright-core'
import { installMeter } from './meter.mjs'
import { typeAll } from './type.mjs'

/**
 * What a key costs where nothing is to be done: a page with a box that shows what is typed into it.
 * @param {{ chromium: string, chromiumArgs: readonly string[] }} context
 * @param {readonly string[]} searches
 */
export async function typeIntoEmptyPage({ chromium, chromiumArgs }, searches) {
  const browser = await playwright.launch({
    executablePath: chromium,
    args: [...chromiumArgs, '--screen-info={1600x1000}'],
  })
  try {
    const page = await browser.newPage({ viewport: null })
    await page.setContent('<input><p>nothing</p>')
    await page.evaluate(showTyped)
    await page.evaluate(installMeter, 'p')
    await page.focus('input')
    return await typeAll(page, searches)
  } finally {
    await browser.close()
  }
}

/** Runs in the page. */
function showTyped() {
  /** @type {any} */
  const { document } = globalThis
  const [box, text] = [document.querySelector('input'), document.querySelector('p')]
  box.addEventListener('input', () => (text.textContent = box.value))
}
