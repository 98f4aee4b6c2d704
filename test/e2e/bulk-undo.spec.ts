import { texts as en } from '../../renderer/i18n/en/index.ts'
import { edit, goTo, noticeOffline, openCustomer, statusBar } from '../support/app/app-actions.mjs'
import { allDelivered, expect, test } from '../support/e2e/start-app.ts'
import { puts } from '../support/e2e/store-record.ts'
import { dialog, fourBrooms, grid, preview, save } from '../support/e2e/bulk.ts'

test('a bulk change can be undone as long as nothing was sent, and not afterwards', async ({
  newStore,
  appOn,
}) => {
  const store = await newStore(10, ['--quota', '10000'])
  const [ada] = await fourBrooms(store)
  const { page } = await appOn(store, '14')
  await store.setOffline(true)
  await noticeOffline(page)

  await preview(page, en.bulk.kinds.notes, (inside) => inside.getByLabel(en.bulk.line).fill('Moved'))
  await save(page, 4)
  await dialog(page).getByRole('button', { name: 'Undo all' }).click()
  await expect(dialog(page)).toContainText('4 changes undone.')
  await dialog(page).getByRole('button', { name: en.shell.close }).last().click()
  await expect(statusBar(page)).toContainText('Nothing waiting')

  await preview(page, en.fields.names.store_credit, (inside) =>
    inside.getByLabel(en.bulk.amount, { exact: true }).fill('5'),
  )
  await save(page, 4)
  await page.keyboard.press('Escape')
  await expect(statusBar(page)).toContainText('4 edits waiting')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(statusBar(page)).toContainText('Nothing waiting')
  await goTo(page, en.shell.screens.outbox)
  await expect(page.getByRole('main').getByRole('option')).toHaveCount(0)

  await store.setOffline(false)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(statusBar(page)).toContainText(en.shell.connected)
  await goTo(page, en.shell.screens.customers)
  await preview(page, en.fields.names.tax_exempt_category, (inside) =>
    inside.getByLabel(en.bulk.newCategory).fill('UK'),
  )
  await save(page, 4)
  await page.keyboard.press('Escape')
  await allDelivered(page)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText(/Nothing was undone. 4 were already being sent/).first()).toBeVisible()
  const received = puts(await store.control('GET', 'requests'))
  expect(received.map(({ body }) => body)).toEqual(Array(4).fill({ tax_exempt_category: 'UK' }))
  expect(await store.customer(ada.id)).toMatchObject({ notes: ada.notes, store_credit: ada.store_credit })
})

test('the shortcut undoes the last save, and never a bulk change before it', async ({ newStore, appOn }) => {
  const store = await newStore(10, ['--quota', '10000'])
  const brooms = await fourBrooms(store)
  const other = await store.customer(3)
  const { page } = await appOn(store, '14')
  // They stay in the outbox, while what is saved later goes.
  await store.control(
    'POST',
    'faults',
    brooms.map(({ id }) => ({
      match: { method: 'PUT', path: `/customers/${id}` },
      times: 100,
      do: { kind: 'answer', status: 400, body: [{ status: 400, message: 'The notes are invalid.' }] },
    })),
  )
  await preview(page, en.bulk.kinds.notes, (inside) => inside.getByLabel(en.bulk.line).fill('Moved'))
  await save(page, 4)
  await page.keyboard.press('Escape')
  await openCustomer(page, other.email)
  await edit(page, { Company: 'Later' })
  await expect.poll(async () => (await store.customer(other.id)).company).toBe('Later')
  await expect(statusBar(page)).toContainText('4 edits waiting')
  await grid(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText(en.shell.tooLateToUndo).first()).toBeVisible()
  await expect(statusBar(page)).toContainText('4 edits waiting')

  await store.setOffline(true)
  await noticeOffline(page)
  await preview(page, en.fields.names.tax_exempt_category, (inside) =>
    inside.getByLabel(en.bulk.newCategory).fill('UK'),
  )
  await save(page, 4)
  await page.keyboard.press('Escape')
  const hasCategory = async (value: string) => {
    await openCustomer(page, brooms[0].email)
    const category = page
      .getByRole('form')
      .getByRole('textbox', { name: en.fields.names.tax_exempt_category })
    await expect(category).toHaveValue(value)
  }
  await hasCategory('UK')
  await openCustomer(page, other.email)
  await edit(page, { Company: 'Latest' })
  await expect(statusBar(page)).toContainText('5 edits waiting')
  await grid(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(statusBar(page)).toContainText('4 edits waiting')
  await hasCategory('UK')
  await grid(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('4 changes undone.').first()).toBeVisible()
  await hasCategory('')
  await grid(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText(en.shell.tooLateToUndo).first()).toBeVisible()
  await expect(statusBar(page)).toContainText('4 edits waiting')
})
