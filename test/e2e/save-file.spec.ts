import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { texts as en } from '../../renderer/i18n/en/index.ts'
import { removeFolder } from '../support/app/remove-folder.mjs'
import type { App } from '../support/e2e/app.ts'
import { expect, test } from '../support/e2e/start-app.ts'

// A file is called exported when it is there, and not before. On Electron a dialog of the system asks where: only the
// Chromium host can be made to answer it here.
test.skip(
  ({ browserName: _ }) => process.env['COUNTERFOIL_TEST_HOST']?.includes('"electron"') === true,
  'Electron asks in a dialog of the system where to save.',
)

const NAME = /^customers .*\.csv$/
const notices = (page: App['page']) => page.getByRole('region', { name: en.shell.notices })

async function exportList(page: App['page']): Promise<void> {
  await page.getByRole('button', { name: /^Export the list/ }).click()
  await page.getByRole('menuitem', { name: en.sheet.exportAll('CSV') }).click()
}

let home: string
test.beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'counterfoil-home-'))))
test.afterEach(() => removeFolder(home))
const saved = (): string[] =>
  existsSync(join(home, 'Downloads')) ? readdirSync(join(home, 'Downloads')) : []

test('an export says that it is done once the whole file is there', async ({ newStore, appOn }) => {
  const { page } = await appOn(await newStore(), '40', { env: { HOME: home } })
  await exportList(page)
  await expect(notices(page)).toContainText(en.sheet.exported(40, '40'))
  const [name = ''] = saved()
  expect(name).toMatch(NAME)
  // Line breaks within a cell are no rows.
  const { data } = Papa.parse(readFileSync(join(home, 'Downloads', name), 'utf8').trimEnd())
  expect(data).toHaveLength(41)
})

test('a cancelled export says so, and a failed one what to do', async ({ newStore, appOn }) => {
  const store = await newStore()
  const cancelling = await appOn(store, '40', { env: { HOME: home, COUNTERFOIL_HOST_SAVE: 'cancel' } })
  await exportList(cancelling.page)
  await expect(notices(cancelling.page)).toContainText(en.system.saveCancelled)
  expect(saved()).toEqual([])
  await cancelling.close()

  // A file is where the folder should be: nothing can be saved there.
  writeFileSync(join(home, 'Downloads'), 'in the way')
  const failing = await appOn(store, '40', { env: { HOME: home } })
  await exportList(failing.page)
  await expect(notices(failing.page)).toContainText(en.system.saveFailed)
  await expect(notices(failing.page)).not.toContainText(en.sheet.exported(40, '40'))
})
