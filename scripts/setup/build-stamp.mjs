import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * A small note on disk about what set-up did, so that it is not done again. One that is missing or damaged
 * is `null`: then it is done again.
 * @param {string} path
 * @returns {Record<string, unknown> | null}
 */
export function readStamp(path) {
  try {
    /** @type {unknown} */
    const stamp = JSON.parse(readFileSync(path, 'utf8'))
    return typeof stamp === 'object' && stamp !== null ? /** @type {Record<string, unknown>} */ (stamp) : null
  } catch {
    return null
  }
}

/** @param {string} path @param {Record<string, unknown>} stamp */
export function writeStamp(path, stamp) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(stamp)}\n`)
}
