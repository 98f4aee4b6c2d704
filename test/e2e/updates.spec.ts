import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { texts as de } from '../../renderer/i18n/de/index.ts'
import { texts as en } from '../../renderer/i18n/en/index.ts'
import { goTo } from '../support/app/app-actions.mjs'
import { expect, test } from '../support/e2e/app.ts'
import { themeIsSet } from '../support/e2e/moving.ts'
import { sharedLaunch } from '../support/e2e/shared-app.ts'

// What a person sees of updates in a copy that does not update itself, and of going back to an older version.

const practice = sharedLaunch({ args: ['--practice'] })

const settings = (folder: string, contents: unknown): void =>
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(contents))

test('a checkout says that it does not update itself, in the language of the person', async () => {
  const { page } = await practice()
  await goTo(page, en.shell.screens.settings)
  const section = page.getByRole('region', { name: en.updates.title })
  await expect(section).toContainText(en.updates.off.development.what)
  await expect(section.getByRole('radio')).toHaveCount(0)
  await page.getByText(de.languageName, { exact: true }).click()
  await expect(page.getByRole('region', { name: de.updates.title })).toContainText(
    de.updates.off.development.what,
  )
  await page.getByText(en.languageName, { exact: true }).click()
})

test('after an update the app says what is new, once', async ({ launchApp, folders }) => {
  const userData = folders()
  const before = { version: 1, stores: [], lastStore: null, writtenBy: { app: '0.0.9', chromium: null } }
  settings(userData, before)
  const app = await launchApp({ userData })
  await app.page.getByRole('button', { name: en.updates.whatsNew }).click()
  const dialog = app.page.getByRole('dialog')
  await expect(dialog).toContainText('AppImage')
  await expect(dialog).not.toContainText(en.updates.whatsNewLanguage)
  await app.page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  const page = await app.restart()
  await expect(page.getByRole('main')).toBeVisible()
  await expect(page.getByRole('button', { name: en.updates.whatsNew })).toHaveCount(0)
})

test('what is new says in German that the list is in English', async () => {
  const { page } = await practice()
  await goTo(page, en.shell.screens.settings)
  await page.getByText(de.languageName, { exact: true }).click()
  await page.getByRole('button', { name: de.updates.whatsNew }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(de.updates.whatsNewLanguage)
  await expect(dialog.getByRole('region', { name: de.updates.whatsNew })).toHaveAttribute('lang', 'en')
  await page.keyboard.press('Escape')
  await page.getByText(en.languageName, { exact: true }).click()
})

test('a folder that a newer version has used is not opened, and nothing in it changes', async ({
  endOfStart,
  folders,
}) => {
  const userData = folders()
  settings(userData, { version: 2, writtenBy: { app: '9.1.0', chromium: null }, stores: 'another shape' })
  const contents = readFileSync(join(userData, 'settings.json'))
  const { code, output } = await endOfStart({ userData })
  expect(code).toBe(1)
  for (const words of ['Counterfoil 9.1.0', 'Install 9.1.0 or later', 'Nothing was changed'])
    expect(output).toContain(words)
  expect(readdirSync(userData)).toEqual(['settings.json'])
  expect(readFileSync(join(userData, 'settings.json'))).toEqual(contents)
})

test('a version that is started while another one is open says which, and leaves it alone', async ({
  launchApp,
  endOfStart,
}) => {
  const app = await launchApp()
  const path = join(app.userData, 'settings.json')
  await expect(app.page.getByRole('main')).toBeVisible()
  // Its settings are written as the page starts.
  await themeIsSet(app.page)
  // As if the one that is open were an older one.
  const open = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  settings(app.userData, { ...open, writtenBy: { app: '0.0.9', chromium: null } })
  const { code, output } = await endOfStart({ userData: app.userData })
  expect(code).toBe(1)
  expect(output).toContain('Counterfoil 0.0.9 is open')
  await expect(app.page.getByRole('main')).toBeVisible()
})
