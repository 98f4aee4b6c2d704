import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SCENES, SIGN_IN, speak, spendTheDay, STORE } from './desk-scenes.mjs'
import { driveApp } from './driven-app.mjs'
import { openKeyringSession } from './keyring-session.mjs'
import { inRoot } from './places.mjs'
import { startPracticeStore } from './practice-process.mjs'
import { say } from './say.mjs'

/**
 * Pictures of every screen and dialog in both languages, both themes and three widths, in `docs/screenshots/`:
 * `{scene}-{width}-{theme}-{language}.png`. A few of them are kept in the repository (`.gitignore` says which).
 * @param {import('./host-choice.mjs').Host} host
 * @returns {Promise<number>} the exit code
 */
export async function takePictures(host) {
  Object.assign(process.env, await openKeyringSession())

  const folder = inRoot('docs', 'screenshots')
  mkdirSync(folder, { recursive: true })
  const userData = mkdtempSync(join(tmpdir(), 'counterfoil-pictures-'))
  const store = await startPracticeStore(STORE)
  const app = await driveApp(host, {
    userData,
    env: { COUNTERFOIL_API_URL: store.url, COUNTERFOIL_HOST_BANNER: '0' },
  })
  try {
    const { page } = app
    await page.setViewportSize(SIZES[0])
    for (const language of LANGUAGES) {
      await speak(page, language)
      await SIGN_IN.show(page, language)
      await inAllLooks(page, folder, SIGN_IN.name, language)
    }
    await speak(page, 'en')
    await spendTheDay(page, store)
    for (const language of LANGUAGES) {
      await speak(page, language)
      for (const { name, show, leave } of SCENES) {
        say(`${name} (${language})`)
        await show(page, language)
        await inAllLooks(page, folder, name, language)
        await leave?.(page)
      }
    }
    say(`\nThe pictures are in ${folder}`)
    return 0
  } catch (error) {
    await app.page.screenshot({ path: join(folder, 'failed.png') }).catch(() => undefined)
    throw error
  } finally {
    await app.kill()
    await store.stop()
    rmSync(userData, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} folder
 * @param {string} scene
 * @param {string} language
 */
async function inAllLooks(page, folder, scene, language) {
  for (const size of SIZES) {
    await page.setViewportSize(size)
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme })
      const path = join(folder, `${scene}-${size.width}-${theme}-${language}.png`)
      await page.screenshot({ path, animations: 'disabled' })
    }
  }
  await page.setViewportSize(SIZES[0])
}

/** The first is the one in which the scenes are walked through. */
const SIZES = /** @type {const} */ ([
  { width: 1440, height: 900 },
  { width: 1024, height: 720 },
  { width: 480, height: 800 },
])
const THEMES = /** @type {const} */ (['light', 'dark'])
const LANGUAGES = /** @type {const} */ (['en', 'de'])
