import Papa from 'papaparse'
import { goTo, noticeOffline, statusBar } from '../../electron/setup/desk-acts.mjs'
import type { App } from './app.ts'
import { allDelivered, expect, openEdit, save, savedFile, test } from './desk.ts'
import { puts } from './store-record.ts'

type Page = App['page']
const stubs = (page: Page) =>
  page.getByRole('region', { name: 'Counterfoils, newest first' }).getByRole('article')
const stub = (page: Page, label: string) =>
  stubs(page).filter({ has: page.getByRole('heading', { name: label }) })
const messages = (page: Page) => page.getByRole('region', { name: 'Messages' })
const searchBox = (page: Page) => page.getByRole('textbox', { name: 'Search the history' })

async function exported(page: Page, item: string): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click()
  return savedFile(page, () => page.getByRole('menuitem', { name: item, exact: true }).click())
}

/** The rows of a CSV file, without its head and without the times. */
function rowsOf(csv: string): readonly (readonly string[])[] {
  const [head, ...rows] = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data
  expect(head).toEqual([
    'Ended (UTC)',
    'Saved (UTC)',
    'Customer ID',
    'Customer',
    'Ending',
    'Answer',
    'Tries',
    'Field',
    'Before',
    'After',
    'As the store wrote it',
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
  deskOn,
}) => {
  const store = await newStore(40, ['--texts', 'trimmed'])
  const [ada, ben, cleo] = [await store.add(ADA), await store.add(BEN), await store.add(CLEO)]
  const { page } = await deskOn(store, '43')
  await goTo(page, 'History')
  await expect(page.getByRole('main')).toContainText('No counterfoils yet')
  await save(page, ADA, { Phone: '+44 20 7946', Company: '=HYPERLINK("http://evil.example")' })
  await save(page, CLEO, { Notes: '- two bags\n\n' })
  await allDelivered(page)
  await store.setOffline(true)
  await noticeOffline(page)
  await save(page, BEN, { Company: '@home; "quoted"' })
  await openEdit(page, 'Ben Okri')
  await page.getByRole('region', { name: 'The chosen edit' }).getByRole('button', { name: 'Discard' }).click()
  await expect(statusBar(page)).toContainText('Nothing waiting')

  await goTo(page, 'History')
  await expect(page.getByRole('main')).toContainText('3 edits have ended so far.')
  await expect(stubs(page).getByRole('heading')).toHaveText(['Ben Okri', 'Cleo Nardi', 'Ada Byron'])
  await expect(stub(page, 'Ada Byron')).toContainText('Delivered')
  await expect(stub(page, 'Ada Byron')).toContainText('Answer 200')
  await expect(stub(page, 'Ada Byron')).toContainText('1 try')
  await expect(stub(page, 'Ada Byron').locator('time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT/)
  await expect(stub(page, 'Ada Byron').locator('del')).toHaveText(['Looms', '100'])
  await expect(stub(page, 'Ada Byron').locator('ins')).toHaveText([
    '=HYPERLINK("http://evil.example")',
    '+44 20 7946',
  ])
  await expect(stub(page, 'Cleo Nardi')).toContainText('The store wrote it differently')
  await expect(stub(page, 'Cleo Nardi')).toContainText('Notes: - two bags')
  await expect(stub(page, 'Ben Okri')).toContainText('Discarded')
  await expect(stub(page, 'Ben Okri')).toContainText('It was not sent.')
  await expect(stub(page, 'Ben Okri').getByRole('button', { name: 'Save it again' })).toBeVisible()

  await searchBox(page).fill('BYRON looms')
  await expect(page.getByRole('main')).toContainText('1 found')
  await expect(stubs(page).getByRole('heading')).toHaveText(['Ada Byron'])
  const shown = rowsOf(await exported(page, 'What is shown, as CSV'))
  expect(shown.map(([id]) => id)).toEqual([String(ada.id), String(ada.id)])
  await searchBox(page).fill('')
  const ending = page.getByRole('combobox', { name: 'How it ended' })
  await ending.selectOption('Discarded')
  await expect(stubs(page).getByRole('heading')).toHaveText(['Ben Okri'])
  await searchBox(page).fill('byron')
  await expect(page.getByRole('main')).toContainText('Nothing found')
  await page.getByRole('button', { name: 'Clear search and filter' }).click()
  await expect(searchBox(page)).toBeFocused()
  await expect(stubs(page)).toHaveCount(3)

  expect(rowsOf(await exported(page, 'Everything, as CSV'))).toEqual([
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
  expect(JSON.parse(await exported(page, 'Everything, as JSON'))).toMatchObject([
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

test('values from before are put back with a new edit, also by keys, and never over what somebody else wrote since', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore()
  const [ada, ben] = [await store.add(ADA), await store.add(BEN)]
  const { page } = await deskOn(store, '42')
  await save(page, ADA, { Phone: '111', Company: 'Engines' })
  await save(page, BEN, { Company: 'Okri & Co' })
  await allDelivered(page)
  await goTo(page, 'History')
  await searchBox(page).press('ArrowDown')
  await expect(stub(page, 'Ben Okri')).toBeFocused()
  await page.keyboard.press('End')
  await expect(stub(page, 'Ada Byron')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(stub(page, 'Ada Byron').getByRole('button', { name: 'Put it back' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(messages(page)).toContainText('The values of Ada Byron from before are in the outbox')
  await allDelivered(page)
  expect(await store.customer(ada.id)).toMatchObject({ phone: '100', company: 'Looms' })
  expect(puts(await store.control('GET', 'requests')).at(-1)?.body).toEqual({
    company: 'Looms',
    phone: '100',
  })
  await expect(stubs(page).getByRole('heading')).toHaveText(['Ada Byron', 'Ben Okri', 'Ada Byron'])
  await expect(stubs(page).first().locator('ins')).toHaveText(['Looms', '100'])
  await stubs(page).last().getByRole('button', { name: 'Put it back' }).click()
  await expect(messages(page)).toContainText('Ada Byron has these values already')

  // What somebody else wrote since is a question, not something to be put away.
  await store.setOffline(true)
  await noticeOffline(page)
  await store.colleague(ben.id, { company: 'Okri Brothers' })
  await stub(page, 'Ben Okri').getByRole('button', { name: 'Put it back' }).click()
  await store.setOffline(false)
  await expect(statusBar(page)).toContainText('somebody changed the same field', { timeout: 30_000 })
  await goTo(page, 'Outbox')
  await page.getByRole('button', { name: 'Decide', exact: true }).click()
  const conflict = page.getByRole('group', { name: 'What shall the store have for “Company”?' })
  await expect(conflict.getByRole('radio', { name: /^Yours Okri/ })).toBeVisible()
  await expect(conflict.getByRole('radio', { name: /^In the store now .*Brothers/ })).toBeVisible()
  expect((await store.customer(ben.id)).company).toBe('Okri Brothers')
})
