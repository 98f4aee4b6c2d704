import { setTimeout as pause } from 'node:timers/promises'
import * as acts from './app-actions.mjs'

/**
 * A day of work that leaves behind one of everything that the app keeps, for `scripts/write-fixture.mjs`.
 *
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./practice-store-process.mjs').PracticeProcess} PracticeProcess
 * @typedef {{ id: number, email: string, [field: string]: unknown }} Customer
 */

/** Customers whom the practice store makes; those of `PEOPLE` come to them. */
export const SEEDED = { customers: 47, seed: 7 }
/** The customers of the app's own practice store. */
export const PRACTICE = { customers: 12, seed: 7 }
/** @public written into the fixture by scripts/write-fixture.mjs */
export const PASSPHRASE = 'copper lantern orbit thistle'
/** The password that waits to be set. @public written into the fixture by scripts/write-fixture.mjs */
export const PASSWORD = 'Harvest-moon-1969'

/** @param {string} first @param {string} last @param {Readonly<Record<string, string>>} [more] */
const person = (first, last, more = {}) => ({
  first_name: first,
  last_name: last,
  email: `${first.toLowerCase()}@example.org`,
  ...more,
})

/** Each is there for one thing. */
export const PEOPLE = {
  delivered: person('Ada', 'Byron', { phone: '100', company: 'Looms' }),
  deliveredOtherwise: person('Kim', 'Sato'),
  nothingLeft: person('Max', 'Held', { phone: '300' }),
  discarded: person('Lou', 'Faber'),
  refused: person('Ben', 'Okri', { company: 'Okri Books' }),
  locked: person('Cleo', 'Nardi'),
  serverError: person('Ivy', 'Chen', { phone: '600' }),
  conflict: person('Eve', 'Lind', { phone: '700', company: 'Lind' }),
  gone: person('Dan', 'Abiola'),
  crashed: person('Fay', 'Moreau', { phone: '900' }),
  queued: person('Gus', 'Weber', { phone: '1000' }),
  password: person('Hal', 'Stone'),
  draft: person('Jo', 'Park'),
}

/**
 * The first store: the app's own practice store, with an edit that was delivered and one that waits.
 * @param {Page} page the first screen, without a keychain
 * @param {readonly Customer[]} customers two of the practice store
 */
export async function practise(page, [first, second]) {
  if (!first || !second) throw new Error('Two customers are needed.')
  await page.getByLabel('Under a passphrase', { exact: true }).check()
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('The same again', { exact: true }).fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Try the practice store' }).click()
  await acts.customersArrive(page, String(PRACTICE.customers))
  await page.getByRole('button', { name: 'Hide the first steps' }).click()
  await save(page, first, { Company: 'First delivered' })
  await waiting(page, 'Nothing waiting')
  await page.getByRole('button', { name: 'Practice store', exact: true }).click()
  await page.getByRole('switch', { name: 'Take the store offline' }).check()
  await page.keyboard.press('Escape')
  await acts.noticeOffline(page)
  await save(page, second, { Company: 'Waits for practice' })
  await waiting(page, '1 edit waiting')
}

/** The second store, beside the first. @param {Page} page @param {PracticeProcess} store */
export async function addStore(page, store) {
  await page.getByTestId('store-switch').click()
  await page.getByRole('menuitem', { name: /Add another store/ }).click()
  await acts.connect(page, store)
  await acts.customersArrive(page, String(SEEDED.customers + Object.keys(PEOPLE).length))
}

/**
 * Colleagues change so much that the app puts its blocks in order and writes segments for the next start.
 * @param {Page} page
 * @param {PracticeProcess} store
 */
export async function muchChanges(page, store) {
  await acts.goTo(page, 'Settings')
  for (let round = 1; (await segmentsOn(page, store)) === 0; round += 1) {
    if (round > 60) throw new Error('The app writes no segments.')
    const ids = Array.from({ length: SEEDED.customers }, (_, at) => at + 1)
    await Promise.all(ids.map((id) => store.control('PUT', `customers/${id}`, { notes: `Visit ${round}` })))
    await page.getByRole('button', { name: 'Fetch changes now' }).click()
    // Once it has been quiet for two seconds, the app begins.
    await pause(round > 22 ? 3_000 : 300)
  }
}

/** @param {Page} page @param {PracticeProcess} store @returns {Promise<number>} */
const segmentsOn = (page, { storeHash }) =>
  page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const { indexedDB } = /** @type {any} */ (globalThis)
        const opening = indexedDB.open(name)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const counting = opening.result.transaction('segments').objectStore('segments').count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
    `counterfoil-${storeHash}`,
  )

/** What has an end, or is refused, while there is a connection. @param {Page} page */
export async function workConnected(page) {
  await save(page, PEOPLE.delivered, { Phone: '101', Company: 'Engines' })
  await waiting(page, 'Nothing waiting')
  await save(page, PEOPLE.deliveredOtherwise, { Notes: 'Two bags  \n\n' })
  await waiting(page, 'Nothing waiting')

  await save(page, PEOPLE.refused, { Email: PEOPLE.delivered.email, Company: 'Okri & Co' })
  await waiting(page, '1 edit waiting')
  await acts.goTo(page, 'Outbox')
  await page.getByRole('option').filter({ hasText: 'Ben Okri' }).click()
  await page.getByRole('textbox', { name: 'Email', exact: true }).fill('ben.ok')
}

/**
 * What happens while the store cannot be reached, and what comes of it.
 * @param {Page} page
 * @param {PracticeProcess} store
 * @param {Readonly<Record<keyof typeof PEOPLE, Customer>>} people as the store has them
 */
export async function workOffline(page, store, people) {
  await store.control('PUT', 'offline', { offline: true })
  await acts.noticeOffline(page)
  await save(page, PEOPLE.conflict, { Phone: '701', Company: 'Lind & Daughters' })
  await save(page, PEOPLE.gone, { Phone: '801' })
  await save(page, PEOPLE.discarded, { Notes: 'Never sent' })
  await save(page, PEOPLE.nothingLeft, { Phone: '301' })
  await save(page, PEOPLE.nothingLeft, { Phone: '300' })
  await acts.goTo(page, 'Outbox')
  await page.getByRole('option').filter({ hasText: 'Lou Faber' }).click()
  await chosenEdit(page).getByRole('button', { name: 'Discard' }).click()
  await waiting(page, '3 edits waiting')
  await acts.openCustomer(page, PEOPLE.draft.email)
  await acts.field(page, 'Notes').fill('Half a thought')
  await page.getByText('1 field changed').waitFor()

  await store.control('PUT', `customers/${people.conflict.id}`, { phone: '702', company: 'Lind & Sons' })
  await store.control('DELETE', `customers/${people.gone.id}`)
  await store.control('PUT', 'offline', { offline: false })
  await acts.goTo(page, 'Conflicts')
  const company = page.getByRole('group', { name: /“Company”/ })
  await company.getByRole('radio', { name: /^Something else/ }).click({ timeout: 60_000 })
  await company.getByRole('textbox').fill('Lind & Half a w')
  await acts.goTo(page, 'Outbox')
  await page.getByRole('option').filter({ hasText: 'Dan Abiola' }).filter({ hasText: 'gone' }).waitFor()
}

/** How a person likes it, but for the language. @param {Page} page */
export async function choosePreferences(page) {
  await acts.goTo(page, 'Customers')
  await page.getByRole('button', { name: 'Sort and columns' }).click()
  const popover = page.getByRole('dialog', { name: 'Sort and columns' })
  await popover.getByLabel('Sort by').selectOption('ID')
  await popover.getByLabel('Order').selectOption('Descending')
  await popover.getByLabel('Phone', { exact: true }).check()
  await page.keyboard.press('Escape')
  await acts.goTo(page, 'Settings')
  for (const name of ['Dark', 'Compact']) await page.getByText(name, { exact: true }).click()
}

/**
 * What the store puts off. It comes last, because trying now ends every wait.
 * @param {Page} page
 * @param {PracticeProcess} store
 */
export async function bePutOff(page, store) {
  for (const [status, customer, values] of /** @type {const} */ ([
    [423, PEOPLE.locked, { Notes: 'Rings twice' }],
    [500, PEOPLE.serverError, { Phone: '601' }],
  ])) {
    const before = await putsIn(store)
    const answer = { kind: 'answer', status, headers: { 'retry-after': RETRY_AFTER_S } }
    await store.control('POST', 'faults', { match: { method: 'PUT' }, do: answer })
    await save(page, customer, values)
    await untilPuts(store, before + 1)
  }
  await waiting(page, '5 edits waiting')
}

/**
 * The last minute: an edit is on its way, sending is paused, and two more are saved. Then the app may be killed.
 * @param {Page} page
 * @param {PracticeProcess} store
 */
export async function workToTheLastMoment(page, store) {
  await store.control('POST', 'faults', {
    match: { method: 'PUT' },
    do: { kind: 'never', isApplied: true },
  })
  const before = await putsIn(store)
  await save(page, PEOPLE.crashed, { Phone: '901' })
  await untilPuts(store, before + 1)
  await acts.goTo(page, 'Outbox')
  await page.getByRole('button', { name: 'Pause sending' }).click()
  await save(page, PEOPLE.queued, { Phone: '1001' })
  await acts.edit(page, { Company: 'Weber & Weber' })
  await acts.openCustomer(page, PEOPLE.password.email)
  await page.getByRole('button', { name: 'Set a new password' }).click()
  await acts.form(page).getByLabel('New password', { exact: true }).fill(PASSWORD)
  await acts.form(page).getByLabel('New password again').fill(PASSWORD)
  await page.keyboard.press('ControlOrMeta+s')
  await page.getByText('A new password waits for the store.').waitFor()
  await acts.goTo(page, 'Settings')
  await page.getByText('Deutsch', { exact: true }).click()
  await page.getByRole('navigation').getByRole('button', { name: 'Postausgang' }).click()
}

/** @param {Page} page @param {{ email: string }} customer @param {Readonly<Record<string, string>>} values */
async function save(page, { email }, values) {
  await acts.openCustomer(page, email)
  await acts.edit(page, values)
}

/** @param {Page} page @param {string} words */
const waiting = (page, words) => acts.statusBar(page).getByText(words).first().waitFor()

/** @param {Page} page */
const chosenEdit = (page) => page.getByRole('region', { name: 'The chosen edit' })

/** @param {PracticeProcess} store @returns {Promise<number>} */
async function putsIn(store) {
  const requests = /** @type {readonly { method: string }[]} */ (await store.control('GET', 'requests'))
  return requests.filter(({ method }) => method === 'PUT').length
}

/** Waits until the store has received so many updates. @param {PracticeProcess} store @param {number} count */
async function untilPuts(store, count) {
  while ((await putsIn(store)) < count) await pause(50)
}

/** Longer than the rest of the story. */
const RETRY_AFTER_S = '240'
