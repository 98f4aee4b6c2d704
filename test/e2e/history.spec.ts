import { texts as en } from '../../renderer/i18n/en/index.ts'
import Papa from 'papaparse'
import { goTo, noticeOffline, statusBar } from '../support/app/app-actions.mjs'
import type { App } from '../support/e2e/app.ts'
import { allDelivered, expect, openEdit, save, savedFile, test } from '../support/e2e/start-app.ts'
import { puts } from '../support/e2e/store-record.ts'

type Page = App['page']
const stubs = (page: Page) => page.getByRole('region', { name: en.history.list }).getByRole('article')
const stub = (page: Page, label: string) =>
  stubs(page).filter({ has: page.getByRole('heading', { name: label }) })
const messages = (page: Page) => page.getByRole('region', { name: en.shell.notices })
const searchBox = (page: Page) => page.getByRole('textbox', { name: en.history.search })

async function exported(page: Page, item: string): Promise<string> {
  await page.getByRole('button', { name: en.history.export }).click()
  return savedFile(page, () => page.getByRole('menuitem', { name: item, exact: true }).click())
}

/** The rows of a CSV file, without its head and without the times. */
function rowsOf(csv: string): readonly (readonly string[])[] {
  const [head, ...rows] = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data
  expect(head).toEqual([
    'Finished (UTC)',
    'Saved (UTC)',
    'Customer ID',
    'Customer',
    'Outcome',
    'Response',
    'Attempts',
    'Field',
    'Before',
    'After',
    'As saved by the store',
  ])
  for (const [ended, saved] of rows) {
    expect(ended).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
    expect(saved).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
  }
  return rows.map((row) => row.slice(2))
}

const ADA = {
  first_name: 'Ada',
  last_name: 'Byron',
  email: 'ada@example.org',
  phone: '100',
  company: 'Looms',
  notes: '',
}
const BEN = { first_name: 'Ben', last_name: 'Okri', email: 'ben@example.org', company: 'Okri' }
const CLEO = { first_name: 'Cleo', last_name: 'Nardi', email: 'cleo@example.org', notes: '' }

test.setTimeout(240_000)

test('each edit that ended leaves a counterfoil that can be found, and exported without a formula in it', async ({
  newStore,
  appOn,
}) => {
  const store = await newStore(40, ['--texts', 'trimmed'])
  const [ada, ben, cleo] = [await store.add(ADA), await store.add(BEN), await store.add(CLEO)]
  const { page } = await appOn(store, '43')
  await goTo(page, en.shell.screens.history)
  await expect(page.getByRole('main')).toContainText(en.history.emptyTitle)
  await save(page, ADA, { Phone: '+44 20 7946', Company: '=HYPERLINK("http://evil.example")' })
  await allDelivered(page)
  await save(page, CLEO, { Notes: '- two bags\n\n' })
  await allDelivered(page)
  await store.setOffline(true)
  await noticeOffline(page)
  await save(page, BEN, { Company: '@home; "quoted"' })
  await openEdit(page, 'Ben Okri')
  await page
    .getByRole('region', { name: en.outbox.detail })
    .getByRole('button', { name: en.shell.discard })
    .click()
  await expect(statusBar(page)).toContainText('Nothing waiting')

  await goTo(page, en.shell.screens.history)
  await expect(page.getByRole('main')).toContainText('3 edits')
  await expect(stubs(page).getByRole('heading')).toHaveText(['Ben Okri', 'Cleo Nardi', 'Ada Byron'])
  await expect(stub(page, 'Ada Byron')).toContainText(en.history.endings.delivered)
  await expect(stub(page, 'Ada Byron')).toContainText('Response 200')
  await expect(stub(page, 'Ada Byron')).toContainText('1 attempt')
  await expect(stub(page, 'Ada Byron').locator('time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT/)
  await expect(stub(page, 'Ada Byron').locator('del')).toHaveText(['Looms', '100'])
  await expect(stub(page, 'Ada Byron').locator('ins')).toHaveText([
    '=HYPERLINK("http://evil.example")',
    '+44 20 7946',
  ])
  await expect(stub(page, 'Cleo Nardi')).toContainText(en.history.differs)
  await expect(stub(page, 'Cleo Nardi')).toContainText('Notes: - two bags')
  await expect(stub(page, 'Ben Okri')).toContainText(en.history.endings.discarded)
  await expect(stub(page, 'Ben Okri')).toContainText(en.history.wasDiscarded)
  await expect(stub(page, 'Ben Okri').getByRole('button', { name: en.history.saveAgain })).toBeVisible()

  await searchBox(page).fill('BYRON looms')
  await expect(page.getByRole('main')).toContainText('1 found')
  await expect(stubs(page).getByRole('heading')).toHaveText(['Ada Byron'])
  const shown = rowsOf(await exported(page, 'Shown entries as CSV'))
  expect(shown.map(([id]) => id)).toEqual([String(ada.id), String(ada.id)])
  await searchBox(page).fill('')
  const ending = page.getByRole('combobox', { name: en.history.ending })
  await ending.selectOption('Discarded')
  await expect(stubs(page).getByRole('heading')).toHaveText(['Ben Okri'])
  await searchBox(page).fill('byron')
  await expect(page.getByRole('main')).toContainText(en.history.noneTitle)
  await page.getByRole('button', { name: en.history.clear }).click()
  await expect(searchBox(page)).toBeFocused()
  await expect(stubs(page)).toHaveCount(3)

  expect(rowsOf(await exported(page, 'All entries as CSV'))).toEqual([
    [String(ben.id), 'Ben Okri', 'Discarded', '', '0', 'Company', 'Okri', `'@home; "quoted"`, ''],
    [String(cleo.id), 'Cleo Nardi', 'Delivered', '200', '1', 'Notes', '', "'- two bags\n\n", "'- two bags"],
    [
      String(ada.id),
      'Ada Byron',
      'Delivered',
      '200',
      '1',
      'Company',
      'Looms',
      `'=HYPERLINK("http://evil.example")`,
      '',
    ],
    [String(ada.id), 'Ada Byron', 'Delivered', '200', '1', 'Phone', '100', "'+44 20 7946", ''],
  ])
  expect(JSON.parse(await exported(page, 'All entries as JSON'))).toMatchObject([
    { customerId: ben.id, ending: { kind: 'discarded' }, after: { company: '@home; "quoted"' } },
    {
      customerId: cleo.id,
      ending: { kind: 'delivered', status: 200, differs: [{ field: 'notes', stored: '- two bags' }] },
    },
    {
      customerId: ada.id,
      label: 'Ada Byron',
      ending: { kind: 'delivered', status: 200, differs: [] },
      before: { phone: '100', company: 'Looms' },
      after: { phone: '+44 20 7946', company: '=HYPERLINK("http://evil.example")' },
      tries: 1,
      saves: 1,
    },
  ])
})

test('values from before are put back with a new edit, also by keys, and never over what someone else wrote since', async ({
  newStore,
  appOn,
}) => {
  const store = await newStore()
  const [ada, ben] = [await store.add(ADA), await store.add(BEN)]
  const { page } = await appOn(store, '42')
  await save(page, ADA, { Phone: '111', Company: 'Engines' })
  await allDelivered(page)
  await save(page, BEN, { Company: 'Okri & Co' })
  await allDelivered(page)
  await goTo(page, en.shell.screens.history)
  await expect(stubs(page)).toHaveCount(2)
  await searchBox(page).press('ArrowDown')
  await expect(stub(page, 'Ben Okri')).toBeFocused()
  await page.keyboard.press('End')
  await expect(stub(page, 'Ada Byron')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(stub(page, 'Ada Byron').getByRole('button', { name: en.history.restore })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(messages(page)).toContainText('The previous values of Ada Byron are in the outbox')
  await allDelivered(page)
  expect(await store.customer(ada.id)).toMatchObject({ phone: '100', company: 'Looms' })
  expect(puts(await store.control('GET', 'requests')).at(-1)?.body).toEqual({
    company: 'Looms',
    phone: '100',
  })
  await expect(stubs(page).getByRole('heading')).toHaveText(['Ada Byron', 'Ben Okri', 'Ada Byron'])
  await expect(stubs(page).first().locator('ins')).toHaveText(['Looms', '100'])
  await stubs(page).last().getByRole('button', { name: en.history.restore }).click()
  await expect(messages(page)).toContainText('Ada Byron already has these values')

  // What someone else wrote since is a question, not something to overwrite.
  await store.setOffline(true)
  await noticeOffline(page)
  await store.colleague(ben.id, { company: 'Okri Brothers' })
  await stub(page, 'Ben Okri').getByRole('button', { name: en.history.restore }).click()
  await store.setOffline(false)
  await expect(statusBar(page)).toContainText('someone changed the same field', { timeout: 30_000 })
  await goTo(page, en.shell.screens.outbox)
  await page.getByRole('button', { name: en.form.showConflict, exact: true }).click()
  const conflict = page.getByRole('group', { name: 'Which value should the store keep for Company?' })
  await expect(conflict.getByRole('radio', { name: /^Yours Okri/ })).toBeVisible()
  await expect(conflict.getByRole('radio', { name: /^In the store now .*Brothers/ })).toBeVisible()
  expect((await store.customer(ben.id)).company).toBe('Okri Brothers')
})
