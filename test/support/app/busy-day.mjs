import * as acts from './app-actions.mjs'
import { ODD, PEOPLE } from './practice-people.mjs'
import { en } from './texts.mjs'

// A store in the middle of a working day, for pictures and for specs that look at every screen.

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./practice-store-process.mjs').PracticeProcess} PracticeProcess
 */

/** What `spendTheDay` and the scenes expect: `startPracticeStore(STORE)`. */
export const STORE = { customers: 2000, seed: 7 }
/**
 * Signs in at a store that takes its time: the first customers are here, the others on their way.
 * @param {Page} page the first screen
 * @param {PracticeProcess} store
 */
export async function arrive(page, store) {
  await store.control('PUT', 'latency', { ms: 600 })
  await acts.connect(page, store)
  await page.getByRole('grid').getByRole('row').nth(5).waitFor({ timeout: 60_000 })
  await store.control('PUT', 'latency', { ms: 15_000 })
}

/**
 * Leaves the app without a connection, with everything that there can be: three edits that wait, one that was refused, one in
 * conflict, and counterfoils of what was delivered.
 * @param {Page} page after `UNREADABLE`
 * @param {PracticeProcess} store
 */
export async function spendTheDay(page, store) {
  for (const id of ODD) {
    await store.control('PUT', `customers/${id}/odd`, null)
    await store.control('PUT', `customers/${id}`, { notes: 'Mended.' })
  }
  await acts.goTo(page, en.shell.screens.customers)
  await page.keyboard.press('ControlOrMeta+Enter')
  await acts.customersArrive(page, '2,000')
  await acts.openCustomer(page, PEOPLE.jenkins)
  await acts.edit(page, { [en.fields.names.phone]: '0131 496 0971' })
  await acts.openCustomer(page, PEOPLE.sutcliffe)
  await acts.edit(page, { [en.fields.names.notes]: 'Rings before she comes by. Prefers the side entrance.' })
  await acts.statusBar(page).getByText(en.shell.waiting(0, '0')).waitFor()

  await store.control('PUT', 'offline', { offline: true })
  await acts.noticeOffline(page)
  await acts.openCustomer(page, PEOPLE.jackson)
  await acts.edit(page, { [en.fields.names.email]: 'studio@example.com' })
  await acts.openCustomer(page, PEOPLE.edwards)
  await acts.edit(page, {
    [en.fields.names.company]: 'Edwards & Daughters',
    [en.fields.names.notes]: 'Wants a call before anything over $800 ships.',
    // The store credit is always read before it is sent: what the colleague did is found for certain.
    [en.fields.names.store_credit]: '90.00',
  })
  await acts.openCustomer(page, PEOPLE.obrien)
  await acts.edit(page, { [en.fields.names.company]: 'Leeds Primary School, Art Room' })
  await acts.openCustomer(page, PEOPLE.fletcher)
  await acts.edit(page, { [en.fields.names.store_credit]: '62.50' })
  await store.control('POST', 'customers', { first_name: 'Nova', email: 'studio@example.com' })
  await store.control('PUT', 'customers/14', {
    company: 'Edwards Supply & Sons',
    notes: 'Wants a call before anything over $500 ships. Moved to Leeds.',
    store_credit: '60.0000',
  })
  await store.control('PUT', 'offline', { offline: false })
  await page.keyboard.press('ControlOrMeta+Enter')
  await acts.statusBar(page).getByText(en.shell.waiting(2, '2')).waitFor({ timeout: 60_000 })
  await acts.goTo(page, en.shell.screens.conflicts)
  await page.getByRole('main').getByRole('group').first().waitFor({ timeout: 60_000 })

  await store.control('PUT', 'offline', { offline: true })
  await acts.noticeOffline(page)
  await acts.openCustomer(page, PEOPLE.montà)
  await acts.edit(page, {
    [en.fields.names.company]: 'Vetreria Montà',
    [en.fields.names.phone]: '+39 06 5550 4423',
  })
  await acts.openCustomer(page, PEOPLE.neumann)
  await acts.edit(page, { [en.fields.names.notes]: 'Bestellt zum Schulanfang. Rechnung an die Filiale.' })
  await acts.openCustomer(page, PEOPLE.pemberton)
  await acts.edit(page, { [en.fields.names.phone]: '0131 496 0886' })
  await acts.statusBar(page).getByText(en.shell.waiting(5, '5')).waitFor()
}
