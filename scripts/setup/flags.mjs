import { readFlags } from './read-flags.mjs'

/**
 * @typedef {object} StartFlags
 * @property {boolean} isHeadless
 * @property {boolean} isElectronRetried
 * @property {boolean} isHelpAsked
 * @property {readonly string[]} forApp what the app itself is given
 */

/**
 * Reads the flags of `npm start`. The app checks its own again; here they are checked before minutes of
 * installing are spent on a misspelt one.
 * @param {readonly string[]} words
 * @returns {{ ok: true, flags: StartFlags } | { ok: false, sentence: string }}
 */
export function parseStartFlags(words) {
  const flags = { isHeadless: false, isElectronRetried: false, isHelpAsked: false }
  /** @type {string[]} */
  const forApp = []
  for (const flag of readFlags(words, { values: VALUES, switches: SWITCHES })) {
    if (flag.kind === 'unknown') return wrong(`npm start does not know "${flag.word}". ${USAGE}`)
    if (flag.kind === 'with-value') return wrong(`--${flag.name} takes no value.`)
    if (flag.kind === 'without-value') return wrong(`--${flag.name} needs a value. ${USAGE}`)
    const { name, value } = flag
    switch (name) {
      case 'help':
        flags.isHelpAsked = true
        break
      case 'retry-electron':
        flags.isElectronRetried = true
        break
      // The second is the former name, which is also a switch of Chromium's own: the app gets the first.
      case 'no-window':
      case 'headless':
        flags.isHeadless = true
        forApp.push('--no-window')
        break
      case 'practice':
        forApp.push('--practice')
        break
      default:
        if (name === 'remote-debugging-port' && !isPort(value)) {
          return wrong(`--remote-debugging-port needs a number from 0 to 65535, not "${value}".`)
        }
        forApp.push(`--${name}`, value)
    }
  }
  return { ok: true, flags: { ...flags, forApp } }
}

export const USAGE =
  'After "npm start --" it takes --practice, --user-data DIR, --remote-debugging-port N, --no-window and --retry-electron.'

const VALUES = ['user-data', 'remote-debugging-port']
const SWITCHES = ['help', 'retry-electron', 'no-window', 'headless', 'practice']

/** @param {string} text */
const isPort = (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535

/** @param {string} sentence @returns {{ ok: false, sentence: string }} */
const wrong = (sentence) => ({ ok: false, sentence })
