/** Begins to watch for tasks that block the page for longer than 50 ms. @param {import('playwright-core').Page} page */
export const watchLongTasks = (page) =>
  page.evaluate(() => {
    Object.assign(globalThis, { longestTaskMs: 0 })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        const here = /** @type {{ longestTaskMs: number }} */ (/** @type {unknown} */ (globalThis))
        here.longestTaskMs = Math.max(here.longestTaskMs, duration)
      }
    }).observe(/** @type {any} */ ({ type: 'longtask' }))
  })

/**
 * The longest such task since then, in ms; 0 if there was none. @param {import('playwright-core').Page} page @returns
 * {Promise<number>}
 */
export const longestTask = (page) =>
  page.evaluate(
    () => /** @type {{ longestTaskMs: number }} */ (/** @type {unknown} */ (globalThis)).longestTaskMs,
  )

/**
 * The longest task since the page was loaded, in ms. Waits some seconds first, so that the page has come to rest.
 * @param {import('playwright-core').Page} page @returns {Promise<number>}
 */
export const longestSinceBeginning = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let longest = 0
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
        }).observe(/** @type {any} */ ({ type: 'longtask', buffered: true }))
        setTimeout(() => resolve(longest), 5_000)
      }),
  )
