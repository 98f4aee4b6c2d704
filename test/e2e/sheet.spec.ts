import { texts as en } from '../../renderer/i18n/en/index.ts'
import { goTo } from '../support/app/app-actions.mjs'
import type { App } from '../support/e2e/app.ts'
import { allDelivered, expect, savedFile, test } from '../support/e2e/start-app.ts'
import { pressWhenThere } from '../support/e2e/press.ts'
import { sharedApp } from '../support/e2e/shared-app.ts'
import { puts } from '../support/e2e/store-record.ts'

type Page = App['page']

const main = (page: Page) => page.getByRole('main')
const rows = (page: Page) => main(page).locator('[aria-posinset]')
const row = (page: Page, number: number) =>
  rows(page).filter({ has: page.getByText(new RegExp(`^Row ${number}( ·|$)`)) })

test.setTimeout(240_000)

/** A cell, all of which are quoted, that begins with a sign which makes a spreadsheet run it. */
const FORMULA = /[\uFEFF,\n]"[=+\-@\t\r]/

const SIGNS = ['=1+1', '+49 30 1', '-5', '@all', '\t=2', '\r=3', "'=4"]
const nasty = SIGNS.map((company, at) => [
  `n${at}`,
  {
    first_name: `Nasty${at}`,
    email: `n${at}@nasty.example`,
    company,
    notes: `${company}\r\n"x";`,
  },
])

const shared = sharedApp({
  customers: 150,
  more: ['--quota', '10000'],
  people: {
    ada: { first_name: 'Ada', email: 'Ada@Byron.example', store_credit: '2.5' },
    bea: { first_name: 'Bea', email: 'bea@byron.example', company: 'Bea & Co' },
    cai: { first_name: 'Cai', email: 'cai@byron.example' },
    dov: { first_name: 'Dov', email: 'dov@byron.example' },
    eve: { first_name: 'Eve', email: 'eve@byron.example', phone: '1' },
    fay: { first_name: 'Fay', email: 'fay@byron.example' },
    ...(Object.fromEntries(nasty) as Record<`n${number}`, Record<string, string>>),
  },
})

async function choose(page: Page, content: string | Buffer, name = 'customers.csv'): Promise<void> {
  const buffer = typeof content === 'string' ? Buffer.from(content) : content
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer })
}

/** Back to the import without a file, which the next test gets as well. */
const leaveFile = (page: Page) => main(page).getByRole('button', { name: en.sheet.another }).click()

async function tryOut(page: Page): Promise<void> {
  await main(page).getByRole('button', { name: en.sheet.check }).click()
  await expect(page.getByRole('heading', { name: en.sheet.checkTitle })).toBeVisible()
}

test('a German sheet finds customers by email, shows what each row would do, and only valid rows are saved', async () => {
  const { app, store, people } = await shared()
  const { page } = app
  const { ada, bea, cai } = people
  await goTo(page, en.shell.screens.import)
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
  const becomes = (name: string) => page.getByRole('combobox', { name: `Import column ${name} as` })
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
  await expect(page.getByLabel(en.sheet.decimalSign)).toHaveValue(',')
  await tryOut(page)

  for (const words of ['Ada; "Söhne" GmbH', '2.50', '1,234.50', 'zweite; Zeile', '020 123']) {
    await expect(row(page, 2)).toContainText(words)
  }
  await expect(row(page, 3)).toContainText(en.bulk.filters.same)
  await expect(row(page, 4)).toContainText('No customer was found with “nobody@byron.example”.')
  await expect(row(page, 5)).toContainText('Store credit:')
  await expect(row(page, 5)).toContainText('The store has no customer group called “Gibt es nicht”.')
  await expect(row(page, 6)).toContainText('Row 5 is for the same customer.')
  await expect(row(page, 7)).toContainText('Row 2 is for the same customer.')
  await expect(row(page, 8)).toContainText(en.bulk.reasons['too-many-cells'])
  await main(page)
    .getByRole('button', { name: /^Can’t be changed/ })
    .click()
  await expect(rows(page)).toHaveCount(5)
  await expect(main(page)).toContainText('5 can’t be changed and are skipped')
  const wrong = await savedFile(page, () =>
    main(page).getByRole('button', { name: en.sheet.rejectedRows }).click(),
  )
  expect(wrong.split('\r\n')[1]).toContain('“nobody@byron.example”')

  // What cannot go is corrected in the file; the good ones go now.
  await main(page).getByRole('button', { name: 'Save 1 valid row' }).click()
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

  // By id, an email can be changed, but a row whose email is somebody else's waits for a person.
  await leaveFile(page)
  await choose(
    page,
    `ID,Email,Company\n${bea.id},new@byron.example,Bea\n${cai.id},ADA@byron.example,Cai\n77777,,x`,
  )
  await tryOut(page)
  await expect(row(page, 2)).toContainText('new@byron.example')
  await expect(row(page, 3)).toContainText(
    en.bulk.reasons['id-and-email'](String(cai.id), 'ADA@byron.example'),
  )
  await expect(row(page, 4)).toContainText('No customer was found with “77777”.')
  await main(page).getByRole('button', { name: en.shell.back }).click()
  await leaveFile(page)
  await choose(page, `ID,Email,Company\n${bea.id},new@byron.example,Bea\n${cai.id},,Cai`)
  await tryOut(page)
  await main(page).getByRole('button', { name: 'Save 2 changes' }).click()
  await expect(main(page)).toContainText('2 changes saved.')
  await allDelivered(page)
  expect(await store.customer(bea.id)).toMatchObject({ email: 'new@byron.example', company: 'Bea' })
  expect(await store.customer(cai.id)).toMatchObject({ email: 'cai@byron.example', company: 'Cai' })
  await leaveFile(page)
})

test('a file that is no sheet of customers is refused in words that say what to do', async () => {
  const { app, store } = await shared()
  const { page } = app
  await goTo(page, en.shell.screens.import)
  const refused = async (content: string | Buffer, words: string) => {
    await choose(page, content)
    await expect(page.getByRole('alert')).toContainText(words)
    await expect(main(page).getByRole('button', { name: en.sheet.choose })).toBeEnabled()
  }
  await refused('', 'This file has no customers.')
  await refused('ID,Phone\r\n\r\n', 'This file has no customers.')
  const picture = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01,ID,Email\n5,6\n', 'latin1')
  await refused(picture, en.sheet.refused['not-text'].what)
  await refused(Buffer.from('PK\x03\x04 a workbook'), en.sheet.refused['damaged-workbook'].what)
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504)])
  await refused(
    Buffer.concat([old, Buffer.from('Workbook', 'utf16le')]),
    en.sheet.refused['old-workbook'].what,
  )
  const locked = Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')])
  await refused(locked, en.sheet.refused['protected-workbook'].what)
  await refused('<html><body><table><tr><td>ID</td></tr></table>', en.sheet.refused['web-page'].what)
  await refused(Buffer.from('%PDF-1.7'), en.sheet.refused.document.what)
  await refused('Email\nada@example.com\nbea@example.com', 'This file has only one column.')
  await refused(`ID,"Notes\n5,${'x'.repeat(99)}`, en.sheet.refused['broken-heads'].what)
  await refused(`ID${',more'.repeat(40_000)}\n5,6`, 'This file has more than 500 columns.')

  // Lines of 2 MB among good ones, and ids that are twice, unknown or none.
  const novel = 'x'.repeat(2_000_000)
  await choose(
    page,
    `ID,Company\n1,One Ltd\n${novel},Two\n2,${novel}\n1,One again\n999999,Nobody\nfive,Five\n`,
  )
  await tryOut(page)
  await expect(row(page, 2)).toContainText('One Ltd')
  await expect(row(page, 3)).toContainText('isn’t a customer ID.')
  await expect(row(page, 4)).toContainText(/Company: .*255/)
  await expect(row(page, 5)).toContainText('Row 2 is for the same customer.')
  await expect(row(page, 6)).toContainText('No customer was found with “999999”.')
  await expect(row(page, 7)).toContainText('“five” isn’t a customer ID.')
  await main(page).getByRole('button', { name: 'Save 1 valid row' }).click()
  await expect(main(page)).toContainText('1 change saved.')
  await allDelivered(page)
  expect((await store.customer(1)).company).toBe('One Ltd')
  await leaveFile(page)
})

test('what the list shows is exported, runs nothing in a spreadsheet, and changes nothing when it comes back', async () => {
  const { app, count: everyone } = await shared()
  const { page } = app
  const ways = page.getByRole('button', { name: /^Export the list/ })
  const exported = async (way: string) => {
    await ways.click()
    return savedFile(page, () => page.getByRole('menuitem', { name: way }).click())
  }

  // Only the hits, in the columns of the list, in its order.
  await page.getByRole('button', { name: en.customers.view }).click()
  const view = page.getByRole('dialog', { name: en.customers.view })
  await view.getByLabel(en.customers.sortBy).selectOption(en.fields.names.email)
  await view.getByLabel(en.customers.direction).selectOption(en.customers.down)
  await view.getByLabel(en.customers.columns.store_credit, { exact: true }).uncheck()
  await view.getByLabel(en.fields.names.phone, { exact: true }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: en.customers.search, exact: true }).fill('nasty.example')
  await expect(page.getByTestId('count')).toHaveText('7 results')
  const shown = await exported(en.sheet.exportShown('CSV'))
  const [head, ...lines] = shown.trimEnd().split('\r\n')
  expect(head).toBe('\uFEFF"ID","First name","Last name","Company","Email","Phone"')
  expect(lines.map((line) => /n\d@nasty/.exec(line)?.[0])).toEqual(
    [6, 5, 4, 3, 2, 1, 0].map((at) => `n${at}@nasty`),
  )
  // No cell begins with a sign that makes a formula of it.
  expect(shown).toContain(`"'=1+1"`)
  expect(shown).toContain(`"''=4"`)
  expect(shown).not.toMatch(FORMULA)

  await page.getByRole('textbox', { name: en.customers.search, exact: true }).fill('')
  await expect(page.getByTestId('count')).toHaveText(`${everyone} customers`)
  const all = await exported(en.sheet.exportAll('CSV'))
  expect(all).not.toMatch(FORMULA)
  // It goes on while another screen is shown.
  const leaves = pressWhenThere(page, { name: en.shell.screens.outbox, beside: 'Exporting', within: 'body' })
  expect(await exported(en.sheet.exportAll('CSV'))).toBe(all)
  await leaves
  await expect(page.getByRole('heading', { name: en.shell.screens.outbox, level: 1 })).toBeVisible()
  for (const [file, count] of [
    [shown, '7'],
    [all, everyone],
  ] as const) {
    await goTo(page, en.shell.screens.import)
    await choose(page, file)
    await expect(main(page)).toContainText(`${count} rows`)
    await tryOut(page)
    await expect(main(page)).toContainText(en.bulk.nothingToSave)
    await expect(main(page).getByRole('button', { name: /^Nothing to change/ })).toContainText(count)
    await expect(main(page).getByRole('button', { name: /^(Changes|Can’t be changed)/ })).toHaveCount(0)
    await main(page).getByRole('button', { name: en.shell.back }).click()
    await leaveFile(page)
  }
})

test('with a quotation mark that is never closed, nothing from that row on is imported, and the reason is shown', async () => {
  const { app, store, people } = await shared()
  const { page } = app
  const { dov, eve, fay } = people
  await goTo(page, en.shell.screens.import)
  const lines = [
    'ID,Phone,Company',
    `${dov.id},030,Looms`,
    `${eve.id},4.91701E+11,Eve`,
    `${fay.id},,"Fay`,
    `${dov.id},,lost`,
    '1,,lost',
  ]
  await choose(page, lines.join('\r\n'))
  const warning = main(page).getByRole('alert')
  await expect(warning).toContainText('A quotation mark in row 4 is never closed')
  await expect(warning).toContainText('the 2 lines below it were read as one cell')
  await tryOut(page)
  await expect(warning).toBeVisible()
  await expect(rows(page)).toHaveCount(3)
  await expect(row(page, 3)).toContainText('A spreadsheet shortened this number')
  await main(page).getByRole('button', { name: 'Save 1 valid row' }).click()
  await expect(main(page)).toContainText('1 change saved.')
  await allDelivered(page)
  expect(await store.customer(dov.id)).toMatchObject({ phone: '030', company: 'Looms' })
  expect(await store.customer(eve.id)).toMatchObject({ phone: '1' })
  expect(puts(await store.control('GET', 'requests'))).toHaveLength(1)
  await leaveFile(page)
})
