import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { putInPage, takeInPage } from './page-data.mjs'

/**
 * What a released version left on a machine, taken apart into files that any later version can be given:
 *
 *     user-data/     what main wrote, as it is
 *     page.json      the databases of the page and its localStorage
 *     store/         the practice store that plays the store of a shop, kept in a folder
 *     contents.json  what a person has to find in all this
 *
 * The profile of Chromium is not kept: its format is Chromium's own, and each Electron brings another Chromium.
 *
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./page-data.mjs').PageData} PageData
 */

/**
 * Takes all of it down from an app that has just been started and asks whom to sign in: no database is open then.
 * @param {{ page: Page, userData: string }} app
 * @param {string} fixture the folder to write to
 */
export async function takeReleasedData({ page, userData }, fixture) {
  const data = await page.evaluate(takeInPage)
  mkdirSync(fixture, { recursive: true })
  writeFileSync(join(fixture, 'page.json'), `${JSON.stringify(data, null, 1)}\n`)
  copyMainFiles(userData, join(fixture, 'user-data'))
}

/**
 * Puts it back in two halves. The first one is for an app that was started on an empty folder; the second one for
 * its folder once it has been closed. The next start finds what the released version left.
 * @param {Page} page
 * @param {string} fixture
 */
export async function putPageData(page, fixture) {
  const left = await page.evaluate(putInPage, pageDataOf(fixture))
  if (left.length > 0) throw new Error(`The page is not a new one: it has ${left.join(', ')} already.`)
}

/** @param {string} userData @param {string} fixture */
export const putMainFiles = (userData, fixture) => copyMainFiles(join(fixture, 'user-data'), userData)

/** @param {string} fixture @returns {PageData} */
export const pageDataOf = (fixture) => JSON.parse(readFileSync(join(fixture, 'page.json'), 'utf8'))

/** All but what the host of the app keeps for itself. @param {string} from @param {string} to */
function copyMainFiles(from, to) {
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    if (MAIN_WRITES.test(name)) cpSync(join(from, name), join(to, name), { recursive: true })
  }
}

/** Whatever else lies in the folder belongs to Chromium, or to this run. */
const MAIN_WRITES = /^(settings\.json|vault\.json|journal-[a-z0-9]+\.cfj|practice-store)$/
