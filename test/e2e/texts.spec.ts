import { texts as en } from '../../renderer/i18n/en/index.ts'
import {
  connect,
  customersArrive,
  field,
  form,
  goTo,
  noticeOffline,
  statusBar,
} from '../support/app/app-actions.mjs'
import type { App } from '../support/e2e/app.ts'
import { expect, save, savedFile, test } from '../support/e2e/start-app.ts'
import { GEOMETRY } from '../support/e2e/geometry.ts'
import { palette } from '../support/e2e/palette.ts'
import { type Customer, puts } from '../support/e2e/store-record.ts'

type Page = App['page']
const main = (page: Page) => page.getByRole('main')

test.setTimeout(240_000)

test('texts that mean harm are shown as they are, do nothing, spoil no line, and stay as they are in the store', async ({
  newStore,
  launchApp,
}) => {
  const store = await newStore(10)
  const guests: Customer[] = []
  for (const [at, text] of TEXTS.entries()) {
    const [email, notes] = [`guest${at}@example.org`, `${text}\r\n${text}`]
    guests.push(
      await store.add({
        first_name: text,
        last_name: `Guest ${at}`,
        company: text,
        email,
        phone: '1',
        notes,
      }),
    )
  }
  const app = await launchApp({ env: { COUNTERFOIL_API_URL: store.url } })
  const { page } = app
  const dialogs: string[] = []
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('request', (request) => asked.push(request.url()))
  await connect(page, store)
  await customersArrive(page, String(10 + TEXTS.length))
  await store.setOffline(true)
  await noticeOffline(page)

  for (const guest of guests) {
    const { id, email, first_name: text } = guest
    await save(page, guest, { Phone: `0${id}` })
    const row = page
      .getByRole('grid', { name: en.shell.screens.customers })
      .getByRole('row')
      .filter({ hasText: email })
    // In lists a control character is a blank.
    await expectShown(row, text.replace(CONTROL, ' '))
    await expectShown(form(page).getByRole('heading').first(), text)
    await expect(field(page, en.fields.names.first_name)).toHaveValue(text)
    await expect(field(page, en.fields.names.company)).toHaveValue(text)
    await expect(field(page, en.fields.names.notes)).toHaveValue(`${text}\n${text}`)
    await page.keyboard.press('ControlOrMeta+k')
    await palette(page).getByRole('combobox').fill(email)
    await expectShown(palette(page).getByRole('option').first(), text.replace(CONTROL, ' '))
    await page.keyboard.press('Escape')
  }
  // The sentence about the oldest edit, of a customer whose name reverses the direction of writing.
  expect(await page.evaluate(DIRECTION)).toEqual(['right'])
  await expect(statusBar(page)).toContainText('Oldest: gnp.exe Guest 0, ')

  // The first two come into conflict, mine as harmful as theirs.
  const [first, second, ...rest] = guests
  if (!first || !second) throw new Error('There are no guests.')
  await save(page, first, { Company: LONG_HARM })
  await save(page, second, { Company: LONG_HARM })
  for (const { id } of [first, second]) await store.colleague(id, { company: MORE_HARM })
  await app.window.leave()
  await store.setOffline(false)
  await expect
    .poll(async () => JSON.stringify((await app.signals()).filter(({ kind }) => kind === 'notification')))
    .toMatch(/Guest [01]/)
  expect(
    (await app.signals()).filter((signal) => signal.kind === 'notification' && HIDDEN.test(signal.body)),
  ).toEqual([])
  await expect(statusBar(page)).toContainText('2 edits waiting', { timeout: 30_000 })
  for (const guest of rest) {
    const { date_modified: _, ...before } = { date_modified: '', ...guest }
    expect(await store.customer(guest.id)).toMatchObject({ ...before, phone: `0${guest.id}` })
  }
  const sent = puts(await store.control('GET', 'requests'))
  expect(sent.map(({ body }) => Object.keys(body as object))).toEqual(rest.map(() => ['phone']))

  for (const width of [1280, 480]) {
    await page.setViewportSize({ width, height: 800 })
    for (const screen of ['Customers', 'Outbox', 'Conflicts', 'History'] as const) {
      await goTo(page, screen)
      await main(page).getByText(/Guest/).first().waitFor()
      await expect.poll(() => page.evaluate(GEOMETRY), `${screen}, ${width}`).toEqual([])
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  const history = (await main(page).textContent()) ?? ''
  for (const { last_name: name } of rest) expect(history).toContain(name)
  await goTo(page, en.shell.screens.conflicts)
  for (const text of [LONG_HARM, MORE_HARM]) await expect(main(page)).toContainText(text)
  for (const left of ['1 edit waiting', 'Nothing waiting']) {
    await page.keyboard.press('ControlOrMeta+Shift+m')
    await page.keyboard.press('ControlOrMeta+s')
    await expect(statusBar(page)).toContainText(left, { timeout: 30_000 })
  }
  expect((await store.customer(second.id)).company).toBe(LONG_HARM)

  // Out in a sheet and in again: the same texts, in the preview as well.
  await goTo(page, en.shell.screens.customers)
  await page.getByRole('textbox', { name: en.customers.search, exact: true }).fill('guest')
  await page.getByText(`${TEXTS.length} results`, { exact: true }).first().waitFor()
  await page.getByRole('button', { name: /^Export the list/ }).click()
  const file = await savedFile(page, () =>
    page.getByRole('menuitem', { name: en.sheet.exportAll('CSV') }).click(),
  )
  await goTo(page, en.shell.screens.import)
  const buffer = Buffer.from(file.replaceAll('"01', '"91'))
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: `${HARM}.csv`, mimeType: 'text/csv', buffer })
  await expect(main(page)).toContainText(`${TEXTS.length} rows`)
  await expect.poll(() => page.evaluate(GEOMETRY)).toEqual([])
  await main(page).getByRole('button', { name: en.sheet.check }).click()
  await expect(page.getByRole('heading', { name: en.sheet.checkTitle })).toBeVisible()
  await expect(main(page)).toContainText(HARM)
  await expect(main(page).getByRole('button', { name: /^Can’t be changed/ })).toHaveCount(0)
  await expect.poll(() => page.evaluate(GEOMETRY)).toEqual([])

  const here = new URL(page.url()).origin
  expect(asked.filter((url) => !url.startsWith(here) && !/^(blob|data):/.test(url))).toEqual([])
  expect(dialogs).toEqual([])
  expect(await page.evaluate(`globalThis.isHurt ?? null`)).toBeNull()
  expect(app.output).not.toMatch(/^\s+at /m)
})

/** The exact letters, invisible ones included. */
async function expectShown(where: ReturnType<Page['locator']>, text: string): Promise<void> {
  expect(await where.textContent()).toContain(text.trim())
}

const HARM = '<img src="https://example.com/x.png" onerror="globalThis.isHurt=true;alert(1)">'
const MORE_HARM = '"><script>globalThis.isHurt=true;alert(2)</script><!--'
/** A word that ends nowhere. */
const LONG_HARM = HARM + 'W'.repeat(170)

/** No longer than a first name may be. */
const TEXTS = [
  '\u202Egnp.exe',
  'Nul\0 bell\u0007 \u001B[31mred\u009B0m\u2028line',
  HARM,
  MORE_HARM,
  '{{ constructor.constructor("globalThis.isHurt=true")() }} ${7*7}',
  '\u{1F469}\u{1F3FD}\u200D\u{1F52C}\u{1F1E9}\u{1F1EA} \u2764\uFE0F Zero\u200Bwidth\uFEFF\u2060joined',
  `Za${'\u0300\u0489\u035C'.repeat(28)}lgo`,
  '=HYPERLINK("https://example.com","Click")',
  '__proto__',
  'W'.repeat(100),
]
/** What can't be seen in a line of the desktop, and what may break it. */
const CONTROL = /\p{Cc}/gu
const HIDDEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u

/** Which way the end of the sentence about the oldest edit runs. Runs in the page. */
const DIRECTION = `[...document.querySelectorAll('.oldest')].map((sentence) => {
  const text = sentence.firstChild
  const left = (at) => {
    const range = document.createRange()
    range.setStart(text, at)
    range.setEnd(text, at + 1)
    return range.getBoundingClientRect().left
  }
  return left(text.length - 2) < left(text.length - 1) ? 'right' : 'left'
})`
