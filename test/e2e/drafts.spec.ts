import { texts as en } from '../../renderer/i18n/en/index.ts'
import { field, goTo, openCustomer, statusBar } from '../support/app/app-actions.mjs'
import { expect, test } from '../support/e2e/start-app.ts'
import { puts } from '../support/e2e/store-record.ts'

test.setTimeout(300_000)

test('what was typed a moment ago outlives closing, and nearly all of it a reload and a crash', async ({
  newStore,
  appOn,
}) => {
  const store = await newStore()
  const { email } = await store.add({ first_name: 'Ada', email: 'ada@example.org' })
  const app = await appOn(store, '41')
  const notes = () => field(app.page, en.fields.names.notes)
  const reads = async (text: string | RegExp) => {
    await openCustomer(app.page, email)
    await expect(notes()).toHaveValue(text)
  }

  await openCustomer(app.page, email)
  await notes().pressSequentially('Typed,')
  await app.restart()
  await reads('Typed,')
  await expect(app.page.getByText('1 field changed')).toBeVisible()

  await notes().press('End')
  await notes().pressSequentially(' put back')
  for (let letters = 0; letters < ' put back'.length; letters += 1) await notes().press('Backspace')
  await app.restart()
  await reads('Typed,')

  // What is typed in the very moment of a crash or a reload can't be saved: letters at the end may be
  // missing, no others.
  for (const goes of [() => app.page.reload(), () => app.killPage()]) {
    const before = await notes().inputValue()
    await notes().press('End')
    await notes().pressSequentially(' and more')
    await goes()
    await openCustomer(app.page, email)
    await expect(notes()).toHaveValue(/^Typed,/)
    expect(`${before} and more`.startsWith(await notes().inputValue())).toBe(true)
    expect((await notes().inputValue()).length).toBeGreaterThanOrEqual(before.length)
  }

  await expect(statusBar(app.page)).toContainText('Nothing waiting')
  expect(puts(await store.control('GET', 'requests'))).toEqual([])
})

test('what is typed into long notes outlives a crash, and is laid out from the changed line on', async ({
  newStore,
  appOn,
}) => {
  const store = await newStore()
  const { email } = await store.add({ first_name: 'Ada', email: 'ada@example.org' })
  const app = await appOn(store, '41')
  const notes = () => field(app.page, en.fields.names.notes)
  const long = 'a few words, '.repeat(4_000)
  await openCustomer(app.page, email)
  await notes().fill(long)
  await notes().press('Control+Home')
  await notes().pressSequentially('Before, ')
  await notes().press('Control+End')
  // What is typed in the moment of the crash may be lost.
  await notes().pressSequentially('and after')
  await app.killPage()
  await openCustomer(app.page, email)
  await expect(notes()).toHaveValue(/^Before, a few words, /)
  const kept = await notes().inputValue()
  expect(`Before, ${long}and after`.startsWith(kept)).toBe(true)
  expect(kept.length).toBeGreaterThanOrEqual(`Before, ${long}`.length)

  await expect(notes()).toHaveCSS('unicode-bidi', 'isolate')
  await notes().fill('Ada\nשלום')
  await expect(notes()).toHaveCSS('unicode-bidi', 'plaintext')
  await notes().fill('Ada')
  await expect(notes()).toHaveCSS('unicode-bidi', 'isolate')
})

test('erasing says that drafts are lost which were not saved', async ({ newStore, appOn }) => {
  const store = await newStore()
  const { email } = await store.add({ first_name: 'Ada', email: 'ada@example.org' })
  const { page } = await appOn(store, '41')
  const question = page.getByRole('alertdialog')
  const askToErase = async () => {
    await goTo(page, en.shell.screens.settings)
    await page.getByRole('button', { name: en.settings.signOutErase }).click()
  }
  await askToErase()
  await expect(question).toContainText(en.settings.eraseBody(0, 0))
  await question.getByRole('button', { name: en.shell.cancel }).click()

  await openCustomer(page, email)
  await field(page, en.fields.names.notes).fill('Half a thought')
  await askToErase()
  await expect(question).toContainText('1 draft hasn’t been saved and will be lost permanently.')
  await expect(question.getByRole('button', { name: 'Erase and lose 1 draft' })).toBeVisible()
  await question.getByRole('button', { name: en.shell.cancel }).click()
  await openCustomer(page, email)
  await expect(field(page, en.fields.names.notes)).toHaveValue('Half a thought')
})
