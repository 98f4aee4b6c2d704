import { parseArgs } from 'node:util'

/**
 * Reads `--flag value` and `--flag=value` with `parseArgs`, in the order of the words. What is wrong is part of
 * the result: only the caller knows the sentence for it.
 *
 * @typedef {{ kind: 'known', name: string, value: string }
 *   | { kind: 'unknown', word: string }
 *   | { kind: 'without-value', name: string }
 *   | { kind: 'with-value', name: string }} Flag
 *
 * @param {readonly string[]} words
 * @param {{ values?: readonly string[], switches?: readonly string[] }} names of flags that take a value, and of
 *   those that take none
 * @returns {readonly Flag[]}
 */
export function readFlags(words, { values = [], switches = [] }) {
  const options = Object.fromEntries([
    ...values.map((name) => [name, /** @type {const} */ ({ type: 'string' })]),
    ...switches.map((name) => [name, /** @type {const} */ ({ type: 'boolean' })]),
  ])
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  return tokens.map((token) => {
    if (token.kind !== 'option' || !Object.hasOwn(options, token.name) || !token.rawName.startsWith('--')) {
      return { kind: 'unknown', word: words[token.index] ?? '' }
    }
    const { name, value = '', inlineValue = false } = token
    if (switches.includes(name))
      return inlineValue ? { kind: 'with-value', name } : { kind: 'known', name, value }
    // A flag that follows is a flag, and not the value of the one before.
    const isMissing = value === '' || (!inlineValue && value.startsWith('--'))
    return isMissing ? { kind: 'without-value', name } : { kind: 'known', name, value }
  })
}
