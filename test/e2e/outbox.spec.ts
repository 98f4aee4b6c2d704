import { texts as en } from '../../renderer/i18n/en/index.ts'
import { form, goTo, noticeOffline, openCustomer, statusBar } from '../support/app/app-actions.mjs'
import { filesWith } from '../support/app/find-in-files.mjs'
import { allDelivered, expect, openEdit, save, test } from '../support/e2e/start-app.ts'
import { puts } from '../support/e2e/store-record.ts'
import { sharedApp } from '../support/e2e/shared-app.ts'
import {
  ADA,
  BEN,
  CLEO,
  bodies,
  chooseFromMenu,
  chosen,
  list,
  names,
  status,
  undoNewest,
} from '../support/e2e/outbox-screen.ts'

test.setTimeout(240_000)

const shared = sharedApp({
  people: {
    refusedAda: ADA,
    ben: BEN,
    ada: { ...ADA, email: 'ada@discards.example' },
    otherBen: { ...BEN, email: 'ben@discards.example' },
    cleo: { ...CLEO, email: 'cleo@discards.example' },
  },
})

test('an edit that the store refused is repaired beside the words of the store, and delivered', async () => {
  const { app, store, people } = await shared()
  const { page } = app
  const { refusedAda: ada, ben } = people
  await save(page, ada, { Email: ben.email, Company: 'Engines' })
  await openEdit(page, 'Ada Byron')
  await expect(chosen(page)).toContainText(en.outbox.refusedTitle)
  // It is said once, beside its field.
  await expect(chosen(page).getByText('already in use by a customer')).toHaveCount(1)
  await expect(statusBar(page)).toContainText('Oldest: Ada Byron')
  await expect(statusBar(page)).toContainText('already in use by a customer')
  await expect(page.getByRole('main')).toContainText('1 edit waiting, and it needs your attention')

  // Only what it is about is asked for; the rest goes along.
  const email = chosen(page).getByRole('textbox')
  await expect(email).toHaveCount(1)
  await expect(email).toHaveValue(ben.email)
  await chosen(page).getByRole('button', { name: en.outbox.sendUnchanged }).click()
  await expect.poll(() => bodies(store)).toHaveLength(2)
  await expect(chosen(page)).toContainText(en.outbox.refusedTitle)

  await email.fill('nobody')
  await chosen(page).getByRole('button', { name: en.outbox.sendRepaired }).click()
  await expect(chosen(page)).toContainText(en.form.problem({ kind: 'not-an-email' }))
  await email.fill('ada.byron@example.org')
  await email.press('Enter')
  await allDelivered(page)
  expect((await bodies(store)).at(-1)).toEqual([{ email: 'ada.byron@example.org', company: 'Engines' }, 200])
  expect(await store.customer(ada.id)).toMatchObject({ email: 'ada.byron@example.org', company: 'Engines' })
  await expect(page.getByRole('main')).toContainText(en.outbox.emptyTitle)
  await page.getByRole('button', { name: en.outbox.toHistory }).click()
  await expect(page.getByRole('main')).toContainText('3 attempts')
})

test('what is typed to repair an edit stays through Escape, another edit and screen, and a restart; a password in memory alone', async ({
  newStore,
  appOn,
}) => {
  const password = 'Lovelace-1843-half-typed'
  const store = await newStore()
  for (const one of [ADA, BEN, CLEO]) await store.add(one)
  const app = await appOn(store, '43')
  const email = () => chosen(app.page).getByRole('textbox', { name: en.fields.names.email })
  const newPassword = () => chosen(app.page).getByLabel(en.form.password.new)
  await save(app.page, ADA, { Email: BEN.email })
  await openCustomer(app.page, CLEO.email)
  await app.page.getByRole('button', { name: en.form.actions.newPassword }).click()
  // The store wants more of a password.
  await form(app.page).getByLabel(en.form.password.new, { exact: true }).fill('short1')
  await form(app.page).getByLabel(en.form.password.again).fill('short1')
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
  await goTo(app.page, en.shell.screens.customers)
  await openEdit(app.page, 'Ada Byron')
  await expect(email()).toHaveValue('ada.by')
  await email().press('End')
  await email().pressSequentially('ron@example.org')

  await app.restart()
  await openEdit(app.page, 'Cleo Nardi')
  await expect(newPassword()).toHaveValue('')
  await openEdit(app.page, 'Ada Byron')
  await expect(email()).toHaveValue('ada.byron@example.org')
  await chosen(app.page).getByRole('button', { name: en.outbox.sendRepaired }).click()
  await expect
    .poll(async () => (await bodies(store)).at(-1))
    .toEqual([{ email: 'ada.byron@example.org' }, 200])
  await app.close()
  expect(filesWith(app.userData, password)).toEqual([])
})

test('a customer deleted in the store stops no other, and the edit can be tried again or discarded', async ({
  newStore,
  appOn,
}) => {
  const store = await newStore()
  const [ada, ben] = [await store.add(ADA), await store.add(BEN)]
  const { page } = await appOn(store, '42')
  await store.setOffline(true)
  await noticeOffline(page)
  await save(page, ADA, { Phone: '111' })
  await save(page, BEN, { Phone: '222' })
  await store.control('DELETE', `customers/${ada.id}`)
  await store.setOffline(false)
  await expect(statusBar(page)).toContainText('1 edit waiting', { timeout: 30_000 })
  expect((await store.customer(ben.id)).phone).toBe('222')

  await openEdit(page, 'Ada Byron')
  await expect(chosen(page)).toContainText(en.outbox.goneTitle)
  await expect(statusBar(page)).toContainText(
    'Oldest: Ada Byron, this customer no longer exists in the store',
  )
  await expect(status(page)).toContainText(en.outbox.status.attentionNeeded)
  const before = puts(await store.control('GET', 'requests')).length
  await chosen(page).getByRole('button', { name: en.outbox.keep }).click()
  await expect.poll(async () => puts(await store.control('GET', 'requests')).length).toBe(before + 1)
  await expect(chosen(page)).toContainText(en.outbox.goneTitle)
  await chosen(page).getByRole('button', { name: en.shell.discard }).click()
  await expect(statusBar(page)).toContainText('Nothing waiting')
})

test('what is discarded comes back with Undo, one by one and all at once after a question', async () => {
  const { app, store, people } = await shared()
  const { page } = app
  const { ada, otherBen: ben, cleo } = people
  const taken = await store.customer(8)
  await save(page, ben, { Email: taken.email })
  await openEdit(page, 'Ben Okri')
  await expect(chosen(page)).toContainText(en.outbox.refusedTitle)
  await store.setOffline(true)
  await noticeOffline(page)
  await save(page, ada, { Notes: 'Rings twice' })
  await save(page, cleo, { Company: 'Nardi & Nardi' })

  // What needs a person comes first, then what is sent automatically, the oldest first.
  await goTo(page, en.shell.screens.outbox)
  await expect(list(page)).toContainText('Action needed 1')
  await expect(list(page)).toContainText('Sending automatically 2')
  await expect(names(page)).toHaveText(['Ben Okri', 'Ada Byron', 'Cleo Nardi'])
  await expect(page.getByRole('main')).toContainText('3 edits waiting, 1 needs your attention')

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
  // It is saved again, and waits behind what was saved before.
  await expect(names(page)).toHaveText(['Ben Okri', 'Cleo Nardi', 'Ada Byron'])

  await chooseFromMenu(page, /^Discard all 3/)
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('Discard 3 edits?')
  await expect(question).toContainText('The history keeps a record.')
  await question.getByRole('button', { name: en.shell.cancel }).click()
  await expect(statusBar(page)).toContainText('3 edits waiting')
  await chooseFromMenu(page, /^Discard the 1 that need/)
  await expect(question).toContainText('Discard 1 edit?')
  await question.getByRole('button', { name: en.shell.discard }).click()
  await expect(statusBar(page)).toContainText('2 edits waiting')
  await chooseFromMenu(page, /^Discard all 2/)
  await question.getByRole('button', { name: en.shell.discard }).click()
  await expect(statusBar(page)).toContainText('Nothing waiting')
  await undoNewest(page)
  await expect(statusBar(page)).toContainText('2 edits waiting')

  await store.setOffline(false)
  await allDelivered(page)
  expect(await store.customer(ada.id)).toMatchObject({ notes: 'Rings twice' })
  expect(await store.customer(ben.id)).toMatchObject({ email: ben.email })
})
