import { texts as en } from '../../renderer/i18n/en/index.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect, customersArrive, edit, openCustomer, statusBar } from '../support/app/app-actions.mjs'
import { filesWith } from '../support/app/find-in-files.mjs'
import { expect, startPracticeStore, test } from '../support/e2e/app.ts'
import type { Customer } from '../support/e2e/store-record.ts'

test('each way in which signing in can fail has words of its own, and the last try works', async ({
  launchApp,
}) => {
  const store = await startPracticeStore({ customers: 30, seed: 3 })
  try {
    const app = await launchApp({ env: { COUNTERFOIL_API_URL: store.url } })
    const { page } = app
    const says = (words: string) => expect(page.getByRole('main')).toContainText(words)

    await connect(page, { ...store, storeHash: 'not a hash!' })
    await says(en.problems['hash-invalid'].what)
    await connect(page, { ...store, accessToken: 'two words' })
    await says(en.problems['token-invalid'].what)
    await connect(page, { ...store, accessToken: 'wrongwrongwrong' })
    await says(en.signIn.problems['token-rejected']?.what ?? '')
    await connect(page, { ...store, storeHash: 'other1' })
    await says(en.signIn.problems['store-not-found']?.what ?? '')

    await store.control('PUT', 'scopes', { customers: 'none' })
    await connect(page, store)
    await says('This token can’t read customers')
    await store.control('PUT', 'scopes', { customers: 'modify' })

    await store.control('POST', 'faults', {
      times: 20,
      do: { kind: 'answer', status: 200, body: '<!doctype html><h1>Log in to the train</h1>' },
    })
    await connect(page, store)
    await says(en.signIn.problems.intercepted?.what ?? '')
    await store.control('DELETE', 'faults')

    await store.control('PUT', 'offline', { offline: true })
    await connect(page, store)
    await says(en.signIn.problems['connection-lost']?.what ?? '')
    await store.control('PUT', 'offline', { offline: false })

    await connect(page, { ...store, storeHash: `https://api.bigcommerce.com/stores/${store.storeHash}/v3/` })
    await customersArrive(page, '30')
    expect(app.output).not.toMatch(/^\s+at /m)
  } finally {
    await store.stop()
  }
})

test('the credentials file can be chosen, and what it holds is kept nowhere', async ({
  launchApp,
  practiceStore,
  folders,
}) => {
  const app = await launchApp({ env: { COUNTERFOIL_API_URL: practiceStore.url } })
  const file = [
    `ACCESS TOKEN: ${practiceStore.accessToken}`,
    'CLIENT NAME: Desk',
    `API PATH: https://api.bigcommerce.com/stores/${practiceStore.storeHash}/v3/`,
    'CLIENT ID: client1234567',
    'CLIENT SECRET: secret-secret-secret',
  ].join('\r\n')
  await app.page.getByText('choose it').waitFor()
  const path = join(folders(), 'BigCommerceAPI-credentials.txt')
  writeFileSync(path, file)
  const chooser = app.page.waitForEvent('filechooser')
  await app.page.getByText('choose it').click()
  await (await chooser).setFiles(path)
  await customersArrive(app.page, '2,000')
  await app.close()
  expect(filesWith(app.userData, 'secret-secret-secret')).toEqual([])
  expect(filesWith(app.userData, practiceStore.accessToken)).toEqual([])
})

test('a token that may only read is noticed at the first edit, which waits for a better token', async ({
  launchApp,
}) => {
  const store = await startPracticeStore({ customers: 30, seed: 3, more: ['--scope', 'read-only'] })
  try {
    const { page } = await launchApp({ env: { COUNTERFOIL_API_URL: store.url } })
    await connect(page, store)
    await customersArrive(page, '30')
    const customer = (await store.control('GET', 'customers/4')) as Customer
    await openCustomer(page, customer.email)
    await edit(page, { Company: 'Reads Only Ltd' })
    await expect(page.getByText('This token doesn’t have permission').first()).toBeVisible({
      timeout: 20_000,
    })
    await expect(statusBar(page)).toContainText('1 edit waiting')

    await store.control('PUT', 'scopes', { customers: 'modify' })
    const { accessToken } = (await store.control('POST', 'token')) as { accessToken: string }
    await page.getByRole('button', { name: en.shell.enterToken }).first().click()
    await page.getByLabel(en.shell.newToken, { exact: true }).fill(accessToken)
    await page.getByRole('button', { name: en.shell.useToken }).click()
    await expect(statusBar(page)).toContainText('Nothing waiting', { timeout: 20_000 })
    expect((await store.control('GET', 'customers/4')) as Customer).toMatchObject({
      company: 'Reads Only Ltd',
    })
  } finally {
    await store.stop()
  }
})

test('a settings file that is damaged is set aside and said so', async ({ launchApp, folders }) => {
  const userData = folders()
  writeFileSync(join(userData, 'settings.json'), '{"theme": "dark", "stores": [')
  const { page } = await launchApp({ userData })
  await expect(page.getByText(/settings could not be read/i)).toBeVisible()
  await expect(page.getByLabel(en.signIn.hash, { exact: true })).toBeVisible()
})
