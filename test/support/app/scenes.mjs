import * as acts from './app-actions.mjs'
import { ODD, PEOPLE } from './practice-people.mjs'
import { close, escape, go, open, openInTheList, search } from './scene-steps.mjs'
import { de, en } from './texts.mjs'

/**
 * A walk past every screen and dialog, for pictures and for specs that look at every screen.
 *
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./practice-store-process.mjs').PracticeProcess} PracticeProcess
 * @typedef {'en' | 'de'} Language
 *
 * @typedef {object} Scene
 * @property {string} name
 * @property {(page: Page, language: Language, store: PracticeProcess) => Promise<unknown>} show
 * @property {(page: Page, language: Language, store: PracticeProcess) => Promise<unknown>} [leave] where more is
 *   to be done than going elsewhere
 */

/**
 * The screen before all others.
 * @type {Scene & { show: (page: Page, language: Language) => Promise<unknown> }}
 */
export const SIGN_IN = {
  name: 'sign-in',
  show: (page, language) =>
    page.getByRole('button', { name: TEXTS[language].signIn.connect, exact: true }).waitFor(),
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
  {
    name: 'first-download-failed',
    async show(page, _language, store) {
      await store.control('PUT', 'offline', { offline: true })
      await page.getByTestId('download').locator('.why').waitFor()
    },
    async leave(page, _language, store) {
      await store.control('PUT', 'offline', { offline: false })
      await page.keyboard.press('ControlOrMeta+Enter')
    },
  },
  { name: 'outbox-empty', show: (page) => go(page, 2) },
  { name: 'conflicts-none', show: (page) => go(page, 3) },
  { name: 'history-none', show: (page) => go(page, 4) },
]

/**
 * Customers in a form that cannot be read, once all others are here. `spendTheDay` mends them.
 * @type {Scene}
 */
export const UNREADABLE = {
  name: 'unreadable',
  async show(page, _language, store) {
    const oddities = [
      { store_credit: '12,34,5' },
      { customer_group_id: 'vip', reset_pass_on_login: 'perhaps' },
    ]
    for (const [at, id] of ODD.entries()) await store.control('PUT', `customers/${id}/odd`, oddities[at])
    await store.control('PUT', 'latency', { ms: 0 })
    await go(page, 1)
    const others = page.getByText(/1[.,]998/)
    await others.first().waitFor()
    await page.getByTestId('unreadable').click()
    await page.getByRole('dialog').waitFor()
  },
  leave: escape,
}

/** Every screen and dialog. @type {readonly Scene[]} */
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
  { name: 'no-results', show: (page) => search(page, 'xyzzy') },
  {
    name: 'filter',
    async show(page, language) {
      await search(page, '')
      await page.getByRole('button', { name: TEXTS[language].customers.filter, exact: true }).click()
      await page.getByRole('dialog').waitFor()
    },
    leave: escape,
  },
  {
    name: 'columns',
    async show(page, language) {
      await page.getByRole('button', { name: TEXTS[language].customers.view, exact: true }).click()
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
      const discard = page.getByRole('button', { name: TEXTS[language].form.discard, exact: true })
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
      const { change, amount, preview } = TEXTS[language].bulk
      await page.getByRole('button', { name: change(6, '6') }).click()
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
    name: 'rejected',
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
      await page.locator('.notice').getByRole('button').first().focus() // With the focus it stays.
    },
    async leave(page) {
      const undo = page.locator('.notice').getByRole('button').first()
      await undo.click()
      await undo.waitFor({ state: 'detached' })
    },
  },
  {
    name: 'question',
    async show(page, language) {
      await page
        .getByRole('main')
        .getByRole('button', { name: TEXTS[language].shell.more, exact: true })
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
      await page.getByRole('button', { name: TEXTS[language].sheet.check, exact: true }).waitFor()
    },
  },
  {
    name: 'import-trial',
    async show(page, language) {
      await page.getByRole('button', { name: TEXTS[language].sheet.check, exact: true }).click()
      await page.getByRole('button', { name: TEXTS[language].sheet.rejectedRows }).waitFor()
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
      await page.getByRole('button', { name: TEXTS[language].outbox.newToken, exact: true }).waitFor()
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

/** What has no key of its own is found by its text. */
const TEXTS = { en, de }

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
