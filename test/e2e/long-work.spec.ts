import { texts as en } from '../../renderer/i18n/en/index.ts'
import { connect } from '../support/app/app-actions.mjs'
import type { App } from '../support/e2e/app.ts'
import { pressWhenThere } from '../support/e2e/press.ts'
import { expect, numberIn, test } from '../support/e2e/start-app.ts'
import { pagesAsked } from '../support/e2e/store-record.ts'

type Page = App['page']

const panel = (page: Page) => page.getByTestId('download')

test('a first download can be paused, goes on, and is taken up where it was after the app was quit', async ({
  newStore,
  launchApp,
}) => {
  const store = await newStore(5000, ['--quota', '100000', '--latency', '400'])
  const app = await launchApp({ env: { COUNTERFOIL_API_URL: store.url } })
  const pauses = pressWhenThere(app.page, {
    name: en.customers.download.pause,
    beside: String.raw`\d+ of 5,000 · [\d,]+ per second · about .+ left`,
    within: '[data-testid="download"]',
  })
  await connect(app.page, store)
  await pauses
  await expect(panel(app.page)).toContainText(en.customers.download.pausedTitle)
  const got = numberIn(
    await panel(app.page)
      .getByText(/of 5,000/)
      .first()
      .textContent(),
  )
  const pages = async () => pagesAsked(await store.control('GET', 'requests'))
  const asked = (await pages()).length
  // What is here can be worked with, and nothing more comes.
  await expect(app.page.getByTestId('count')).toContainText(got.toLocaleString('en'))
  // It must not end before the app is quit.
  await store.control('PUT', 'latency', { ms: 5_000 })
  await panel(app.page).getByRole('button', { name: en.customers.download.resume }).click()
  await expect(panel(app.page)).toContainText(en.customers.download.title)
  await expect.poll(async () => (await pages()).length).toBeGreaterThan(asked)

  await store.control('DELETE', 'requests')
  await app.close()
  await store.control('PUT', 'latency', { ms: 0 })
  await app.restart()
  await expect(app.page.getByText('5,000 customers', { exact: true }).first()).toBeVisible({
    timeout: 60_000,
  })
  await expect(panel(app.page)).toBeHidden()
  const after = await pages()
  expect(after).not.toEqual([])
  expect(Math.min(...after.slice(0, 3))).toBeGreaterThan(got)
})
