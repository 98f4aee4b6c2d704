import { texts as en } from '../../renderer/i18n/en/index.ts'
import {
  connect,
  customersArrive,
  edit,
  field,
  form,
  goTo,
  noticeOffline,
  openCustomer,
  statusBar,
} from '../support/app/app-actions.mjs'
import { filesWith } from '../support/app/find-in-files.mjs'
import { type App, expect, keychainOf, startPracticeStore, test } from '../support/e2e/app.ts'
import { OWN_TOKEN, type Customer, puts } from '../support/e2e/store-record.ts'

// The reason for everything: edit in a train without a connection, find it delivered at the station.

test('edits made offline survive a restart and arrive, each once and only in what was changed', async ({
  launchApp,
}) => {
  const store = await startPracticeStore({ customers: 2000, seed: 7 })
  try {
    const customer = async (id: number) => (await store.control('GET', `customers/${id}`)) as Customer
    const [one, two, three] = await Promise.all([customer(3), customer(14), customer(159)])
    const app = await launchApp({ env: { COUNTERFOIL_API_URL: store.url } })
    await connect(app.page, store)
    await customersArrive(app.page, '2,000')

    await store.control('PUT', 'offline', { offline: true })
    await noticeOffline(app.page)
    await openCustomer(app.page, one.email)
    await edit(app.page, { Phone: '+44 20 7946 0018' })
    await edit(app.page, { Phone: '+44 20 7946 0099', Company: 'Analytical Engines Ltd' })
    await openCustomer(app.page, two.email)
    await edit(app.page, { Notes: 'Call in the morning.\nעד הצהריים' })
    await openCustomer(app.page, three.email)
    await edit(app.page, { 'Store credit': '12.50' })
    await expect(statusBar(app.page)).toContainText('3 edits waiting')
    await expect(statusBar(app.page)).toContainText(en.shell.offline)

    await app.close()
    await store.control('DELETE', 'requests')
    await app.restart()
    await expect(statusBar(app.page)).toContainText('3 edits waiting')
    await customersArrive(app.page, '2,000')
    await openCustomer(app.page, one.email)
    await expect(field(app.page, en.fields.names.phone)).toHaveValue('+44 20 7946 0099')
    await expect(form(app.page)).toContainText('waiting')
    await expect(field(app.page, en.fields.names.company)).toHaveValue('Analytical Engines Ltd')
    await openCustomer(app.page, two.email)
    await expect(field(app.page, en.fields.names.notes)).toHaveValue('Call in the morning.\nעד הצהריים')
    expect(puts(await store.control('GET', 'requests'))).toEqual([])

    await store.control('PUT', 'offline', { offline: false })
    await expect(statusBar(app.page)).toContainText('Nothing waiting', { timeout: 30_000 })
    const sent = puts(await store.control('GET', 'requests'))
    expect(sent.toSorted((a, b) => a.customerId - b.customerId)).toEqual([
      {
        customerId: one.id,
        body: { company: 'Analytical Engines Ltd', phone: '+44 20 7946 0099' },
        token: OWN_TOKEN,
        status: 200,
      },
      {
        customerId: two.id,
        body: { notes: 'Call in the morning.\nעד הצהריים' },
        token: OWN_TOKEN,
        status: 200,
      },
      { customerId: three.id, body: { store_credit: '12.5000' }, token: OWN_TOKEN, status: 200 },
    ])
    await goTo(app.page, en.shell.screens.outbox)
    await expect(app.page.getByRole('main')).toContainText('Nothing')
    await goTo(app.page, en.shell.screens.history)
    await expect(app.page.getByRole('main')).toContainText('Analytical Engines Ltd')
  } finally {
    await store.stop()
  }
})

test('the token is in the keychain, in no file and nowhere in the page, and is gone after signing out', async ({
  launchApp,
  practiceStore,
}) => {
  const app = await launchApp({ env: { COUNTERFOIL_API_URL: practiceStore.url } })
  await connect(app.page, practiceStore)
  await customersArrive(app.page, '2,000')

  const account = `token:${practiceStore.storeHash}`
  expect(await inKeychain(app, account)).toBe(practiceStore.accessToken)
  expect(filesWith(app.userData, practiceStore.accessToken)).toEqual([])
  expect(await app.page.evaluate(wholePage)).not.toContain(practiceStore.accessToken)

  await goTo(app.page, en.shell.screens.settings)
  await app.page.getByRole('button', { name: en.shell.signOut, exact: true }).click()
  await app.page.getByRole('alertdialog').getByRole('button', { name: en.shell.signOut, exact: true }).click()
  await expect(app.page.getByLabel(en.signIn.hash, { exact: true })).toBeVisible()
  expect(await inKeychain(app, account)).toBeNull()
  await app.close()
  expect(filesWith(app.userData, practiceStore.accessToken)).toEqual([])
})

/** What the keychain of the system has, asked beside the app. */
async function inKeychain(app: App, account: string): Promise<string | null> {
  const keytar = await import('keytar')
  return keytar.default.getPassword(keychainOf(app), account)
}

/** Everything that a script in the page could read. Runs in the page. */
async function wholePage(): Promise<string> {
  const seen = new Set<unknown>()
  const texts: string[] = []
  const page = globalThis as unknown as {
    document: { documentElement: { outerHTML: string } }
    localStorage: Record<string, string>
    sessionStorage: Record<string, string>
    indexedDB: { databases(): Promise<{ name?: string }[]>; open(name: string): IDBRequestLike }
    counterfoil: Record<string, Record<string, (args: unknown) => Promise<unknown>>>
  }
  interface IDBRequestLike {
    result: {
      objectStoreNames: Iterable<string>
      transaction(names: string[]): { objectStore(name: string): { getAll(): IDBRequestLike } }
      close(): void
    }
    onsuccess: (() => void) | null
    onerror: (() => void) | null
  }
  const done = (request: IDBRequestLike): Promise<IDBRequestLike['result']> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(new Error('not readable'))
    })
  const add = (value: unknown, depth: number): void => {
    if (typeof value === 'string') texts.push(value)
    if (value instanceof Uint8Array) texts.push(new TextDecoder('latin1').decode(value))
    if (typeof value !== 'object' || value === null || seen.has(value) || depth > 8) return
    seen.add(value)
    for (const key of Reflect.ownKeys(value)) {
      try {
        add(Reflect.get(value, key), depth + 1)
      } catch {
        // What cannot be read is not within reach.
      }
    }
  }
  add(globalThis, 0)
  texts.push(page.document.documentElement.outerHTML)
  texts.push(JSON.stringify(page.localStorage), JSON.stringify(page.sessionStorage))
  for (const [group, method] of [
    ['app', 'info'],
    ['session', 'current'],
    ['connection', 'current'],
    ['practice', 'state'],
  ] as const) {
    texts.push(JSON.stringify(await page.counterfoil[group]?.[method]?.({})))
  }
  for (const { name = '' } of await page.indexedDB.databases()) {
    const database = await done(page.indexedDB.open(name))
    const stores = [...database.objectStoreNames]
    for (const store of stores) {
      add(await done(database.transaction([store]).objectStore(store).getAll()), 0)
    }
    database.close()
  }
  return texts.join('\n')
}
