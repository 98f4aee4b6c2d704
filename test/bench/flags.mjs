import { SetupError } from '../../electron/setup/say.mjs'

/**
 * @typedef {object} Flags
 * @property {number} rounds
 * @property {number} customers
 * @property {readonly string[] | null} only figures to measure; all of them where it is `null`
 * @property {readonly string[] | null} contenders what names begin with; all of them where it is `null`
 */

/** @param {readonly string[]} words @returns {Flags} */
export function parseFlags(words) {
  /** @type {Flags} */
  const flags = { rounds: 5, customers: 100_000, only: null, contenders: null }
  const rest = words.flatMap((word) => (word.startsWith('--') ? word.split('=') : [word]))
  while (rest.length > 0) {
    const [flag = '', value = ''] = rest.splice(0, 2)
    const isNumber = /^[1-9]\d*$/.test(value)
    if (flag === '--rounds' && isNumber) flags.rounds = Number(value)
    else if (flag === '--customers' && isNumber) flags.customers = Number(value)
    else if (flag === '--only' && value) flags.only = value.split(',')
    else if (flag === '--contenders' && value) flags.contenders = value.toLowerCase().split(',')
    else
      throw new SetupError(
        `It takes --rounds N, --customers N, --only FIGURE,… and --contenders NAME,…, not "${flag} ${value}".`,
        2,
      )
  }
  return flags
}
