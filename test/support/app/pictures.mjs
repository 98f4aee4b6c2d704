import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { arrive, spendTheDay, STORE } from './busy-day.mjs'
import { speak } from './scene-steps.mjs'
import { BEGINNING, END, SCENES, SIGN_IN, UNREADABLE } from './scenes.mjs'
import { removeFolder } from './remove-folder.mjs'
import { driveApp } from './app-driver.mjs'
import { openKeyringSession } from '../../../scripts/setup/keyring-session.mjs'
import { inRoot } from '../../../scripts/setup/paths.mjs'
import { startPracticeStore } from './practice-store-process.mjs'
import { say } from '../../../scripts/setup/print.mjs'

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./scenes.mjs').Scene} Scene
 * @typedef {import('./scenes.mjs').Language} Language
 *
 * @typedef {object} WantedPictures which pictures to take; everything of what is left out
 * @property {readonly string[] | undefined} [scenes] by their names
 * @property {readonly string[] | undefined} [themes]
 * @property {readonly string[] | undefined} [widths]
 * @property {readonly string[] | undefined} [languages]
 * @property {string | undefined} [to] the folder
 */

/**
 * Pictures of every screen and dialog in both languages, both themes and three widths, in `docs/screenshots/`:
 * `{scene}-{width}-{theme}-{language}.png`. A few of them are kept in the repository (`.gitignore` says which).
 * @param {import('../../../scripts/setup/host-choice.mjs').Host} host
 * @param {WantedPictures} [wanted]
 * @returns {Promise<number>} the exit code
 */
export async function takePictures(host, wanted = {}) {
  Object.assign(process.env, await openKeyringSession())

  const folder = wanted.to ?? inRoot('docs', 'screenshots')
  mkdirSync(folder, { recursive: true })
  const userData = mkdtempSync(join(tmpdir(), 'counterfoil-pictures-'))
  const store = await startPracticeStore(STORE)
  const app = await driveApp(host, {
    userData,
    env: { COUNTERFOIL_API_URL: store.url, COUNTERFOIL_HOST_BANNER: '0' },
  })
  const { page } = app
  const languages = LANGUAGES.filter((one) => isWanted(wanted.languages, one))

  /** @param {readonly Scene[]} scenes */
  async function walk(scenes) {
    for (const language of languages) {
      await speak(page, language)
      for (const { name, show, leave } of scenes) {
        say(`${name} (${language})`)
        await show(page, language, store)
        if (isWanted(wanted.scenes, name)) await inAllLooks(page, join(folder, name), language, wanted)
        await leave?.(page, language, store)
      }
    }
    await speak(page, 'en')
  }

  try {
    await page.setViewportSize(SIZES[0])
    await walk([SIGN_IN])
    await arrive(page, store)
    await walk(BEGINNING)
    await walk([UNREADABLE])
    await spendTheDay(page, store)
    await walk(SCENES)
    await walk(END)
    say(`\nThe pictures are in ${folder}`)
    return 0
  } catch (error) {
    await page.screenshot({ path: join(folder, 'failed.png') }).catch(() => undefined)
    throw error
  } finally {
    await app.kill()
    await store.stop()
    await removeFolder(userData)
  }
}

/**
 * @param {Page} page
 * @param {string} start of the names of the files
 * @param {Language} language
 * @param {WantedPictures} wanted
 */
async function inAllLooks(page, start, language, { widths, themes }) {
  for (const size of SIZES) {
    if (!isWanted(widths, String(size.width))) continue
    await page.setViewportSize(size)
    for (const theme of THEMES) {
      if (!isWanted(themes, theme)) continue
      await page.emulateMedia({ colorScheme: theme })
      const path = `${start}-${size.width}-${theme}-${language}.png`
      await page.screenshot({ path, animations: 'disabled' })
    }
  }
  await page.setViewportSize(SIZES[0])
}

/** @param {readonly string[] | undefined} wanted @param {string} name */
const isWanted = (wanted, name) => wanted === undefined || wanted.includes(name)

/** The first is the one in which the scenes are walked through. */
const SIZES = /** @type {const} */ ([
  { width: 1440, height: 900 },
  { width: 1024, height: 720 },
  { width: 480, height: 800 },
])
const THEMES = /** @type {const} */ (['light', 'dark'])
const LANGUAGES = /** @type {const} */ (['en', 'de'])
