import { setTimeout as pause } from 'node:timers/promises'
import * as acts from '../../support/app/app-actions.mjs'
import { en } from '../../support/app/texts.mjs'
import { memoryOf } from '../keystroke/memory.mjs'
import { withPreparedApp } from '../prepared-app.mjs'
import { longestSinceBeginning, longestTask, watchLongTasks } from './long-tasks.mjs'
import { changeAll } from './bulk-change.mjs'

/**
 * A whole store in the outbox: what saving, starting and sending cost while many edits wait. Measured in the built app,
 * with a practice store that has no latency and no quota.
 * @typedef {import('../task.mjs').Task} Task
 * @typedef {import('../../support/app/practice-store-process.mjs').PracticeProcess} PracticeProcess
 * @typedef {import('playwright-core').Page} Page
 */

/** Searches by the beginning of an id, each of which finds about so many of 100,000 customers. */
const SCALES = [
  { waiting: 100, search: '#123' },
  { waiting: 1_000, search: '#12' },
  { waiting: 10_000, search: '#1' },
  { waiting: 100_000, search: '' },
]

/** @type {readonly Task[]} */
export const tasks = [
  {
    figure: 'outbox-scale',
    contender: 'none waiting',
    run: (context) =>
      withPreparedApp(context, context.customers, async (first, _, { restart }) => {
        await acts.statusBar(first.page).waitFor()
        const { app, began } = await restart()
        return { ...(await started(app.page, began)), ...(await memoryOf(app.page)) }
      }),
  },
  ...SCALES.map(({ waiting, search }) => ({
    figure: 'outbox-scale',
    contender: `${waiting.toLocaleString('en-US')} waiting`,
    run: (/** @type {import('../task.mjs').Context} */ context) =>
      withPreparedApp(context, context.customers, async (first, _, { store, restart }) => {
        await store.control('PUT', 'offline', { offline: true })
        await acts.noticeOffline(first.page)
        const saving = await changeAll(first.page, search)
        const { app, began } = await restart()
        const figures = { ...saving, ...(await started(app.page, began)), ...(await memoryOf(app.page)) }
        return { ...figures, ...(await sent(app.page, store, Math.min(saving.saved, MOST_SENT))) }
      }),
  })),
]

/** @param {Page} page @param {number} began */
async function started(page, began) {
  await acts
    .statusBar(page)
    .getByText(/waiting/)
    .first()
    .waitFor({ timeout: LIMIT_MS })
  const countsMs = Date.now() - began
  await page.waitForFunction(isNoted, 'counterfoil:first-rows', { timeout: LIMIT_MS })
  await page.waitForFunction(isNoted, 'counterfoil:search-ready', { timeout: LIMIT_MS })
  const longestTaskStartingMs = await longestSinceBeginning(page)
  const at = await page.evaluate(() => ({
    rows:
      performance.timeOrigin + (performance.getEntriesByName('counterfoil:first-rows')[0]?.startTime ?? NaN),
    pageBegins: performance.timeOrigin,
  }))
  return { rowsMs: at.rows - began, countsMs, rowsFromPageMs: at.rows - at.pageBegins, longestTaskStartingMs }
}

/**
 * Brings the store back online, and waits until `wanted` edits were sent.
 * @param {Page} page @param {PracticeProcess} store @param {number} wanted
 */
async function sent(page, store, wanted) {
  await watchLongTasks(page)
  await store.control('DELETE', 'requests')
  await store.control('PUT', 'offline', { offline: false })
  await page.keyboard.press('ControlOrMeta+Enter')
  const until = Date.now() + LIMIT_MS
  const nothingWaits = acts.statusBar(page).getByText(en.outbox.emptyTitle)
  for (;;) {
    const requests = /** @type {{ method: string, time: number }[]} */ (
      await store.control('GET', 'requests')
    )
    const puts = requests.filter(({ method }) => method === 'PUT').map(({ time }) => time)
    // Edits that the scale before has sent are in the store already and need no PUT, so `wanted` may not be reached.
    const isOver = await nothingWaits.isVisible()
    if (puts.length < wanted && !isOver && Date.now() < until) {
      await pause(1_000)
      continue
    }
    const answered = Math.min(...requests.map(({ time }) => time))
    const [first, last] = [Math.min(...puts), Math.max(...puts)]
    return {
      firstPutMs: first - answered,
      putsPerSecond: ((puts.length - 1) / (last - first)) * 1000,
      longestTaskMs: await longestTask(page),
    }
  }
}

const isNoted = (/** @type {string} */ moment) => performance.getEntriesByName(moment).length > 0

/** Enough to see what one edit costs. */
const MOST_SENT = 3_000
const LIMIT_MS = 300_000
