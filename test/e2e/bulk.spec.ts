import type { Locator } from '@playwright/test'
import { edit, goTo, noticeOffline, openCustomer, statusBar } from '../../electron/setup/desk-acts.mjs'
import type { App } from './app.ts'
import { allDelivered, expect, test, type TestStore } from './desk.ts'
import { keyboardOf } from './keyboard.ts'
import { command } from './palette.ts'
import { type Customer, puts } from './store-record.ts'

type Page = App['page']

const grid = (page: Page) => page.getByRole('grid', { name: 'Customers' })
const row = (page: Page, at: number) => grid(page).locator(`[data-at="${at}"]`)
const selected = (page: Page) => page.getByRole('region', { name: /selected$/ })
const dialog = (page: Page) => page.getByRole('dialog', { name: /^Change \d/ })
const rows = (page: Page) => dialog(page).locator('[aria-posinset]')
const line = (page: Page, customer: Pick<Customer, 'id'>) =>
  rows(page).filter({ has: page.getByText(`#${customer.id}`, { exact: true }) })

/** Four whom one word finds, each with something that the others do not have. */
async function fourBrooms(store: TestStore): Promise<readonly [Customer, Customer, Customer, Customer]> {
  const broom = (first_name: string, more: Readonly<Record<string, unknown>>) =>
    store.add({ first_name, last_name: 'Broom', email: `${first_name.toLowerCase()}@broom.example`, ...more })
  return [
    await broom('Ada', { store_credit: '100', notes: 'Rings first.\n' }),
    await broom('Bea', { store_credit: '8', customer_group_id: 2 }),
    await broom('Cai', { store_credit: '33.33', tax_exempt_category: 'EU' }),
    await broom('Dov', {}),
  ]
}

/** Chooses everybody named Broom, what is to change for them, and looks at the preview. */
async function preview(page: Page, kind: string, choose: (inside: Locator) => Promise<unknown>) {
  await page.getByRole('textbox', { name: 'Search customers', exact: true }).fill('broom')
  await expect(page.getByTestId('count')).toHaveText('4 hits')
  await grid(page).focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.getByRole('button', { name: 'Change 4 customers' }).click()
  await dialog(page).getByRole('radio', { name: kind, exact: true }).check()
  await choose(dialog(page))
  await dialog(page).getByRole('button', { name: 'Preview' }).click()
  await expect(rows(page)).toHaveCount(4)
}

async function save(page: Page, count: number): Promise<void> {
  const changes = count === 1 ? '1 change' : `${count} changes`
  await dialog(page)
    .getByRole('button', { name: `Save ${changes}` })
    .click()
  await expect(dialog(page)).toContainText(`${changes} saved.`)
}

/** Saves, and lets the store have it. @returns the bodies by customer, in the order of the ids */
async function deliver(page: Page, store: TestStore, count: number): Promise<readonly unknown[]> {
  await store.control('DELETE', 'requests')
  await save(page, count)
  await dialog(page).getByRole('button', { name: 'Close' }).last().click()
  await allDelivered(page)
  const received = puts(await store.control('GET', 'requests'))
  return [...received].sort((a, b) => a.customerId - b.customerId).map(({ body }) => body)
}

test('many are selected as in every list, changed after a look at every before and after, and delivered', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore(40, ['--quota', '10000'])
  const { page } = await deskOn(store, '40')
  await page.getByRole('button', { name: 'Sort and columns' }).click()
  const view = page.getByRole('dialog', { name: 'Sort and columns' })
  await view.getByLabel('Sort by').selectOption('ID')
  await view.getByLabel('Order').selectOption('Ascending')
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
  await selected(page).getByRole('button', { name: 'Select all 40' }).click()
  await expect(selected(page)).toContainText('40 selected')
  await selected(page).getByRole('button', { name: 'Clear the selection' }).click()
  await expect(selected(page)).toBeHidden()

  await grid(page).focus()
  await page.keyboard.press('Home')
  for (let more = 0; more < 5; more += 1) await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowUp')
  await expect(selected(page)).toContainText('5 selected')

  // Escape gives the keyboard back to where it was.
  const change = page.getByRole('button', { name: 'Change 5 customers' })
  await change.focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('radio', { name: 'Customer group' })).toBeFocused()
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
  const group = dialog(page).getByRole('combobox', { name: 'New group' })
  const names = await group.getByRole('option').allTextContents()
  await group.selectOption({ index: 3 })
  await dialog(page).getByRole('button', { name: 'Preview' }).click()
  await expect(rows(page)).toHaveCount(5)
  for (const customer of before) {
    const old = names[customer.customer_group_id] ?? ''
    const says = customer.customer_group_id === 3 ? ['Nothing to change'] : [old, names[3] ?? '']
    for (const words of says) await expect(line(page, customer)).toContainText(words)
  }
  const changing = before.filter(({ customer_group_id }) => customer_group_id !== 3)
  expect(await deliver(page, store, changing.length)).toEqual(changing.map(() => ({ customer_group_id: 3 })))
  for (const { id } of before) expect((await store.customer(id)).customer_group_id).toBe(3)
})

test('each kind of change reaches the store as it was previewed, and who cannot have it is told why', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore(10, ['--quota', '10000'])
  const [ada, bea, cai, dov] = await fourBrooms(store)
  const { page } = await deskOn(store, '14')

  await preview(page, 'Tax-exempt category', (inside) => inside.getByLabel('New category').fill('EU'))
  await expect(line(page, cai)).toContainText('Nothing to change')
  await expect(line(page, ada)).toContainText('EU')
  expect(await deliver(page, store, 3)).toEqual(Array(3).fill({ tax_exempt_category: 'EU' }))

  await preview(page, 'A line in the notes', (inside) => inside.getByLabel('Line to add').fill('Spring fair'))
  expect(await deliver(page, store, 4)).toEqual([
    { notes: 'Rings first.\nSpring fair' },
    ...Array(3).fill({ notes: 'Spring fair' }),
  ])

  // Bea and Dov have less than what is taken away.
  await preview(page, 'Store credit', async (inside) => {
    await inside.getByLabel('How').selectOption('Subtract an amount')
    await inside.getByRole('button', { name: 'Preview' }).click()
    await expect(inside.getByLabel('Amount', { exact: true })).toHaveAttribute('aria-invalid', 'true')
    await inside.getByLabel('Amount', { exact: true }).fill('10')
  })
  await expect(line(page, ada)).toContainText(/100\.00.*90\.00/)
  for (const poor of [bea, dov]) {
    await expect(line(page, poor)).toContainText('There is less store credit than that.')
  }
  await expect(dialog(page)).toContainText('2 cannot go and are left out')
  await dialog(page)
    .getByRole('button', { name: /^Cannot go/ })
    .click()
  await expect(rows(page)).toHaveCount(2)
  expect(await deliver(page, store, 2)).toEqual([{ store_credit: '90.0000' }, { store_credit: '23.3300' }])

  await preview(page, 'Store credit', async (inside) => {
    await inside.getByLabel('How').selectOption('Raise by a percentage')
    await inside.getByLabel('Percent').fill('12.5')
  })
  // Nothing raised by an eighth is nothing.
  await expect(line(page, dov)).toContainText('Nothing to change')
  expect(await deliver(page, store, 3)).toEqual([
    { store_credit: '101.2500' },
    { store_credit: '9.0000' },
    { store_credit: '26.2500' },
  ])

  await preview(page, 'Force a password reset', async () => undefined)
  const bodies = await deliver(page, store, 4)
  expect(bodies).toEqual(Array(4).fill({ _authentication: { force_reset: true } }))
})

test('what was saved for many can be taken back as long as nothing was sent, and not afterwards', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore(10, ['--quota', '10000'])
  const [ada] = await fourBrooms(store)
  const { page } = await deskOn(store, '14')
  await store.setOffline(true)
  await noticeOffline(page)

  await preview(page, 'A line in the notes', (inside) => inside.getByLabel('Line to add').fill('Moved'))
  await save(page, 4)
  await dialog(page).getByRole('button', { name: 'Take all back' }).click()
  await expect(dialog(page)).toContainText('4 changes taken back.')
  await dialog(page).getByRole('button', { name: 'Close' }).last().click()
  await expect(statusBar(page)).toContainText('Nothing waiting')

  await preview(page, 'Store credit', (inside) => inside.getByLabel('Amount', { exact: true }).fill('5'))
  await save(page, 4)
  await page.keyboard.press('Escape')
  await expect(statusBar(page)).toContainText('4 edits waiting')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(statusBar(page)).toContainText('Nothing waiting')
  await goTo(page, 'Outbox')
  await expect(page.getByRole('main').getByRole('option')).toHaveCount(0)

  await store.setOffline(false)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(statusBar(page)).toContainText('Connected')
  await goTo(page, 'Customers')
  await preview(page, 'Tax-exempt category', (inside) => inside.getByLabel('New category').fill('UK'))
  await save(page, 4)
  await page.keyboard.press('Escape')
  await allDelivered(page)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText(/Nothing was taken back. 4 were already on their way/).first()).toBeVisible()
  const received = puts(await store.control('GET', 'requests'))
  expect(received.map(({ body }) => body)).toEqual(Array(4).fill({ tax_exempt_category: 'UK' }))
  expect(await store.customer(ada.id)).toMatchObject({ notes: ada.notes, store_credit: ada.store_credit })
})

test('a change that stands still with its dialog closed is shown on every screen, and leads back', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore(10, ['--quota', '10000'])
  await fourBrooms(store)
  const { page } = await deskOn(store, '14')
  await store.setOffline(true)
  await noticeOffline(page)
  await preview(page, 'A line in the notes', (inside) => inside.getByLabel('Line to add').fill('Moved'))
  await page.evaluate(FILL_DISK)
  await dialog(page).getByRole('button', { name: 'Save 4 changes' }).click()
  await expect(dialog(page)).toContainText('It stands still. What is saved so far is safe.')
  const shown = statusBar(page).getByRole('button', { name: 'Change for 4 customers stands still: 0 saved' })
  await page.keyboard.press('Escape')

  await goTo(page, 'Settings')
  await expect(dialog(page)).toBeHidden()
  await keyboardOf(page).tabTo(shown)
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('It stands still.')
  await page.keyboard.press('Escape')
  await expect(shown).toBeFocused()
  await command(page, 'stands still', 'Change for 4 customers stands still')
  await expect(dialog(page)).toContainText('It stands still.')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('A change for many is not finished.').first()).toBeVisible()

  await page.evaluate(EMPTY_DISK)
  await shown.click()
  await dialog(page).getByRole('button', { name: 'Go on' }).click()
  await expect(dialog(page)).toContainText('4 changes saved.')
  await page.keyboard.press('Escape')
  await expect(shown).toBeHidden()
  await expect(statusBar(page)).toContainText('4 edits waiting')
})

test('the key takes back what was saved last, and never a change for many under it', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore(10, ['--quota', '10000'])
  const brooms = await fourBrooms(store)
  const other = await store.customer(3)
  const { page } = await deskOn(store, '14')
  // They stay in the outbox, while what is saved later goes.
  await store.control(
    'POST',
    'faults',
    brooms.map(({ id }) => ({
      match: { method: 'PUT', path: `/customers/${id}` },
      times: 100,
      do: { kind: 'answer', status: 400, body: [{ status: 400, message: 'The notes are invalid.' }] },
    })),
  )
  await preview(page, 'A line in the notes', (inside) => inside.getByLabel('Line to add').fill('Moved'))
  await save(page, 4)
  await page.keyboard.press('Escape')
  await openCustomer(page, other.email)
  await edit(page, { Company: 'Later' })
  await expect.poll(async () => (await store.customer(other.id)).company).toBe('Later')
  await expect(statusBar(page)).toContainText('4 edits waiting')
  await grid(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('What was saved last cannot be taken back any more.').first()).toBeVisible()
  await expect(statusBar(page)).toContainText('4 edits waiting')

  await store.setOffline(true)
  await noticeOffline(page)
  await preview(page, 'Tax-exempt category', (inside) => inside.getByLabel('New category').fill('UK'))
  await save(page, 4)
  await page.keyboard.press('Escape')
  const category = async () => {
    await openCustomer(page, brooms[0].email)
    return page.getByRole('form').getByRole('textbox', { name: 'Tax-exempt category' }).inputValue()
  }
  expect(await category()).toBe('UK')
  await openCustomer(page, other.email)
  await edit(page, { Company: 'Latest' })
  await expect(statusBar(page)).toContainText('5 edits waiting')
  await grid(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(statusBar(page)).toContainText('4 edits waiting')
  expect(await category()).toBe('UK')
  await grid(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('4 changes taken back.').first()).toBeVisible()
  expect(await category()).toBe('')
  await grid(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('What was saved last cannot be taken back any more.').first()).toBeVisible()
  await expect(statusBar(page)).toContainText('4 edits waiting')
})

/** No transaction can write any more. Runs in the page. */
const FILL_DISK = `{
  const { transaction } = IDBDatabase.prototype
  window.emptyDisk = () => (IDBDatabase.prototype.transaction = transaction)
  IDBDatabase.prototype.transaction = function (stores, mode, ...more) {
    if (mode === 'readwrite') throw new DOMException('', 'QuotaExceededError')
    return transaction.call(this, stores, mode, ...more)
  }
}`

const EMPTY_DISK = `window.emptyDisk()`
