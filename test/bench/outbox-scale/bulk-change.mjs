import { en } from '../../support/app/texts.mjs'
import { longestTask, watchLongTasks } from './long-tasks.mjs'

/**
 * Gives a tax category to all customers that a search finds; with an empty search, to all customers.
 * @param {import('playwright-core').Page} page
 * @param {string} search
 */
export async function changeAll(page, search) {
  const box = page.getByRole('textbox', { name: en.customers.search, exact: true })
  if (search) {
    await box.fill(search)
    await page
      .getByText(/^[\d,]+ results$/)
      .first()
      .waitFor({ timeout: LIMIT_MS })
  }
  const grid = page.getByRole('grid', { name: en.customers.list })
  await grid.focus()
  await grid.press('ControlOrMeta+a')
  await page.getByRole('button', { name: /^Change [\d,]+ customers$/ }).click({ timeout: LIMIT_MS })
  const dialog = page.getByRole('dialog')
  await dialog.getByText(en.bulk.kinds['tax-category'], { exact: true }).click()
  await dialog.getByRole('textbox').fill('WHOLESALE')
  await dialog.getByRole('button', { name: en.bulk.preview, exact: true }).click()
  const save = dialog.getByRole('button', { name: /^Save [\d,]+ changes$/ })
  await save.waitFor({ timeout: LIMIT_MS })
  await watchLongTasks(page)
  const began = Date.now()
  await save.click()
  const done = dialog.getByText(/^[\d,]+ changes saved\.$/).first()
  await done.waitFor({ timeout: LIMIT_MS })
  const saveMs = Date.now() - began
  const saved = Number(/[\d,]+/.exec(await done.innerText())?.[0].replaceAll(',', ''))
  const longestTaskSavingMs = await longestTask(page)
  await dialog.getByRole('button', { name: en.shell.close, exact: true }).last().click()
  return { saved, saveMs, savedPerSecond: (saved / saveMs) * 1000, longestTaskSavingMs }
}

const LIMIT_MS = 300_000
