import { texts as de } from '../../renderer/i18n/de/index.ts'
import { texts as en } from '../../renderer/i18n/en/index.ts'
import { field, goTo, openCustomer, statusBar } from '../support/app/app-actions.mjs'
import { journalOf } from '../support/faults/app-output.ts'
import { EDITS, ENDED, SHOWN } from '../support/e2e/released-edits.ts'
import { type Contents, contentsOf, expect, type Role, test, VERSIONS } from '../support/e2e/released.ts'
import type { App } from '../support/e2e/app.ts'
import { openEdit, savedFile } from '../support/e2e/start-app.ts'
import { type Customer, puts } from '../support/e2e/store-record.ts'

// What a released version left on a machine is opened by this one: everything is there, and goes on.

type Page = App['page']
const chosen = (page: Page) => page.getByRole('region', { name: en.outbox.detail })
const stubs = (page: Page) => page.getByRole('region', { name: en.history.list }).getByRole('article')
const aboutCompany = (page: Page) => page.getByRole('group', { name: /for Company\?/ })

test.setTimeout(240_000)

for (const version of VERSIONS) {
  const contents = contentsOf(version)
  const { people } = contents

  test(`what version ${version} left is there: settings, customers, edits, drafts and history`, async ({
    storeOf,
    openAppOf,
  }) => {
    const { page } = await openAppOf(version, await storeOf(version))
    await unlockInGerman(page, contents)
    await expectChoices(page)

    await expect(statusBar(page)).toContainText('8 edits waiting')
    await expect(statusBar(page)).toContainText('sending is paused')
    await expectWaitingEdits(page, people)
    await expectJournal(page, contents)
    await expectDrafts(page, people)
    await expectCustomers(page, contents)
    await expectHistory(page, people)
    await expect(statusBar(page)).not.toContainText(en.shell.trouble)
    await expect(statusBar(page)).toContainText('8 edits waiting')
  })

  test(`what waited in version ${version} is delivered, once and with what was typed since`, async ({
    storeOf,
    openAppOf,
  }) => {
    const store = await storeOf(version)
    const { page } = await openAppOf(version, store)
    await unlockInGerman(page, contents)
    await speakEnglish(page)
    await store.control('PUT', 'offline', { offline: false })
    await goTo(page, en.shell.screens.outbox)
    await expect(statusBar(page)).toContainText(en.shell.connected)
    expect(puts(await store.control('GET', 'requests'))).toEqual([])
    await page.getByRole('button', { name: en.outbox.resume }).click()
    if (Date.now() - contents.takenAt > DAY_MS) {
      await openEdit(page, people.password.label)
      await expect(chosen(page)).toContainText(en.outbox.passwordTitle)
      await chosen(page).getByRole('button', { name: en.outbox.passwordSend }).click()
    }
    // The fixture may be so young that two of them were put off until later.
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(statusBar(page)).toContainText('3 edits waiting', { timeout: 60_000 })
    await decideTheRest(page, people)
    await expect(statusBar(page)).toContainText(en.shell.waiting(0, '0'))
    await expect(statusBar(page)).not.toContainText(en.shell.trouble)

    const sent = puts(await store.control('GET', 'requests'))
    const bodiesFor = (role: Role) =>
      sent.filter(({ customerId }) => customerId === people[role].id).map(({ body }) => body)
    expect(sent.filter(({ status }) => status !== 200)).toEqual([])
    expect(bodiesFor('queued')).toEqual([{ phone: '1001', company: 'Weber & Weber' }])
    expect(bodiesFor('locked')).toEqual([{ notes: 'Rings twice' }])
    expect(bodiesFor('serverError')).toEqual([{ phone: '601' }])
    expect(bodiesFor('refused')).toEqual([{ email: 'ben.ok@example.org', company: 'Okri & Co' }])
    expect(bodiesFor('conflict')).toEqual([{ phone: '701', company: 'Lind & Half a word' }])
    expect(bodiesFor('password')).toHaveLength(1)
    // The store had it already when the released version was killed.
    expect(bodiesFor('crashed')).toEqual([])
    const inStore = async (role: Role) =>
      (await store.control('GET', `customers/${people[role].id}`)) as Customer
    expect(await inStore('crashed')).toMatchObject({ phone: '901' })
    expect(await inStore('conflict')).toMatchObject({ phone: '701', company: 'Lind & Half a word' })
    const { id } = people.password
    const { password } = contents
    expect(await store.control('POST', `customers/${id}/password`, { password })).toEqual({ matches: true })

    // Endings follow in the journal a moment later.
    await expect(async () => {
      const { count, live } = await journalOf(page, contents.store.hash)
      expect([count, live.size]).toEqual([{ saved: 14, delivered: 10, discarded: 2, nothingLeft: 2 }, 0])
    }).toPass({ timeout: 30_000 })
    await goTo(page, en.shell.screens.history)
    await expect(page.getByRole('main')).toContainText(en.history.summary('12', false))
    await expectPractice(page, contents)
  })

  test(`the journal of version ${version} gives back every edit where its database is gone`, async ({
    storeOf,
    openAppOf,
  }) => {
    const { page } = await openAppOf(version, await storeOf(version), { without: 'page' })
    await page
      .getByRole('button', { name: /^Continue with / })
      .filter({ hasText: contents.store.hash })
      .click()
    await page.getByLabel(en.signIn.passphrase, { exact: true }).fill(contents.passphrase)
    await page.getByRole('button', { name: en.signIn.unlock }).click()
    await goTo(page, en.shell.screens.outbox)
    await expect(page.getByRole('main').getByRole('alert')).toContainText(
      'The database on this machine was lost. 8 waiting edits came back from the journal; the history of 5 finished saves did not.',
    )
    await expect(statusBar(page)).toContainText('8 edits waiting')
    await expectEdits(page, contents)
  })
}

/** The first screen speaks German, as it was chosen; the passphrase opens the store that was open last. */
async function unlockInGerman(page: Page, { passphrase, store }: Contents): Promise<void> {
  await expect(page.getByRole('heading', { name: de.signIn.titleAgain })).toBeVisible()
  const known = page.getByRole('button', { name: /^Weiter mit / })
  await expect(known).toHaveCount(2)
  await known.filter({ hasText: store.hash }).click()
  await page.getByLabel(de.signIn.passphrase, { exact: true }).fill('not the passphrase')
  await page.getByRole('button', { name: de.signIn.unlock }).click()
  await expect(page.getByRole('main')).toContainText(de.signIn.problems['passphrase-wrong']?.what ?? '')
  await page.getByLabel(de.signIn.passphrase, { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: de.signIn.unlock }).click()
  await expect(page.getByRole('navigation').getByRole('button', { name: /^Postausgang/ })).toBeVisible()
}

async function speakEnglish(page: Page): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Einstellungen/ })
    .click()
  await expect(page.getByRole('radio', { name: 'Deutsch' })).toBeChecked()
  await page.getByText('English', { exact: true }).click()
}

async function expectChoices(page: Page): Promise<void> {
  await speakEnglish(page)
  for (const name of ['Dark', 'Compact']) await expect(page.getByRole('radio', { name })).toBeChecked()
  await expect(page.getByRole('main')).toContainText(en.settings.kept.passphrase)
}

async function expectWaitingEdits(page: Page, people: Contents['people']): Promise<void> {
  await goTo(page, en.shell.screens.outbox)
  const list = page.getByRole('listbox', { name: en.outbox.list })
  await expect(list.getByRole('option')).toHaveCount(8)
  await expect(list).toContainText(`${en.outbox.groups.person} 3`)
  await expect(list).toContainText(`${en.outbox.groups.held} 5`)
  for (const [role, words] of Object.entries(SHOWN)) {
    await openEdit(page, people[role as Role].label)
    for (const word of words) await expect(chosen(page)).toContainText(word)
  }
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
}

/** The second copy is whole, has the same edits, and the sum of all saves is right. */
async function expectJournal(page: Page, contents: Contents): Promise<void> {
  const { count, notUnderstood, tornTail, damagedRecords } = await journalOf(page, contents.store.hash)
  expect({ notUnderstood, tornTail, damagedRecords }).toEqual({
    notUnderstood: [],
    tornTail: false,
    damagedRecords: 0,
  })
  expect(count).toEqual({ saved: 14, delivered: 2, discarded: 1, nothingLeft: 2 })
  await expectEdits(page, contents)
}

/** What waits, in every detail. */
async function expectEdits(page: Page, { people, store }: Contents): Promise<void> {
  const live = [...(await journalOf(page, store.hash)).live.values()]
  expect(live.reduce((sum, edit) => sum + edit.saves, 0)).toBe(9)
  const byRole = Object.entries(people).flatMap(([role, { id }]) =>
    live
      .filter(({ customerId }) => customerId === id)
      .map(({ patch, base, saves, label }) => [role, { patch, base, saves, label }]),
  )
  const { password, ...others } = Object.fromEntries(byRole)
  expect(password).toMatchObject({ patch: { password: { sealed: expect.any(String) } }, saves: 1 })
  const wanted = Object.entries(EDITS).map(([role, edit]) => [
    role,
    { saves: 1, ...edit, label: people[role as Role].label },
  ])
  expect(others).toEqual(Object.fromEntries(wanted))
}

async function expectDrafts(page: Page, people: Contents['people']): Promise<void> {
  await openEdit(page, people.refused.label)
  await expect(chosen(page).getByRole('textbox', { name: 'Email' })).toHaveValue('ben.ok')
  await goTo(page, en.shell.screens.conflicts)
  await expect(aboutCompany(page).getByRole('textbox')).toHaveValue('Lind & Half a w')
  await openCustomer(page, people.draft.email)
  await expect(field(page, 'Notes')).toHaveValue('Half a thought')
  await expect(page.getByText('1 field changed')).toBeVisible()
}

async function expectCustomers(page: Page, { people, store }: Contents): Promise<void> {
  const { queued, deliveredOtherwise } = people
  await openCustomer(page, queued.email)
  await expect(field(page, 'Phone')).toHaveValue('1001')
  await expect(field(page, 'Company')).toHaveValue('Weber & Weber')
  await openCustomer(page, deliveredOtherwise.email)
  await expect(field(page, 'Notes')).toHaveValue('Two bags')
  await page.getByRole('button', { name: en.history.clearSearch }).click()
  await expect(page.getByText(`${store.customers} customers`, { exact: true }).first()).toBeVisible()
  const grid = page.getByRole('grid', { name: 'Customers' })
  await expect(grid.getByRole('columnheader', { name: 'Phone' })).toBeVisible()
  // By ID, descending.
  await expect(grid.getByRole('row').nth(1)).toContainText(people.draft.label)
}

async function expectHistory(page: Page, people: Contents['people']): Promise<void> {
  await goTo(page, en.shell.screens.history)
  await expect(stubs(page).getByRole('heading')).toHaveText(ENDED.map(({ role }) => people[role].label))
  await page.getByRole('button', { name: 'Export' }).click()
  const file = await savedFile(page, () =>
    page.getByRole('menuitem', { name: en.history.exportAll('JSON'), exact: true }).click(),
  )
  const wanted = ENDED.map(({ role, ...foil }) => ({
    customerId: people[role].id,
    label: people[role].label,
    ...foil,
  }))
  expect(JSON.parse(file)).toMatchObject(wanted)
}

/** With what was typed in the released version, and finished in this one. */
async function decideTheRest(page: Page, people: Contents['people']): Promise<void> {
  await openEdit(page, people.refused.label)
  const email = chosen(page).getByRole('textbox', { name: 'Email' })
  await email.press('End')
  await email.pressSequentially('@example.org')
  await chosen(page).getByRole('button', { name: en.outbox.sendRepaired }).click()
  await goTo(page, en.shell.screens.conflicts)
  await aboutCompany(page).getByRole('textbox').press('End')
  await aboutCompany(page).getByRole('textbox').pressSequentially('ord')
  await page
    .getByRole('group', { name: /for Phone\?/ })
    .getByRole('radio', { name: /^Yours/ })
    .check()
  await page.getByRole('button', { name: en.conflicts.resolve, exact: true }).click()
  await openEdit(page, people.gone.label)
  await chosen(page).getByRole('button', { name: 'Discard' }).click()
}

/** The practice store is another one, with its own customers, and delivers what waited in it. */
async function expectPractice(page: Page, { practice, store }: Contents): Promise<void> {
  await page.getByTestId('store-switch').click()
  await page.getByRole('menuitemradio', { checked: false }).click()
  await goTo(page, en.shell.screens.history)
  await expect(stubs(page)).toHaveCount(2)
  await expect(stubs(page).locator('ins')).toHaveText(['Waits for practice', 'First delivered'])
  for (const [email, company] of [
    [practice.delivered, 'First delivered'],
    [practice.waits, 'Waits for practice'],
  ] as const) {
    await openCustomer(page, email)
    await expect(field(page, 'Company')).toHaveValue(company)
  }
  await page.getByRole('button', { name: en.history.clearSearch }).click()
  await expect(page.getByText(`${practice.customers} customers`, { exact: true }).first()).toBeVisible()
  await expect(statusBar(page)).not.toContainText(en.shell.trouble)
  expect(practice.customers).not.toBe(store.customers)
}

const DAY_MS = 86_400_000
