import { setTimeout as pause } from 'node:timers/promises'
import * as acts from './desk-acts.mjs'

/**
 * A desk in the middle of a day, and a walk past everything that it can show: for pictures, and for specs that
 * look at every screen. The walk goes by keys, which are the same in every language.
 *
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./practice-process.mjs').PracticeProcess} PracticeProcess
 * @typedef {'en' | 'de'} Language
 *
 * @typedef {object} Scene
 * @property {string} name
 * @property {(page: Page, language: Language, store: PracticeProcess) => Promise<unknown>} show
 * @property {(page: Page, language: Language, store: PracticeProcess) => Promise<unknown>} [leave] where more is
 *   to be done than going elsewhere
 */

/** What `spendTheDay` and the scenes expect: `startPracticeStore(STORE)`. */
export const STORE = { customers: 2000, seed: 7 }
/** With the one who comes in the course of the day, in either language. */
const ALL_CUSTOMERS = /2[.,]001/

/**
 * Signs in at a store that takes its time: the first customers are here, the others on their way.
 * @param {Page} page the first screen
 * @param {PracticeProcess} store
 */
export async function arrive(page, store) {
  await store.control('PUT', 'latency', { ms: 200 })
  await acts.connect(page, store)
  await page.getByRole('grid').getByRole('row').nth(5).waitFor({ timeout: 60_000 })
  await store.control('PUT', 'latency', { ms: 15_000 })
}

/**
 * Leaves the desk without a connection with all there can be: three edits that wait, one that was refused, one in
 * conflict, and counterfoils of what was delivered.
 * @param {Page} page after `arrive`
 * @param {PracticeProcess} store
 */
export async function spendTheDay(page, store) {
  await store.control('PUT', 'latency', { ms: 0 })
  await acts.goTo(page, 'Customers')
  await acts.customersArrive(page, '2,000')
  await acts.openCustomer(page, PEOPLE.jenkins)
  await acts.edit(page, { Phone: '0131 496 0971' })
  await acts.openCustomer(page, PEOPLE.sutcliffe)
  await acts.edit(page, { Notes: 'Rings before she comes by. Prefers the side entrance.' })
  await acts.statusBar(page).getByText('Nothing waiting').waitFor()

  await store.control('PUT', 'offline', { offline: true })
  await acts.noticeOffline(page)
  await acts.openCustomer(page, PEOPLE.jackson)
  await acts.edit(page, { Email: 'studio@example.com' })
  await acts.openCustomer(page, PEOPLE.edwards)
  await acts.edit(page, {
    Company: 'Edwards & Daughters',
    Notes: 'Wants a call before anything over $800 ships.',
    // The store credit is always read before it is sent: what the colleague did is found for certain.
    'Store credit': '90.00',
  })
  await acts.openCustomer(page, PEOPLE.obrien)
  await acts.edit(page, { Company: 'Leeds Primary School, Art Room' })
  await acts.openCustomer(page, PEOPLE.fletcher)
  await acts.edit(page, { 'Store credit': '62.50' })
  await store.control('POST', 'customers', { first_name: 'Nova', email: 'studio@example.com' })
  await store.control('PUT', 'customers/14', {
    company: 'Edwards Supply & Sons',
    notes: 'Wants a call before anything over $500 ships. Moved to Leeds.',
    store_credit: '60.0000',
  })
  await store.control('PUT', 'offline', { offline: false })
  await page.keyboard.press('ControlOrMeta+Enter')
  await acts.statusBar(page).getByText('2 edits waiting').waitFor({ timeout: 60_000 })
  await acts.goTo(page, 'Conflicts')
  await page.getByRole('main').getByRole('group').first().waitFor({ timeout: 60_000 })

  await store.control('PUT', 'offline', { offline: true })
  await acts.noticeOffline(page)
  await acts.openCustomer(page, PEOPLE.montà)
  await acts.edit(page, { Company: 'Vetreria Montà', Phone: '+39 06 5550 4423' })
  await acts.openCustomer(page, PEOPLE.neumann)
  await acts.edit(page, { Notes: 'Bestellt zum Schulanfang. Rechnung an die Filiale.' })
  await acts.openCustomer(page, PEOPLE.pemberton)
  await acts.edit(page, { Phone: '0131 496 0886' })
  await acts.statusBar(page).getByText('5 edits waiting').waitFor()
}

/**
 * Another language, as the settings would choose it; the page begins anew in it.
 * @param {Page} page
 * @param {Language} language
 */
export async function speak(page, language) {
  await page.evaluate(`localStorage.setItem('counterfoil.language', '"${language}"')`)
  await page.reload()
  await page.getByRole('main').waitFor()
}

/**
 * The screen before all others.
 * @type {Scene & { show: (page: Page, language: Language) => Promise<unknown> }}
 */
export const SIGN_IN = {
  name: 'sign-in',
  show: (page, language) =>
    page.getByRole('button', { name: WORDS[language].connect, exact: true }).waitFor(),
}

/** What there is before anything was done. @type {readonly Scene[]} */
export const BEGINNING = [
  {
    name: 'first-download',
    async show(page) {
      await go(page, 1)
      await page.getByRole('progressbar').first().waitFor()
    },
  },
  { name: 'outbox-empty', show: (page) => go(page, 2) },
  { name: 'conflicts-none', show: (page) => go(page, 3) },
  { name: 'history-none', show: (page) => go(page, 4) },
]

/** Every screen and dialog of the desk. @type {readonly Scene[]} */
export const SCENES = [
  {
    name: 'customers',
    async show(page) {
      await openInTheList(page, PEOPLE.pemberton)
    },
    leave: close,
  },
  {
    name: 'search',
    async show(page) {
      await search(page, 'prefers friday')
      await page.locator('mark').first().waitFor()
    },
  },
  { name: 'nobody-found', show: (page) => search(page, 'xyzzy') },
  {
    name: 'filter',
    async show(page, language) {
      await search(page, '')
      await page.getByRole('button', { name: WORDS[language].filter, exact: true }).click()
      await page.getByRole('dialog').waitFor()
    },
    leave: escape,
  },
  {
    name: 'columns',
    async show(page, language) {
      await page.getByRole('button', { name: WORDS[language].columns, exact: true }).click()
      await page.getByRole('dialog').waitFor()
    },
    leave: escape,
  },
  {
    name: 'typing',
    async show(page, language) {
      await open(page, PEOPLE.jenkins)
      const form = acts.form(page)
      await form.locator('[data-field="company"] input').fill('Jenkins & Co.')
      await form.locator('[data-field="email"] input').fill('thomas.jenkins16@example')
      await form.locator('[data-field="store_credit"] input').fill('15')
      await form.locator('[data-field="password"] button').click()
      await form.locator('[data-field="password"] input').first().fill('correct-horse')
      await form.locator('[data-field="first_name"] input').focus()
      await search(page, language === 'de' ? 'thom' : 'jenk')
      await page.locator('mark').first().waitFor()
    },
    async leave(page, language) {
      const discard = page.getByRole('button', { name: WORDS[language].discard, exact: true })
      await discard.click()
      await discard.waitFor({ state: 'detached' })
      const note = page.locator('.notice')
      await note.getByRole('button').last().click()
      await note.waitFor({ state: 'detached' })
      await close(page)
    },
  },
  {
    name: 'selection',
    async show(page) {
      await search(page, 'edwards')
      await page.getByText(PEOPLE.edwards).waitFor()
      await page.keyboard.press('ArrowDown')
      for (let more = 0; more < 5; more += 1) await page.keyboard.press('Shift+ArrowDown')
      await page.getByRole('region').getByText(/^6 /).waitFor()
    },
  },
  {
    name: 'many-at-once',
    async show(page, language) {
      const { change, amount, preview } = WORDS[language]
      await page.getByRole('button', { name: change }).click()
      const dialog = page.getByRole('dialog')
      await dialog.locator('[value="credit"]').check()
      await dialog.getByRole('combobox').selectOption('add')
      await dialog.getByLabel(amount, { exact: true }).fill('10')
      await dialog.getByRole('button', { name: preview, exact: true }).click()
      await dialog.getByRole('listitem').first().waitFor()
    },
    async leave(page) {
      await escape(page)
      await search(page, '')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Escape')
    },
  },
  { name: 'outbox', show: (page) => go(page, 2) },
  {
    name: 'refused',
    async show(page) {
      await page.getByRole('option').nth(0).click()
      await page.locator('article input').first().waitFor()
    },
    async leave(page) {
      await go(page, 4)
      await go(page, 2)
    },
  },
  {
    name: 'waiting',
    async show(page) {
      await page.getByRole('option').nth(2).click()
      await page.locator('article ins').first().waitFor()
    },
  },
  {
    name: 'notice',
    async show(page) {
      await page.getByRole('listbox').press('Delete')
      await page.locator('.notice').getByRole('button').first().waitFor()
    },
    async leave(page) {
      const undo = page.locator('.notice').getByRole('button').first()
      await undo.click()
      await undo.waitFor({ state: 'detached' })
    },
  },
  {
    name: 'question',
    async show(page) {
      await page
        .getByRole('main')
        .getByRole('button', { name: /^(More|Mehr)$/ })
        .click()
      await page.getByRole('menuitem').last().click()
      await page.getByRole('alertdialog').waitFor()
    },
    async leave(page) {
      await page.keyboard.press('Escape')
      await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    },
  },
  { name: 'conflicts', show: (page) => go(page, 3) },
  {
    name: 'choices',
    async show(page) {
      await page.getByRole('option').first().click()
      const fields = page.getByRole('main').getByRole('group')
      await fields.nth(0).getByRole('radio').nth(1).check()
      await fields.nth(1).getByRole('radio').nth(2).check()
      await fields.nth(1).getByRole('button').click()
    },
  },
  { name: 'history', show: (page) => go(page, 4) },
  { name: 'import', show: (page) => go(page, 5) },
  {
    name: 'import-columns',
    async show(page, language) {
      const file = { name: 'spring-mailing.csv', mimeType: 'text/csv', buffer: Buffer.from(SHEET) }
      await page.locator('input[type="file"]').setInputFiles(file)
      await page.getByRole('button', { name: WORDS[language].tryOut, exact: true }).waitFor()
    },
  },
  {
    name: 'import-trial',
    async show(page, language) {
      await page.getByRole('button', { name: WORDS[language].tryOut, exact: true }).click()
      await page.getByRole('button', { name: WORDS[language].saveGood }).waitFor()
    },
  },
  { name: 'settings', show: (page) => page.keyboard.press('ControlOrMeta+,') },
  {
    name: 'settings-end',
    show: (page) => page.getByRole('main').getByRole('heading').last().scrollIntoViewIfNeeded(),
  },
  {
    name: 'palette',
    async show(page) {
      await page.keyboard.press('ControlOrMeta+k')
      await page.getByRole('dialog').getByRole('combobox').fill('edwards')
      await page
        .getByRole('option', { name: /Edwards/ })
        .first()
        .waitFor()
    },
    leave: escape,
  },
  {
    name: 'shortcuts',
    async show(page) {
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
    leave: escape,
  },
]

/** What has a consequence for what follows. @type {readonly Scene[]} */
export const END = [
  {
    name: 'token',
    async show(page, language, store) {
      await store.control('POST', 'token')
      await store.control('PUT', 'offline', { offline: false })
      await go(page, 2)
      await page.keyboard.press('ControlOrMeta+Enter')
      await page.getByRole('button', { name: WORDS[language].newToken, exact: true }).waitFor()
    },
  },
  {
    name: 'compact',
    async show(page) {
      await page.evaluate(`document.documentElement.dataset.density = 'compact'`)
      await openInTheList(page, PEOPLE.edwards)
    },
    leave: (page) => page.evaluate(`delete document.documentElement.dataset.density`),
  },
]

/** @param {Page} page @param {number} place of the screen in the navigation */
const go = (page, place) => page.keyboard.press(`ControlOrMeta+${place}`)

/** @param {Page} page @param {string} text */
async function search(page, text) {
  await page.getByRole('contentinfo').waitFor()
  await go(page, 1)
  const box = page.getByRole('search').getByRole('textbox')
  await box.waitFor()
  await page.keyboard.press('ControlOrMeta+f')
  await box.fill(text)
}

/** @param {Page} page @param {string} email */
async function open(page, email) {
  await search(page, email)
  await page.getByRole('grid').getByText(email, { exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await acts.form(page).waitFor()
}

/** Open, and in view among all the others. @param {Page} page @param {string} email */
async function openInTheList(page, email) {
  await open(page, email)
  await search(page, '')
  await page.getByText(ALL_CUSTOMERS).first().waitFor()
  // To the next one and back: the list comes along, where there is room for it.
  const shown = acts.form(page).locator('[data-field="email"] input')
  await page.keyboard.press('Alt+ArrowDown')
  while ((await shown.inputValue()) === email) await pause(20)
  await page.keyboard.press('Alt+ArrowUp')
  while ((await shown.inputValue()) !== email) await pause(20)
  await page.evaluate('document.activeElement.blur()')
}

/** Out of the form and out of the list. @param {Page} page */
async function close(page) {
  await search(page, '')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await acts.form(page).waitFor({ state: 'detached' })
}

/** @param {Page} page */
async function escape(page) {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Those in the practice store whom the day is about. */
const PEOPLE = {
  pemberton: 'rorypemberton6@post.example.org',
  montà: 'lorenzo.monta10@example.com',
  edwards: 'edwards.brianna14@mail.example.com',
  jenkins: 'thomas.jenkins16@example.org',
  fletcher: 'finlayfletcher24@post.example.org',
  neumann: 'klaus.neumann25@mail.example.com',
  sutcliffe: 'g.sutcliffe27@mail.example.com',
  jackson: 'c.jackson30@mail.example.com',
  obrien: 'a.obrien31@mail.example.com',
}

/** What has no key of its own is found by its words. */
const WORDS = {
  en: {
    connect: 'Connect',
    filter: 'Filter',
    columns: 'Sort and columns',
    discard: 'Discard changes',
    newToken: 'Enter a new token',
    change: 'Change 6 customers',
    amount: 'Amount',
    preview: 'Preview',
    tryOut: 'Try it out',
    saveGood: /^Save/,
  },
  de: {
    connect: 'Verbinden',
    filter: 'Filter',
    columns: 'Sortierung und Spalten',
    discard: 'Änderungen verwerfen',
    newToken: 'Neues Token eingeben',
    change: '6 Kunden ändern',
    amount: 'Betrag',
    preview: 'Vorschau',
    tryOut: 'Probelauf starten',
    saveGood: /speichern$/i,
  },
}

/** Rows of every kind: some would change, one is so already, the last two cannot go. */
const SHEET = `ID,Last name,Company,Phone,Store credit
9,Nowak,Księgarnia „Pod Lipą”,+48 22 555 04 95,25
11,Delgado,"Delgado & Delgado, Inc.",+1 555 010 3999,65
15,Vaudoyer,Librairie Vaudoyer & Fils,+33 6 39 98 46 03,75
18,Moreau,Atelier Moreau,+33 6 39 98 17 48,0
22,Brooks,,555-0196,0
26,Carter,Carter Signs,07700 900279,12.5
999999,Nobody,,,5
33,Rowntree,Rowntree's,+44 20 7946 0144,twenty
`
