import { runnerImport } from 'vite'
import { inRoot } from '../../../scripts/setup/paths.mjs'

/**
 * The texts of the app for those who drive it under plain Node, which cannot import TypeScript. What is on the
 * screen is found by these, so that a text can be reworded without changing a driver.
 * @typedef {import('../../../renderer/i18n/en/index.ts').Texts} Texts
 */

/** @param {string} language a folder of `renderer/i18n` @returns {Promise<Texts>} */
async function load(language) {
  const config = /** @type {const} */ ({ configFile: false, logLevel: 'error', root: inRoot() })
  const path = inRoot('renderer', 'i18n', language, 'index.ts')
  const { module } = await runnerImport(path, config)
  return /** @type {{ texts: Texts }} */ (module).texts
}

export const en = await load('en')
export const de = await load('de')
