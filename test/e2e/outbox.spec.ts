import { form, goTo, noticeOffline, openCustomer, statusBar } from '../../electron/setup/desk-acts.mjs'
import { filesWith } from '../../electron/setup/files-with.mjs'
import type { App } from './app.ts'
import { allDelivered, expect, openEdit, save, test, type TestStore } from './desk.ts'
import { puts } from './store-record.ts'

type Page = App['page']
const list = (page: Page) => page.getByRole('listbox', { name: 'Waiting edits' })
const chosen = (page: Page) => page.getByRole('region', { name: 'The chosen edit' })
const status = (page: Page) => page.getByTestId('outbox-status')
const names = (page: Page) => list(page).getByRole('option').locator('.name')
const undoNewest = (page: Page) => page.getByRole('button', { name: 'Undo' }).last().click()
const bodies = async (store: TestStore) =>
  puts(await store.control('GET', 'requests')).map(({ body, status: answer }) => [body, answer])
const fails = (store: TestStore, path: string, times: number, answer: Readonly<Record<string, unknown>>) =>
  store.control('POST', 'faults', {
    match: { method: 'PUT', path },
    times,
    do: { kind: 'answer', ...answer },
  })

const ADA = { first_name: 'Ada', last_name: 'Byron', email: 'ada@example.org' }
const BEN = { first_name: 'Ben', last_name: 'Okri', email: 'ben@example.org' }
const CLEO = { first_name: 'Cleo', last_name: 'Nardi', email: 'cleo@example.org' }

async function chooseFromMenu(page: Page, item: RegExp) {
  await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test.setTimeout(240_000)

test('an edit that the store refused is repaired beside the words of the store, and delivered', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore()
  const [ada] = [await store.add(ADA), await store.add(BEN)]
  const { page } = await deskOn(store, '42')
  await save(page, ADA, { Email: BEN.email, Company: 'Engines' })
  await openEdit(page, 'Ada Byron')
  await expect(chosen(page)).toContainText('The store will not take this')
  // It is said once, beside its field.
  await expect(chosen(page).getByText('already in use by a customer')).toHaveCount(1)
  await expect(statusBar(page)).toContainText('Oldest: Ada Byron')
  await expect(statusBar(page)).toContainText('already in use by a customer')
  await expect(page.getByRole('main')).toContainText('1 edit waits, and it needs you.')

  // Only what it is about is asked for; the rest goes along.
  const email = chosen(page).getByRole('textbox')
  await expect(email).toHaveCount(1)
  await expect(email).toHaveValue(BEN.email)
  await chosen(page).getByRole('button', { name: 'Send as it is' }).click()
  await expect.poll(() => bodies(store)).toHaveLength(2)
  await expect(chosen(page)).toContainText('The store will not take this')

  await email.fill('nobody')
  await chosen(page).getByRole('button', { name: 'Save and send again' }).click()
  await expect(chosen(page)).toContainText('This is not an email address.')
  await email.fill('ada.byron@example.org')
  await email.press('Enter')
  await allDelivered(page)
  expect((await bodies(store)).at(-1)).toEqual([{ email: 'ada.byron@example.org', company: 'Engines' }, 200])
  expect(await store.customer(ada.id)).toMatchObject({ email: 'ada.byron@example.org', company: 'Engines' })
  await expect(page.getByRole('main')).toContainText('Nothing waits')
  await page.getByRole('button', { name: 'See what was delivered' }).click()
  await expect(page.getByRole('main')).toContainText('3 tries')
})

test('what is typed to repair an edit stays through Escape, another edit and screen, and a restart; a password in memory alone', async ({
  newStore,
  deskOn,
}) => {
  const password = 'Lovelace-1843-half-typed'
  const store = await newStore()
  for (const one of [ADA, BEN, CLEO]) await store.add(one)
  const app = await deskOn(store, '43')
  const email = () => chosen(app.page).getByRole('textbox', { name: 'Email' })
  const newPassword = () => chosen(app.page).getByLabel('New password')
  await save(app.page, ADA, { Email: BEN.email })
  await openCustomer(app.page, CLEO.email)
  await app.page.getByRole('button', { name: 'Set a new password' }).click()
  // The store wants more of a password.
  await form(app.page).getByLabel('New password', { exact: true }).fill('short1')
  await form(app.page).getByLabel('New password again').fill('short1')
  await app.page.keyboard.press('ControlOrMeta+s')

  await openEdit(app.page, 'Cleo Nardi')
  await newPassword().fill(password)
  await openEdit(app.page, 'Ada Byron')
  await email().fill('ada.by')
  await email().press('Escape')
  await expect(list(app.page)).toBeFocused()
  await expect(email()).toHaveValue('ada.by')
  await openEdit(app.page, 'Cleo Nardi')
  await expect(newPassword()).toHaveValue(password)
  await goTo(app.page, 'Customers')
  await openEdit(app.page, 'Ada Byron')
  await expect(email()).toHaveValue('ada.by')
  await email().press('End')
  await email().pressSequentially('ron@example.org')

  await app.restart()
  await openEdit(app.page, 'Cleo Nardi')
  await expect(newPassword()).toHaveValue('')
  await openEdit(app.page, 'Ada Byron')
  await expect(email()).toHaveValue('ada.byron@example.org')
  await chosen(app.page).getByRole('button', { name: 'Save and send again' }).click()
  await expect
    .poll(async () => (await bodies(store)).at(-1))
    .toEqual([{ email: 'ada.byron@example.org' }, 200])
  await app.close()
  expect(filesWith(app.userData, password)).toEqual([])
})

test('who was deleted in the store keeps nobody else, and the edit can be tried again or discarded', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore()
  const [ada, ben] = [await store.add(ADA), await store.add(BEN)]
  const { page } = await deskOn(store, '42')
  await store.setOffline(true)
  await noticeOffline(page)
  await save(page, ADA, { Phone: '111' })
  await save(page, BEN, { Phone: '222' })
  await store.control('DELETE', `customers/${ada.id}`)
  await store.setOffline(false)
  await expect(statusBar(page)).toContainText('1 edit waiting', { timeout: 30_000 })
  expect((await store.customer(ben.id)).phone).toBe('222')

  await openEdit(page, 'Ada Byron')
  await expect(chosen(page)).toContainText('This customer is not in the store any more')
  await expect(statusBar(page)).toContainText('Oldest: Ada Byron, this customer is not in the store any more')
  await expect(status(page)).toContainText('What is left needs you')
  const before = puts(await store.control('GET', 'requests')).length
  await chosen(page).getByRole('button', { name: 'Try once more' }).click()
  await expect.poll(async () => puts(await store.control('GET', 'requests')).length).toBe(before + 1)
  await expect(chosen(page)).toContainText('This customer is not in the store any more')
  await chosen(page).getByRole('button', { name: 'Discard' }).click()
  await expect(statusBar(page)).toContainText('Nothing waiting')
})

test('what is discarded comes back with Undo, one by one and all at once after a question', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore()
  const [taken, ada, ben] = [await store.customer(8), await store.add(ADA), await store.add(BEN)]
  await store.add(CLEO)
  const { page } = await deskOn(store, '43')
  await save(page, BEN, { Email: taken.email })
  await openEdit(page, 'Ben Okri')
  await expect(chosen(page)).toContainText('The store will not take this')
  await store.setOffline(true)
  await noticeOffline(page)
  await save(page, ADA, { Notes: 'Rings twice' })
  await save(page, CLEO, { Company: 'Nardi & Nardi' })

  // What needs a person comes first, then what goes by itself, the oldest first.
  await goTo(page, 'Outbox')
  await expect(list(page)).toContainText('Needs you 1')
  await expect(list(page)).toContainText('Goes by itself 2')
  await expect(names(page)).toHaveText(['Ben Okri', 'Ada Byron', 'Cleo Nardi'])
  await expect(page.getByRole('main')).toContainText('3 edits wait. 1 needs you.')

  await list(page).focus()
  const selected = list(page).getByRole('option', { selected: true })
  await page.keyboard.press('End')
  await expect(selected).toContainText('Cleo Nardi')
  await page.keyboard.press('ArrowUp')
  await expect(selected).toContainText('Ada Byron')
  await expect(chosen(page)).toContainText('Rings twice')
  await page.keyboard.press('Enter')
  await expect(chosen(page).getByRole('heading', { name: 'Ada Byron' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(list(page)).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(statusBar(page)).toContainText('2 edits waiting')
  await expect(selected).toContainText('Cleo Nardi')
  await undoNewest(page)
  await expect(statusBar(page)).toContainText('3 edits waiting')
  // It is saved anew, and stands in line behind what was saved before.
  await expect(names(page)).toHaveText(['Ben Okri', 'Cleo Nardi', 'Ada Byron'])

  await chooseFromMenu(page, /^Discard all 3/)
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('Discard 3 edits?')
  await expect(question).toContainText('The history keeps a record.')
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(statusBar(page)).toContainText('3 edits waiting')
  await chooseFromMenu(page, /^Discard the 1 that need/)
  await expect(question).toContainText('Discard 1 edit?')
  await question.getByRole('button', { name: 'Discard' }).click()
  await expect(statusBar(page)).toContainText('2 edits waiting')
  await chooseFromMenu(page, /^Discard all 2/)
  await question.getByRole('button', { name: 'Discard' }).click()
  await expect(statusBar(page)).toContainText('Nothing waiting')
  await undoNewest(page)
  await expect(statusBar(page)).toContainText('2 edits waiting')

  await store.setOffline(false)
  await allDelivered(page)
  expect(await store.customer(ada.id)).toMatchObject({ notes: 'Rings twice' })
  expect(await store.customer(ben.id)).toMatchObject({ email: BEN.email })
})

test('sending is paused and goes on by hand, also after a restart, and the status bar says so', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore()
  const ada = await store.add(ADA)
  const app = await deskOn(store, '41')
  await store.setOffline(true)
  await noticeOffline(app.page)
  await save(app.page, ADA, { Phone: '111' })
  await goTo(app.page, 'Outbox')
  await status(app.page).getByRole('button', { name: 'Pause sending' }).click()
  await expect(status(app.page)).toContainText('Sending is paused')
  await expect(statusBar(app.page)).toContainText('Oldest: Ada Byron, sending is paused')
  await store.setOffline(false)
  await expect(statusBar(app.page)).toContainText('Connected')
  await expect(chosen(app.page)).toContainText('Sending is paused.')
  await expect(list(app.page)).toContainText('Stays here for now 1')

  await app.restart()
  await expect(statusBar(app.page)).toContainText('Connected', { timeout: 30_000 })
  await goTo(app.page, 'Outbox')
  await expect(status(app.page)).toContainText('Sending is paused')
  await expect(statusBar(app.page)).toContainText('sending is paused')
  expect(await bodies(store)).toEqual([])
  await status(app.page).getByRole('button', { name: 'Go on sending' }).click()
  await allDelivered(app.page)
  expect((await store.customer(ada.id)).phone).toBe('111')
})

test('a store that asks for a pause gets it, the status bar says until when, and it goes on by itself', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore()
  const [ada, ben] = [await store.add(ADA), await store.add(BEN)]
  const { page } = await deskOn(store, '42')
  await fails(store, `/customers/${ada.id}`, 1, { status: 429, headers: { 'X-Retry-After': '15' } })
  await save(page, ADA, { Phone: '111' })
  await expect(statusBar(page)).toContainText('Oldest: Ada Byron, the store asked for a pause')
  await expect(page.getByTestId('next-try')).toContainText(/next try in \d+ seconds?/)
  await goTo(page, 'Outbox')
  await expect(status(page)).toContainText('The store asked for a pause')
  await expect(status(page)).toContainText(/It goes on by itself in \d+ seconds?/)
  await allDelivered(page)
  expect(await bodies(store)).toEqual([
    [{ phone: '111' }, 429],
    [{ phone: '111' }, 200],
  ])

  // In trouble it is looked at before it is sent again, and another lane does not wait for it.
  await store.control('DELETE', 'requests')
  await fails(store, `/customers/${ada.id}`, 1, { status: 503, headers: { 'Retry-After': '90' } })
  await save(page, ADA, { Phone: '333' })
  await save(page, BEN, { Phone: '444' })
  await expect(statusBar(page)).toContainText('1 edit waiting')
  await expect(statusBar(page)).toContainText('Oldest: Ada Byron, the store had trouble')
  await expect(page.getByTestId('next-try')).toContainText(/next try in .+/)
  expect((await store.customer(ben.id)).phone).toBe('444')
  expect((await store.customer(ada.id)).phone).toBe('111')
  await openEdit(page, 'Ada Byron')
  await expect(chosen(page)).toContainText('so it cannot be discarded now')
  await expect(chosen(page)).toContainText(/Next try\s*in/)
  await chosen(page).getByRole('button', { name: 'Look now' }).click()
  await allDelivered(page)
  expect((await store.customer(ada.id)).phone).toBe('333')
})

test('sixty edits drain with progress, can be paused in the middle, and the rest given up', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore(60)
  const { page } = await deskOn(store, '60')
  await store.control('PUT', 'latency', { ms: 0, methods: { PUT: 1000 } })
  await page.getByRole('grid', { name: 'Customers' }).focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.getByRole('button', { name: 'Change 60 customers' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('A line in the notes').check()
  await dialog.getByLabel('Line to add').fill('Came to the fair')
  await dialog.getByRole('button', { name: 'Preview' }).click()
  await dialog.getByRole('button', { name: 'Save 60 changes' }).click()
  await dialog.getByRole('button', { name: 'Open the outbox' }).click()

  await expect(status(page)).toContainText(/Sending: [1-9]\d? of 60/)
  await expect(status(page).getByRole('progressbar')).toBeVisible()
  await expect(status(page)).toContainText(/\d+ a minute, about .+ left/)
  await expect(statusBar(page)).toContainText(/Sending: \d+ of 60/)
  await status(page).getByRole('button', { name: 'Pause sending' }).click()
  await expect(status(page)).toContainText('Sending is paused')
  // What is on its way arrives; nothing else begins.
  await expect(list(page).getByText('Sending', { exact: true })).toHaveCount(0)
  const sent = (await bodies(store)).length
  const left = 60 - sent
  expect(left).toBeGreaterThan(0)
  await expect(statusBar(page)).toContainText(`${left} edits waiting`)

  await chooseFromMenu(page, new RegExp(`^Discard all ${left}`))
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click()
  await expect(statusBar(page)).toContainText('Nothing waiting')
  expect(await bodies(store)).toHaveLength(sent)
  const customers = await Promise.all(Array.from({ length: 60 }, (_, at) => store.customer(at + 1)))
  expect(customers.filter(({ notes }) => notes.endsWith('Came to the fair'))).toHaveLength(sent)
})
