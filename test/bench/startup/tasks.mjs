import { withPreparedApp } from '../prepared-app.mjs'

/**
 * From launch to a usable window, in phases, on whichever host the app runs.
 * @typedef {import('../task.mjs').Task} Task
 */

/** @type {readonly Task[]} */
export const tasks = [2_000, 100_000].map((customers) => ({
  figure: 'startup',
  contender: `${customers.toLocaleString('en-US')} customers`,
  run: (context) => withPreparedApp(context, customers, phases),
}))

/**
 * @param {import('../../support/app/app-driver.mjs').DrivenApp} app
 * @param {number} began
 */
async function phases({ page }, began) {
  await page.waitForFunction(isNoted, LAST, PATIENCE)
  await page.waitForFunction(isNoted, FIRST_ROWS, PATIENCE)
  const { pageBegins, marks } = await page.evaluate(() => ({
    pageBegins: performance.timeOrigin,
    marks: performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime]),
  }))
  const at = Object.fromEntries(marks.map(([name, time]) => [name, pageBegins + Number(time) - began]))
  const windowMs = pageBegins - began
  const of = (/** @type {string} */ moment) => at[`counterfoil:${moment}`] ?? NaN
  const usableMs = Math.max(of('first-rows'), of('mounted'))
  return {
    usableMs,
    searchReadyMs: of('search-ready'),
    launchToPageMs: windowMs,
    pageLoadMs: of('mounted') - windowMs,
    keyMs: of('key') - of('mounted'),
    storeOpenMs: of('store-open') - of('key'),
    syncOpenMs: of('sync-open') - of('store-open'),
    firstRowsMs: of('first-rows') - of('sync-open'),
  }
}

const LAST = 'counterfoil:search-ready'
const FIRST_ROWS = 'counterfoil:first-rows'
const PATIENCE = { timeout: 120_000 }

const isNoted = (/** @type {string} */ moment) => performance.getEntriesByName(moment).length > 0
