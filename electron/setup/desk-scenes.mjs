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
 * @property {(page: Page, language: Language) => Promise<unknown>} show
 * @property {(page: Page) => Promise<unknown>} [leave] where more is to be done than going elsewhere
 */

/** What `spendTheDay` and the scenes expect: `startPracticeStore(STORE)`. */
export const STORE = { customers: 2000, seed: 7 }

/**
 * Signs in, and leaves the desk without a connection with all there can be: three edits that wait, one that was
 * refused, one in conflict, and counterfoils of what was delivered.
 * @param {Page} page the first screen
 * @param {PracticeProcess} store
 */
export async function spendTheDay(page, store) {
  await acts.connect(page, store)
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

/** The screen before all others. @type {Scene} */
export const SIGN_IN = {
  name: 'sign-in',
  show: (page, language) =>
    page.getByRole('button', { name: WORDS[language].connect, exact: true }).waitFor(),
}

/** Every screen and dialog of the desk. @type {readonly Scene[]} */
export const SCENES = [
  {
    name: 'customers',
    async show(page) {
      await open(page, PEOPLE.pemberton)
      await search(page, '')
      await page.getByText('Aaliyah Castillo').first().waitFor()
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
  { name: 'conflicts', show: (page) => go(page, 3) },
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
    change: 'Change 6 customers',
    amount: 'Amount',
    preview: 'Preview',
    tryOut: 'Try it out',
    saveGood: /^Save/,
  },
  de: {
    connect: 'Verbinden',
    change: '6 Kunden ändern',
    amount: 'Betrag',
    preview: 'Vorschau',
    tryOut: 'Probe machen',
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
