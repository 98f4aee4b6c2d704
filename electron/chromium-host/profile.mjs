import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Prepares a profile in which Chromium keeps what the app stores, and nothing else: a browser
 * remembers what was typed into forms, the titles of pages, and passwords. Electron does none of that.
 * @param {string} profile
 */
export function prepareProfile(profile) {
  const folder = join(profile, 'Default')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'Preferences')
  writeFileSync(file, JSON.stringify(merged(read(file), PREFERENCES)))
  // What was typed is kept for "restore pages", and no preference turns that off: files are put in the
  // place of its folders. (The second one is encrypted with a key that every Chromium knows.)
  for (const name of ['Sessions', 'Sessions_Encrypted']) {
    rmSync(join(folder, name), { recursive: true, force: true })
    writeFileSync(join(folder, name), '', { mode: 0o400 })
  }
}

/** @typedef {{ [name: string]: unknown }} Tree */

/**
 * @param {Tree} into
 * @param {Tree} from
 * @returns {Tree}
 */
function merged(into, from) {
  const entries = Object.entries(from).map(([name, value]) => {
    const before = into[name]
    return [name, isTree(value) ? merged(isTree(before) ? before : {}, value) : value]
  })
  return { ...into, ...Object.fromEntries(entries) }
}

/** @param {unknown} value @returns {value is Tree} */
const isTree = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)

/** @param {string} file @returns {Tree} */
function read(file) {
  try {
    /** @type {unknown} */
    const found = JSON.parse(readFileSync(file, 'utf8'))
    return isTree(found) ? found : {}
  } catch {
    return {}
  }
}

const PREFERENCES = {
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  browser: { enable_spellchecking: false, has_seen_welcome_page: true },
  credentials_enable_service: false,
  credentials_enable_autosignin: false,
  history: { saving_disabled: true },
  // Records that the last exit was clean, so that Chromium doesn't offer to restore pages.
  profile: { password_manager_enabled: false, exit_type: 'Normal' },
  search: { suggest_enabled: false },
  translate: { enabled: false },
}
