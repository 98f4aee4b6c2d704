import { texts as en } from '../../../renderer/i18n/en/index.ts'
import { connect, customersArrive, edit, goTo, openCustomer, statusBar } from '../app/app-actions.mjs'
import type { PracticeProcess } from '../app/practice-store-process.mjs'
import { type App, expect, type LaunchOptions, startPracticeStore, test as base } from './app.ts'
import type { Customer } from './store-record.ts'

export { expect } from './app.ts'

/** A practice store of one test, with words for what colleagues and the network do. */
export interface TestStore extends PracticeProcess {
  customer(id: number): Promise<Customer>
  /** Adds a customer, or changes one, as a colleague at the counter does. */
  add(values: Readonly<Record<string, unknown>>): Promise<Customer>
  colleague(id: number, values: Readonly<Record<string, unknown>>): Promise<unknown>
  setOffline(offline: boolean): Promise<unknown>
}

interface Fixtures {
  /** Starts a practice store that ends with the test; 40 customers unless told. */
  readonly newStore: (customers?: number, more?: readonly string[]) => Promise<TestStore>
  /** Launches the app, signs in to the store and waits for so many customers. */
  readonly appOn: (store: TestStore, customers: string, options?: LaunchOptions) => Promise<App>
}

export const test = base.extend<Fixtures>({
  newStore: async ({ browserName: _ }, use) => {
    const started: PracticeProcess[] = []
    await use(async (customers = 40, more = []) => {
      const store = await startTestStore(customers, more)
      started.push(store)
      return store
    })
    for (const store of started) await store.stop()
  },
  appOn: async ({ launchApp }, use) => {
    await use(async (store, customers, options = {}) => {
      const env = { ...options.env, COUNTERFOIL_API_URL: store.url }
      const app = await launchApp({ ...options, env })
      await connect(app.page, store)
      await customersArrive(app.page, customers)
      return app
    })
  },
})

/** Starts a practice store. Tests have it from `newStore`, which ends it as well. */
export async function startTestStore(customers: number, more: readonly string[]): Promise<TestStore> {
  const store = await startPracticeStore({ customers, seed: 5, more })
  return {
    ...store,
    customer: async (id) => (await store.control('GET', `customers/${id}`)) as Customer,
    add: async (values) => (await store.control('POST', 'customers', values)) as Customer,
    colleague: (id, values) => store.control('PUT', `customers/${id}`, values),
    setOffline: (offline) => store.control('PUT', 'offline', { offline }),
  }
}

/** Waits until the store has everything that was saved. */
export const allDelivered = (page: App['page']): Promise<void> =>
  expect(statusBar(page)).toContainText('Nothing waiting', { timeout: 30_000 })

/** Opens a customer, changes fields by their labels, and saves. */
export async function save(
  page: App['page'],
  { email }: Pick<Customer, 'email'>,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  await openCustomer(page, email)
  await edit(page, values)
}

/** The first number in words: "2,500 of 10,000" is 2500. */
export const numberIn = (words: string | null): number =>
  Number(/[\d,]+/.exec(words ?? '')?.[0].replaceAll(',', '') ?? NaN)

/** Opens the outbox and chooses the edit of a customer. */
export async function openEdit(page: App['page'], label: string): Promise<void> {
  await goTo(page, en.shell.screens.outbox)
  await page.getByRole('option').filter({ hasText: label }).click()
}

/** The file that a click lets the app save, as text. */
export async function savedFile(page: App['page'], click: () => Promise<unknown>): Promise<string> {
  return Buffer.from(await savedBytes(page, click)).toString('utf8')
}

/**
 * The same as bytes. They are taken from the page: where the host and a test both drive Chromium, only one of them
 * finds the file, and `save-file.spec.ts` looks at that.
 */
export async function savedBytes(page: App['page'], click: () => Promise<unknown>): Promise<Uint8Array> {
  await page.evaluate(KEEP_FILES)
  await click()
  let taken: unknown = null
  await expect.poll(async () => (taken = await page.evaluate(TAKE_FILE))).not.toBeNull()
  return new Uint8Array(Buffer.from(String(taken), 'base64'))
}

const KEEP_FILES = `{
  if (!window.keptFiles) {
    window.keptFiles = []
    const make = URL.createObjectURL
    URL.createObjectURL = (file) => {
      if (file.type !== '') window.keptFiles.push(file)
      return make.call(URL, file)
    }
  }
  window.keptFiles.length = 0
}`

const TAKE_FILE = `(async () => {
  const file = window.keptFiles.pop()
  if (!file) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
})()`
