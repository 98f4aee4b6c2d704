import { existsSync, readFileSync } from 'node:fs'
import { inRoot, ROOT } from './paths.mjs'
import { run } from './processes.mjs'
import { say, SetupError } from './print.mjs'

/** Runs `npm ci` where `node_modules` is missing or is not what the lockfile says. */
export async function ensurePackages() {
  const installed = readLock(inRoot('node_modules', '.package-lock.json'))
  const wanted = readLock(inRoot('package-lock.json'))
  if (!wanted)
    throw new SetupError('package-lock.json cannot be read. Get it back with: git checkout package-lock.json')
  if (installed && isInstalled(wanted, installed)) return
  say(installed ? 'The npm packages have changed: installing them.' : 'Installing the npm packages.')
  // No package's own script is run (.npmrc): keytar is made in a step of its own, nothing else has any.
  const { code, output } = await npm(['ci'])
  if (code !== 0)
    throw new SetupError(`npm ci failed:\n${output.trimEnd()}\nWith a connection, run this again.`)
}

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }} LockEntry
 * @typedef {Record<string, LockEntry>} Lock
 */

/**
 * Whether everything that the lockfile wants is there in that version. npm writes the installed lock as its
 * last step, so an interrupted installation has none. Optional packages may be for other systems.
 * @param {Lock} wanted
 * @param {Lock} installed
 */
export function isInstalled(wanted, installed) {
  const isSame = (/** @type {string} */ path) => wanted[path]?.version === installed[path]?.version
  const isNeeded = (/** @type {string} */ path) => !wanted[path]?.optional && !wanted[path]?.devOptional
  const paths = Object.keys(wanted).filter((path) => path !== '')
  return (
    paths.filter(isNeeded).every(isSame) &&
    Object.keys(installed).every((path) => path in wanted && isSame(path))
  )
}

/**
 * @param {string} path
 * @returns {Lock | null}
 */
function readLock(path) {
  if (!existsSync(path)) return null
  try {
    return /** @type {{ packages: Lock }} */ (JSON.parse(readFileSync(path, 'utf8'))).packages
  } catch {
    return null
  }
}

/**
 * Runs the npm that runs us, or the one on the PATH, and keeps its output: most of it doesn't concern a person
 * who starts the app.
 * @param {readonly string[]} words
 * @param {{ env?: NodeJS.ProcessEnv, limitMs?: number }} [options]
 */
export function npm(words, { env = process.env, limitMs } = {}) {
  const args = [...words, '--loglevel=error', '--no-audit', '--no-fund']
  const self = process.env['npm_execpath']
  const options = { cwd: ROOT, env, limitMs, output: /** @type {const} */ ('quiet') }
  if (self?.endsWith('.js')) return run(process.execPath, [self, ...args], options)
  return process.platform === 'win32'
    ? run('cmd', ['/c', 'npm', ...args], options)
    : run('npm', args, options)
}
