import { texts as en } from '../../renderer/i18n/en/index.ts'
import { goTo, noticeOffline, statusBar } from '../support/app/app-actions.mjs'
import { allDelivered, expect, openEdit, save, test } from '../support/e2e/start-app.ts'
import { sharedApp } from '../support/e2e/shared-app.ts'
import {
  ADA,
  BEN,
  CLEO,
  bodies,
  chooseFromMenu,
  chosen,
  fails,
  list,
  status,
} from '../support/e2e/outbox-screen.ts'

test.setTimeout(240_000)

const shared = sharedApp({ customers: 60, people: { ada: ADA, ben: BEN, cleo: CLEO } })

test('sending is paused and resumed by hand, also after a restart, and the status bar says so', async () => {
  const { app, store, people } = await shared()
  await store.setOffline(true)
  await noticeOffline(app.page)
  await save(app.page, CLEO, { Phone: '111' })
  await goTo(app.page, en.shell.screens.outbox)
  await status(app.page).getByRole('button', { name: en.outbox.pause }).click()
  await expect(status(app.page)).toContainText(en.outbox.status.stopped)
  await expect(statusBar(app.page)).toContainText('Oldest: Cleo Nardi, sending is paused')
  await store.setOffline(false)
  await expect(statusBar(app.page)).toContainText(en.shell.connected)
  await expect(chosen(app.page)).toContainText('Sending is paused.')
  await expect(list(app.page)).toContainText('On hold 1')

  await app.restart()
  await expect(statusBar(app.page)).toContainText(en.shell.connected, { timeout: 30_000 })
  await goTo(app.page, en.shell.screens.outbox)
  await expect(status(app.page)).toContainText(en.outbox.status.stopped)
  await expect(statusBar(app.page)).toContainText('sending is paused')
  expect(await bodies(store)).toEqual([])
  await status(app.page).getByRole('button', { name: en.outbox.resume }).click()
  await allDelivered(app.page)
  expect((await store.customer(people.cleo.id)).phone).toBe('111')
})

test('a store that limits requests gets its pause, the status bar says until when, and sending resumes without any action', async () => {
  const { app, store, people } = await shared()
  const { page } = app
  const { ada, ben } = people
  await fails(store, `/customers/${ada.id}`, 1, { status: 429, headers: { 'X-Retry-After': '15' } })
  await save(page, ADA, { Phone: '111' })
  await expect(statusBar(page)).toContainText('Oldest: Ada Byron, the store is limiting requests')
  await expect(page.getByTestId('next-try')).toContainText(/Next attempt in \d+ seconds?/)
  await goTo(page, en.shell.screens.outbox)
  await expect(status(page)).toContainText(en.outbox.status.rateLimited)
  await expect(status(page)).toContainText(/Sending resumes automatically in \d+ seconds?/)
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
  await expect(statusBar(page)).toContainText('Oldest: Ada Byron, the store had a problem')
  await expect(page.getByTestId('next-try')).toContainText(/Next attempt in .+/)
  expect((await store.customer(ben.id)).phone).toBe('444')
  expect((await store.customer(ada.id)).phone).toBe('111')
  await openEdit(page, 'Ada Byron')
  await expect(chosen(page)).toContainText('so it can’t be discarded right now')
  await expect(chosen(page)).toContainText(/Next attempt\s*in/)
  await chosen(page).getByRole('button', { name: en.outbox.checkNow }).click()
  await allDelivered(page)
  expect((await store.customer(ada.id)).phone).toBe('333')
})

test('sixty edits are sent with progress, can be paused in the middle, and the rest discarded', async () => {
  const { app, store, count } = await shared()
  const { page } = app
  await store.control('PUT', 'latency', { ms: 0, methods: { PUT: 1000 } })
  await page.getByRole('grid', { name: en.shell.screens.customers }).focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.getByRole('button', { name: `Change ${count} customers` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(en.bulk.kinds.notes).check()
  await dialog.getByLabel(en.bulk.line).fill('Came to the fair')
  await dialog.getByRole('button', { name: en.bulk.preview }).click()
  await dialog.getByRole('button', { name: `Save ${count} changes` }).click()
  await dialog.getByRole('button', { name: en.form.banner.openOutbox }).click()

  await expect(status(page)).toContainText(new RegExp(`Sending [1-9]\\d? of ${count}`))
  await expect(status(page).getByRole('progressbar')).toBeVisible()
  await expect(status(page)).toContainText(/\d+ per minute, about .+ left/)
  await expect(statusBar(page)).toContainText(new RegExp(`Sending \\d+ of ${count}`))
  await status(page).getByRole('button', { name: en.outbox.pause }).click()
  await expect(status(page)).toContainText(en.outbox.status.stopped)
  // What is on its way arrives; nothing else begins.
  await expect(list(page).getByText(en.states.edit.sending, { exact: true })).toHaveCount(0)
  const sent = (await bodies(store)).length
  const left = Number(count) - sent
  expect(left).toBeGreaterThan(0)
  await expect(statusBar(page)).toContainText(`${left} edits waiting`)

  await chooseFromMenu(page, new RegExp(`^Discard all ${left}`))
  await page.getByRole('alertdialog').getByRole('button', { name: en.shell.discard }).click()
  await expect(statusBar(page)).toContainText('Nothing waiting')
  expect(await bodies(store)).toHaveLength(sent)
  const customers = await Promise.all(
    Array.from({ length: Number(count) }, (_, at) => store.customer(at + 1)),
  )
  expect(customers.filter(({ notes }) => notes.endsWith('Came to the fair'))).toHaveLength(sent)
  await store.control('PUT', 'latency', { ms: 0 })
})
