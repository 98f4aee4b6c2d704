import { goTo } from '../../electron/setup/desk-acts.mjs'
import type { App } from './app.ts'
import { allDelivered, expect, savedFile, test } from './desk.ts'
import { pressWhenThere } from './press.ts'
import { puts } from './store-record.ts'

type Page = App['page']

const main = (page: Page) => page.getByRole('main')
const rows = (page: Page) => main(page).locator('[aria-posinset]')
const row = (page: Page, number: number) =>
  rows(page).filter({ has: page.getByText(new RegExp(`^Row ${number}( ·|$)`)) })

test.setTimeout(240_000)

/** A cell, all of which are quoted, that begins with a sign which makes a spreadsheet run it. */
const FORMULA = /[\uFEFF,\n]"[=+\-@\t\r]/

async function choose(page: Page, content: string | Buffer, name = 'customers.csv'): Promise<void> {
  const buffer = typeof content === 'string' ? Buffer.from(content) : content
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer })
}

async function tryOut(page: Page): Promise<void> {
  await main(page).getByRole('button', { name: 'Try it out' }).click()
  await expect(page.getByRole('heading', { name: 'What would happen' })).toBeVisible()
}

test('a German sheet finds customers by email, shows what each row would do, and only the good ones go', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore(10, ['--quota', '10000'])
  const ada = await store.add({ first_name: 'Ada', email: 'Ada@Byron.example', store_credit: '2.5' })
  const bea = await store.add({ first_name: 'Bea', email: 'bea@byron.example', company: 'Bea & Co' })
  const cai = await store.add({ first_name: 'Cai', email: 'cai@byron.example' })
  const { page } = await deskOn(store, '13')
  await goTo(page, 'Import')
  const lines = [
    'E-Mail-Adresse;Firma;Guthaben;Bemerkungen;Kundengruppe;Wer',
    'ada@byron.example;"Ada; ""Söhne"" GmbH";1.234,50;"Erste Zeile\nzweite; Zeile";Keine Gruppe;020 123',
    'bea@byron.example;Bea & Co;;;;',
    'nobody@byron.example;Nobody;;;;',
    'cai@byron.example;Cai AG;viel;;Gibt es nicht;',
    'CAI@byron.example;Cai;1;;;',
    'ada@byron.example;zum zweiten Mal;;;;',
    'cai@byron.example;zu viel;;;;;;mehr',
  ]
  await choose(page, `\uFEFF${lines.join('\r\n')}`)

  await expect(main(page)).toContainText('7 rows')
  const becomes = (name: string) => page.getByRole('combobox', { name: `What column ${name} becomes` })
  const guessed = {
    'E-Mail-Adresse': 'email',
    Firma: 'company',
    Guthaben: 'store_credit',
    Bemerkungen: 'notes',
    Kundengruppe: 'customer_group_id',
    Wer: 'none',
  }
  for (const [name, target] of Object.entries(guessed)) await expect(becomes(name)).toHaveValue(target)
  await becomes('Wer').selectOption('Phone')
  await expect(page.getByLabel('Decimals in amounts')).toHaveValue(',')
  await tryOut(page)

  for (const words of ['Ada; "Söhne" GmbH', '2.50', '1,234.50', 'zweite; Zeile', '020 123']) {
    await expect(row(page, 2)).toContainText(words)
  }
  await expect(row(page, 3)).toContainText('Nothing to change')
  await expect(row(page, 4)).toContainText('No customer here has “nobody@byron.example”.')
  await expect(row(page, 5)).toContainText('Store credit:')
  await expect(row(page, 5)).toContainText('The store has no customer group “Gibt es nicht”.')
  await expect(row(page, 6)).toContainText('Row 5 is about the same customer.')
  await expect(row(page, 7)).toContainText('Row 2 is about the same customer.')
  await expect(row(page, 8)).toContainText('The row has more cells than there are columns.')
  await main(page)
    .getByRole('button', { name: /^Cannot go/ })
    .click()
  await expect(rows(page)).toHaveCount(5)
  await expect(main(page)).toContainText('5 cannot go and are left out')
  const wrong = await savedFile(page, () =>
    main(page).getByRole('button', { name: 'Get the rows that cannot go' }).click(),
  )
  expect(wrong.split('\r\n')[1]).toContain('“nobody@byron.example”')

  // What cannot go is corrected in the file; the good ones go now.
  await main(page).getByRole('button', { name: 'Save the good one' }).click()
  await expect(main(page)).toContainText('1 change saved.')
  await allDelivered(page)
  expect(
    puts(await store.control('GET', 'requests')).map(({ customerId, body }) => [customerId, body]),
  ).toEqual([
    [
      ada.id,
      {
        company: 'Ada; "Söhne" GmbH',
        store_credit: '1234.5000',
        notes: 'Erste Zeile\nzweite; Zeile',
        phone: '020 123',
      },
    ],
  ])

  // By id, an email can be changed, but not to one that somebody has.
  await main(page).getByRole('button', { name: 'Another file' }).click()
  await choose(
    page,
    `ID,Email,Company\n${bea.id},new@byron.example,Bea\n${cai.id},ADA@byron.example,Cai\n77777,,x`,
  )
  await tryOut(page)
  await expect(row(page, 2)).toContainText('new@byron.example')
  await expect(row(page, 3)).toContainText('Another customer has the email ADA@byron.example.')
  await expect(row(page, 4)).toContainText('No customer here has “77777”.')
  await main(page).getByRole('button', { name: 'Back' }).click()
  await main(page).getByRole('button', { name: 'Another file' }).click()
  await choose(page, `ID,Email,Company\n${bea.id},new@byron.example,Bea\n${cai.id},,Cai`)
  await tryOut(page)
  await main(page).getByRole('button', { name: 'Save 2 changes' }).click()
  await expect(main(page)).toContainText('2 changes saved.')
  await allDelivered(page)
  expect(await store.customer(bea.id)).toMatchObject({ email: 'new@byron.example', company: 'Bea' })
  expect(await store.customer(cai.id)).toMatchObject({ email: 'cai@byron.example', company: 'Cai' })
})

test('a file that is no sheet of customers is refused in words that say what to do', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore(10)
  const { page } = await deskOn(store, '10')
  await goTo(page, 'Import')
  const refused = async (content: string | Buffer, words: string) => {
    await choose(page, content)
    await expect(page.getByRole('alert')).toContainText(words)
    await expect(main(page).getByRole('button', { name: 'Choose a file' })).toBeEnabled()
  }
  await refused('', 'There are no customers in this file.')
  await refused('ID,Phone\r\n\r\n', 'There are no customers in this file.')
  const picture = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01,ID,Email\n5,6\n', 'latin1')
  await refused(picture, 'This is not a text file.')
  await refused(Buffer.from('PK\x03\x04 a workbook'), 'This is a workbook, not a CSV file.')
  await refused('Email\nada@example.com\nbea@example.com', 'This file has only one column.')
  await refused(`ID,"Notes\n5,${'x'.repeat(99)}`, 'In the first row, a quotation mark is missing')
  await refused(`ID${',more'.repeat(40_000)}\n5,6`, 'This file has more than 500 columns.')

  // Lines of 2 MB among good ones, and ids that are twice, unknown or none.
  const novel = 'x'.repeat(2_000_000)
  await choose(
    page,
    `ID,Company\n1,One Ltd\n${novel},Two\n2,${novel}\n1,One again\n999999,Nobody\nfive,Five\n`,
  )
  await tryOut(page)
  await expect(row(page, 2)).toContainText('One Ltd')
  await expect(row(page, 3)).toContainText('is not a customer ID.')
  await expect(row(page, 4)).toContainText(/Company: .*255/)
  await expect(row(page, 5)).toContainText('Row 2 is about the same customer.')
  await expect(row(page, 6)).toContainText('No customer here has “999999”.')
  await expect(row(page, 7)).toContainText('“five” is not a customer ID.')
  await main(page).getByRole('button', { name: 'Save the good one' }).click()
  await expect(main(page)).toContainText('1 change saved.')
  await allDelivered(page)
  expect((await store.customer(1)).company).toBe('One Ltd')
})

test('what the list shows is exported, runs nothing in a spreadsheet, and changes nothing when it comes back', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore(150, ['--quota', '10000'])
  const signs = ['=1+1', '+49 30 1', '-5', '@all', '\t=2', '\r=3', "'=4"]
  for (const [at, company] of signs.entries()) {
    await store.add({
      first_name: `Nasty${at}`,
      email: `n${at}@nasty.example`,
      company,
      notes: `${company}\r\n"x";`,
    })
  }
  const { page } = await deskOn(store, '157')
  const ways = page.getByRole('button', { name: /^Export what the list shows/ })
  const exported = async (way: string) => {
    await ways.click()
    return savedFile(page, () => page.getByRole('menuitem', { name: way }).click())
  }

  // Only the hits, in the columns of the list, in its order.
  await page.getByRole('button', { name: 'Sort and columns' }).click()
  const view = page.getByRole('dialog', { name: 'Sort and columns' })
  await view.getByLabel('Sort by').selectOption('Email')
  await view.getByLabel('Order').selectOption('Descending')
  await view.getByLabel('Credit', { exact: true }).uncheck()
  await view.getByLabel('Phone', { exact: true }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Search customers', exact: true }).fill('nasty.example')
  await expect(page.getByTestId('count')).toHaveText('7 hits')
  const shown = await exported('The columns of the list')
  const [head, ...lines] = shown.trimEnd().split('\r\n')
  expect(head).toBe('\uFEFF"ID","First name","Last name","Company","Email","Phone"')
  expect(lines.map((line) => /n\d@nasty/.exec(line)?.[0])).toEqual(
    [6, 5, 4, 3, 2, 1, 0].map((at) => `n${at}@nasty`),
  )
  // No cell begins with a sign that makes a formula of it.
  expect(shown).toContain(`"'=1+1"`)
  expect(shown).toContain(`"''=4"`)
  expect(shown).not.toMatch(FORMULA)

  await page.getByRole('textbox', { name: 'Search customers', exact: true }).fill('')
  await expect(page.getByTestId('count')).toHaveText('157 customers')
  const all = await exported('All fields')
  expect(all).not.toMatch(FORMULA)
  // It goes on while another screen is shown.
  const leaves = pressWhenThere(page, { name: 'Outbox', beside: 'Exporting', within: 'body' })
  expect(await exported('All fields')).toBe(all)
  await leaves
  await expect(page.getByRole('heading', { name: 'Outbox', level: 1 })).toBeVisible()
  for (const [file, count] of [
    [shown, '7'],
    [all, '157'],
  ] as const) {
    await goTo(page, 'Import')
    await choose(page, file)
    await expect(main(page)).toContainText(`${count} rows`)
    await tryOut(page)
    await expect(main(page)).toContainText('There is nothing to change.')
    await expect(main(page).getByRole('button', { name: /^Nothing to change/ })).toContainText(count)
    await expect(main(page).getByRole('button', { name: /^(Changes|Cannot go)/ })).toHaveCount(0)
    await main(page).getByRole('button', { name: 'Back' }).click()
    await main(page).getByRole('button', { name: 'Another file' }).click()
  }
})

test('of a sheet with a quotation mark that is never closed nothing goes from that row on, and it is said why', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore(10)
  const ada = await store.add({ first_name: 'Ada', email: 'ada@byron.example' })
  const bea = await store.add({ first_name: 'Bea', email: 'bea@byron.example', phone: '1' })
  const cai = await store.add({ first_name: 'Cai', email: 'cai@byron.example' })
  const { page } = await deskOn(store, '13')
  await goTo(page, 'Import')
  const lines = [
    'ID,Phone,Company',
    `${ada.id},030,Looms`,
    `${bea.id},4.91701E+11,Bea`,
    `${cai.id},,"Cai`,
    `${ada.id},,lost`,
    '1,,lost',
  ]
  await choose(page, lines.join('\r\n'))
  const warning = main(page).getByRole('alert')
  await expect(warning).toContainText('A quotation mark that opens in row 4 is never closed')
  await expect(warning).toContainText('the 2 lines below it were read as one cell')
  await tryOut(page)
  await expect(warning).toBeVisible()
  await expect(rows(page)).toHaveCount(3)
  await expect(row(page, 3)).toContainText('A spreadsheet has shortened this number')
  await main(page).getByRole('button', { name: 'Save the good one' }).click()
  await expect(main(page)).toContainText('1 change saved.')
  await allDelivered(page)
  expect(await store.customer(ada.id)).toMatchObject({ phone: '030', company: 'Looms' })
  expect(await store.customer(bea.id)).toMatchObject({ phone: '1' })
  expect(puts(await store.control('GET', 'requests'))).toHaveLength(1)
})
