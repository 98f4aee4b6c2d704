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
  const rest = [...words]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const at = word.indexOf('=')
    const name = at < 0 ? word : word.slice(0, at)
    if (at >= 0 && name in SWITCHES) return wrong(`${name} takes no value.`)
    switch (name) {
      case '--help':
        flags.isHelpAsked = true
        break
      case '--retry-electron':
        flags.isElectronRetried = true
        break
      case '--headless':
        flags.isHeadless = true
        forApp.push(name)
        break
      case '--practice':
        forApp.push(name)
        break
      case '--user-data':
      case '--remote-debugging-port': {
        const next = rest[0]
        const value = at >= 0 ? word.slice(at + 1) : next?.startsWith('--') ? undefined : rest.shift()
        if (!value) return wrong(`${name} needs a value. ${USAGE}`)
        if (name === '--remote-debugging-port' && !isPort(value)) {
          return wrong(`--remote-debugging-port needs a number from 0 to 65535, not "${value}".`)
        }
        forApp.push(name, value)
        break
      }
      default:
        return wrong(`npm start does not know "${word}". ${USAGE}`)
    }
  }
  return { ok: true, flags: { ...flags, forApp } }
}

export const USAGE =
  'After "npm start --" it takes --practice, --user-data DIR, --remote-debugging-port N, --headless and --retry-electron.'

const SWITCHES = { '--help': true, '--retry-electron': true, '--headless': true, '--practice': true }

/** @param {string} text */
const isPort = (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535

/** @param {string} sentence @returns {{ ok: false, sentence: string }} */
const wrong = (sentence) => ({ ok: false, sentence })
