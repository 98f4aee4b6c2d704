import * as acts from './app-actions.mjs'

// What leads from one scene to the next, with keys, which are the same in every language.

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {'en' | 'de'} Language
 */

/** With the one who comes in the course of the day, in either language. */
const ALL_CUSTOMERS = /2[.,]001/

/**
 * Another language, as the settings would choose it; the page reloads in it.
 * @param {Page} page
 * @param {Language} language
 */
export async function speak(page, language) {
  await page.evaluate(`localStorage.setItem('counterfoil.language', '"${language}"')`)
  await page.reload()
  await page.getByRole('main').waitFor()
  await drawn(page)
}

/** Waits until a page has drawn something: Chromium drops keys that come before. @param {Page} page */
export const drawn = (page) =>
  page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))')

/** @param {Page} page @param {number} place of the screen in the navigation */
export const go = (page, place) => page.keyboard.press(`ControlOrMeta+${place}`)

/** @param {Page} page @param {string} text */
export async function search(page, text) {
  await page.getByRole('contentinfo').waitFor()
  await go(page, 1)
  const box = page.getByRole('search').getByRole('textbox')
  await box.waitFor()
  await page.keyboard.press('ControlOrMeta+f')
  await box.fill(text)
}

/** @param {Page} page @param {string} email */
export async function open(page, email) {
  await search(page, email)
  await page.getByRole('grid').getByText(email, { exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await acts.form(page).waitFor()
}

/** Open, and in view among all the others. @param {Page} page @param {string} email */
export async function openInTheList(page, email) {
  await open(page, email)
  await search(page, '')
  await page.getByText(ALL_CUSTOMERS).first().waitFor()
  // To the next one and back: the list comes along, where there is room for it.
  const shown = acts.form(page).locator('[data-field="email"] input')
  await page.keyboard.press('Alt+ArrowDown')
  await acts.waitForValue(shown, (value) => value !== email)
  await page.keyboard.press('Alt+ArrowUp')
  await acts.waitForValue(shown, (value) => value === email)
  await page.evaluate('document.activeElement.blur()')
}

/** Out of the form and out of the list. @param {Page} page */
export async function close(page) {
  await search(page, '')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await acts.form(page).waitFor({ state: 'detached' })
}

/** @param {Page} page */
export async function escape(page) {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
