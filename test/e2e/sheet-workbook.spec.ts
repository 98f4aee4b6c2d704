import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { texts as en } from '../../renderer/i18n/en/index.ts'
import { goTo } from '../support/app/app-actions.mjs'
import type { App } from '../support/e2e/app.ts'
import { sharedApp } from '../support/e2e/shared-app.ts'
import { allDelivered, expect, test, savedBytes } from '../support/e2e/start-app.ts'
import { puts } from '../support/e2e/store-record.ts'

type Page = App['page']

const main = (page: Page) => page.getByRole('main')
const rows = (page: Page) => main(page).locator('[aria-posinset]')
const row = (page: Page, number: number) =>
  rows(page).filter({ has: page.getByText(new RegExp(`^Row ${number}( ·|$)`)) })
const becomes = (page: Page, name: string) => page.getByRole('combobox', { name: en.sheet.becomesOf(name) })

test.setTimeout(240_000)

const shared = sharedApp({
  customers: 30,
  more: ['--quota', '10000'],
  people: {
    ada: { first_name: 'Ada', email: 'ada@byron.example', phone: '1' },
    bea: { first_name: 'Bea', email: 'bea@byron.example', phone: '2' },
    cai: {
      first_name: 'Cai',
      email: 'cai@byron.example',
      phone: '0035312345678',
      company: '=1+1',
      notes: "'=2\n- item;=3",
      store_credit: '12.5',
    },
    dov: { first_name: 'Dov', email: 'dov@byron.example', phone: '07700 900456' },
    eve: { first_name: 'Eve', email: 'eve@byron.example', phone: '447700900456' },
    fay: { first_name: 'Fay', last_name: 'Byron', email: 'fay@byron.example', phone: '1' },
    ivan: { first_name: 'Иван', last_name: 'Петров', email: 'ivan@petrov.example' },
  },
})

async function choose(page: Page, content: string | Uint8Array, name = 'customers.xlsx'): Promise<void> {
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
}

async function review(page: Page): Promise<void> {
  await main(page).getByRole('button', { name: en.sheet.check }).click()
  await expect(page.getByRole('heading', { name: en.sheet.checkTitle })).toBeVisible()
}

/** The next test gets the import without a file. */
const leaveFile = (page: Page) => main(page).getByRole('button', { name: en.sheet.another }).click()

async function leaveReview(page: Page): Promise<void> {
  await main(page).getByRole('button', { name: en.shell.back }).click()
  await leaveFile(page)
}

test('a workbook is imported as its cells are stored, from the sheet and the row that the person chooses', async () => {
  const { app, store, people } = await shared()
  const { page } = app
  const { ada, bea } = people
  await goTo(page, en.shell.screens.import)
  const workbook = await writeXlsx({
    sheets: [
      // No table of customers.
      { name: 'Cover', rows: [['nothing'], ['here']] },
      {
        name: 'South',
        rows: [
          ['ID', 'Phone'],
          [ada.id, 'wrong sheet'],
        ],
      },
      {
        name: 'North',
        rows: [
          ['Customers of the north'],
          [],
          ['ID', 'Phone', 'Store credit', 'Must change password at next login', 'Notes'],
          [ada.id, '07700 900456', 1234.5, true, 'two\nlines'],
          [bea.id, '0035312345678', null, null, '#REF!'],
        ],
      },
    ],
  })
  await choose(page, workbook)
  await expect(page.getByLabel(en.sheet.sheetName, { exact: true })).toHaveValue('South')
  await expect(main(page)).toContainText('wrong sheet')
  await page.getByLabel(en.sheet.sheetName, { exact: true }).selectOption('North')
  await expect(page.getByLabel(en.sheet.headRow)).toHaveValue('3')
  await expect(becomes(page, 'Phone')).toHaveValue('phone')
  await review(page)
  for (const words of ['07700 900456', '1,234.50', 'two', 'Yes'])
    await expect(row(page, 4)).toContainText(words)
  await expect(row(page, 5)).toContainText(en.bulk.reasons['cell-error'])
  await main(page).getByRole('button', { name: 'Save 1 valid row' }).click()
  await expect(main(page)).toContainText('1 change saved.')
  await allDelivered(page)
  expect(puts(await store.control('GET', 'requests')).map(({ body }) => body)).toEqual([
    { phone: '07700 900456', store_credit: '1234.5000', reset_pass_on_login: true, notes: 'two\nlines' },
  ])
  await leaveFile(page)
})

test('a list is exported as a workbook, and comes back with nothing to change', async () => {
  const { app, people, count } = await shared()
  const { page } = app
  await page.getByRole('button', { name: en.sheet.exportHint }).click()
  const file = await savedBytes(page, () =>
    page.getByRole('menuitem', { name: en.sheet.exportAll('Excel') }).click(),
  )
  const [sheet] = (await readXlsx(file, { readStyles: true })).sheets
  expect(sheet?.freezePane).toMatchObject({ rows: 1 })
  const line = sheet?.rows.find(([id]) => id === people.cai.id) ?? []
  expect(line).toEqual(expect.arrayContaining(['0035312345678', '=1+1', 12.5]))

  await goTo(page, en.shell.screens.import)
  await choose(page, file)
  await review(page)
  await expect(main(page)).toContainText(en.bulk.nothingToSave)
  await expect(main(page).getByRole('button', { name: /^Nothing to change/ })).toContainText(count)
  await leaveReview(page)
})

test('what only the spreadsheet changed is shown and left out, and imported where that is asked for', async () => {
  const { app, store, people } = await shared()
  const { page } = app
  const { dov, eve } = people
  await goTo(page, en.shell.screens.import)
  await choose(page, `ID,Phone,Company\n${dov.id},7700900456,Looms\n${eve.id},4.47701E+11,`, 'customers.csv')
  await review(page)
  await expect(row(page, 2)).toContainText('Looms')
  await expect(row(page, 2)).toContainText(en.bulk.doubts.zeros)
  await expect(row(page, 3)).toContainText(en.bulk.doubts.rounded)
  await expect(main(page).getByRole('button', { name: 'Save 1 change' })).toBeEnabled()
  await page.getByLabel(en.sheet.doubts.spreadsheet.take(2, '2')).check()
  await expect(row(page, 2)).toContainText('7700900456')
  await expect(row(page, 3)).toContainText('A spreadsheet shortened this number')
  await page.getByLabel(en.sheet.doubts.spreadsheet.take(2, '2')).uncheck()
  await main(page).getByRole('button', { name: 'Save 1 change' }).click()
  await expect(main(page)).toContainText('1 change saved.')
  await allDelivered(page)
  expect(puts(await store.control('GET', 'requests')).map(({ body }) => body)).toEqual([{ company: 'Looms' }])
  await leaveFile(page)
})

test('the ids of another system change no customer until a person agrees', async () => {
  const { app, store, people } = await shared()
  const { page } = app
  const { fay } = people
  await goTo(page, en.shell.screens.import)

  // Known by the names of its columns: its ID isn't matched.
  const woocommerce = `ID,user_login,user_email,first_name,last_name,billing_phone\n3,fay,fay@byron.example,Fay,Byron,030`
  await choose(page, woocommerce, 'users.csv')
  await expect(main(page)).toContainText(en.sheet.otherSystem('WooCommerce'))
  await expect(becomes(page, 'ID')).toHaveValue('none')
  await review(page)
  await expect(row(page, 2)).toContainText(`#${fay.id}`)
  await main(page).getByRole('button', { name: en.shell.back }).click()
  await main(page).getByRole('button', { name: en.sheet.another }).click()

  // Known by its rows where it has no emails: they name other people than those of the ids.
  const names = [1, 2, 3].map((id) => `${id},Zack${id},Elsewhere,Zack Ltd`)
  await choose(page, ['ID,First name,Last name,Company', ...names].join('\n'), 'names.csv')
  await review(page)
  await expect(main(page)).toContainText(en.sheet.otherSystemRows(3, '3'))
  await expect(row(page, 2)).toContainText(en.bulk.reasons['id-and-name']('1', 'Zack1 Elsewhere'))
  await expect(page.getByLabel(en.sheet.identities.email)).toHaveCount(0)
  await expect(main(page).getByRole('button', { name: /^Save/ })).toBeDisabled()
  await main(page).getByRole('button', { name: en.shell.back }).click()
  await main(page).getByRole('button', { name: en.sheet.another }).click()

  // Known by its rows: ids and emails belong to different people.
  const lines = [1, 2, 3, 4].map((id) => `${id},someone${id}@elsewhere.example,Zack,Elsewhere,030`)
  const file = ['ID,Email,First name,Last name,Phone', ...lines, `5,fay@byron.example,Fay,Byron,040`].join(
    '\n',
  )
  await choose(page, file, 'people.csv')
  await review(page)
  await expect(main(page)).toContainText(en.sheet.otherSystemRows(5, '5'))
  await expect(main(page).getByRole('button', { name: /^Save/ })).toBeDisabled()
  await page.getByLabel(en.sheet.identities.email).check()
  await expect(row(page, 6)).toContainText(`#${fay.id}`)
  await expect(row(page, 2)).toContainText('No customer was found with “someone1@elsewhere.example”.')
  await main(page).getByRole('button', { name: 'Save 1 valid row' }).click()
  await expect(main(page)).toContainText('1 change saved.')
  await allDelivered(page)
  expect(
    puts(await store.control('GET', 'requests')).map(({ customerId, body }) => [customerId, body]),
  ).toEqual([[fay.id, { phone: '040' }]])
  await leaveFile(page)
})

test('a file in another encoding is read as it is, and damaged letters change nothing without a word', async () => {
  const { app, people } = await shared()
  const { page } = app
  await goTo(page, en.shell.screens.import)
  const bytes = Buffer.from([
    ...Buffer.from(`ID,First name,Last name,Company\n${people.ivan.id},`),
    ...[0xc8, 0xe2, 0xe0, 0xed, 0x2c, 0xcf, 0xe5, 0xf2, 0xf0, 0xee, 0xe2, 0x2c],
    ...Buffer.from('Looms\n'),
  ])
  await choose(page, bytes, 'people.csv')
  await expect(page.getByLabel(en.sheet.encoding)).toHaveValue('windows-1251')
  await expect(main(page)).toContainText('Иван')
  await page.getByLabel(en.sheet.encoding).selectOption('windows-1252')
  await expect(main(page)).toContainText('Èâàí')
  await review(page)
  await expect(row(page, 2)).toContainText(en.bulk.doubts.damaged)
  await expect(page.getByLabel(en.sheet.doubts.letters.take(2, '2'))).not.toBeChecked()
  await main(page).getByRole('button', { name: en.shell.back }).click()
  await page.getByLabel(en.sheet.encoding).selectOption('windows-1251')
  await expect(main(page)).toContainText('Иван')
  await review(page)
  await expect(row(page, 2)).toContainText('Looms')
  await expect(row(page, 2)).not.toContainText(en.fields.names.first_name)
  await leaveReview(page)
})

test('a file that is dropped anywhere on the window is offered to the import', async () => {
  const { page } = (await shared()).app
  const drop = (files: number) => page.evaluate(`(${DROP})(${files})`)
  await drop(2)
  await expect(page.getByRole('alert').filter({ hasText: en.sheet.dropOne })).toBeVisible()
  await drop(1)
  await expect(page.getByRole('heading', { name: en.sheet.columnsTitle })).toBeVisible()
  await expect(main(page)).toContainText('dropped-0.csv')
  await leaveFile(page)
})

/** Drops files on the window. Runs in the page. */
const DROP = `(count) => {
  const dataTransfer = new DataTransfer()
  for (let at = 0; at < count; at += 1) {
    dataTransfer.items.add(new File(['ID,Company\\n1,Looms\\n'], 'dropped-' + at + '.csv'))
  }
  const target = document.querySelector('main') ?? document.body
  for (const name of ['dragenter', 'dragover', 'drop']) {
    target.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }))
  }
}`
