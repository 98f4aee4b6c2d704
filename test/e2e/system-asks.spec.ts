import { texts as en } from '../../renderer/i18n/en/index.ts'
import { customersArrive } from '../support/app/app-actions.mjs'
import { startKeyring, whyNoKeyring } from '../support/contract/keyring.ts'
import { startProxy } from '../support/e2e/proxy.ts'
import { expect, test } from '../support/e2e/start-app.ts'

// What the system asks a person, and how the app says so: a proxy's password, and a keychain that waits.

test('a proxy that wants a password is asked about on the screen, again when it rejects one, and never kept', async ({
  newStore,
  launchApp,
}) => {
  const [store, proxy] = [await newStore(), await startProxy('ada', 'lovelace 1')]
  try {
    const app = await launchApp({
      env: { COUNTERFOIL_API_URL: store.url, COUNTERFOIL_HOST_PROXY: proxy.url },
    })
    test.skip(app.host !== 'chromium', 'Electron takes the system’s proxy.')
    const { page } = app
    const dialog = page.getByRole('dialog', { name: en.system.proxyTitle })
    await page.getByLabel(en.signIn.hash, { exact: true }).fill(store.storeHash)
    await page.getByLabel(en.signIn.token, { exact: true }).fill(store.accessToken)
    await page.getByRole('button', { name: en.signIn.connect, exact: true }).click()
    const { host } = new URL(proxy.url)
    await expect(dialog).toContainText(en.system.proxyText(host))

    const type = async (name: string, password: string): Promise<void> => {
      await dialog.getByLabel(en.system.proxyUser, { exact: true }).fill(name)
      await dialog.getByLabel(en.system.proxyPassword, { exact: true }).fill(password)
      await dialog.getByRole('button', { name: en.system.proxySignIn }).click()
    }
    await type('ada', 'wrong')
    await expect(dialog).toContainText(en.system.proxyRejected(host))
    await expect(dialog.getByLabel(en.system.proxyPassword, { exact: true })).toHaveValue('')
    await type('ada', 'lovelace 1')
    await customersArrive(page, '40')
    await expect(dialog).toHaveCount(0)
    expect(proxy.given().filter((login) => login === 'ada:wrong')).toHaveLength(1)
    // The store itself is never told the proxy's password.
    expect(JSON.stringify(await store.control('GET', 'requests'))).not.toMatch(
      /lovelace|proxy-authorization/i,
    )
  } finally {
    await proxy.close()
  }
})

test('a keychain that waits for a person is named on the screen, until it answers', async ({ launchApp }) => {
  const why = whyNoKeyring()
  test.skip(why !== null, why ?? '')
  const before = process.env['DBUS_SESSION_BUS_ADDRESS']
  const keyring = await startKeyring('unlocked')
  try {
    // A keychain does not answer either while its question to the person is open.
    keyring.freeze()
    const app = await launchApp()
    const note = app.page.getByRole('status').filter({ hasText: en.system.keychainTitle })
    await expect(note).toContainText(en.system.keychainText)
    keyring.thaw()
    await expect(note).toHaveCount(0)
    await expect(app.page.getByLabel(en.signIn.hash, { exact: true })).toBeVisible()
  } finally {
    keyring.thaw()
    await keyring.stop()
    process.env['DBUS_SESSION_BUS_ADDRESS'] = before
  }
})
