import { texts as en } from '../../renderer/i18n/en/index.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  connect,
  customersArrive,
  edit,
  form,
  goTo,
  noticeOffline,
  openCustomer,
  statusBar,
} from '../support/app/app-actions.mjs'
import { filesWith } from '../support/app/find-in-files.mjs'
import { type App, keychainOf } from '../support/e2e/app.ts'
import { allDelivered, expect, test } from '../support/e2e/start-app.ts'
import { openGate } from '../support/e2e/gate.ts'
import { command } from '../support/e2e/palette.ts'
import { OWN_TOKEN, puts } from '../support/e2e/store-record.ts'

type Page = App['page']

test.setTimeout(240_000)

test('each of several stores has its own customers and outbox, and leaves nothing behind when it is erased', async ({
  newStore,
  launchApp,
}) => {
  const [a, b] = [await newStore(40), await newStore(30, ['--seed', '6'])]
  const gate = await openGate([a, b])
  try {
    const app = await launchApp({ env: { COUNTERFOIL_API_URL: gate.url } })
    const { page } = app
    const [ofA, ofB] = [await a.customer(3), await b.customer(3)]
    await connect(page, a)
    await customersArrive(page, '40')
    await a.setOffline(true)
    await noticeOffline(page)
    await openCustomer(page, ofA.email)
    await edit(page, { Company: 'Only for A' })
    await expect(statusBar(page)).toContainText('1 edit waiting')

    await page.getByTestId('store-switch').click()
    await page.getByRole('menuitem', { name: en.shell.addStore }).click()
    await connect(page, b)
    await customersArrive(page, '30')
    await expect(statusBar(page)).toContainText('Nothing waiting')
    await expect(form(page)).toHaveCount(0)
    await page.getByRole('textbox', { name: en.customers.search, exact: true }).fill(ofA.email)
    await expect(page.getByText(en.customers.noResults)).toBeVisible()
    await a.setOffline(false)
    await openCustomer(page, ofB.email)
    await edit(page, { Company: 'Only for B' })
    await allDelivered(page)
    expect((await a.customer(3)).company).toBe(ofA.company)

    await app.restart()
    await customersArrive(app.page, '30')
    const nameOfA = await otherStore(app.page)
    await command(app.page, 'switch', nameOfA)
    await customersArrive(app.page, '40')
    await allDelivered(app.page)
    for (const [store, company] of [
      [a, 'Only for A'],
      [b, 'Only for B'],
    ] as const) {
      const sent = puts(await store.control('GET', 'requests'))
      expect(sent.map(({ customerId, body, token }) => ({ customerId, body, token }))).toEqual([
        { customerId: 3, body: { company }, token: OWN_TOKEN },
      ])
    }

    // Signing out keeps what waits, and says so.
    await a.setOffline(true)
    await noticeOffline(app.page)
    await openCustomer(app.page, ofA.email)
    await edit(app.page, { Company: 'Waits for A' })
    const question = app.page.getByRole('alertdialog')
    await goTo(app.page, en.shell.screens.settings)
    await app.page.getByRole('button', { name: en.shell.signOut, exact: true }).click()
    await expect(question).toContainText('1 waiting edit stays too and is sent after you sign in again.')
    await question.getByRole('button', { name: en.shell.signOut, exact: true }).click()
    // B needs no token.
    await expect(app.page.getByRole('main')).toContainText(b.storeHash)
    await a.setOffline(false)
    await a.control('POST', 'faults', {
      match: { method: 'PUT' },
      times: 1000,
      do: { kind: 'answer', status: 503, isApplied: false },
    })
    await connect(app.page, a)
    await customersArrive(app.page, '40')
    await expect(statusBar(app.page)).toContainText('1 edit waiting')

    // Erasing says what is lost.
    await openCustomer(app.page, (await a.customer(4)).email)
    await edit(app.page, { Company: 'Lost for good' })
    await goTo(app.page, en.shell.screens.settings)
    await app.page.getByRole('button', { name: en.settings.signOutErase }).click()
    await expect(question).toContainText('2 edits haven’t been delivered and will be lost permanently.')
    await question.getByRole('button', { name: 'Erase and lose 2 edits' }).click()
    await expect(app.page.getByLabel(en.signIn.hash, { exact: true })).toBeVisible()
    const left = await app.page.evaluate<readonly string[]>(LEFT)
    expect(left.filter((name) => name.includes(a.storeHash))).toEqual([])
    expect(left.filter((name) => name.includes(b.storeHash))).not.toEqual([])
    const journalOf = ({ storeHash }: { storeHash: string }) => join(app.userData, `journal-${storeHash}.cfj`)
    expect([a, b].map((store) => existsSync(journalOf(store)))).toEqual([false, true])
    expect(await keysOf(app, a.storeHash)).toEqual([])
    expect(await keysOf(app, b.storeHash)).not.toEqual([])
    await app.close()
    const settings = readFileSync(join(app.userData, 'settings.json'), 'utf8')
    expect([a, b].map(({ storeHash }) => settings.includes(storeHash))).toEqual([false, true])
    for (const known of [ofA.email, ofA.last_name, 'Lost for good', 'Waits for A', a.accessToken]) {
      expect(filesWith(app.userData, known)).toEqual([])
    }
  } finally {
    await gate.close()
  }
})

/** What the menu of stores says of the one that is not open. */
async function otherStore(page: Page): Promise<string> {
  await page.getByTestId('store-switch').click()
  const name = await page.getByRole('menuitemradio', { checked: false }).innerText()
  await page.keyboard.press('Escape')
  return name.split('\n')[0]?.trim() ?? ''
}

/** Names of secrets that the keychain has of a store, asked beside the app. */
async function keysOf(app: App, storeHash: string): Promise<readonly string[]> {
  const keytar = await import('keytar')
  const all = await keytar.default.findCredentials(keychainOf(app))
  return all.map(({ account }) => account).filter((account) => account.includes(storeHash))
}

/** Names of databases and of what is kept beside them. Runs in the page. */
const LEFT = `indexedDB.databases().then((all) => [...all.map(({ name }) => name), ...Object.entries(localStorage).flat()])`
