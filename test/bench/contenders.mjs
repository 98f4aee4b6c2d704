import { readFileSync } from 'node:fs'
import { isInstalled, npm } from '../../scripts/setup/npm-packages.mjs'
import { inRoot } from '../../scripts/setup/paths.mjs'
import { say, SetupError } from '../../scripts/setup/print.mjs'

/** Installs the contenders. They are a package of their own, to keep them out of the app's lockfile. */
export async function ensureContenders() {
  const wanted = packagesIn(inRoot('test', 'bench', 'package-lock.json'))
  const installed = packagesIn(inRoot('test', 'bench', 'node_modules', '.package-lock.json'))
  if (!wanted) throw new SetupError('test/bench/package-lock.json cannot be read.')
  if (installed && isInstalled(wanted, installed)) return
  say('Installing what the app is measured against.')
  const { code, output } = await npm(['ci', '--prefix', inRoot('test', 'bench')])
  if (code !== 0) throw new SetupError(`npm ci in test/bench failed:\n${output.trimEnd()}`)
}

/**
 * @param {string} lockfile
 * @returns {import('../../scripts/setup/npm-packages.mjs').Lock | null}
 */
function packagesIn(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages
  } catch {
    return null
  }
}
