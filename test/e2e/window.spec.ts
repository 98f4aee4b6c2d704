import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './app.ts'

const PLACE = { x: 140, y: 60, width: 1000, height: 700 }
const LONG = { timeout: 30_000 }

test('size and place of the window are remembered', async ({ launchApp }) => {
  const app = await launchApp()
  await app.window.move(PLACE)
  await expect.poll(() => remembered(app.userData), LONG).toMatchObject({ ...PLACE, isMaximized: false })
  await app.restart()
  await expect.poll(() => app.window.now(), LONG).toEqual({ ...PLACE, state: 'normal' })
})

test('a window that was left maximized opens maximized, and goes back to its size', async ({ launchApp }) => {
  const app = await launchApp()
  test.skip(app.host === 'electron' && process.platform === 'linux', 'needs a window manager')
  await app.window.move(PLACE)
  await expect.poll(() => remembered(app.userData), LONG).toMatchObject(PLACE)
  await app.window.become('maximized')
  await expect.poll(() => remembered(app.userData), LONG).toMatchObject({ ...PLACE, isMaximized: true })
  await app.restart()
  await expect.poll(() => app.window.now(), LONG).toMatchObject({ state: 'maximized' })
  await app.window.become('normal')
  await expect.poll(() => app.window.now(), LONG).toEqual({ ...PLACE, state: 'normal' })
})

test('a second start brings the window of the first one forward', async ({ launchApp, endOfStart }) => {
  const app = await launchApp()
  test.skip(app.host === 'electron' && process.platform === 'linux', 'needs a window manager')
  await app.window.become('minimized')
  await expect.poll(() => app.window.now(), LONG).toMatchObject({ state: 'minimized' })
  await endOfStart({ userData: app.userData })
  await expect.poll(() => app.window.now(), LONG).toMatchObject({ state: 'normal' })
})

test('links open outside, and only those to the web and to people', async ({ launchApp }) => {
  const app = await launchApp()
  await expect(app.page.getByRole('main')).toBeVisible()
  const here = app.page.url()
  const outside = ['https://example.com/help', 'http://example.com/', 'mailto:ada@example.com']
  const nowhere = [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,<p>here</p>',
    'smb://server/share',
    'ms-settings:',
    'https://ada:secret@example.com/',
    'app://elsewhere/index.html',
  ]
  for (const url of [...nowhere, ...outside]) {
    await app.page.evaluate(`{
      const link = document.body.appendChild(document.createElement('a'))
      Object.assign(link, { href: ${JSON.stringify(url)}, target: '_blank', rel: 'noopener' })
      link.click()
      link.target = ''
      link.click()
      link.remove()
    }`)
  }
  await expect.poll(() => app.openedOutside(), LONG).toEqual(outside.flatMap((url) => [url, url]))
  expect(app.page.url()).toBe(here)
  expect(app.page.context().pages()).toHaveLength(1)
  await expect(app.page.getByRole('main')).toBeVisible()
})

/** What the settings keep of the window. */
function remembered(userData: string): unknown {
  const file = join(userData, 'settings.json')
  if (!existsSync(file)) return null
  const settings = JSON.parse(readFileSync(file, 'utf8')) as { readonly window?: unknown }
  return settings.window
}
