import { withPreparedApp } from '../prepared-app.mjs'
import { typeIntoEmptyPage } from './empty-page.mjs'
import { memoryOf } from './memory.mjs'
import { installMeter } from './meter.mjs'
import { percentile, SEARCHES, typeAll } from './type.mjs'

/**
 * From a keystroke in the search box until the rows that it finds are painted.
 * @typedef {import('../task.mjs').Task} Task
 * @typedef {import('../task.mjs').Context} Context
 */

/** @type {readonly Task[]} */
export const tasks = [
  {
    figure: 'keystroke',
    contender: 'counterfoil',
    async run(context) {
      const empty = await typeIntoEmptyPage(context, SEARCHES)
      const figures = await typedInApp(context, context.customers)
      const emptyP95Ms = percentile(empty.painted, 0.95)
      return { ...figures, emptyP95Ms, onTopP95Ms: Number(figures['p95Ms']) - emptyP95Ms }
    },
  },
  {
    figure: 'keystroke-1m',
    contender: 'counterfoil',
    run: (context) => typedInApp(context, 1_000_000),
  },
]

/** @param {Context} context @param {number} customers */
const typedInApp = (context, customers) =>
  withPreparedApp(context, customers, async ({ page }) => {
    await page.waitForFunction(isReady, null, { timeout: 120_000 })
    const search = page.getByRole('textbox', { name: 'Search customers', exact: true })
    await search.focus()
    // Finds something only once the whole index is loaded: this is in the notes, which are read last.
    await page.keyboard.type('prefers')
    await page.locator('[role="grid"] mark').first().waitFor()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Backspace')
    await page.evaluate(installMeter, '[data-testid="customer-list"]')
    const { painted, longTasks } = await typeAll(page, SEARCHES)
    return {
      p50Ms: percentile(painted, 0.5),
      p95Ms: percentile(painted, 0.95),
      longestTaskMs: Math.max(0, ...longTasks),
      ...(await memoryOf(page)),
    }
  })

const isReady = () => performance.getEntriesByName('counterfoil:search-ready').length > 0
