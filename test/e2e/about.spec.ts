import { texts as en } from '../../renderer/i18n/en/index.ts'
import { goTo } from '../support/app/app-actions.mjs'
import { expect, test } from '../support/e2e/start-app.ts'

test('the settings show the version and the licenses of what the build contains', async ({
  newStore,
  appOn,
}) => {
  const { page } = await appOn(await newStore(), '40')
  await goTo(page, en.shell.screens.settings)
  await expect(page.getByText(/^Counterfoil \d+\.\d+\.\d+/)).toBeVisible()
  await page.getByRole('button', { name: en.settings.showLicenses }).click()
  const dialog = page.getByRole('dialog', { name: en.settings.licenses })
  for (const name of ['vue', 'dexie', 'valibot']) await expect(dialog).toContainText(name)
  await expect(dialog).toContainText('MIT')
})
