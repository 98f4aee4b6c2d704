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
import type { App } from '../support/e2e/app.ts'
import { allDelivered, expect, test } from '../support/e2e/start-app.ts'
import { command, palette } from '../support/e2e/palette.ts'
import { sharedApp } from '../support/e2e/shared-app.ts'
import { puts } from '../support/e2e/store-record.ts'

type Page = App['page']

const grid = (page: Page) => page.getByRole('grid', { name: en.shell.screens.customers })
const isCurrent = (page: Page, screen: string) =>
  expect(
    page.getByRole('navigation', { name: en.shell.navigation }).locator('[aria-current="page"]'),
  ).toHaveAttribute('title', screen)

test.setTimeout(240_000)

const shared = sharedApp({
  people: {
    zoe: {
      first_name: 'Zoë',
      last_name: 'Åkerström',
      email: 'zoe@example.org',
      company: 'Fjäll & Söner',
      notes: 'Likes the window seat.',
    },
  },
})

test('a few letters reach every action and every customer', async () => {
  const { app, people } = await shared()
  const { page } = app

  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette(page)).toBeVisible()
  const offered = await palette(page).getByRole('option').allInnerTexts()
  for (const action of ACTIONS) expect(offered.some((one) => one.includes(action))).toBe(true)
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()

  await command(page, 'gts', 'Go to Settings')
  await isCurrent(page, 'Settings')
  await command(page, 'AKERSTROM zo', 'Zoë Åkerström')
  await isCurrent(page, 'Customers')
  await expect(field(page, en.fields.names.email)).toHaveValue('zoe@example.org')
  await goTo(page, en.shell.screens.outbox)
  await command(page, 'seat window', 'Zoë Åkerström')
  await expect(field(page, en.fields.names.email)).toHaveValue('zoe@example.org')
  await goTo(page, en.shell.screens.history)
  await command(page, String(people.zoe.id), 'Zoë Åkerström')
  await expect(field(page, en.fields.names.email)).toHaveValue('zoe@example.org')

  await command(page, 'dens comp', 'Density: compact')
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact')
  await page.keyboard.press('ControlOrMeta+k')
  const recent = palette(page).getByRole('group', { name: en.palette.recent })
  await expect(recent).toContainText('Go to Settings')
  await expect(recent).toContainText('Zoë Åkerström')
  await palette(page).getByRole('combobox').fill('xyzzy')
  await expect(palette(page)).toContainText(en.palette.nothing)
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette(page)).toBeHidden()
  await command(page, 'density comfortable', 'Density: comfortable')
})

test('each shortcut on the sheet does what the sheet says', async () => {
  const { app, store, count: everyone } = await shared()
  const { page } = app
  const sheet = page.getByRole('dialog', { name: en.palette.shortcuts })
  const search = page.getByRole('textbox', { name: en.customers.search, exact: true })
  const selected = () => grid(page).locator('[role="row"][aria-selected="true"]')
  await grid(page).focus()
  await page.keyboard.press(en.form.addresses.residential)
  await page.keyboard.press('Enter')
  await expect(form(page)).toContainText(`1 of ${everyone}`)
  const phone = await field(page, en.fields.names.phone).inputValue()

  const proofs: Readonly<Record<string, () => Promise<unknown>>> = {
    'Save customer': async () => {
      await field(page, en.fields.names.company).fill('Shortcut Ltd')
      await page.keyboard.press('ControlOrMeta+s')
      await expect(statusBar(page)).toContainText('1 edit waiting')
    },
    'Undo last saved edit': async () => {
      await grid(page).focus()
      await page.keyboard.press('ControlOrMeta+z')
      await expect(statusBar(page)).toContainText('Nothing waiting')
    },
    'Try now': async () => {
      await store.setOffline(false)
      await page.keyboard.press('ControlOrMeta+Enter')
      await expect(statusBar(page)).toContainText(en.shell.connected)
    },
    'Go to Customers': () => goes('1', 'Customers'),
    'Go to Outbox': () => goes('2', 'Outbox'),
    'Go to Conflicts': () => goes('3', 'Conflicts'),
    'Go to History': () => goes('4', 'History'),
    'Go to Import': () => goes('5', 'Import'),
    'Go to Settings': () => goes(',', 'Settings'),
    'Commands…': async () => {
      await page.keyboard.press('ControlOrMeta+k')
      await expect(palette(page)).toBeVisible()
      await page.keyboard.press('Escape')
    },
    'Keyboard shortcuts': async () => {
      await grid(page).focus()
      await page.keyboard.press('?')
      await expect(sheet).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(sheet).toBeHidden()
    },
    'Search customers': async () => {
      for (const key of ['ControlOrMeta+f', '/']) {
        await grid(page).focus()
        await page.keyboard.press(key)
        await expect(search).toBeFocused()
      }
      await expect(search).toHaveValue('')
    },
    'Next customer': async () => {
      await page.keyboard.press('Alt+ArrowDown')
      await expect(form(page)).toContainText(`2 of ${everyone}`)
    },
    'Previous customer': async () => {
      await page.keyboard.press('Alt+ArrowUp')
      await expect(form(page)).toContainText(`1 of ${everyone}`)
    },
    'One row down': () => moves('ArrowDown', `2 of ${everyone}`),
    'One row up': () => moves('ArrowUp', `1 of ${everyone}`),
    'Last row': () => moves('End', `${everyone} of ${everyone}`),
    'First row': () => moves('Home', `1 of ${everyone}`),
    'Select or deselect': async () => {
      await grid(page).focus()
      const count = await selected().count()
      await page.keyboard.press('Space')
      await expect(selected()).not.toHaveCount(count)
      await page.keyboard.press('Space')
      await expect(selected()).toHaveCount(count)
    },
    'Select more': async () => {
      await grid(page).focus()
      await page.keyboard.press(en.form.addresses.residential)
      await page.keyboard.press('Shift+ArrowDown')
      await page.keyboard.press('Shift+ArrowDown')
      await expect(page.getByText('3 selected', { exact: true })).toBeVisible()
    },
    'Select all results': async () => {
      await grid(page).focus()
      await page.keyboard.press('ControlOrMeta+a')
      await expect(page.getByText(`${everyone} selected`, { exact: true })).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByText(`${everyone} selected`, { exact: true })).toBeHidden()
    },
    Open: async () => {
      await grid(page).focus()
      await page.keyboard.press(en.form.addresses.residential)
      await page.keyboard.press('Enter')
      await expect(field(page, en.fields.names.first_name)).toBeFocused()
    },
    [en.palette.keys.nextField]: async () => {
      await field(page, en.fields.names.first_name).focus()
      await page.keyboard.press('Tab')
      await expect(field(page, en.fields.names.last_name)).toBeFocused()
    },
    [en.palette.keys.previousField]: async () => {
      await page.keyboard.press('Shift+Tab')
      await expect(field(page, en.fields.names.first_name)).toBeFocused()
    },
    [en.palette.keys.revert]: async () => {
      await field(page, en.fields.names.phone).fill('0')
      await page.keyboard.press(process.platform === 'darwin' ? 'Meta+Shift+Backspace' : 'Alt+Backspace')
      await expect(field(page, en.fields.names.phone)).toHaveValue(phone)
    },
    Close: async () => {
      await field(page, en.fields.names.phone).focus()
      await page.keyboard.press('Escape')
      await expect(grid(page)).toBeFocused()
    },
    [en.shell.goBack]: async () => {
      await page.keyboard.press('ControlOrMeta+1')
      await page.keyboard.press('ControlOrMeta+2')
      await page.keyboard.press('Alt+ArrowLeft')
      await isCurrent(page, en.shell.screens.customers)
    },
    [en.shell.goForward]: async () => {
      await page.keyboard.press('Alt+ArrowRight')
      await isCurrent(page, en.shell.screens.outbox)
      await page.keyboard.press('ControlOrMeta+1')
    },
    'Discard an edit in the outbox': async () => {
      await store.setOffline(true)
      await noticeOffline(page)
      await goTo(page, en.shell.screens.customers)
      await edit(page, { Company: 'Discarded Ltd' })
      await goTo(page, en.shell.screens.outbox)
      await page.getByRole('option').first().click()
      await page.keyboard.press('Delete')
      await expect(statusBar(page)).toContainText('Nothing waiting')
    },
  }
  async function goes(key: string, screen: string): Promise<void> {
    await page.keyboard.press(`ControlOrMeta+${key}`)
    await isCurrent(page, screen)
    await page.keyboard.press('ControlOrMeta+1')
  }
  async function moves(key: string, to: string): Promise<void> {
    await grid(page).focus()
    await page.keyboard.press(key)
    await expect(form(page)).toContainText(to)
  }

  await store.setOffline(true)
  await noticeOffline(page)
  await grid(page).focus()
  await page.keyboard.press('?')
  await expect(sheet).toBeVisible()
  const listed = new Set(await sheet.getByRole('term').allInnerTexts())
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  expect([...listed].toSorted()).toEqual(Object.keys(proofs).toSorted())
  for (const [name, prove] of Object.entries(proofs)) await test.step(name, prove)
})

test('what was saved last can be undone until it was sent, and not while a person types', async () => {
  const { app, store } = await shared()
  const { page } = app
  const [one, two] = [await store.customer(3), await store.customer(8)]
  await store.setOffline(true)
  await noticeOffline(page)
  await openCustomer(page, one.email)
  await edit(page, { Company: 'First' })
  await openCustomer(page, two.email)
  await edit(page, { Company: 'Second', Notes: 'Typed' })
  await expect(statusBar(page)).toContainText('2 edits waiting')

  // In an input the keys are the input's own.
  await field(page, en.fields.names.notes).pressSequentially('!')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field(page, en.fields.names.notes)).toHaveValue('Typed')
  await expect(statusBar(page)).toContainText('2 edits waiting')

  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText(/^Undid your last edit to /).first()).toContainText(two.last_name)
  await expect(statusBar(page)).toContainText('1 edit waiting')
  await expect(field(page, en.fields.names.company)).toHaveValue(two.company)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(statusBar(page)).toContainText('Nothing waiting')

  await openCustomer(page, one.email)
  await edit(page, { Company: 'Third' })
  await store.setOffline(false)
  await allDelivered(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText(en.shell.nothingToUndo).first()).toBeVisible()
  expect(puts(await store.control('GET', 'requests')).map(({ body }) => body)).toEqual([{ company: 'Third' }])
})

const ACTIONS = [
  'Go to Customers',
  'Go to Outbox',
  'Go to Conflicts',
  'Go to History',
  'Go to Import',
  'Go to Settings',
  'Search customers',
  'Next customer',
  'Try now',
  'Undo last saved edit',
  'Pause sending',
  'Fetch changes now',
  'Find deleted customers',
  'Keyboard shortcuts',
  'Add another store',
  'Sign out',
  'Sign out and erase',
  'Theme: dark',
  'Density: compact',
  'Sprache: Deutsch',
]
