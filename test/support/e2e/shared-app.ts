import { texts as en } from '../../../renderer/i18n/en/index.ts'
import { connect, customersArrive, goTo, statusBar } from '../app/app-actions.mjs'
import { removeFolder } from '../app/remove-folder.mjs'
import { type App, launch, type LaunchOptions, makeFolder } from './app.ts'
import { allDelivered, expect, startTestStore, test, type TestStore } from './start-app.ts'
import type { Customer } from './store-record.ts'

interface SharedApp<Name extends string> {
  readonly app: App
  readonly store: TestStore
  /** The customers that the tests of the file named. */
  readonly people: Readonly<Record<Name, Customer>>
  /** How many customers there are, in words: "42". */
  readonly count: string
}

interface Options<Name extends string> {
  /** How many customers the store has besides those with names; 40 unless told. */
  readonly customers?: number
  /** More flags of the practice store. */
  readonly more?: readonly string[]
  /** Customers of the tests. Two tests that change the same one would not be independent. */
  readonly people?: Readonly<Record<Name, Readonly<Record<string, unknown>>>>
}

/**
 * One app and one practice store for those tests of a file that can follow one another: a start costs seconds.
 * The first test that asks for them starts them. Each one gets them connected, with nothing waiting and no notice, on
 * the screen of all customers, and with an empty record of requests; other things, such as filters, a test puts back
 * itself. After a test that failed, Playwright goes on in another process, and with a fresh app.
 */
export function sharedApp<Name extends string = never>(
  options: Options<Name> = {},
): () => Promise<SharedApp<Name>> {
  const started = sharedByTests((ends) => start(options, ends))
  return async () => {
    const shared = await started()
    await makePlain(shared)
    return shared
  }
}

/** The same for an app that needs no store. It is as the test before has left it. */
export const sharedLaunch = (options: Omit<LaunchOptions, 'userData'> = {}): (() => Promise<App>) =>
  sharedByTests((ends) => launchUntil(ends, options))

/** What has to be ended after the tests of the file, the first one last. */
type Ends = (() => Promise<void>)[]

/** Begins something when the first test of a file asks for it, and ends it after the last test. */
export function sharedByTests<T>(begin: (ends: Ends) => Promise<T>): () => Promise<T> {
  const ends: Ends = []
  let begun: Promise<T> | null = null
  test.afterAll(async () => {
    for (const end of ends.toReversed()) await end()
  })
  return () => (begun ??= begin(ends))
}

async function launchUntil(ends: Ends, options: LaunchOptions): Promise<App> {
  const userData = makeFolder()
  ends.push(() => removeFolder(userData))
  const app = await launch({ ...options, userData })
  ends.push(() => app.kill())
  return app
}

async function start<Name extends string>(
  { customers = 40, more = [], people }: Options<Name>,
  ends: Ends,
): Promise<SharedApp<Name>> {
  const store = await startTestStore(customers, more)
  ends.push(() => store.stop())
  const added: [string, Customer][] = []
  for (const [name, values] of Object.entries<Readonly<Record<string, unknown>>>(people ?? {}))
    added.push([name, await store.add(values)])
  const app = await launchUntil(ends, { env: { COUNTERFOIL_API_URL: store.url } })
  await connect(app.page, store)
  const count = String(customers + added.length)
  await customersArrive(app.page, count)
  return { app, store, people: Object.fromEntries(added) as Record<Name, Customer>, count }
}

async function makePlain({ app: { page }, store, count }: SharedApp<string>): Promise<void> {
  await store.control('DELETE', 'faults')
  await store.setOffline(false)
  await goTo(page, en.shell.screens.customers)
  await page.getByRole('textbox', { name: en.customers.search, exact: true }).fill('')
  await customersArrive(page, count)
  await expect(statusBar(page)).toContainText(en.shell.connected)
  await allDelivered(page)
  await page
    .getByRole('button', { name: en.shell.dismiss, exact: true })
    .evaluateAll((buttons) => buttons.forEach((button) => button.click()))
  await store.control('DELETE', 'requests')
}
