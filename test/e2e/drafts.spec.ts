import { field, goTo, openCustomer, statusBar } from '../../electron/setup/desk-acts.mjs'
import { expect, test } from './desk.ts'
import { puts } from './store-record.ts'

test.setTimeout(300_000)

test('what was typed a moment ago outlives closing, and nearly all of it a reload and a crash', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore()
  const { email } = await store.add({ first_name: 'Ada', email: 'ada@example.org' })
  const app = await deskOn(store, '41')
  const notes = () => field(app.page, 'Notes')
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

  // Nobody can save what was typed in the very moment of a crash or a reload: letters at the end may be
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

test('erasing says that drafts are lost which were not saved', async ({ newStore, deskOn }) => {
  const store = await newStore()
  const { email } = await store.add({ first_name: 'Ada', email: 'ada@example.org' })
  const { page } = await deskOn(store, '41')
  const question = page.getByRole('alertdialog')
  const askToErase = async () => {
    await goTo(page, 'Settings')
    await page.getByRole('button', { name: 'Sign out and erase' }).click()
  }
  await askToErase()
  await expect(question).toContainText('nothing is lost that the store does not have')
  await question.getByRole('button', { name: 'Cancel' }).click()

  await openCustomer(page, email)
  await field(page, 'Notes').fill('Half a thought')
  await askToErase()
  await expect(question).toContainText('1 draft was not saved. It is lost for good.')
  await expect(question.getByRole('button', { name: 'Erase, and lose 1 draft' })).toBeVisible()
  await question.getByRole('button', { name: 'Cancel' }).click()
  await openCustomer(page, email)
  await expect(field(page, 'Notes')).toHaveValue('Half a thought')
})
