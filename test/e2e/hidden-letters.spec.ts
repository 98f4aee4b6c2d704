import { texts as en } from '../../renderer/i18n/en/index.ts'
import { openCustomer } from '../support/app/app-actions.mjs'
import type { App } from '../support/e2e/app.ts'
import { sharedApp } from '../support/e2e/shared-app.ts'
import { allDelivered, expect, test } from '../support/e2e/start-app.ts'

const field = (page: App['page'], name: keyof typeof en.fields.names) =>
  page.getByRole('form').getByRole('textbox', { name: en.fields.names[name], exact: true })

async function paste(page: App['page'], name: keyof typeof en.fields.names, text: string): Promise<void> {
  await field(page, name).selectText()
  await page.evaluate(`(() => {
    const data = new DataTransfer()
    data.setData('text/plain', ${JSON.stringify(text)})
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.activeElement.dispatchEvent(event)
  })()`)
}

const shared = sharedApp()

test('letters that cannot be seen are left out where that is certain, and otherwise shown', async () => {
  const { app, store } = await shared()
  const { page } = app
  const { id, email } = await store.customer(3)
  await openCustomer(page, email)

  await paste(page, 'email', 'Anna Cruz <mailto:anna\u200B.cruz@example.com>;')
  await expect(field(page, 'email')).toHaveValue('anna.cruz@example.com')
  await expect(page.getByText(en.fields.pasteCleaned(en.fields.names.email)).first()).toBeVisible()
  await paste(page, 'phone', 'tel:\u202D+49 30\u00A01234\u202C')
  await expect(field(page, 'phone')).toHaveValue('+49 30 1234')
  await paste(page, 'last_name', ' Nun\u0303ez\u0007\u200E ')
  await expect(field(page, 'last_name')).toHaveValue('Nuñez')

  const before = await field(page, 'notes').inputValue()
  const notes = Array.from({ length: 300 }, (_, at) => `  <${at}> &amp;\n`).join('')
  await paste(page, 'notes', `\u0007${notes}`)
  await expect(field(page, 'notes')).toHaveValue(notes)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field(page, 'notes')).toHaveValue(before)

  // What is typed, dropped or filled in by a program is cleaned when its field is left.
  await field(page, 'first_name').fill('\u202EAnna\u200B')
  await field(page, 'company').focus()
  await expect(field(page, 'first_name')).toHaveValue('Anna')

  // What could be meant is not guessed: what is wrong is said, and marked where it is.
  await field(page, 'email').fill('anna..cruz@example.com')
  await page.keyboard.press('ControlOrMeta+s')
  const wrong = { kind: 'email-sign' as const, sign: '..', excerpt: 'anna..cruz@example' }
  await expect(page.getByText(en.form.problem(wrong))).toBeVisible()
  await expect(field(page, 'email')).toBeFocused()
  expect(await page.evaluate('String(getSelection())')).toBe('..')
  await page.keyboard.type('.')
  await page.keyboard.press('ControlOrMeta+s')
  await allDelivered(page)
  await expect
    .poll(async () => store.customer(id))
    .toMatchObject({
      first_name: 'Anna',
      last_name: 'Nuñez',
      email: 'anna.cruz@example.com',
      phone: '+49 30 1234',
    })
})

test('notes that are longer than the store takes are pointed out while they are typed', async () => {
  const { app, store } = await shared()
  const { page } = app
  const { email } = await store.customer(8)
  await openCustomer(page, email)
  await field(page, 'notes').fill('x'.repeat(65_536))
  await expect(
    page.getByText(en.form.problem({ kind: 'too-long', max: 65_535, length: 65_536 })),
  ).toBeVisible()
})
