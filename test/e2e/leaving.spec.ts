import { texts as en } from '../../renderer/i18n/en/index.ts'
import {
  connect,
  customersArrive,
  edit,
  goTo,
  noticeOffline,
  openCustomer,
  statusBar,
} from '../support/app/app-actions.mjs'
import { allDelivered, expect, numberIn, test } from '../support/e2e/start-app.ts'
import { openGate } from '../support/e2e/gate.ts'
import { pressWhenThere } from '../support/e2e/press.ts'

test.setTimeout(240_000)

test('quitting says how many edits wait and that they stay; badge and notifications show them', async ({
  newStore,
  appOn,
}) => {
  const store = await newStore()
  const [one, two, three] = [await store.customer(3), await store.customer(8), await store.customer(9)]
  const app = await appOn(store, '40', { env: { COUNTERFOIL_QUIT_WITHOUT_ASKING: '0' } })
  const lastBadge = async () => (await app.signals()).findLast(({ kind }) => kind === 'badge')
  const notifications = async () => (await app.signals()).filter(({ kind }) => kind === 'notification')
  await store.setOffline(true)
  await noticeOffline(app.page)
  await openCustomer(app.page, one.email)
  await edit(app.page, { Company: 'Stays' })
  await openCustomer(app.page, two.email)
  await edit(app.page, { Company: 'Mine' })
  await expect.poll(lastBadge).toEqual({ kind: 'badge', count: 2 })
  await app.askToQuit()
  await app.ended()
  expect(app.output).toContain('2 edits are waiting. They stay on this computer and are sent next time.')

  await app.restart()
  await expect(statusBar(app.page)).toContainText('2 edits waiting')
  await expect.poll(lastBadge).toEqual({ kind: 'badge', count: 2 })

  // Only what needs a person is notified, and only while the window is not in front.
  await openCustomer(app.page, three.email)
  await edit(app.page, { Email: one.email })
  await app.window.leave()
  await store.colleague(two.id, { company: 'Theirs' })
  await store.setOffline(false)
  await expect
    .poll(async () => JSON.stringify(await notifications()), { timeout: 60_000 })
    .toMatch(/2 edits need your attention|conflict.*rejected|rejected.*conflict/)
  expect(JSON.stringify(await notifications())).not.toMatch(/delivered|Connected/)
  await expect(statusBar(app.page)).toContainText('2 edits waiting')
  await expect.poll(lastBadge).toEqual({ kind: 'badge', count: 2 })
})

test('where nothing is kept, quitting warns of the loss and stays', async ({ newStore, launchApp }) => {
  test.skip(process.platform !== 'linux', 'Only Linux can be without a keychain.')
  const store = await newStore()
  const app = await launchApp({
    env: {
      COUNTERFOIL_API_URL: store.url,
      COUNTERFOIL_QUIT_WITHOUT_ASKING: '0',
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere',
    },
  })
  const { page } = app
  await page.getByText(en.signIn.keepMemory).click()
  await connect(page, store)
  await customersArrive(page, '40')
  await store.setOffline(true)
  await noticeOffline(page)
  await openCustomer(page, (await store.customer(3)).email)
  await edit(page, { Company: 'Fleeting' })
  await expect.poll(() => app.signals()).toContainEqual({ kind: 'badge', count: 1 })
  await app.askToQuit()
  await expect
    .poll(() => app.output)
    .toContain('1 edit is waiting. Nothing is kept on this computer after you quit, so it would be lost.')
  await expect(statusBar(page)).toContainText('1 edit waiting')
  await store.setOffline(false)
  await allDelivered(page)
})

test('a change for many that is not finished is not dropped by leaving without a question', async ({
  newStore,
  launchApp,
}) => {
  const [a, b] = [await newStore(1000, ['--quota', '100000']), await newStore(30, ['--seed', '6'])]
  const gate = await openGate([a, b])
  try {
    const env = { COUNTERFOIL_API_URL: gate.url, COUNTERFOIL_QUIT_WITHOUT_ASKING: '0' }
    const app = await launchApp({ env })
    const { page } = app
    const question = page.getByRole('alertdialog')
    const cancel = question.getByRole('button', { name: en.shell.cancel })
    const addStore = async () => {
      await page.getByTestId('store-switch').click()
      await page.getByRole('menuitem', { name: en.shell.addStore }).click()
    }
    await connect(page, b)
    await customersArrive(page, '30')
    await addStore()
    await connect(page, a)
    await customersArrive(page, '1,000')
    await a.setOffline(true)
    await noticeOffline(page)

    await page.getByRole('grid', { name: en.shell.screens.customers }).focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.getByRole('button', { name: 'Change 1,000 customers' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: en.bulk.kinds.notes }).check()
    await dialog.getByLabel(en.bulk.line).fill('Moved')
    await dialog.getByRole('button', { name: en.bulk.preview }).click()
    const pauses = pressWhenThere(page, {
      name: en.customers.download.pause,
      beside: String.raw`[1-9]\d* of 1,000 saved`,
      within: '[role="dialog"]',
    })
    await dialog.getByRole('button', { name: 'Save 1,000 changes' }).click()
    const savedThen = numberIn(await pauses)
    await expect(dialog).toContainText(en.bulk.paused)
    await page.keyboard.press('Escape')
    const run = statusBar(page).getByRole('button', { name: 'Change for 1,000 customers paused' })
    await expect(run).toBeVisible()
    // The batch that was being written when it was paused is still counted, as a whole.
    const counted = async () => numberIn(/: .*/.exec(await run.innerText())?.[0] ?? null)
    await expect.poll(counted).toBeGreaterThan(savedThen)
    const saved = await counted()
    await expect(statusBar(page)).toContainText(`${saved} edits waiting`)
    const left = 1000 - saved
    const words = `${saved} of 1,000 changes are saved. ${left} aren’t saved yet and would be lost.`

    await app.askToQuit()
    await expect
      .poll(() => app.output)
      .toContain(
        `Saving isn’t finished. ${saved} of 1000 changes are saved. ${left} aren’t saved yet and would be lost. ` +
          `${saved} edits are waiting. They stay on this computer and are sent next time.`,
      )
    await expect(run).toBeVisible()

    await goTo(page, en.shell.screens.settings)
    for (const name of ['Sign out', 'Sign out and erase']) {
      await page
        .getByRole('main')
        .getByRole('button', { name: new RegExp(`^${name}( ?…)?$`) })
        .click()
      await expect(question).toContainText(words)
      await cancel.click()
    }
    const other = page.getByRole('main').getByRole('button', { name: /^Switch to / })
    await other.click()
    await expect(question).toContainText(words)
    await expect(question).toContainText(en.bulk.leaveBody)
    await cancel.click()
    await expect(run).toBeVisible()

    await addStore()
    await connect(page, b)
    await expect(question).toContainText(words)
    await page.keyboard.press('Escape')
    await expect(question).toBeHidden()
    await page.getByRole('button', { name: en.shell.cancel, exact: true }).click()
    await expect(run).toBeVisible()

    await goTo(page, en.shell.screens.settings)
    await other.click()
    await question.getByRole('button', { name: `Switch and lose ${left} changes` }).click()
    await expect(run).toBeHidden()
    await goTo(page, en.shell.screens.customers)
    await customersArrive(page, '30')
    await goTo(page, en.shell.screens.settings)
    await other.click()
    await expect(statusBar(page)).toContainText(`${saved} edits waiting`)
    await expect(run).toBeHidden()
    await expect(question).toBeHidden()
  } finally {
    await gate.close()
  }
})
