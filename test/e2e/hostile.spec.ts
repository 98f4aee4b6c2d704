import {
  connect,
  customersArrive,
  edit,
  noticeOffline,
  openCustomer,
  statusBar,
} from '../../electron/setup/desk-acts.mjs'
import { allDelivered, expect, test } from './desk.ts'
import { pagesAsked, puts } from './store-record.ts'

// A download that is broken off, a clock that jumps.

test.setTimeout(240_000)

test('a first download that is broken off in the middle goes on from there after a restart', async ({
  newStore,
  launchApp,
}) => {
  const store = await newStore(900)
  await store.control('POST', 'faults', {
    match: { path: '/customers?*min_id=501&*' },
    do: { kind: 'never', isApplied: false },
  })
  const app = await launchApp({ env: { COUNTERFOIL_API_URL: store.url } })
  await connect(app.page, store)
  await expect(app.page.getByTestId('download')).toContainText('500 of 900')
  await app.kill()
  await app.restart()
  await customersArrive(app.page, '900')
  await expect(app.page.getByTestId('download')).toHaveCount(0)
  expect(pagesAsked(await store.control('GET', 'requests'))).toEqual([1, 251, 501, 501, 751, 901])
})

test('a clock that jumps a week ahead and back again keeps nothing from being sent', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore()
  const [one, two, three] = [await store.customer(3), await store.customer(8), await store.customer(9)]
  const { page } = await deskOn(store, '40')
  await page.addInitScript(CLOCK)
  await page.reload()
  await customersArrive(page, '40')
  const jump = (days: number) => page.evaluate(`moveClock(${days * 86_400_000})`)
  await store.setOffline(true)
  await noticeOffline(page)
  await openCustomer(page, one.email)
  await edit(page, { Company: 'Before' })
  await jump(7)
  await openCustomer(page, two.email)
  await edit(page, { Company: 'A week later' })
  await expect(statusBar(page)).toContainText('2 edits waiting')
  await jump(-7)
  await openCustomer(page, three.email)
  await edit(page, { Company: 'Long ago' })
  await expect(statusBar(page)).toContainText('3 edits waiting')
  await expect(statusBar(page)).toContainText(/next try (in|now)/)
  await store.setOffline(false)
  await expect(statusBar(page)).toContainText('Nothing waiting', { timeout: 90_000 })
  expect(
    puts(await store.control('GET', 'requests'))
      .map(({ customerId }) => customerId)
      .toSorted(),
  ).toEqual([3, 8, 9])
  await jump(0)
  await openCustomer(page, one.email)
  await edit(page, { Company: 'And on' })
  await allDelivered(page)
  await expect(statusBar(page)).not.toContainText('Trouble')
})

/** Runs in the page before its own scripts. */
const CLOCK = `{
  const now = Date.now.bind(Date)
  let ahead = 0
  Date.now = () => now() + ahead
  globalThis.moveClock = (ms) => void (ahead = ms)
}`
