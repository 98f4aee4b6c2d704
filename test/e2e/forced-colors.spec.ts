import type { Page } from '@playwright/test'
import { texts as en } from '../../renderer/i18n/en/index.ts'
import { arrive, spendTheDay, STORE } from '../support/app/busy-day.mjs'
import { BEGINNING, END, SCENES, SIGN_IN, UNREADABLE } from '../support/app/scenes.mjs'
import { expect, startPracticeStore, test } from '../support/e2e/app.ts'
import { GEOMETRY } from '../support/e2e/geometry.ts'
import { MOVING, themeIsSet } from '../support/e2e/moving.ts'
import { hiddenStates } from '../support/e2e/states.ts'

test.setTimeout(360_000)

test('every screen says its states in forced colours, at twice the size of text, and without motion', async ({
  launchApp,
}) => {
  const store = await startPracticeStore(STORE)
  try {
    const { page } = await launchApp({ env: { COUNTERFOIL_API_URL: store.url } })
    await forceColours(page)
    await SIGN_IN.show(page, 'en')
    await look(page, SIGN_IN.name)
    await arrive(page, store)
    for (const scene of [...BEGINNING, UNREADABLE, null, ...SCENES, ...END]) {
      if (scene === null) {
        await spendTheDay(page, store)
        continue
      }
      await scene.show(page, 'en', store)
      await look(page, scene.name)
      await scene.leave?.(page, 'en', store)
    }
  } finally {
    await store.stop()
  }
})

test('so does the panel of the practice store', async ({ launchApp }) => {
  const { page } = await launchApp({ args: ['--practice'] })
  await forceColours(page)
  await page.getByRole('button', { name: en.practice.title, exact: true }).click()
  await page.getByRole('switch').first().check()
  await look(page, 'practice')
})

async function forceColours(page: Page): Promise<void> {
  await page.getByRole('button').first().waitFor()
  await themeIsSet(page)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  expect(await page.evaluate(`matchMedia('(forced-colors: active)').matches`)).toBe(true)
}

async function look(page: Page, name: string): Promise<void> {
  await softly.poll(() => hiddenStates(page), { message: name }).toEqual([])
  await softly.poll(() => page.evaluate(MOVING), { message: name }).toEqual([])
  await page.evaluate(`document.documentElement.style.fontSize = '200%'`)
  await softly.poll(() => page.evaluate(GEOMETRY), { message: `${name}, 200%` }).toEqual([])
  await page.evaluate(`document.documentElement.style.fontSize = ''`)
}

/** One fault does not hide the others. */
const softly = expect.configure({ soft: true })
