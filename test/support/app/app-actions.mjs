import { setTimeout as pause } from 'node:timers/promises'
import { PATIENCE_MS } from './app-processes.mjs'
import { en } from './texts.mjs'

/**
 * What a person does in the app, for the demo and the e2e specs: by the names that are on the screen,
 * which are those that screen readers hear.
 *
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Locator} Locator
 */

/**
 * Signs in on the first screen.
 * @param {Page} page
 * @param {{ storeHash: string, accessToken: string }} store
 */
export async function connect(page, { storeHash, accessToken }) {
  await page.getByLabel(en.signIn.hash, { exact: true }).fill(storeHash)
  await page.getByLabel(en.signIn.token, { exact: true }).fill(accessToken)
  await page.getByRole('button', { name: en.signIn.connect, exact: true }).click()
}

/** @param {Page} page @param {string} screen its name, as in the navigation */
export async function goTo(page, screen) {
  await page
    .getByRole('navigation', { name: en.shell.navigation })
    .getByRole('button', { name: screen })
    .click()
}

/** The line at the foot of the window. @param {Page} page */
export const statusBar = (page) => page.getByRole('contentinfo', { name: en.shell.statusBar })

/**
 * Asks to try now, and waits until the app knows that the store cannot be reached.
 * @param {Page} page
 */
export async function noticeOffline(page) {
  await page.keyboard.press('ControlOrMeta+Enter')
  await statusBar(page).getByText(en.shell.offline).waitFor()
}

/**
 * Waits until the list has so many customers, written as people write it: "2,000".
 * @param {Page} page
 * @param {string} count
 */
export async function customersArrive(page, count) {
  await page.getByText(`${count} customers`, { exact: true }).first().waitFor({ timeout: 60_000 })
}

/**
 * Finds a customer by the email address, and opens the form.
 * @param {Page} page
 * @param {string} email
 */
export async function openCustomer(page, email) {
  await goTo(page, en.shell.screens.customers)
  const search = page.getByRole('textbox', { name: en.customers.search, exact: true })
  await search.fill(email)
  await page.getByRole('grid', { name: en.customers.list }).getByText(email, { exact: true }).waitFor()
  await page.getByText(en.customers.results(1, '1'), { exact: true }).first().waitFor()
  await search.press('Enter')
  await waitForValue(field(page, en.fields.names.email), (shown) => shown === email)
}

/**
 * Waits until an input holds what is wanted.
 * @param {Locator} input
 * @param {(value: string) => boolean} isWanted
 */
export async function waitForValue(input, isWanted) {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const value = await input.inputValue()
    if (isWanted(value)) return
    if (Date.now() > until) throw new Error(`The input still holds ${JSON.stringify(value)}.`)
    await pause(20)
  }
}

/** The form of the customer that is open. @param {Page} page */
export const form = (page) => page.getByRole('form')

/** What a field of text holds. @param {Page} page @param {string} label @returns {Locator} */
export const field = (page, label) => form(page).getByRole('textbox', { name: label, exact: true })

/**
 * Types values into the form and saves them; resolves when the app says that they are on the disk.
 * @param {Page} page
 * @param {Readonly<Record<string, string>>} values by the names of the fields
 */
export async function edit(page, values) {
  for (const [label, value] of Object.entries(values)) await field(page, label).fill(value)
  await page.keyboard.press('ControlOrMeta+s')
  await page.getByText(en.form.changedCount(0), { exact: true }).waitFor()
}
