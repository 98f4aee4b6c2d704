import { customersArrive, field, form, statusBar } from '../../electron/setup/desk-acts.mjs'
import { allDelivered, expect, test } from './desk.ts'
import { heard, keyboardOf } from './keyboard.ts'

test.setTimeout(300_000)

test('the whole story goes by the keyboard alone, and the focus is always seen', async ({
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
  const grid = page.getByRole('grid', { name: 'Customers' })
  const row = (name: string) => grid.getByRole('row').filter({ hasText: name })

  await test.step('signs in', async () => {
    await expect(page.getByLabel('Store hash', { exact: true })).toBeFocused()
    await type(store.storeHash)
    await press('Tab')
    await expect(page.getByLabel('Access token', { exact: true })).toBeFocused()
    await type(store.accessToken)
    await page.keyboard.press('Enter')
    await customersArrive(page, '42')
    await isSeen('signing in')
  })

  await test.step('finds and opens a customer', async () => {
    await press('ControlOrMeta+f')
    await type('engines')
    await expect(page.getByTestId('count')).toHaveText('2 hits')
    await press('ArrowDown', 'ArrowDown', 'Enter')
    await expect(field(page, 'First name')).toBeFocused()
    await expect(field(page, 'First name')).toHaveValue('Alan')
    await expect(row('Turing')).toHaveAttribute('aria-current', 'true')
    await expect(row('Turing')).toHaveAttribute('aria-selected', 'false')
  })

  await test.step('changes fields and saves', async () => {
    await tabTo(field(page, 'Phone'))
    await type('030 1234')
    await tabTo(field(page, 'Company'))
    await type('Bombe Works')
    await press('ControlOrMeta+s')
    await heard(page, 'Saved: Alan Turing')
    await expect(field(page, 'Company')).toBeFocused()
    await heard(page, '1 edit delivered')
    await allDelivered(page)
    expect(await store.customer(alan.id)).toMatchObject({ phone: '030 1234', company: 'Bombe Works' })
  })

  await test.step('goes to the next customer, and puts a field back', async () => {
    await press('Alt+ArrowUp')
    await expect(form(page)).toContainText('1 of 1')
    await expect(field(page, 'First name')).toHaveValue('Ada')
    await expect(field(page, 'Company')).toBeFocused()
    await expect(field(page, 'Company')).toHaveValue('Engines')
    await press('End')
    await type(' and Sons')
    await expect(page.getByTestId('changed-count')).toHaveText('1 field changed')
    await press('Alt+Backspace')
    await expect(field(page, 'Company')).toHaveValue('Engines')
    await expect(field(page, 'Company')).toBeFocused()
  })

  await test.step('ticks rows, and gives them up again', async () => {
    await press('ControlOrMeta+f')
    await type('example.org')
    await expect(page.getByTestId('count')).toContainText('hits')
    await press('ArrowDown', 'Home', 'Space')
    await heard(page, '1 selected')
    await press('ArrowDown', 'ArrowDown', 'Space')
    await heard(page, '2 selected')
    await press('Shift+ArrowDown', 'Shift+ArrowDown')
    await heard(page, '4 selected')
    await press('Shift+ArrowUp')
    await heard(page, '3 selected')
    await tabTo(page.getByRole('button', { name: 'Clear the selection' }))
    await press('Enter')
    await expect(page.getByRole('region', { name: /selected/ })).toHaveCount(0)
    await press('ControlOrMeta+f')
    await type('ada@example.org')
    await expect(page.getByTestId('count')).toHaveText('1 hit')
    await press('Enter')
    await expect(field(page, 'First name')).toHaveValue('Ada')
  })

  await test.step('edits without a connection; discards that in the outbox, and takes this back', async () => {
    await store.setOffline(true)
    await press('ControlOrMeta+Enter')
    await heard(page, 'Not connected. What you save is sent later.')
    await tabTo(field(page, 'Notes'))
    await type('Rings twice.')
    await press('ControlOrMeta+s')
    await heard(page, 'Saved on this machine: Ada Byron. It goes when the store can be reached.')
    await press('ControlOrMeta+2')
    await expect(page.getByRole('listbox')).toBeFocused()
    await expect(page.getByRole('option')).toContainText('Ada Byron')
    await press('Delete')
    await heard(page, 'Edit of Ada Byron discarded')
    await expect(statusBar(page)).toContainText('Nothing waiting')
    await isSeen('discarding')
    await tabTo(page.getByRole('button', { name: 'Undo', exact: true }).last())
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
    await heard(page, 'Conflict: somebody else changed Ada Byron too')
    await press('ControlOrMeta+3')
    await expect(page.getByRole('listbox')).toBeFocused()
    await press('Enter')
    await tabTo(page.getByRole('radio').first())
    await press('Space', 'ArrowDown')
    await expect(page.getByRole('main')).toContainText('Keeps what the store has')
    await press('ArrowUp')
    await expect(page.getByRole('main')).toContainText('Will send: Rings twice.')
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
    await expect(page.getByRole('button', { name: 'Put it back' }).first()).toBeFocused()
    await press('Enter')
    await heard(page, 'The values of Ada Byron from before are in the outbox')
    await allDelivered(page)
    await isSeen('putting back')
    expect((await store.customer(ada.id)).notes).toBe('Rings once.')
  })

  await test.step('changes the theme, and does not sign out after all', async () => {
    await press('ControlOrMeta+k')
    await type('settings')
    await press('Enter')
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
    await tabTo(page.getByRole('radio', { name: 'System' }).first())
    await press('ArrowRight', 'ArrowRight')
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
    await press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
    await press('Escape')
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeFocused()

    const signOut = page.getByRole('button', { name: 'Sign out', exact: true })
    await tabTo(signOut)
    await press('Enter')
    await expect(page.getByRole('alertdialog')).toBeVisible()
    await press('Escape')
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
    await expect(signOut).toBeFocused()
  })

  await app.close()
})
