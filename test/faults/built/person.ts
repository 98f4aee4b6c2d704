import type { Page } from '@playwright/test'
import { goTo } from '../../../electron/setup/desk-acts.mjs'
import type { PersonsField } from './marks.ts'

// What the person does in the kill test: changes all customers at once, and decides conflicts.

/** Fills in the change of all customers, up to the button that saves; answers that button. */
export async function planForAll(page: Page, field: PersonsField, value: string) {
  await goTo(page, 'Customers')
  const grid = page.getByRole('grid', { name: 'Customers' })
  await grid.focus()
  await grid.press('ControlOrMeta+a')
  await page.getByRole('button', { name: /^Change \d+ customers$/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(KINDS[field], { exact: true }).click()
  if (field === 'store_credit') await dialog.getByLabel('How').selectOption('set')
  await dialog.getByRole('textbox').fill(value)
  await dialog.getByRole('button', { name: 'Preview', exact: true }).click()
  return dialog.getByRole('button', { name: /^Save \d+ changes?$/ })
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
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  return Number.parseInt(said ?? '', 10)
}

/** Decides the first conflict of the list as a whole. */
export async function decideConflict(page: Page, take: 'All mine' | 'All theirs'): Promise<void> {
  await page.getByRole('button', { name: take, exact: true }).click()
  await page.getByRole('button', { name: 'Decide', exact: true }).click()
}

/** Discards every edit that waits for a person. */
export async function discardNeeding(page: Page): Promise<void> {
  await goTo(page, 'Outbox')
  await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).first().click()
  await page.getByRole('menuitem', { name: /^Discard the \d+ that need you/ }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard', exact: true }).click()
}

const KINDS: Readonly<Record<PersonsField, string>> = {
  notes: 'A line in the notes',
  tax_exempt_category: 'Tax-exempt category',
  store_credit: 'Store credit',
}
