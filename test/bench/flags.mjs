import { readFlags } from '../../scripts/setup/read-flags.mjs'
import { SetupError } from '../../scripts/setup/print.mjs'

/**
 * @typedef {object} Flags
 * @property {number} rounds
 * @property {number} customers
 * @property {readonly string[] | null} only figures to measure; all of them where it is `null`
 * @property {readonly string[] | null} contenders beginnings of names; all contenders where it is `null`
 */

/** @param {readonly string[]} words @returns {Flags} */
export function parseFlags(words) {
  /** @type {Flags} */
  const flags = { rounds: 5, customers: 100_000, only: null, contenders: null }
  for (const flag of readFlags(words, { values: Object.keys(flags) })) {
    const { name, value } = flag.kind === 'known' ? flag : { name: '', value: '' }
    const isNumber = /^[1-9]\d*$/.test(value)
    if (name === 'rounds' && isNumber) flags.rounds = Number(value)
    else if (name === 'customers' && isNumber) flags.customers = Number(value)
    else if (name === 'only') flags.only = value.split(',')
    else if (name === 'contenders') flags.contenders = value.toLowerCase().split(',')
    else {
      const given = 'word' in flag ? flag.word : `--${flag.name} ${value}`.trim()
      throw new SetupError(
        `It takes --rounds N, --customers N, --only FIGURE,… and --contenders NAME,…, not "${given}".`,
        2,
      )
    }
  }
  return flags
}
