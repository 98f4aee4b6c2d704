import { texts as en } from '../../renderer/i18n/en/index.ts'
import { customersArrive, field, form, statusBar } from '../support/app/app-actions.mjs'
import { drawn } from '../support/app/scene-steps.mjs'
import { allDelivered, expect, test } from '../support/e2e/start-app.ts'
import { heard, keyboardOf } from '../support/e2e/keyboard.ts'

test.setTimeout(300_000)

test('the whole story works by keyboard alone, and the focus is always visible', async ({
  launchApp,
  newStore,
}) => {
  const store = await newStore()
  const ada = await store.add({
    first_name: 'Ada',
    last_name: 'Byron',
    email: 'ada@example.org',
    company: 'Engines',
  })
  const alan = await store.add({
    first_name: 'Alan',
    last_name: 'Turing',
    email: 'alan@example.org',
    company: 'Engines',
  })
  const app = await launchApp({ env: { COUNTERFOIL_API_URL: store.url } })
  const { page } = app
  await page.setViewportSize({ width: 1440, height: 900 })
  const { press, type, tabTo, isSeen } = keyboardOf(page)
  const grid = page.getByRole('grid', { name: en.shell.screens.customers })
  const row = (name: string) => grid.getByRole('row').filter({ hasText: name })

  await test.step('signs in', async () => {
    await expect(page.getByLabel(en.signIn.hash, { exact: true })).toBeFocused()
    await drawn(page)
    await type(store.storeHash)
    await press('Tab')
    await expect(page.getByLabel(en.signIn.token, { exact: true })).toBeFocused()
    await type(store.accessToken)
    await page.keyboard.press('Enter')
    await customersArrive(page, '42')
    await isSeen('signing in')
  })

  await test.step('finds and opens a customer', async () => {
    await press('ControlOrMeta+f')
    await type('engines')
    await expect(page.getByTestId('count')).toHaveText('2 results')
    await press('ArrowDown', 'ArrowDown', 'Enter')
    await expect(field(page, en.fields.names.first_name)).toBeFocused()
    await expect(field(page, en.fields.names.first_name)).toHaveValue('Alan')
    await expect(row('Turing')).toHaveAttribute('aria-current', 'true')
    await expect(row('Turing')).toHaveAttribute('aria-selected', 'false')
  })

  await test.step('changes fields and saves', async () => {
    await tabTo(field(page, en.fields.names.phone))
    await type('030 1234')
    await tabTo(field(page, en.fields.names.company))
    await type('Bombe Works')
    await press('ControlOrMeta+s')
    await heard(page, 'Saved: Alan Turing')
    await expect(field(page, en.fields.names.company)).toBeFocused()
    await heard(page, '1 edit delivered')
    await allDelivered(page)
    expect(await store.customer(alan.id)).toMatchObject({ phone: '030 1234', company: 'Bombe Works' })
  })

  await test.step('goes to the next customer, and puts a field back', async () => {
    await press('Alt+ArrowUp')
    await expect(form(page)).toContainText('1 of 1')
    await expect(field(page, en.fields.names.first_name)).toHaveValue('Ada')
    await expect(field(page, en.fields.names.company)).toBeFocused()
    await expect(field(page, en.fields.names.company)).toHaveValue('Engines')
    await press('End')
    await type(' and Sons')
    await expect(page.getByTestId('changed-count')).toHaveText('1 field changed')
    await press('Alt+Backspace')
    await expect(field(page, en.fields.names.company)).toHaveValue('Engines')
    await expect(field(page, en.fields.names.company)).toBeFocused()
  })

  await test.step('ticks rows, and gives them up again', async () => {
    await press('ControlOrMeta+f')
    await type('example.org')
    await expect(page.getByTestId('count')).toContainText('results')
    await press('ArrowDown', en.form.addresses.residential, 'Space')
    await heard(page, '1 selected')
    await press('ArrowDown', 'ArrowDown', 'Space')
    await heard(page, '2 selected')
    await press('Shift+ArrowDown', 'Shift+ArrowDown')
    await heard(page, '4 selected')
    await press('Shift+ArrowUp')
    await heard(page, '3 selected')
    await tabTo(page.getByRole('button', { name: en.customers.clearSelection }))
    await press('Enter')
    await expect(page.getByRole('region', { name: /selected/ })).toHaveCount(0)
    await press('ControlOrMeta+f')
    await type('ada@example.org')
    await expect(page.getByTestId('count')).toHaveText('1 result')
    await press('Enter')
    await expect(field(page, en.fields.names.first_name)).toHaveValue('Ada')
  })

  await test.step('edits without a connection; discards that in the outbox, and takes this back', async () => {
    await store.setOffline(true)
    await press('ControlOrMeta+Enter')
    await heard(page, 'Not connected. Your edits will be sent later.')
    await tabTo(field(page, en.fields.names.notes))
    await type('Rings twice.')
    await press('ControlOrMeta+s')
    await heard(page, en.form.savedWaits('Ada Byron'))
    await press('ControlOrMeta+2')
    await expect(page.getByRole('listbox')).toBeFocused()
    await expect(page.getByRole('option')).toContainText('Ada Byron')
    await press('Delete')
    // A notice with the focus stays as long as it is needed.
    const undo = page.getByRole('button', { name: en.shell.undo, exact: true }).last()
    await expect(undo).toBeVisible()
    await isSeen('discarding')
    await tabTo(undo)
    await heard(page, 'Edit to Ada Byron discarded')
    await expect(statusBar(page)).toContainText('Nothing waiting')
    await press('Enter')
    await expect(statusBar(page)).toContainText('1 edit waiting')
    await expect(page.getByRole('option')).toContainText('Ada Byron')
    await isSeen('undo')
  })

  await test.step('decides a conflict', async () => {
    await store.colleague(ada.id, { notes: 'Rings once.' })
    await store.setOffline(false)
    await press('ControlOrMeta+Enter')
    await heard(page, 'Connected to the store')
    await heard(page, 'Conflict: someone else also changed Ada Byron')
    await press('ControlOrMeta+3')
    await expect(page.getByRole('listbox')).toBeFocused()
    await press('Enter')
    await tabTo(page.getByRole('radio').first())
    await press('Space', 'ArrowDown')
    await expect(page.getByRole('main')).toContainText(en.conflicts.effect.keeps)
    await press('ArrowUp')
    await expect(page.getByRole('main')).toContainText('Sends Rings twice.')
    await press('ControlOrMeta+s')
    await heard(page, 'No conflicts left')
    await isSeen('the last conflict')
    await allDelivered(page)
    expect((await store.customer(ada.id)).notes).toBe('Rings twice.')
  })

  await test.step('puts the old values back from the history', async () => {
    await press('ControlOrMeta+4')
    await expect(page.getByRole('article').first()).toContainText('Rings twice.')
    await press('ControlOrMeta+f', 'ArrowDown')
    await expect(page.getByRole('article').first()).toBeFocused()
    await press('Tab')
    await expect(page.getByRole('button', { name: en.history.restore }).first()).toBeFocused()
    await press('Enter')
    await heard(page, 'The previous values of Ada Byron are in the outbox')
    await allDelivered(page)
    await isSeen('putting back')
    expect((await store.customer(ada.id)).notes).toBe('Rings once.')
  })

  await test.step('changes the theme, and does not sign out after all', async () => {
    await press('ControlOrMeta+k')
    await type('settings')
    await press('Enter')
    await expect(page.getByRole('heading', { name: en.shell.screens.settings, level: 1 })).toBeVisible()
    await tabTo(page.getByRole('radio', { name: en.settings.themes.system }).first())
    await press('ArrowRight', 'ArrowRight')
    await expect(page.getByRole('radio', { name: en.settings.themes.dark })).toBeChecked()
    await press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
    await press('Escape')
    await expect(page.getByRole('radio', { name: en.settings.themes.dark })).toBeFocused()

    const signOut = page.getByRole('button', { name: en.shell.signOut, exact: true })
    await tabTo(signOut)
    await press('Enter')
    await expect(page.getByRole('alertdialog')).toBeVisible()
    await press('Escape')
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
    await expect(signOut).toBeFocused()
  })

  await app.close()
})
