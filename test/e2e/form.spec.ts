import {
  edit,
  field,
  form,
  goTo,
  noticeOffline,
  openCustomer,
  statusBar,
} from '../../electron/setup/desk-acts.mjs'
import { filesWith } from '../../electron/setup/files-with.mjs'
import { allDelivered, expect, test } from './desk.ts'
import { puts } from './store-record.ts'

test('a changed field is marked, and one key puts it back', async ({ newStore, deskOn }) => {
  const store = await newStore()
  const { email, company } = await store.add({
    first_name: 'Ada',
    email: 'ada@example.org',
    company: 'Engines',
  })
  const { page } = await deskOn(store, '41')
  await openCustomer(page, email)
  await field(page, 'Company').fill('Looms')
  await expect(form(page).locator('[data-field="company"]')).toContainText('changed')
  await expect(form(page).getByRole('button', { name: 'Put back Company' })).toContainText('Engines')
  await expect(page.getByText('1 field changed')).toBeVisible()
  await field(page, 'Company').press('Alt+Backspace')
  await expect(field(page, 'Company')).toHaveValue(company)
  await expect(page.getByText('No changes', { exact: true })).toBeVisible()
})

test('what is put back or discarded by mistake comes back word for word', async ({ newStore, deskOn }) => {
  const store = await newStore()
  const { email, company } = await store.add({
    first_name: 'Ada',
    email: 'ada@example.org',
    company: 'Engines',
  })
  const app = await deskOn(store, '41')
  const { page } = app
  const undo = page.getByRole('button', { name: 'Undo' })
  await openCustomer(page, email)
  await field(page, 'Company').fill('Looms')
  await field(page, 'Company').press('Alt+Backspace')
  await expect(field(page, 'Company')).toHaveValue(company)
  await field(page, 'Company').press('ControlOrMeta+z')
  await expect(field(page, 'Company')).toHaveValue('Looms')
  await expect(undo).toBeHidden()

  await field(page, 'Notes').fill('A whole thought')
  await page.getByRole('button', { name: 'Set a new password' }).click()
  await form(page).getByLabel('New password', { exact: true }).fill('Lovelace-1843')
  await page.getByRole('button', { name: 'Discard changes' }).click()
  await expect(page.getByText('No changes', { exact: true })).toBeVisible()
  await undo.click()
  await expect(field(page, 'Company')).toHaveValue('Looms')
  await expect(field(page, 'Notes')).toHaveValue('A whole thought')
  await expect(form(page).getByLabel('New password', { exact: true })).toHaveValue('Lovelace-1843')

  await page.getByRole('button', { name: 'Discard changes' }).click()
  await goTo(page, 'Outbox')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('What was typed for Ada').first()).toBeVisible()
  await app.restart()
  await openCustomer(app.page, email)
  await expect(field(app.page, 'Notes')).toHaveValue('A whole thought')
  expect(puts(await store.control('GET', 'requests'))).toEqual([])
})

test('a value that is taken in place of what was typed can be exchanged again', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore()
  const { id, email } = await store.add({ first_name: 'Ada', email: 'ada@example.org', company: 'Engines' })
  const { page } = await deskOn(store, '41')
  await openCustomer(page, email)
  await field(page, 'Company').fill('Looms')
  await store.colleague(id, { company: 'Mills' })
  await page.getByRole('button', { name: 'More about this customer' }).click()
  await page.getByRole('menuitem', { name: 'Fetch again from the store' }).click()
  await form(page).getByRole('button', { name: 'Take it' }).click()
  await expect(field(page, 'Company')).toHaveValue('Mills')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(field(page, 'Company')).toHaveValue('Looms')
})

test('what was typed and not saved survives another customer, reached by keys, and closing the app', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore()
  const app = await deskOn(store, '40')
  await app.page.getByRole('grid', { name: 'Customers' }).focus()
  await app.page.keyboard.press('Home')
  await app.page.keyboard.press('Enter')
  await expect(form(app.page)).toContainText('1 of 40')
  const email = await field(app.page, 'Email').inputValue()
  await field(app.page, 'Notes').fill('Half a tho')
  await app.page.keyboard.press('Alt+ArrowDown')
  await expect(form(app.page)).toContainText('2 of 40')
  await expect(field(app.page, 'Notes')).not.toHaveValue('Half a tho')
  await app.page.keyboard.press('Alt+ArrowUp')
  await expect(field(app.page, 'Notes')).toHaveValue('Half a tho')
  await field(app.page, 'Notes').pressSequentially('ught')

  await app.restart()
  await openCustomer(app.page, email)
  await expect(field(app.page, 'Notes')).toHaveValue('Half a thought')
  await expect(app.page.getByText('1 field changed')).toBeVisible()
  await expect(statusBar(app.page)).toContainText('Nothing waiting')
  expect(puts(await store.control('GET', 'requests'))).toEqual([])
})

test('what cannot be right is said beside its field, and the first of them gets the focus', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore()
  const { email } = await store.add({ first_name: 'Ada', last_name: 'Byron', email: 'ada@example.org' })
  const { page } = await deskOn(store, '41')
  await openCustomer(page, email)
  await field(page, 'First name').fill('')
  await field(page, 'Email').fill('nobody')
  await field(page, 'Store credit').fill('-3')
  await field(page, 'Notes').focus()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(field(page, 'First name')).toBeFocused()
  await expect(field(page, 'First name')).toHaveAttribute('aria-invalid', 'true')
  const says = (name: string, words: string) =>
    expect(form(page).locator(`[data-field="${name}"]`)).toContainText(words)
  await says('first_name', 'This cannot be empty.')
  await says('email', 'An email address looks like name@example.com.')
  await says('store_credit', 'Store credit cannot be less than nothing.')
  await expect(statusBar(page)).toContainText('Nothing waiting')

  await field(page, 'First name').fill('Augusta')
  await field(page, 'Email').fill('augusta@example.org')
  await field(page, 'Store credit').fill('3')
  await page.keyboard.press('ControlOrMeta+s')
  await expect
    .poll(async () => puts(await store.control('GET', 'requests')).map(({ body }) => body))
    .toEqual([{ first_name: 'Augusta', email: 'augusta@example.org', store_credit: '3.0000' }])
})

test('a new password is in no file while it waits and afterwards, and the store gets it', async ({
  newStore,
  deskOn,
}) => {
  const password = 'Lovelace-1843-sealed'
  const store = await newStore()
  const { id, email } = await store.customer(6)
  const app = await deskOn(store, '40')
  await store.setOffline(true)
  await noticeOffline(app.page)
  await openCustomer(app.page, email)
  await app.page.getByRole('button', { name: 'Set a new password' }).click()
  await form(app.page).getByLabel('New password', { exact: true }).fill(password)
  await form(app.page).getByLabel('New password again').fill('something else')
  await app.page.keyboard.press('ControlOrMeta+s')
  await expect(form(app.page)).toContainText('These two are not the same.')
  await form(app.page).getByLabel('New password again').fill(password)
  await app.page.keyboard.press('ControlOrMeta+s')
  await expect(form(app.page)).toContainText('A new password waits for the store.')
  await expect(statusBar(app.page)).toContainText('1 edit waiting')
  expect(filesWith(app.userData, password)).toEqual([])

  await app.restart()
  expect(filesWith(app.userData, password)).toEqual([])
  await store.setOffline(false)
  await allDelivered(app.page)
  expect(await store.control('POST', `customers/${id}/password`, { password })).toEqual({ matches: true })
  await goTo(app.page, 'History')
  await expect(app.page.getByRole('main')).toContainText('Password')
  expect(await app.page.content()).not.toContain(password)
  await app.close()
  expect(filesWith(app.userData, password)).toEqual([])
  expect(app.output).not.toContain(password)
})

test('an email that somebody else has is refused, and the words of the store stand at the email', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore()
  const [one, other] = [await store.customer(3), await store.customer(8)]
  const { page } = await deskOn(store, '40')
  await openCustomer(page, one.email)
  await edit(page, { Email: other.email })
  await expect(form(page).locator('[data-field="email"]')).toContainText(
    'The store says: This email address is already in use by a customer.',
  )
  await expect(field(page, 'Email')).toHaveAttribute('aria-invalid', 'true')
  expect((await store.customer(one.id)).email).toBe(one.email)
})

test('a group is chosen by name and an amount is typed as people type it', async ({ newStore, deskOn }) => {
  const store = await newStore()
  const { id, email } = await store.add({ first_name: 'Ada', email: 'ada@example.org' })
  const { page } = await deskOn(store, '41')
  await openCustomer(page, email)
  const group = form(page).getByRole('combobox', { name: 'Customer group' })
  const names = await group.getByRole('option').allTextContents()
  expect(names[0]).toBe('No group')
  await group.selectOption({ index: 2 })
  await edit(page, { 'Store credit': ' €1,234.5 ' })
  await allDelivered(page)
  expect(puts(await store.control('GET', 'requests')).map(({ body }) => body)).toEqual([
    { store_credit: '1234.5000', customer_group_id: 2 },
  ])
  expect((await store.customer(id)).store_credit).toBe('1234.5000')
  await expect(field(page, 'Store credit')).toHaveValue('1,234.50')
})
