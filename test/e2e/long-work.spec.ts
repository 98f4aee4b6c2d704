import type { App } from './app.ts'
import { expect, test } from './desk.ts'

type Page = App['page']

const panel = (page: Page) => page.getByTestId('download')
/** The first number in the words of an element: "2,500 of 10,000" is 2500. */
const numberIn = (text: string | null): number =>
  Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', '') ?? NaN)

test('a first download can be paused, goes on, and is taken up where it was after the app was quit', async ({
  newStore,
  launchApp,
}) => {
  const store = await newStore(5000, ['--quota', '100000', '--latency', '400'])
  const app = await launchApp({ env: { COUNTERFOIL_API_URL: store.url } })
  await app.page.getByLabel('Store hash', { exact: true }).fill(store.storeHash)
  await app.page.getByLabel('Access token', { exact: true }).fill(store.accessToken)
  await app.page.getByRole('button', { name: 'Connect', exact: true }).click()

  await expect(panel(app.page)).toContainText(/\d+ of 5,000 · [\d,]+ a second · about .+ left/)
  await panel(app.page).getByRole('button', { name: 'Pause' }).click()
  await expect(panel(app.page)).toContainText('The download is paused')
  const got = numberIn(
    await panel(app.page)
      .getByText(/of 5,000/)
      .first()
      .textContent(),
  )
  const pages = async () =>
    ((await store.control('GET', 'requests')) as { path: string }[])
      .map(({ path }) => /customers\?.*min_id=(\d+)/.exec(path)?.[1])
      .flatMap((id) => (id === undefined ? [] : [Number(id)]))
  const asked = (await pages()).length
  // What is here can be worked with, and nothing more comes.
  await expect(app.page.getByTestId('count')).toContainText(got.toLocaleString('en'))
  await panel(app.page).getByRole('button', { name: 'Resume' }).click()
  await expect(panel(app.page)).toContainText('Downloading customers')
  await expect.poll(async () => (await pages()).length).toBeGreaterThan(asked)

  await store.control('DELETE', 'requests')
  await app.restart()
  await expect(app.page.getByText('5,000 customers', { exact: true }).first()).toBeVisible({
    timeout: 60_000,
  })
  await expect(panel(app.page)).toBeHidden()
  expect(Math.min(...(await pages()).slice(0, 3))).toBeGreaterThan(got)
})
