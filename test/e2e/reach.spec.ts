import { texts as en } from '../../renderer/i18n/en/index.ts'
import type { Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'
import { arrive, spendTheDay, STORE } from '../support/app/busy-day.mjs'
import { drawn } from '../support/app/scene-steps.mjs'
import { BEGINNING, END, SCENES, SIGN_IN, UNREADABLE } from '../support/app/scenes.mjs'
import { expect, startPracticeStore, test } from '../support/e2e/app.ts'
import { GEOMETRY } from '../support/e2e/geometry.ts'
import { LINGERING, MOVING, themeIsSet } from '../support/e2e/moving.ts'

// The scenes are those of `npm run screenshots`: every screen and dialog, with something of everything on it.

test.setTimeout(600_000)

test('axe finds nothing on any screen or dialog, in either theme, and nothing overlaps or is cut off', async ({
  launchApp,
}) => {
  const store = await startPracticeStore(STORE)
  try {
    const { page } = await launchApp({ env: { COUNTERFOIL_API_URL: store.url } })
    await page.setViewportSize(WIDE)
    await SIGN_IN.show(page, 'en')
    await askForLessMotion(page)
    await findsNothing(page, SIGN_IN.name)
    await fits(page, SIGN_IN.name)

    await arrive(page, store)
    for (const scene of [...BEGINNING, UNREADABLE, null, ...SCENES, ...END]) {
      if (scene === null) {
        await spendTheDay(page, store)
        continue
      }
      const { name, show, leave } = scene
      await show(page, 'en', store)
      await findsNothing(page, name)
      await fits(page, name)
      expect.soft(await page.evaluate(LINGERING), name).toEqual([])
      await leave?.(page, 'en', store)
    }
  } finally {
    await store.stop()
  }
})

test('a menu that is open is as readable as the rest', async ({ launchApp, practiceStore }) => {
  const { page } = await launchApp({ env: { COUNTERFOIL_API_URL: practiceStore.url } })
  await page.getByRole('button', { name: en.signIn.connect, exact: true }).waitFor()
  await askForLessMotion(page)
  await drawn(page)
  await page.getByLabel(en.signIn.hash, { exact: true }).fill(practiceStore.storeHash)
  await page.getByLabel(en.signIn.token, { exact: true }).fill(practiceStore.accessToken)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Store: / }).press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await findsNothing(page, 'menu')
})

test('nothing moves for those who asked for less motion', async ({ launchApp }) => {
  const { page } = await launchApp()
  await SIGN_IN.show(page, 'en')
  await askForLessMotion(page)
  await expect.poll(() => page.evaluate(MOVING)).toEqual([])
})

async function askForLessMotion(page: Page): Promise<void> {
  await themeIsSet(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
}

/** Themes differ in their colours only, so that everything else is looked at once. */
async function findsNothing(page: Page, name: string): Promise<void> {
  // Once a page: the program is large, and there are nearly fifty scenes.
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axe.source)
  for (const [colorScheme, runOnly] of [
    ['light', TAGS],
    ['dark', ['color-contrast']],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    expect(
      await page.evaluate(violations({ ...BRIEF, runOnly: [...runOnly] })),
      `${name}, ${colorScheme}`,
    ).toEqual([])
  }
}

/** Runs in the page. */
const violations = (
  options: RunOptions,
): string => `axe.run(document, ${JSON.stringify(options)}).then((found) =>
  found.violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join('\\n')))`

/** At twice the size of text and in a narrow window, all can be read and reached without scrolling sideways. */
async function fits(page: Page, name: string): Promise<void> {
  for (const [size, text] of [
    [NARROW, '100%'],
    [NARROW, '200%'],
    [WIDE, '200%'],
    [VAST, '100%'],
  ] as const) {
    await page.setViewportSize(size)
    await page.evaluate(`document.documentElement.style.fontSize = '${text}'`)
    const where = `${name}, ${size.width} px, ${text}`
    await softly.poll(() => page.evaluate(GEOMETRY), { message: where }).toEqual([])
  }
  await page.setViewportSize(WIDE)
  await page.evaluate(`document.documentElement.style.fontSize = ''`)
}

/** One fault does not hide the others. */
const softly = expect.configure({ soft: true })
/** Nothing is collected about what is right. */
const BRIEF: RunOptions = { resultTypes: ['violations'], preload: false, selectors: false }
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 480, height: 800 }
const VAST = { width: 3840, height: 2160 }
