import { texts as en } from '../../renderer/i18n/en/index.ts'
import { edit, goTo, noticeOffline, openCustomer, statusBar } from '../support/app/app-actions.mjs'
import type { App } from '../support/e2e/app.ts'
import { chooseFromMenu } from '../support/e2e/outbox-screen.ts'
import { sharedApp } from '../support/e2e/shared-app.ts'
import { expect, test } from '../support/e2e/start-app.ts'

const searchBox = (page: App['page']) => page.getByRole('textbox', { name: en.customers.search, exact: true })
const grid = (page: App['page']) => page.getByRole('grid', { name: en.shell.screens.customers })
const count = (page: App['page'], words: string) => expect(page.getByTestId('count')).toHaveText(words)

async function filterBy(
  page: App['page'],
  choose: (popover: ReturnType<App['page']['getByRole']>) => Promise<unknown>,
) {
  await page.getByRole('button', { name: /^Filter/ }).click()
  await choose(page.getByRole('dialog', { name: /^Filter/ }))
  await page.keyboard.press('Escape')
}

const shared = sharedApp({
  people: {
    zoe: {
      first_name: 'Zoë',
      last_name: 'Åkerström',
      email: 'zoe.akerstrom@example.com',
      company: 'Fjäll & Söner',
      notes: 'Prefers oat milk in the afternoon.',
    },
    ada: { first_name: 'Ada', last_name: 'Byron', email: 'a@example.org', company: 'Engines' },
    alan: { first_name: 'Alan', last_name: 'Turing', email: 'b@example.org', company: 'Engines' },
    rich: { first_name: 'Rich', email: 'rich@example.org', store_credit: '987654.5' },
  },
})

test('several words find a customer in any order, without accents and in any case, and are marked', async () => {
  const { app, count: everyone } = await shared()
  const { page } = app

  await searchBox(page).fill('SONER zoe')
  await count(page, '1 result')
  await expect(grid(page).getByText('zoe.akerstrom@example.com')).toBeVisible()
  const marked = grid(page).locator('mark')
  await expect(marked.getByText('Zoë', { exact: true })).toBeVisible()
  await expect(marked.getByText('Söner', { exact: true })).toBeVisible()

  await searchBox(page).fill('afternoon akerstrom OAT')
  await count(page, '1 result')
  await expect(marked.getByText('oat', { exact: true })).toBeVisible()
  await searchBox(page).fill('akerstrom tea')
  await expect(page.getByText(en.customers.noResults)).toBeVisible()
  await page.getByRole('button', { name: en.customers.clearSearch }).click()
  await count(page, `${everyone} customers`)
})

test('moving into the list before the last letter was answered keeps the place there', async () => {
  const { page } = (await shared()).app
  await searchBox(page).fill('engine')
  await count(page, '2 results')
  await searchBox(page).focus()
  await page.evaluate(TYPE_AND_GO_ON)
  await expect(page.getByRole('form', { name: 'Customer Alan Turing' })).toContainText('2 of 2')
})

test('the list can be narrowed to what waits, what was refused, what is in conflict and who has credit', async () => {
  const { app, store, people, count: everyone } = await shared()
  const { page } = app
  const [waits, refused, conflict, taken] = await Promise.all([2, 3, 4, 5].map((id) => store.customer(id)))
  if (!waits || !refused || !conflict || !taken) throw new Error('The store has no customers.')

  await openCustomer(page, refused.email)
  await edit(page, { Email: taken.email })
  await expect(page.getByText(en.form.banner.refused)).toBeVisible()
  await store.setOffline(true)
  await noticeOffline(page)
  await openCustomer(page, conflict.email)
  await edit(page, { Phone: '111' })
  await store.colleague(conflict.id, { phone: '222' })
  await store.setOffline(false)
  await expect(page.getByText(en.form.banner.conflict)).toBeVisible({
    timeout: 30_000,
  })
  await store.setOffline(true)
  await noticeOffline(page)
  await openCustomer(page, waits.email)
  await edit(page, { Company: 'Waiting Room Ltd' })
  await expect(statusBar(page)).toContainText('3 edits waiting')

  await searchBox(page).fill('')
  const shows = async (state: string, text: string) => {
    await filterBy(page, (popover) => popover.getByLabel(en.customers.filterState).selectOption(state))
    await count(page, '1 result')
    await expect(grid(page)).toContainText(text)
  }
  await shows('Waiting', 'Waiting Room Ltd')
  await shows('Rejected', 'Rejected')
  await shows('Conflict', conflict.email)
  await filterBy(page, (popover) => popover.getByRole('button', { name: en.customers.clearFilters }).click())
  await count(page, `${everyone} customers`)
  await filterBy(page, (popover) => popover.getByLabel(en.customers.filterCredit).check())
  await expect(page.getByTestId('count')).toContainText('results')
  await searchBox(page).fill('rich@example.org')
  await count(page, '1 result')
  await expect(grid(page)).toContainText(people.rich.email)
  await searchBox(page).fill('')
  await page.getByRole('button', { name: 'Remove filter: Has store credit' }).click()
  await count(page, `${everyone} customers`)

  await goTo(page, en.shell.screens.outbox)
  await chooseFromMenu(page, /^Discard all 3/)
  await page.getByRole('alertdialog').getByRole('button', { name: en.shell.discard }).click()
  await expect(statusBar(page)).toContainText('Nothing waiting')
})

test('a date can be typed into a filter digit by digit', async () => {
  const { page } = (await shared()).app
  await page.getByRole('button', { name: /^Filter/ }).click()
  const from = page
    .getByRole('group', { name: en.customers.columns.date_created })
    .getByLabel(en.customers.from)
  await from.focus()
  await from.pressSequentially('01022001')
  await expect(from).toHaveValue(/^2001-0[12]-0[12]$/)
  await from.press('Escape')
  const remove = page.getByRole('button', { name: /^Remove filter: Created: .*2001/ })
  await expect(remove).toBeVisible()
  await remove.click()
})

test('order, columns and filters are as they were after a restart', async () => {
  const { app } = await shared()
  const head = (name: string) => app.page.getByRole('columnheader', { name })
  const firstRow = () => grid(app.page).getByRole('row').nth(1)

  await head(en.customers.columns.store_credit).getByRole('button').click()
  await expect(head(en.customers.columns.store_credit)).toHaveAttribute('aria-sort', 'ascending')
  await head(en.customers.columns.store_credit).getByRole('button').click()
  await expect(head(en.customers.columns.store_credit)).toHaveAttribute('aria-sort', 'descending')
  await expect(firstRow()).toContainText('rich@example.org')
  await filterBy(app.page, (popover) => popover.getByLabel(en.customers.filterCredit).check())
  await app.page.getByRole('button', { name: en.customers.view }).click()
  await app.page.getByRole('dialog', { name: en.customers.view }).getByLabel('ID', { exact: true }).check()
  await app.page.keyboard.press('Escape')
  await expect(head('ID')).toBeVisible()

  await app.restart()
  await expect(head(en.customers.columns.store_credit)).toHaveAttribute('aria-sort', 'descending')
  await expect(firstRow()).toContainText('rich@example.org')
  const remove = app.page.getByRole('button', { name: 'Remove filter: Has store credit' })
  await expect(remove).toBeVisible()
  await expect(head('ID')).toBeVisible()
  await remove.click()
})

/** The last letter, and into the list, in one go: no answer can come in between. Runs in the page. */
const TYPE_AND_GO_ON = `(() => {
  const box = document.activeElement
  box.value = 'engines'
  box.dispatchEvent(new InputEvent('input', { bubbles: true }))
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) {
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  }
})()`
