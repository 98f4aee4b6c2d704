import { texts as en } from '../../renderer/i18n/en/index.ts'
import { goTo, noticeOffline, statusBar } from '../support/app/app-actions.mjs'
import type { App } from '../support/e2e/app.ts'
import { expect, numberIn, test } from '../support/e2e/start-app.ts'
import { pressWhenThere } from '../support/e2e/press.ts'
import { puts } from '../support/e2e/store-record.ts'

type Page = App['page']

const ROWS = 100_000
const CUSTOMERS = 10_000
const main = (page: Page) => page.getByRole('main')
const status = (page: Page) => page.getByTestId('outbox-status')
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true })
const waiting = async (page: Page) =>
  numberIn(
    await statusBar(page)
      .getByText(/edits waiting/)
      .first()
      .textContent(),
  )

/** Chooses a file that is made in the page: to bring it there takes the test's browser longer than all the rest. */
const choose = (page: Page): Promise<void> =>
  page.evaluate(`(${CHOOSE})(document.querySelector('input[type="file"]'))`)

/** What was over the bar, each once. */
type CoveredBar = readonly string[]

/**
 * Looks at every frame in which the screen has a progress bar, and asks for the palette in the first one.
 * A page that doesn't scroll paints none of it.
 */
async function watchBar(page: Page): Promise<() => Promise<CoveredBar>> {
  await page.evaluate(WATCH)
  return () => page.evaluate(SEEN)
}

/** A window that works paints how far it is more than once. */
async function expectPainted(seen: () => Promise<CoveredBar>): Promise<void> {
  expect((await seen()).length).toBeGreaterThan(1)
}

async function leavePalette(page: Page): Promise<void> {
  await expect(page.locator('.palette')).toBeVisible()
  await page.keyboard.press('Escape')
}

test('a hundred thousand rows leave the window at work, and are stopped, paused and sent in parts', async ({
  newStore,
  appOn,
}) => {
  test.setTimeout(240_000)
  const store = await newStore(CUSTOMERS, ['--quota', '1000000'])
  const app = await appOn(store, '10,000')
  let { page } = app
  await store.setOffline(true)
  await noticeOffline(page)
  await goTo(page, en.shell.screens.import)
  const stopsReading = pressWhenThere(page, { name: en.bulk.stop })
  await choose(page)
  await stopsReading
  await expect(button(page, en.sheet.choose)).toBeVisible()
  const reading = await watchBar(page)
  await choose(page)
  await leavePalette(page)
  await expect(main(page)).toContainText('100,000 rows')
  await expectPainted(reading)

  const stopsChecking = pressWhenThere(page, { name: en.bulk.stop })
  await button(page, en.sheet.check).click()
  await stopsChecking
  await expect(page.getByRole('heading', { name: en.sheet.columnsTitle })).toBeVisible()
  const checking = await watchBar(page)
  await button(page, en.sheet.check).click()
  await leavePalette(page)
  await expect(main(page)).toContainText('90,000 can’t be changed and are skipped', { timeout: 60_000 })
  await expectPainted(checking)

  const saving = await watchBar(page)
  const pauses = pressWhenThere(page, {
    name: en.customers.download.pause,
    beside: String.raw`[1-9]\d* of 10,000 saved`,
  })
  await button(page, 'Save 10,000 valid rows').click()
  await leavePalette(page)
  await pauses
  await expect(main(page)).toContainText(en.bulk.paused)
  const counted = main(page)
    .getByText(/of 10,000 saved/)
    .first()
  await expect.poll(async () => (await waiting(page)) - numberIn(await counted.textContent())).toBe(0)
  expect(await waiting(page)).toBeLessThan(CUSTOMERS)
  await expectPainted(saving)
  await goTo(page, en.shell.screens.outbox)
  await statusBar(page)
    .getByRole('button', { name: /^Import of 10,000 changes paused: [\d,]+ saved/ })
    .click()
  await expect(main(page)).toContainText(en.bulk.paused)
  const stopsSaving = pressWhenThere(page, {
    name: en.bulk.stop,
    beside: String.raw`[2-9],\d{3} of 10,000 saved.*[\d,]+ per second · .+ left`,
  })
  await button(page, en.bulk.resume).click()
  await stopsSaving
  const stopped = main(page)
    .getByText(/^Stopped\. /)
    .first()
  await expect(stopped).toBeVisible({ timeout: 30_000 })
  const saved = numberIn(await stopped.textContent())
  expect(saved).toBeLessThan(CUSTOMERS)
  await expect(statusBar(page)).toContainText(`${saved.toLocaleString('en')} edits waiting`)

  await store.control('PUT', 'latency', { ms: 100 })
  await goTo(page, en.shell.screens.outbox)
  await store.setOffline(false)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(status(page)).toContainText(/Sending [\d,]+ of [\d,]+/, { timeout: 30_000 })
  await expect(status(page)).toContainText(/[\d,]+ per minute, about .+ left/, { timeout: 30_000 })
  await status(page).getByRole('button', { name: en.outbox.pause }).click()
  await expect(status(page)).toContainText(en.outbox.status.stopped)
  const sent = async () => puts(await store.control('GET', 'requests')).length
  await expect.poll(async () => (await sent()) + (await waiting(page))).toBe(saved)
  const before = await sent()
  page = await app.restart()
  await expect(statusBar(page)).toContainText(`${(saved - before).toLocaleString('en')} edits waiting`)
  await goTo(page, en.shell.screens.outbox)
  await expect(status(page)).toContainText(en.outbox.status.stopped)
  expect(await sent()).toBe(before)
  await store.control('PUT', 'latency', { ms: 0 })
  await status(page).getByRole('button', { name: en.outbox.resume }).click()
  await expect.poll(sent, { timeout: 30_000 }).toBeGreaterThan(before)
})

/** What follows runs in the page. */
const CHOOSE = `(input) => {
  const row = (_, at) => '\\r\\n' + (at + 1) + ',"Long Work No. ' + (at + 1) + '",' + 'x'.repeat(80)
  const files = new DataTransfer()
  const parts = ['ID,Company,Remark', ...Array.from({ length: ${ROWS} }, row)]
  files.items.add(new File(parts, 'long.csv', { type: 'text/csv' }))
  input.files = files.files
  input.dispatchEvent(new Event('change'))
}`

const WATCH = `{
  const seen = { words: new Set(), isOn: true }
  window.seen = seen
  const look = () => {
    const bar = document.querySelector('main progress')
    if (bar) {
      const isFirst = seen.words.size === 0
      seen.words.add(bar.getAttribute('aria-label') + ' ' + bar.getAttribute('value'))
      if (isFirst) dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }))
    }
    if (seen.isOn) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}`

const SEEN = `(() => {
  window.seen.isOn = false
  return [...window.seen.words]
})()`
