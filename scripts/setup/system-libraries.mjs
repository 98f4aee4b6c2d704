import { findProgram } from '../../electron/chromium-host/find-program.mjs'
import { run } from './processes.mjs'
import { say, SetupError } from './print.mjs'

/**
 * Installs Debian packages through apt where that needs no password; otherwise throws the command to
 * type.
 * @param {readonly string[]} packages
 * @param {string} why for example `to compile keytar`
 * @param {boolean} [isRoot]
 */
export async function installSystemPackages(packages, why, isRoot = process.getuid?.() === 0) {
  const typed = `apt-get install -y ${packages.join(' ')}`
  if (process.platform !== 'linux' || !findProgram('apt-get')) {
    throw new SetupError(`Please install these ${why}, then run this again: ${packages.join(' ')}`)
  }
  // What asks for another user's rights is announced first.
  if (!isRoot) say(`System packages are missing ${why}. This needs sudo: sudo ${typed}`)
  const prefix = await rootPrefix(isRoot)
  if (!prefix) {
    throw new SetupError(`System packages are missing ${why}. Type this, then run it again:\n  sudo ${typed}`)
  }
  say(`Installing through apt ${why}: ${packages.join(' ')}`)
  const [program = '', ...args] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-y', '-q']
  const apt = (/** @type {string[]} */ ...more) =>
    run(program, [...args, ...more], { output: 'quiet', limitMs: LIMIT_MS })
  // A package list that cannot be refreshed may still be good enough.
  await apt('update')
  const { code, output } = await apt('install', '--no-install-recommends', ...packages)
  if (code !== 0) {
    const last = output.trimEnd().split('\n').slice(-8).join('\n')
    throw new SetupError(
      `apt could not install them:\n${last}\nType this, then run it again:\n  sudo ${typed}`,
    )
  }
}

/**
 * What makes a command run as root without asking for a password, or `null`.
 * @param {boolean} isRoot
 * @returns {Promise<string[] | null>}
 */
async function rootPrefix(isRoot) {
  if (isRoot) return []
  if (!findProgram('sudo')) return null
  const { code } = await run('sudo', ['-n', 'true'], { output: 'quiet', limitMs: 10_000 })
  return code === 0 ? ['sudo', '-n'] : null
}

const LIMIT_MS = 20 * 60_000
