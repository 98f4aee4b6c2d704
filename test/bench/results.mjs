import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { inRoot } from '../../scripts/setup/paths.mjs'

/**
 * @typedef {object} Results
 * @property {string} at
 * @property {number} rounds asked for
 * @property {number} customers
 * @property {ReturnType<typeof import('./machine.mjs').machineOf>} machine
 * @property {Record<string, string>} versions
 * @property {readonly import('./rounds.mjs').Sample[]} samples
 * @property {readonly import('./rounds.mjs').Failure[]} failures
 */

/** @param {Results} results */
export function writeResults(results) {
  writeFileSync(`${RESULTS}.new`, `${JSON.stringify(results, null, 1)}\n`)
  renameSync(`${RESULTS}.new`, RESULTS)
}

/** The last results that were written here. @returns {Results | null} */
export const readResults = () => (existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : null)

const RESULTS = inRoot('bench-results.json')
