import { texts as en } from '../../renderer/i18n/en/index.ts'
import {
  edit,
  field,
  form,
  goTo,
  noticeOffline,
  openCustomer,
  statusBar,
} from '../support/app/app-actions.mjs'
import { filesWith } from '../support/app/find-in-files.mjs'
import { chosen } from '../support/e2e/outbox-screen.ts'
import { sharedApp } from '../support/e2e/shared-app.ts'
import { allDelivered, expect, openEdit, test } from '../support/e2e/start-app.ts'
import { puts } from '../support/e2e/store-record.ts'

const shared = sharedApp({
  people: {
    ada: { first_name: 'Ada', email: 'ada@example.org', company: 'Engines' },
    bea: { first_name: 'Bea', email: 'bea@example.org', company: 'Engines' },
    cai: { first_name: 'Cai', email: 'cai@example.org', company: 'Engines' },
    dov: { first_name: 'Dov', last_name: 'Byron', email: 'dov@example.org' },
    eve: { first_name: 'Eve', email: 'eve@example.org' },
  },
})

test('a changed field is marked, and one key puts it back', async () => {
  const { app, people } = await shared()
  const { page } = app
  const { email, company } = people.ada
  await openCustomer(page, email)
  await field(page, en.fields.names.company).fill('Looms')
  await expect(form(page).locator('[data-field="company"]')).toContainText('changed')
  await expect(form(page).getByRole('button', { name: 'Revert Company to the store’s value' })).toContainText(
    'Engines',
  )
  await expect(page.getByText('1 field changed')).toBeVisible()
  await field(page, en.fields.names.company).press('Alt+Backspace')
  await expect(field(page, en.fields.names.company)).toHaveValue(company)
  await expect(page.getByText('No changes', { exact: true })).toBeVisible()
})

test('what is put back or discarded by mistake comes back word for word', async () => {
  const { app, store, people } = await shared()
  const { page } = app
  const { email, company } = people.bea
  const undo = page.getByRole('button', { name: en.shell.undo })
  await openCustomer(page, email)
  await field(page, en.fields.names.company).fill('Looms')
  await field(page, en.fields.names.company).press('Alt+Backspace')
  await expect(field(page, en.fields.names.company)).toHaveValue(company)
  await field(page, en.fields.names.company).press('ControlOrMeta+z')
  await expect(field(page, en.fields.names.company)).toHaveValue('Looms')
  await expect(undo).toBeHidden()

  await field(page, en.fields.names.notes).fill('A whole thought')
  await page.getByRole('button', { name: en.form.actions.newPassword }).click()
  await form(page).getByLabel(en.form.password.new, { exact: true }).fill('Lovelace-1843')
  await page.getByRole('button', { name: en.form.discard }).click()
  await expect(page.getByText('No changes', { exact: true })).toBeVisible()
  await undo.click()
  await expect(field(page, en.fields.names.company)).toHaveValue('Looms')
  await expect(field(page, en.fields.names.notes)).toHaveValue('A whole thought')
  await expect(form(page).getByLabel(en.form.password.new, { exact: true })).toHaveValue('Lovelace-1843')

  await page.getByRole('button', { name: en.form.discard }).click()
  await goTo(page, en.shell.screens.outbox)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('Restored your changes to Bea').first()).toBeVisible()
  await app.restart()
  await openCustomer(app.page, email)
  await expect(field(app.page, en.fields.names.notes)).toHaveValue('A whole thought')
  expect(puts(await store.control('GET', 'requests'))).toEqual([])
})

test('a value that is taken in place of what was typed can be exchanged again', async () => {
  const { app, store, people } = await shared()
  const { page } = app
  const { id, email } = people.cai
  await openCustomer(page, email)
  await field(page, en.fields.names.company).fill('Looms')
  await store.colleague(id, { company: 'Mills' })
  await page.getByRole('button', { name: en.form.menu }).click()
  await page.getByRole('menuitem', { name: en.form.actions.refresh }).click()
  await form(page).getByRole('button', { name: en.form.useStoreValue }).click()
  await expect(field(page, en.fields.names.company)).toHaveValue('Mills')
  await page.getByRole('button', { name: en.shell.undo }).click()
  await expect(field(page, en.fields.names.company)).toHaveValue('Looms')
})

test('what was typed and not saved survives another customer, reached by keys, and closing the app', async () => {
  const { app, store, count } = await shared()
  await app.page.getByRole('grid', { name: en.shell.screens.customers }).focus()
  await app.page.keyboard.press(en.form.addresses.residential)
  await app.page.keyboard.press('Enter')
  await expect(form(app.page)).toContainText(`1 of ${count}`)
  const email = await field(app.page, en.fields.names.email).inputValue()
  await field(app.page, en.fields.names.notes).fill('Half a tho')
  await app.page.keyboard.press('Alt+ArrowDown')
  await expect(form(app.page)).toContainText(`2 of ${count}`)
  await expect(field(app.page, en.fields.names.notes)).not.toHaveValue('Half a tho')
  await app.page.keyboard.press('Alt+ArrowUp')
  await expect(field(app.page, en.fields.names.notes)).toHaveValue('Half a tho')
  await field(app.page, en.fields.names.notes).pressSequentially('ught')

  await app.restart()
  await openCustomer(app.page, email)
  await expect(field(app.page, en.fields.names.notes)).toHaveValue('Half a thought')
  await expect(app.page.getByText('1 field changed')).toBeVisible()
  await expect(statusBar(app.page)).toContainText('Nothing waiting')
  expect(puts(await store.control('GET', 'requests'))).toEqual([])
})

test('what cannot be right is said beside its field, and the first of them gets the focus', async () => {
  const { app, store, people } = await shared()
  const { page } = app
  const { email } = people.dov
  await openCustomer(page, email)
  await field(page, en.fields.names.first_name).fill('')
  await field(page, en.fields.names.email).fill('nobody')
  await field(page, en.fields.names.store_credit).fill('-3')
  await field(page, en.fields.names.notes).focus()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(field(page, en.fields.names.first_name)).toBeFocused()
  await expect(field(page, en.fields.names.first_name)).toHaveAttribute('aria-invalid', 'true')
  const says = (name: string, words: string) =>
    expect(form(page).locator(`[data-field="${name}"]`)).toContainText(words)
  await says('first_name', 'This field is required.')
  await says('email', 'Enter an email address, such as name@example.com.')
  await says('store_credit', 'Store credit can’t be negative.')
  await expect(statusBar(page)).toContainText('Nothing waiting')

  await field(page, en.fields.names.first_name).fill('Augusta')
  await field(page, en.fields.names.email).fill('augusta@example.org')
  await field(page, en.fields.names.store_credit).fill('3')
  await page.keyboard.press('ControlOrMeta+s')
  await expect
    .poll(async () => puts(await store.control('GET', 'requests')).map(({ body }) => body))
    .toEqual([{ first_name: 'Augusta', email: 'augusta@example.org', store_credit: '3.0000' }])
})

test('a new password is in no file while it waits and afterwards, and the store gets it', async ({
  newStore,
  appOn,
}) => {
  const password = 'Lovelace-1843-sealed'
  const store = await newStore()
  const { id, email } = await store.customer(6)
  const app = await appOn(store, '40')
  await store.setOffline(true)
  await noticeOffline(app.page)
  await openCustomer(app.page, email)
  await app.page.getByRole('button', { name: en.form.actions.newPassword }).click()
  await form(app.page).getByLabel(en.form.password.new, { exact: true }).fill(password)
  await form(app.page).getByLabel(en.form.password.again).fill('something else')
  await app.page.keyboard.press('ControlOrMeta+s')
  await expect(form(app.page)).toContainText(en.form.password.problems.differs)
  await form(app.page).getByLabel(en.form.password.again).fill(password)
  await app.page.keyboard.press('ControlOrMeta+s')
  await expect(form(app.page)).toContainText(en.form.password.waits)
  await expect(statusBar(app.page)).toContainText('1 edit waiting')
  expect(filesWith(app.userData, password)).toEqual([])

  await app.restart()
  expect(filesWith(app.userData, password)).toEqual([])
  await store.setOffline(false)
  await allDelivered(app.page)
  expect(await store.control('POST', `customers/${id}/password`, { password })).toEqual({ matches: true })
  await goTo(app.page, en.shell.screens.history)
  await expect(app.page.getByRole('main')).toContainText(en.fields.names.password)
  expect(await app.page.content()).not.toContain(password)
  await app.close()
  expect(filesWith(app.userData, password)).toEqual([])
  expect(app.output).not.toContain(password)
})

test('an email that someone else has is refused, and the words of the store are shown at the email', async () => {
  const { app, store } = await shared()
  const { page } = app
  const [one, other] = [await store.customer(3), await store.customer(8)]
  await openCustomer(page, one.email)
  await edit(page, { Email: other.email })
  await expect(form(page).locator('[data-field="email"]')).toContainText(
    'The store says: This email address is already in use by a customer.',
  )
  await expect(field(page, en.fields.names.email)).toHaveAttribute('aria-invalid', 'true')
  expect((await store.customer(one.id)).email).toBe(one.email)
  await openEdit(page, `${one.first_name} ${one.last_name}`)
  await chosen(page).getByRole('button', { name: en.shell.discard }).click()
})

test('a group is chosen by name and an amount is typed as people type it', async () => {
  const { app, store, people } = await shared()
  const { page } = app
  const { id, email } = people.eve
  await openCustomer(page, email)
  const group = form(page).getByRole('combobox', { name: en.fields.names.customer_group_id })
  await expect(group.getByRole('option').nth(2)).toBeAttached()
  const names = await group.getByRole('option').allTextContents()
  expect(names[0]).toBe(en.fields.noGroup)
  await group.selectOption({ index: 2 })
  await edit(page, { 'Store credit': ' €1,234.5 ' })
  await allDelivered(page)
  expect(puts(await store.control('GET', 'requests')).map(({ body }) => body)).toEqual([
    { store_credit: '1234.5000', customer_group_id: 2 },
  ])
  expect((await store.customer(id)).store_credit).toBe('1234.5000')
  await expect(field(page, en.fields.names.store_credit)).toHaveValue('1,234.50')
})
