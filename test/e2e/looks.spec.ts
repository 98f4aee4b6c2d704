import { texts as en } from '../../renderer/i18n/en/index.ts'
import { edit, goTo, noticeOffline, openCustomer } from '../support/app/app-actions.mjs'
import { drawn } from '../support/app/scene-steps.mjs'
import { expect, test } from '../support/e2e/start-app.ts'
import { MOVING } from '../support/e2e/moving.ts'

test.setTimeout(240_000)

test('German is German everywhere, and looks stay as they were chosen', async ({ newStore, appOn }) => {
  const store = await newStore(1200)
  const [one, two] = [await store.customer(3), await store.customer(8)]
  const app = await appOn(store, '1,200', { env: { COUNTERFOIL_QUIT_WITHOUT_ASKING: '0' } })
  await store.setOffline(true)
  await noticeOffline(app.page)
  await openCustomer(app.page, one.email)
  await edit(app.page, { Company: 'Eins' })
  await goTo(app.page, en.shell.screens.settings)
  const choose = (label: string) => app.page.getByText(label, { exact: true }).click()
  await choose(en.settings.densities.compact)
  await choose(en.settings.themes.dark)
  await choose('Deutsch')

  const foot = app.page.getByRole('contentinfo')
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText('Einstellungen')
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(foot).toContainText('Nicht verbunden')
  await expect(foot).toContainText('1 Änderung wartet')
  await expect(app.page.getByRole('main')).toContainText('1.200')
  const background = () => app.page.evaluate(`getComputedStyle(document.documentElement).backgroundColor`)
  await expect.poll(background).toMatch(DARK)
  await app.page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await app.page.evaluate(MOVING)).toEqual([])
  await app.page.emulateMedia({ reducedMotion: null })

  await app.restart()
  // What drives the page asks for a light scheme when it attaches, which may be after the app asked for the chosen one.
  await app.page.reload()
  await expect(app.page.getByRole('contentinfo')).toContainText('1 Änderung wartet')
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(app.page.locator('html')).toHaveAttribute('data-density', 'compact')
  await expect.poll(background).toMatch(DARK)
  await drawn(app.page)
  await app.page.keyboard.press('ControlOrMeta+1')
  const suche = app.page.getByRole('search').getByRole('textbox')
  await suche.fill(two.email)
  await expect(app.page.getByText('1 Treffer', { exact: true }).first()).toBeVisible()
  await suche.press('Enter')
  await app.page.getByRole('form').getByRole('textbox', { name: 'Firma', exact: true }).fill('Zwei')
  await app.page.keyboard.press('ControlOrMeta+s')
  await expect(app.page.getByRole('contentinfo')).toContainText('2 Änderungen warten')
  await expect(app.page.getByRole('form')).toContainText(/\d{2}\.\d{2}\.\d{4}, \d{2}:/)
  for (const screen of ['1', '2', '3', '4', '5', ',']) {
    await app.page.keyboard.press(`ControlOrMeta+${screen}`)
    const words = (await app.page.locator('body').innerText()).split(/[^\p{L}’']+/u)
    expect(words.filter((word) => ENGLISH.includes(word))).toEqual([])
  }
  await store.setOffline(false)
  await expect(app.page.getByRole('contentinfo')).toContainText('Keine wartenden Änderungen', {
    timeout: 30_000,
  })
  await app.page.keyboard.press('ControlOrMeta+4')
  await expect(app.page.getByRole('main')).toContainText('Heute')

  // Light is light in a dark room; "like the system" is what the system is.
  await app.page.keyboard.press('ControlOrMeta+,')
  await choose('Hell')
  await expect.poll(background).toMatch(LIGHT)
  await choose(en.settings.themes.system)
  for (const [colorScheme, looks] of [
    ['dark', DARK],
    ['light', LIGHT],
  ] as const) {
    // The host carries out what was chosen a moment later, and with it takes back what was asked for before.
    await expect
      .poll(async () => {
        await app.page.emulateMedia({ colorScheme })
        return background()
      })
      .toMatch(looks)
  }
  await store.setOffline(true)
  await app.page.keyboard.press('ControlOrMeta+1')
  await app.page.getByRole('form').getByRole('textbox', { name: 'Firma', exact: true }).fill('Drei')
  await app.page.keyboard.press('ControlOrMeta+s')
  await expect(app.page.getByRole('contentinfo')).toContainText('1 Änderung wartet')
  await expect.poll(() => app.signals()).toContainEqual({ kind: 'badge', count: 1 })
  await app.askToQuit()
  await app.ended()
  expect(app.output).toContain('1 Änderung wartet. Sie bleibt auf diesem Computer')
})

const ENGLISH = [
  'Customers',
  'Outbox',
  'Conflicts',
  'History',
  'Settings',
  'waiting',
  'Waiting',
  'connected',
  'Search',
  'Save',
  'Nothing',
  'edits',
  'edit',
]
const DARK = /^rgb\((\d|[1-5]\d), /
const LIGHT = /^rgb\(2\d\d, /
