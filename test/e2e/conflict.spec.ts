import { texts as en } from '../../renderer/i18n/en/index.ts'
import { field, goTo, noticeOffline, openCustomer, statusBar } from '../support/app/app-actions.mjs'
import { drawn } from '../support/app/scene-steps.mjs'
import type { App } from '../support/e2e/app.ts'
import { sharedApp } from '../support/e2e/shared-app.ts'
import { allDelivered, expect, save, test, type TestStore } from '../support/e2e/start-app.ts'
import { puts } from '../support/e2e/store-record.ts'

type Page = App['page']
const list = (page: Page) => page.getByRole('listbox', { name: en.conflicts.list })
const chosen = (page: Page) => page.getByRole('region', { name: en.conflicts.detail })
const about = (page: Page, name: string) =>
  chosen(page).getByRole('group', { name: `Which value should the store keep for ${name}?` })
const take = (page: Page, name: string, which: RegExp) =>
  about(page, name).getByRole('radio', { name: which }).check()
const decide = (page: Page) =>
  chosen(page).getByRole('button', { name: en.form.showConflict, exact: true }).click()
const sentTo = async (store: TestStore, id: number) =>
  puts(await store.control('GET', 'requests'))
    .filter(({ customerId }) => customerId === id)
    .map(({ body }) => body)

async function goOffline(page: Page, store: TestStore) {
  await store.setOffline(true)
  await noticeOffline(page)
}

async function comeBack(page: Page, store: TestStore, conflicts: number) {
  await store.setOffline(false)
  await goTo(page, en.shell.screens.conflicts)
  await expect(list(page).getByRole('option')).toHaveCount(conflicts, { timeout: 30_000 })
}

const ADA = {
  first_name: 'Ada',
  last_name: 'Byron',
  email: 'ada@example.org',
  phone: '100',
  company: 'Looms',
}
const BEN = { first_name: 'Ben', last_name: 'Okri', email: 'ben@example.org', phone: '200' }
const CLEO = { first_name: 'Cleo', last_name: 'Nardi', email: 'cleo@example.org', phone: '300' }
const DAN = { first_name: 'Dan', last_name: 'Abiola', email: 'dan@example.org', phone: '400' }

const NOTE =
  'Rings before she comes by. Prefers the side entrance. Wants every invoice on paper, in two copies.'

test.setTimeout(240_000)

// Each test has its own Ada.
const shared = sharedApp({
  people: {
    ada: ADA,
    ben: BEN,
    cleo: CLEO,
    dan: DAN,
    typedAda: { ...ADA, email: 'ada@typed.example' },
    keysAda: { ...ADA, email: 'ada@keys.example' },
    keysBen: { ...BEN, email: 'ben@keys.example' },
    keysCleo: { ...CLEO, email: 'cleo@keys.example' },
    creditAda: { ...ADA, email: 'ada@credit.example', store_credit: '50' },
    noteBen: { ...BEN, email: 'ben@note.example', notes: NOTE },
  },
})

test('the same field changed by two is asked about, and mine, theirs or another value is what the store gets', async () => {
  const { app, store, people } = await shared()
  const { page } = app
  const { ada, ben, cleo, dan } = people
  await goOffline(page, store)
  await save(page, ada, { Phone: '101', Company: 'Engines' })
  await save(page, ben, { Phone: '201' })
  await save(page, cleo, { Phone: '301' })
  await save(page, dan, { Phone: '401' })
  await store.colleague(ada.id, { phone: '102', notes: 'Moved to Leeds' })
  await store.colleague(ben.id, { phone: '202' })
  await store.colleague(cleo.id, { phone: '302' })
  await store.colleague(dan.id, { notes: 'Moved to York' })
  await comeBack(page, store, 3)

  // Who changed another field was not in the way.
  await expect(statusBar(page)).toContainText('3 edits waiting')
  expect(await store.customer(dan.id)).toMatchObject({ phone: '401', notes: 'Moved to York' })
  await expect(statusBar(page)).toContainText(
    'Oldest: Ada Byron, someone changed the same field in the store',
  )
  await expect(page.getByRole('main')).toContainText('In 3 edits, someone changed the same field as you.')

  await expect(chosen(page).getByRole('heading', { name: 'Ada Byron' })).toBeVisible()
  await expect(chosen(page).getByRole('group')).toHaveCount(1)
  await expect(about(page, en.fields.names.phone)).toContainText('When you started100')
  await expect(about(page, en.fields.names.phone).getByRole('radio', { name: 'Yours 101' })).not.toBeChecked()
  await expect(
    about(page, en.fields.names.phone).getByRole('radio', { name: 'In the store now 102' }),
  ).not.toBeChecked()
  await expect(chosen(page)).toContainText('Still to decide: Phone. Nothing is sent until then.')
  await expect(chosen(page)).toContainText('Also sends Company, which no one else changed.')
  await expect(chosen(page).getByRole('button', { name: en.form.showConflict, exact: true })).toBeDisabled()
  expect(await sentTo(store, ada.id)).toEqual([])
  await take(page, 'Phone', /^Yours/)
  await expect(about(page, en.fields.names.phone)).toContainText('Sends 101')
  await decide(page)

  await expect(chosen(page).getByRole('heading', { name: 'Ben Okri' })).toBeFocused()
  await take(page, 'Phone', /^In the store now/)
  await expect(about(page, en.fields.names.phone)).toContainText(en.conflicts.effect.keeps)
  await expect(chosen(page)).toContainText(en.conflicts.plan.nothing)
  await decide(page)

  await expect(chosen(page).getByRole('heading', { name: 'Cleo Nardi' })).toBeFocused()
  await about(page, 'Phone')
    .getByRole('radio', { name: /^Another value/ })
    .click()
  const other = about(page, en.fields.names.phone).getByRole('textbox', { name: 'Phone: another value' })
  await expect(other).toBeFocused()
  await expect(other).toHaveValue('301')
  await other.fill('303')
  await expect(about(page, en.fields.names.phone)).toContainText('Sends 303')
  await decide(page)

  await expect(page.getByRole('main')).toContainText(en.conflicts.emptyTitle)
  await allDelivered(page)
  expect(await store.customer(ada.id)).toMatchObject({
    phone: '101',
    company: 'Engines',
    notes: 'Moved to Leeds',
  })
  expect((await store.customer(ben.id)).phone).toBe('202')
  expect((await store.customer(cleo.id)).phone).toBe('303')
  expect(await sentTo(store, ada.id)).toEqual([{ phone: '101', company: 'Engines' }])
  expect(await sentTo(store, ben.id)).toEqual([])
  expect(await sentTo(store, cleo.id)).toEqual([{ phone: '303' }])
})

test('what is typed for a conflict is there after a restart, and stays where only another field is decided', async () => {
  const { app, store, people } = await shared()
  const ada = people.typedAda
  await goOffline(app.page, store)
  await save(app.page, ada, { Phone: '101', Company: 'Engines' })
  await store.colleague(ada.id, { phone: '102', company: 'Mills' })
  await comeBack(app.page, store, 1)
  const other = () => about(app.page, en.fields.names.company).getByRole('textbox')
  await take(app.page, 'Company', /^Another value/)
  await other().fill('Engines & Mi')
  await other().press('Escape')
  await app.restart()
  await goTo(app.page, en.shell.screens.conflicts)
  await expect(other()).toHaveValue('Engines & Mi')

  // Not in a form that can be sent.
  await other().fill('x'.repeat(300))
  await take(app.page, 'Phone', /^Yours/)
  await chosen(app.page).getByRole('button', { name: 'Resolve 1 of 2' }).click()
  await expect(about(app.page, en.fields.names.phone)).toHaveCount(0)
  await expect(other()).toHaveValue('x'.repeat(300))
  await other().fill('Engines & Mills')
  await decide(app.page)
  await allDelivered(app.page)
  expect(await store.customer(ada.id)).toMatchObject({ phone: '101', company: 'Engines & Mills' })
})

test('conflicts are there after a restart and are settled by keys alone; a choice does not count for a newer value', async () => {
  const { app, store, people } = await shared()
  const { keysAda: ada, keysBen: ben, keysCleo: cleo } = people
  await goOffline(app.page, store)
  await save(app.page, ada, { Phone: '101', Company: 'Engines' })
  await save(app.page, ben, { Phone: '201' })
  await save(app.page, cleo, { Phone: '301' })
  await store.colleague(ada.id, { phone: '102', company: 'Mills' })
  await store.colleague(ben.id, { phone: '202' })
  await store.colleague(cleo.id, { phone: '302' })
  await comeBack(app.page, store, 3)

  const page = await app.restart()
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve())
  await expect(statusBar(page)).toContainText('3 edits waiting', { timeout: 30_000 })
  await drawn(page)
  await press('ControlOrMeta+3')
  await expect(list(page).getByRole('option')).toHaveCount(3)
  const name = (label: string) => chosen(page).getByRole('heading', { name: label })
  await press('Alt+ArrowDown')
  await expect(name('Ben Okri')).toBeVisible()
  await press('Alt+ArrowDown')
  await expect(name('Cleo Nardi')).toBeVisible()
  await press('Alt+ArrowUp', 'Alt+ArrowUp')
  await expect(name('Ada Byron')).toBeVisible()

  // One of two fields: the other one is left to decide.
  await list(page).focus()
  await press('Enter')
  await expect(name('Ada Byron')).toBeFocused()
  const yours = about(page, en.fields.names.phone).getByRole('radio', { name: /^Yours/ })
  while (!(await yours.evaluate((radio) => radio === radio.ownerDocument.activeElement))) await press('Tab')
  await press('Space')
  await expect(yours).toBeChecked()
  await expect(chosen(page).getByRole('button', { name: 'Resolve 1 of 2' })).toBeVisible()
  await press('ControlOrMeta+s')
  await expect(about(page, en.fields.names.phone)).toHaveCount(0)
  await expect(about(page, en.fields.names.company)).toContainText(en.conflicts.effect.open)
  expect(await sentTo(store, ada.id)).toEqual([])
  await press('ControlOrMeta+Shift+m', 'ControlOrMeta+s')
  await expect(name('Ben Okri')).toBeFocused()

  await press('ControlOrMeta+Shift+m')
  await expect(about(page, en.fields.names.phone)).toContainText('Sends 201')
  await store.colleague(ben.id, { phone: '222' })
  await press('ControlOrMeta+Enter')
  await expect(about(page, en.fields.names.phone)).toContainText(
    'The value in the store changed again after you chose.',
  )
  await expect(about(page, en.fields.names.phone)).toContainText('222')
  await expect(about(page, en.fields.names.phone)).toContainText(en.conflicts.effect.open)
  await press('ControlOrMeta+Shift+s', 'ControlOrMeta+s')
  await expect(name('Cleo Nardi')).toBeFocused()
  await press('ControlOrMeta+Shift+m', 'ControlOrMeta+s')
  await expect(page.getByRole('main')).toContainText(en.conflicts.emptyTitle)
  await allDelivered(page)
  expect(await store.customer(ada.id)).toMatchObject({ phone: '101', company: 'Engines' })
  expect((await store.customer(ben.id)).phone).toBe('222')
  expect((await store.customer(cleo.id)).phone).toBe('301')
})

test('a store credit is read again before it is sent, and of a long note the words that differ are marked', async () => {
  const { app, store, people } = await shared()
  const { page } = app
  const { creditAda: ada, noteBen: ben } = people
  await openCustomer(page, ada.email)
  await field(page, en.fields.names.store_credit).fill('40')
  await store.control('DELETE', 'requests')
  await store.colleague(ada.id, { store_credit: '60' })
  await page.keyboard.press('ControlOrMeta+s')
  await goTo(page, en.shell.screens.conflicts)
  await expect(about(page, en.fields.names.store_credit)).toContainText('10.00 less than when you started')
  await expect(about(page, en.fields.names.store_credit)).toContainText('10.00 more than when you started')
  await expect(about(page, en.fields.names.store_credit)).toContainText(/differ by \D*20\.00/)
  expect(await sentTo(store, ada.id)).toEqual([])
  await about(page, 'Store credit')
    .getByRole('radio', { name: /^Another value/ })
    .check()
  await about(page, en.fields.names.store_credit).getByRole('textbox').fill('-1')
  await expect(about(page, en.fields.names.store_credit)).toContainText(en.form.problem({ kind: 'negative' }))
  await expect(chosen(page).getByRole('button', { name: en.form.showConflict, exact: true })).toBeDisabled()
  await about(page, en.fields.names.store_credit).getByRole('textbox').fill('55')
  await decide(page)
  await allDelivered(page)
  expect(await sentTo(store, ada.id)).toEqual([{ store_credit: '55.0000' }])

  await goOffline(page, store)
  await save(page, ben, { Notes: NOTE.replace('side', 'back') })
  await store.colleague(ben.id, { notes: `${NOTE} Moved to Leeds.` })
  await comeBack(page, store, 1)
  const card = (title: RegExp) =>
    about(page, 'Notes')
      .locator('label')
      .filter({ has: page.getByRole('radio', { name: title }) })
  await expect(card(/^Yours/).locator('del')).toHaveText(['side'])
  await expect(card(/^Yours/).locator('ins')).toHaveText(['back'])
  await expect(card(/^In the store now/).locator('del')).toHaveCount(0)
  await expect(card(/^In the store now/).locator('ins')).toHaveText([' Moved to Leeds.'])
  await about(page, 'Notes')
    .getByRole('radio', { name: /^Another value/ })
    .click()
  await about(page, 'Notes')
    .getByRole('textbox')
    .fill(`${NOTE.replace('side', 'back')} Moved to Leeds.`)
  await decide(page)
  await allDelivered(page)
  expect((await store.customer(ben.id)).notes).toBe(`${NOTE.replace('side', 'back')} Moved to Leeds.`)
})
