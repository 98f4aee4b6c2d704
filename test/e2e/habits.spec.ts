import { texts as en } from '../../renderer/i18n/en/index.ts'
import { goTo, openCustomer } from '../support/app/app-actions.mjs'
import type { App } from '../support/e2e/app.ts'
import { sharedApp } from '../support/e2e/shared-app.ts'
import { expect, test } from '../support/e2e/start-app.ts'

const searchBox = (page: App['page']) => page.getByRole('textbox', { name: en.customers.search, exact: true })

const shared = sharedApp()

test('Ctrl+F leads into a search on every screen', async () => {
  const { page } = (await shared()).app
  for (const screen of Object.values(en.shell.screens)) {
    await goTo(page, screen)
    await page.keyboard.press('ControlOrMeta+f')
    await expect(searchBox(page)).toBeFocused()
  }
  // In a narrow window the form makes room.
  await page.setViewportSize({ width: 600, height: 800 })
  await searchBox(page).press('Enter')
  await expect(page.getByRole('form')).toBeVisible()
  await expect(searchBox(page)).toBeHidden()
  await page.keyboard.press('ControlOrMeta+f')
  await expect(searchBox(page)).toBeFocused()
  await page.setViewportSize({ width: 1280, height: 800 })
})

test('the mouse goes back and forward in the app, and never out of it', async ({ newStore, appOn }) => {
  const store = await newStore()
  const [one, two] = [await store.customer(2), await store.customer(3)]
  const { page } = await appOn(store, '40')
  const url = page.url()
  const press = await mouseOf(page)
  await openCustomer(page, one.email)
  await openCustomer(page, two.email)
  await goTo(page, en.shell.screens.settings)

  await press('back')
  await expect(
    page.getByRole('form', { name: en.form.title(`${two.first_name} ${two.last_name}`) }),
  ).toBeVisible()
  await press('back')
  await expect(
    page.getByRole('form', { name: en.form.title(`${one.first_name} ${one.last_name}`) }),
  ).toBeVisible()
  await press('forward')
  await expect(
    page.getByRole('form', { name: en.form.title(`${two.first_name} ${two.last_name}`) }),
  ).toBeVisible()
  for (let more = 0; more < 5; more += 1) await press('back')
  await expect(searchBox(page)).toBeVisible()
  expect(page.url()).toBe(url)
})

test('the columns of the list fit the window', async () => {
  const { page } = (await shared()).app
  const list = page.getByTestId('customer-list')
  const sideways = () => list.evaluate((it) => it.scrollWidth - it.clientWidth)
  for (const width of [1600, 1280, 1100, 1024, 960, 820]) {
    await page.setViewportSize({ width, height: 800 })
    await expect.poll(sideways, { message: `${width} px` }).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect(page.getByRole('columnheader', { name: en.customers.columns.store_credit })).toBeInViewport({
    ratio: 1,
  })
})

/** Buttons that the mouse has beside its two. */
async function mouseOf(page: App['page']): Promise<(button: 'back' | 'forward') => Promise<void>> {
  const session = await page.context().newCDPSession(page)
  return async (button) => {
    const what = { x: 300, y: 300, button, clickCount: 1 } as const
    await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...what })
    await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...what })
  }
}
