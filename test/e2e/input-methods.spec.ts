import type { Page } from '@playwright/test'
import { texts as en } from '../../renderer/i18n/en/index.ts'
import { openCustomer } from '../support/app/app-actions.mjs'
import { CTRL, inputMethodOf } from '../support/e2e/input-method.ts'
import { allDelivered, expect, test } from '../support/e2e/start-app.ts'

test('keys of an input method stay in it, and what is composed is searched for', async ({
  newStore,
  appOn,
}) => {
  const store = await newStore()
  await store.add({ first_name: '山田', last_name: '太郎', email: 'yamada@example.com' })
  const { page } = await appOn(store, '41')
  const method = await inputMethodOf(page)
  const search = page.getByRole('textbox', { name: en.customers.search, exact: true })
  await search.focus()

  await method.compose('山')
  await expect(page.getByTestId('count')).toHaveText('1 result')
  for (const key of ['Enter', 'ArrowDown', 'Escape']) await method.press(key)
  await expect(search).toBeFocused()
  await expect(search).toHaveValue('山')
  await expect(page.getByRole('form')).toHaveCount(0)
  await method.commit('山田')
  await expect(search).toHaveValue('山田')
  const form = page.getByRole('form', { name: 'Customer 山田 太郎' })
  await pressUntil(page, 'Enter', () => expect(form).toBeVisible({ timeout: 5_000 }))

  // The palette and its dialog hear none of them either.
  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('combobox', { name: en.palette.title })
  await palette.focus()
  await method.compose('山')
  await expect(page.getByRole('option', { name: /山田/ })).toBeVisible()
  for (const key of ['Enter', 'Escape']) await method.press(key)
  await expect(palette).toHaveValue('山')
  await method.commit('山')
  await pressUntil(page, 'Escape', () => expect(palette).toBeHidden({ timeout: 5_000 }))
})

test('saving commits what is being composed', async ({ newStore, appOn }) => {
  const store = await newStore()
  const { id, email } = await store.customer(3)
  const { page } = await appOn(store, '40')
  const method = await inputMethodOf(page)
  await openCustomer(page, email)
  const company = page.getByRole('form').getByRole('textbox', { name: en.fields.names.company, exact: true })
  await company.fill('')
  await company.focus()
  await method.compose('株式会社')
  await method.press('Process', 'KeyS', CTRL)
  await expect(company).toHaveValue('株式会社')
  await expect(company).toBeFocused()
  await allDelivered(page)
  await expect.poll(async () => (await store.customer(id)).company).toBe('株式会社')

  // Keys work as before.
  const history = page.getByRole('textbox', { name: en.history.search })
  await pressUntil(page, 'ControlOrMeta+4', () => expect(history).toBeVisible({ timeout: 5_000 }))
  await history.focus()
  await method.compose('あ')
  await method.press('Escape')
  await expect(history).toHaveValue('あ')
})

/** Chromium may drop the first key after a composition that DevTools made. */
const pressUntil = (page: Page, key: string, holds: () => Promise<void>): Promise<void> =>
  expect(async () => {
    await page.keyboard.press(key)
    await holds()
  }).toPass({ timeout: 60_000 })
