import { texts as en } from '../../renderer/i18n/en/index.ts'
import {
  connect,
  customersArrive,
  field,
  goTo,
  noticeOffline,
  openCustomer,
  statusBar,
} from '../support/app/app-actions.mjs'
import { allDelivered, expect, save, test } from '../support/e2e/start-app.ts'
import { openGate } from '../support/e2e/gate.ts'
import { puts } from '../support/e2e/store-record.ts'

test.setTimeout(240_000)

test('two computers with edits of the same customer: the second is asked, and neither overwrites the other unseen', async ({
  newStore,
  launchApp,
  endOfStart,
}) => {
  const store = await newStore()
  const gates = [await openGate([store]), await openGate([store])] as const
  try {
    const [one, two] = await Promise.all(
      gates.map(({ url }) => launchApp({ env: { COUNTERFOIL_API_URL: url } })),
    )
    const [ada, ben, cleo] = [await store.customer(3), await store.customer(8), await store.customer(9)]
    if (!one || !two) throw new Error('There are not two apps.')
    for (const { page } of [one, two]) {
      await connect(page, store)
      await customersArrive(page, '40')
    }
    for (const gate of gates) gate.between = () => ({ isPassedOn: false, say: (answer) => answer.destroy() })
    for (const { page } of [one, two]) await noticeOffline(page)
    await save(one.page, ada, { Phone: '1', Company: 'One' })
    await save(one.page, ben, { Company: 'The same' })
    await save(two.page, ada, { Phone: '2', Notes: 'Two' })
    await save(two.page, ben, { Company: 'The same' })
    await save(two.page, cleo, { Company: 'Two' })

    // Started once more on the folder of the first: it gives way, and nothing becomes of the edits.
    expect((await endOfStart({ userData: one.userData })).code).toBe(0)
    await expect(statusBar(one.page)).toContainText('2 edits waiting')

    gates[0].between = null
    await one.page.keyboard.press('ControlOrMeta+Enter')
    await allDelivered(one.page)
    // Typed over what is about to change, and saved after it has.
    await openCustomer(one.page, ada.email)
    await field(one.page, en.fields.names.phone).fill('1 again')

    gates[1].between = null
    await two.page.keyboard.press('ControlOrMeta+Enter')
    await expect(statusBar(two.page)).toContainText('1 edit waiting', { timeout: 30_000 })
    await expect(statusBar(two.page)).toContainText('someone changed the same field in the store')
    expect(await store.customer(3)).toMatchObject({ phone: '1', company: 'One', notes: ada.notes })
    await goTo(two.page, en.shell.screens.conflicts)
    const main = two.page.getByRole('main')
    await main.getByRole('radio', { name: 'In the store now 1' }).waitFor()
    await main.getByRole('radio', { name: 'Yours 2' }).check()
    await main.getByRole('button', { name: en.form.showConflict, exact: true }).click()
    await allDelivered(two.page)
    expect(await store.customer(3)).toMatchObject({ phone: '2', company: 'One', notes: 'Two' })

    // What was fetched a moment ago is not fetched again before a save is sent, unless a person asks for it.
    await one.page.keyboard.press('ControlOrMeta+Enter')
    await one.page.keyboard.press('ControlOrMeta+s')
    await expect(statusBar(one.page)).toContainText('someone changed the same field in the store', {
      timeout: 30_000,
    })
    expect((await store.customer(3)).phone).toBe('2')

    // What is erased on one computer stays on the other.
    await goTo(two.page, en.shell.screens.settings)
    await two.page.getByRole('button', { name: en.settings.signOutErase }).click()
    await two.page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Erase/ })
      .click()
    await expect(two.page.getByLabel(en.signIn.hash, { exact: true })).toBeVisible()
    await one.restart()
    await expect(statusBar(one.page)).toContainText('1 edit waiting', { timeout: 30_000 })

    const sent = puts(await store.control('GET', 'requests'))
    expect(sent.map(({ customerId, body }) => [customerId, body])).toEqual(
      expect.arrayContaining([
        [3, { phone: '1', company: 'One' }],
        [3, { phone: '2', notes: 'Two' }],
        [8, { company: 'The same' }],
        [9, { company: 'Two' }],
      ]),
    )
    expect(sent).toHaveLength(4)
  } finally {
    for (const gate of gates) await gate.close()
  }
})
