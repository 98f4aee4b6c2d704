import { texts as en } from '../../../renderer/i18n/en/index.ts'
import type { Page } from '@playwright/test'
import { goTo } from '../app/app-actions.mjs'
import type { PersonsField } from './marks.ts'

// What the person does in the kill test: changes all customers at once, and decides conflicts.

/** Fills in the change of all customers, up to the button that saves; answers that button. */
export async function planForAll(page: Page, field: PersonsField, value: string) {
  await goTo(page, en.shell.screens.customers)
  const grid = page.getByRole('grid', { name: en.shell.screens.customers })
  await grid.focus()
  await grid.press('ControlOrMeta+a')
  await page.getByRole('button', { name: /^Change [\d,]+ customers$/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(KINDS[field], { exact: true }).click()
  if (field === 'store_credit')
    await dialog.getByLabel(en.bulk.creditHow, { exact: true }).selectOption('set')
  await dialog.getByRole('textbox').fill(value)
  await dialog.getByRole('button', { name: en.bulk.preview, exact: true }).click()
  return dialog.getByRole('button', { name: /^Save [\d,]+ changes?$/ })
}

/** Changes all customers at once; resolves when the app says that so many changes are saved. */
export async function changeAll(page: Page, field: PersonsField, value: string): Promise<number> {
  const save = await planForAll(page, field, value)
  await save.click()
  const dialog = page.getByRole('dialog')
  const said = await dialog
    .getByText(/^\d+ changes? saved\.$/)
    .first()
    .textContent()
  await dialog.getByRole('button', { name: en.shell.close, exact: true }).last().click()
  return Number.parseInt(said ?? '', 10)
}

/** Decides the first conflict of the list as a whole. */
export async function decideConflict(
  page: Page,
  take: 'Keep all mine' | 'Keep all from the store',
): Promise<void> {
  await page.getByRole('button', { name: take, exact: true }).click()
  await page.getByRole('button', { name: en.form.showConflict, exact: true }).click()
}

/** Discards every edit that waits for a person. */
export async function discardNeeding(page: Page): Promise<void> {
  await goTo(page, en.shell.screens.outbox)
  await page.getByRole('main').getByRole('button', { name: en.shell.more, exact: true }).first().click()
  await page.getByRole('menuitem', { name: /^Discard the \d+ that need attention/ }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: en.shell.discard, exact: true }).click()
}

const KINDS: Readonly<Record<PersonsField, string>> = {
  notes: en.bulk.kinds.notes,
  tax_exempt_category: en.bulk.kinds['tax-category'],
  store_credit: en.bulk.kinds.credit,
}
