import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../support/e2e/app.ts'
import { sharedLaunch } from '../support/e2e/shared-app.ts'

const PLACE = { x: 140, y: 60, width: 1000, height: 700 }
const shared = sharedLaunch()
const LONG = { timeout: 30_000 }

test('size and place of the window are remembered', async () => {
  const app = await shared()
  await app.window.move(PLACE)
  await expect.poll(() => usePersisted(app.userData), LONG).toMatchObject({ ...PLACE, isMaximized: false })
  await app.restart()
  await expect.poll(() => app.window.now(), LONG).toEqual({ ...PLACE, state: 'normal' })
})

test('a window that was left maximized opens maximized, and goes back to its size', async () => {
  const app = await shared()
  test.skip(app.host === 'electron' && process.platform === 'linux', 'needs a window manager')
  await app.window.move(PLACE)
  await expect.poll(() => usePersisted(app.userData), LONG).toMatchObject(PLACE)
  await app.window.become('maximized')
  await expect.poll(() => usePersisted(app.userData), LONG).toMatchObject({ ...PLACE, isMaximized: true })
  await app.restart()
  await expect.poll(() => app.window.now(), LONG).toMatchObject({ state: 'maximized' })
  await app.window.become('normal')
  await expect.poll(() => app.window.now(), LONG).toEqual({ ...PLACE, state: 'normal' })
})

test('a second start brings the window of the first one forward', async ({ endOfStart }) => {
  const app = await shared()
  test.skip(app.host === 'electron' && process.platform === 'linux', 'needs a window manager')
  await app.window.become('minimized')
  await expect.poll(() => app.window.now(), LONG).toMatchObject({ state: 'minimized' })
  await endOfStart({ userData: app.userData })
  await expect.poll(() => app.window.now(), LONG).toMatchObject({ state: 'normal' })
})

test('a link leads nowhere: nothing opens, outside or within', async () => {
  const app = await shared()
  await expect(app.page.getByRole('main')).toBeVisible()
  const here = app.page.url()
  for (const url of [
    'https://example.com/?x=1&calc.exe',
    'mailto:ada@example.com',
    'file:///etc/passwd',
    'ms-settings:',
  ]) {
    await app.page.evaluate(`{
      const link = document.body.appendChild(document.createElement('a'))
      Object.assign(link, { href: ${JSON.stringify(url)}, target: '_blank', rel: 'noopener' })
      link.click()
      link.target = ''
      link.click()
      link.remove()
    }`)
  }
  expect(app.page.url()).toBe(here)
  expect(app.page.context().pages()).toHaveLength(1)
  await expect(app.page.getByRole('main')).toBeVisible()
})

/** What the settings keep of the window. */
function usePersisted(userData: string): unknown {
  const file = join(userData, 'settings.json')
  if (!existsSync(file)) return null
  const settings = JSON.parse(readFileSync(file, 'utf8')) as { readonly window?: unknown }
  return settings.window
}
