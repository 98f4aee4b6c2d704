import { texts as en } from '../../renderer/i18n/en/index.ts'
import { goTo, noticeOffline, statusBar } from '../support/app/app-actions.mjs'
import { sharedApp } from '../support/e2e/shared-app.ts'
import { expect, test } from '../support/e2e/start-app.ts'
import { keyboardOf } from '../support/e2e/keyboard.ts'
import { command } from '../support/e2e/palette.ts'
import {
  BROOMS,
  EMPTY_DISK,
  FILL_DISK,
  deliver,
  dialog,
  grid,
  line,
  preview,
  row,
  rows,
  selected,
} from '../support/e2e/bulk.ts'

const shared = sharedApp({ more: ['--quota', '10000'], people: BROOMS })

test('customers are selected as in every list, changed after a preview of every before and after, and delivered', async () => {
  const { app, store, count } = await shared()
  const { page } = app
  await page.getByRole('button', { name: en.customers.view }).click()
  const view = page.getByRole('dialog', { name: en.customers.view })
  await view.getByLabel(en.customers.sortBy).selectOption('ID')
  await view.getByLabel(en.customers.direction).selectOption(en.customers.up)
  await page.keyboard.press('Escape')
  await expect(row(page, 0)).toContainText((await store.customer(1)).email)

  await row(page, 2).click()
  await row(page, 5).click({ modifiers: ['Shift'] })
  await expect(selected(page)).toContainText('4 selected')
  await row(page, 3).click({ modifiers: ['ControlOrMeta'] })
  await row(page, 8).click({ modifiers: ['ControlOrMeta'] })
  await expect(selected(page)).toContainText('4 selected')
  for (const at of [2, 4, 5, 8]) await expect(row(page, at)).toHaveAttribute('aria-selected', 'true')
  await expect(row(page, 3)).toHaveAttribute('aria-selected', 'false')
  await selected(page)
    .getByRole('button', { name: `Select all ${count}` })
    .click()
  await expect(selected(page)).toContainText(`${count} selected`)
  await selected(page).getByRole('button', { name: en.customers.clearSelection }).click()
  await expect(selected(page)).toBeHidden()

  await grid(page).focus()
  await page.keyboard.press(en.form.addresses.residential)
  for (let more = 0; more < 5; more += 1) await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowUp')
  await expect(selected(page)).toContainText('5 selected')

  // Escape gives the keyboard back to where it was.
  const change = page.getByRole('button', { name: 'Change 5 customers' })
  await change.focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('radio', { name: en.fields.names.customer_group_id })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await expect(change).toBeFocused()
  await grid(page).focus()
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog').getByRole('combobox').fill('change 5 customers')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(grid(page)).toBeFocused()

  const before = await Promise.all([1, 2, 3, 4, 5].map((id) => store.customer(id)))
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.press('Enter')
  const group = dialog(page).getByRole('combobox', { name: en.bulk.newGroup })
  await expect(group.getByRole('option').nth(3)).toBeAttached()
  const names = await group.getByRole('option').allTextContents()
  await group.selectOption({ index: 3 })
  await dialog(page).getByRole('button', { name: en.bulk.preview }).click()
  await expect(rows(page)).toHaveCount(5)
  for (const customer of before) {
    const old = names[customer.customer_group_id] ?? ''
    const says = customer.customer_group_id === 3 ? [en.bulk.filters.same] : [old, names[3] ?? '']
    for (const words of says) await expect(line(page, customer)).toContainText(words)
  }
  const changing = before.filter(({ customer_group_id }) => customer_group_id !== 3)
  expect(await deliver(page, store, changing.length)).toEqual(changing.map(() => ({ customer_group_id: 3 })))
  for (const { id } of before) expect((await store.customer(id)).customer_group_id).toBe(3)
})

test('each kind of bulk change reaches the store as previewed, and customers that cannot be changed are listed with the reason', async () => {
  const { app, store, people } = await shared()
  const { page } = app
  const { ada, bea, cai, dov } = people

  await preview(page, en.fields.names.tax_exempt_category, (inside) =>
    inside.getByLabel(en.bulk.newCategory).fill('EU'),
  )
  await expect(line(page, cai)).toContainText(en.bulk.filters.same)
  await expect(line(page, ada)).toContainText('EU')
  expect(await deliver(page, store, 3)).toEqual(Array(3).fill({ tax_exempt_category: 'EU' }))

  await preview(page, en.bulk.kinds.notes, (inside) => inside.getByLabel(en.bulk.line).fill('Spring fair'))
  expect(await deliver(page, store, 4)).toEqual([
    { notes: 'Rings first.\nSpring fair' },
    ...Array(3).fill({ notes: 'Spring fair' }),
  ])

  // Bea and Dov have less than what is taken away.
  await preview(page, 'Store credit', async (inside) => {
    await inside.getByLabel(en.bulk.creditHow, { exact: true }).selectOption(en.bulk.creditWays.subtract)
    await inside.getByRole('button', { name: en.bulk.preview }).click()
    await expect(inside.getByLabel(en.bulk.amount, { exact: true })).toHaveAttribute('aria-invalid', 'true')
    await inside.getByLabel(en.bulk.amount, { exact: true }).fill('10')
  })
  await expect(line(page, ada)).toContainText(/100\.00.*90\.00/)
  for (const poor of [bea, dov]) {
    await expect(line(page, poor)).toContainText(en.bulk.reasons['credit-too-small'])
  }
  await expect(dialog(page)).toContainText('2 can’t be changed and are skipped')
  await dialog(page)
    .getByRole('button', { name: /^Can’t be changed/ })
    .click()
  await expect(rows(page)).toHaveCount(2)
  expect(await deliver(page, store, 2)).toEqual([{ store_credit: '90.0000' }, { store_credit: '23.3300' }])

  await preview(page, 'Store credit', async (inside) => {
    await inside.getByLabel(en.bulk.creditHow, { exact: true }).selectOption(en.bulk.creditWays.raise)
    await inside.getByLabel(en.bulk.percent).fill('12.5')
  })
  // Nothing raised by an eighth is nothing.
  await expect(line(page, dov)).toContainText(en.bulk.filters.same)
  expect(await deliver(page, store, 3)).toEqual([
    { store_credit: '101.2500' },
    { store_credit: '9.0000' },
    { store_credit: '26.2500' },
  ])

  await preview(page, 'Force a password reset', async () => undefined)
  const bodies = await deliver(page, store, 4)
  expect(bodies).toEqual(Array(4).fill({ _authentication: { force_reset: true } }))
})

test('a bulk change that stopped with its dialog closed is shown on every screen, with a way back', async () => {
  const { app, store } = await shared()
  const { page } = app
  await store.setOffline(true)
  await noticeOffline(page)
  await preview(page, en.bulk.kinds.notes, (inside) => inside.getByLabel(en.bulk.line).fill('Moved'))
  await page.evaluate(FILL_DISK)
  await dialog(page).getByRole('button', { name: 'Save 4 changes' }).click()
  await expect(dialog(page)).toContainText(en.bulk.failed)
  const shown = statusBar(page).getByRole('button', { name: 'Change for 4 customers stopped: 0 saved' })
  await page.keyboard.press('Escape')

  await goTo(page, en.shell.screens.settings)
  await expect(dialog(page)).toBeHidden()
  await keyboardOf(page).tabTo(shown)
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('Saving stopped.')
  await page.keyboard.press('Escape')
  await expect(shown).toBeFocused()
  await command(page, 'stopped', 'Change for 4 customers stopped')
  await expect(dialog(page)).toContainText('Saving stopped.')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText(en.bulk.notYet).first()).toBeVisible()

  await page.evaluate(EMPTY_DISK)
  await shown.click()
  await dialog(page).getByRole('button', { name: en.bulk.resume }).click()
  await expect(dialog(page)).toContainText('4 changes saved.')
  await page.keyboard.press('Escape')
  await expect(shown).toBeHidden()
  await expect(statusBar(page)).toContainText('4 edits waiting')
})
