import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as acts from './app-actions.mjs'
import { driveApp } from './app-driver.mjs'
import { filesWith } from './find-in-files.mjs'
import { openKeyringSession } from '../../../scripts/setup/keyring-session.mjs'
import { inRoot } from '../../../scripts/setup/paths.mjs'
import { startPracticeStore } from './practice-store-process.mjs'
import { en } from './texts.mjs'
import { say } from '../../../scripts/setup/print.mjs'

/**
 * The whole story without a screen: customers arrive, the store goes away, edits are saved, the app is closed
 * and started again, the store comes back, and what it received is compared with what was edited. Each step
 * is printed; pictures go to `demo/`.
 * @param {import('../../../scripts/setup/host-choice.mjs').Host} host
 * @param {string} [pictures] the folder for the pictures
 * @returns {Promise<number>} the exit code: 1 if a step failed
 */
export async function demo(host, pictures = inRoot('demo')) {
  Object.assign(process.env, await openKeyringSession())

  rmSync(pictures, { recursive: true, force: true })
  mkdirSync(pictures, { recursive: true })
  const userData = mkdtempSync(join(tmpdir(), 'counterfoil-demo-'))
  const store = await startPracticeStore({ customers: 2000, seed: 7 })
  const app = () =>
    driveApp(host, { userData, env: { COUNTERFOIL_API_URL: store.url, COUNTERFOIL_HOST_BANNER: '0' } })
  /** @type {{ app?: import('./app-driver.mjs').DrivenApp }} */
  const open = {}
  try {
    await tell({
      store,
      userData,
      async launch() {
        open.app = await app()
        await open.app.page.setViewportSize({ width: 1360, height: 860 })
        return open.app
      },
      async picture(name) {
        await open.app?.page.screenshot({ path: join(pictures, `${name}.png`) })
      },
    })
    say(`\nThe story is true. Its pictures are in ${pictures}`)
    return 0
  } catch (error) {
    say(`\nThis step failed: ${error instanceof Error ? error.message : String(error)}`)
    await open.app?.page.screenshot({ path: join(pictures, 'failed.png') }).catch(() => undefined)
    return 1
  } finally {
    await open.app?.kill()
    await store.stop()
    rmSync(userData, { recursive: true, force: true })
  }
}

/**
 * @typedef {object} Stage
 * @property {import('./practice-store-process.mjs').PracticeProcess} store
 * @property {string} userData
 * @property {() => Promise<import('./app-driver.mjs').DrivenApp>} launch
 * @property {(name: string) => Promise<void>} picture
 *
 * @typedef {{ method: string, path: string, headers: [string, string][], body: unknown, status: number | null }} RecordedRequest
 */

/** @param {Stage} stage */
async function tell({ store, userData, launch, picture }) {
  const numbers = [3, 14, 159]
  const people = await Promise.all(
    numbers.map(async (id) => {
      const customer = await store.control('GET', `customers/${id}`)
      return /** @type {{ id: number, email: string, company: string }} */ (customer)
    }),
  )
  const [first, second, third] = /** @type {[typeof people[0], typeof people[0], typeof people[0]]} */ (
    people
  )

  step('A practice store with 2,000 customers is open; the app is started for the first time.')
  let app = await launch()
  await app.page.getByRole('button', { name: en.signIn.connect, exact: true }).waitFor()
  await picture('1-sign-in')

  step('A person signs in, and the customers are downloaded.')
  await acts.connect(app.page, store)
  await acts.customersArrive(app.page, '2,000')
  await picture('2-customers')

  step('The store cannot be reached any more.')
  await store.control('PUT', 'offline', { offline: true })
  await acts.noticeOffline(app.page)

  step('Three customers are edited all the same, one of them twice.')
  await acts.openCustomer(app.page, first.email)
  await acts.edit(app.page, { [en.fields.names.phone]: '+44 20 7946 0018' })
  await acts.edit(app.page, {
    [en.fields.names.phone]: '+44 20 7946 0099',
    [en.fields.names.company]: 'Analytical Engines Ltd',
  })
  await picture('3-offline-edit')
  await acts.openCustomer(app.page, second.email)
  await acts.edit(app.page, { [en.fields.names.notes]: 'Prefers to be called in the morning.' })
  await acts.openCustomer(app.page, third.email)
  await acts.edit(app.page, { [en.fields.names.store_credit]: '12.50' })
  await acts.goTo(app.page, en.shell.screens.outbox)
  await acts.statusBar(app.page).getByText(en.shell.waiting(3, '3')).waitFor()
  await picture('4-outbox')

  step('The app is closed and started again, still without the store. Nothing is missing.')
  await app.close()
  await store.control('DELETE', 'requests')
  app = await launch()
  await acts.statusBar(app.page).getByText(en.shell.waiting(3, '3')).waitFor()
  await acts.openCustomer(app.page, first.email)
  check(
    (await acts.field(app.page, en.fields.names.phone).inputValue()) === '+44 20 7946 0099',
    'the phone number is there',
  )
  await picture('5-after-restart')

  step('The store comes back. The app notices and delivers.')
  await store.control('PUT', 'offline', { offline: false })
  await acts.statusBar(app.page).getByText(en.shell.waiting(0, '0')).waitFor({ timeout: 60_000 })
  await acts.goTo(app.page, en.shell.screens.history)
  await app.page.getByText('Analytical Engines Ltd').first().waitFor()
  await picture('6-history')

  step('What the store received is compared with what was edited.')
  const requests = /** @type {RecordedRequest[]} */ (await store.control('GET', 'requests'))
  const puts = requests.filter(({ method }) => method === 'PUT')
  check(puts.length === 3, `three PUTs arrived (${puts.length})`)
  for (const [person, body] of /** @type {const} */ ([
    [first, { company: 'Analytical Engines Ltd', phone: '+44 20 7946 0099' }],
    [second, { notes: 'Prefers to be called in the morning.' }],
    [third, { store_credit: '12.5000' }],
  ])) {
    const put = puts.find(({ path }) => path.endsWith(`/customers/${person.id}`))
    check(put?.status === 200, `customer ${person.id} was updated`)
    check(same(put?.body, body), `and only in what was changed: ${JSON.stringify(put?.body)}`)
  }
  check(
    // The practice store masks its own token in the record, and keeps no header of a request with another one.
    puts.every(({ headers }) =>
      headers.some(([name, value]) => /^x-auth-token$/i.test(name) && value === '•••'),
    ),
    'each with the right token',
  )

  step('The token is looked for in every file of the app.')
  await app.close()
  const found = filesWith(userData, store.accessToken)
  check(found.length === 0, found.length === 0 ? 'it is in none' : `it is in ${found.join(', ')}`)
}

let steps = 0
/** @param {string} sentence */
function step(sentence) {
  steps += 1
  say(`\n${steps}. ${sentence}`)
}

/** @param {boolean} isTrue @param {string} what */
function check(isTrue, what) {
  if (!isTrue) throw new Error(`it is not so that ${what}`)
  say(`   ✓ ${what}`)
}

/** Equal whatever the order of the fields. @param {unknown} a @param {Readonly<Record<string, unknown>>} b */
function same(a, b) {
  if (typeof a !== 'object' || a === null) return false
  const one = Object.entries(a).toSorted(([x], [y]) => (x < y ? -1 : 1))
  const other = Object.entries(b).toSorted(([x], [y]) => (x < y ? -1 : 1))
  return JSON.stringify(one) === JSON.stringify(other)
}
