import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What a release is signed with, by environment variables; without them it is built unsigned, and says so.
 * @typedef {object} Signing
 * @property {boolean} isMacSigned
 * @property {boolean} isNotarized
 * @property {readonly string[]} notices what is left out on this system, and which variables bring it
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} [platform]
 * @returns {Signing}
 */
export function signing(env, platform = process.platform) {
  const isSet = (/** @type {readonly string[]} */ ...names) => names.every((name) => Boolean(env[name]))
  const isMacSigned = isSet('CSC_LINK') || isSet('CSC_NAME')
  // Apple notarises nothing that is not signed.
  const isNotarized = isMacSigned && NOTARY.some((names) => isSet(...names))
  const isWindowsSigned = isSet('WIN_CSC_LINK') || isSet('CSC_LINK')
  const notices = {
    darwin: [
      ...(isMacSigned ? [] : [unsigned('signed by Apple’s rules', 'CSC_LINK and CSC_KEY_PASSWORD')]),
      ...(isNotarized ? [] : [unsigned('notarised', NOTARY[0].join(', '))]),
    ],
    win32: isWindowsSigned ? [] : [unsigned('signed', 'WIN_CSC_LINK and WIN_CSC_KEY_PASSWORD')],
  }
  return {
    isMacSigned,
    isNotarized,
    notices: notices[/** @type {'darwin' | 'win32'} */ (platform)] ?? [],
  }
}

/** Variables that are set to nothing, as CI sets a secret that is not there, count as unset: electron-builder does not. */
export function dropEmpty(/** @type {NodeJS.ProcessEnv} */ env) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
}

/**
 * electron-builder wants the notary's key as a path; a secret of CI holds its text.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder for the key, to be removed afterwards
 * @returns {NodeJS.ProcessEnv} what is to be set beside `env`
 */
export function notaryKeyAsFile({ APPLE_API_KEY: key = '' }, folder) {
  if (!key.includes('BEGIN PRIVATE KEY')) return {}
  const path = join(folder, 'notary.p8')
  writeFileSync(path, key, { mode: 0o600 })
  return { APPLE_API_KEY: path }
}

/** @param {string} what @param {string} variables */
const unsigned = (what, variables) => `Not ${what}: set ${variables} (docs/releasing.md).`

/** The ways in which Apple's notary knows a developer. */
const NOTARY = /** @type {const} */ ([
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ['APPLE_KEYCHAIN', 'APPLE_KEYCHAIN_PROFILE'],
])
