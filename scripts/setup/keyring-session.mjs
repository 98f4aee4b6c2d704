import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram } from '../../electron/chromium-host/find-program.mjs'
import { atTheEnd, run, start } from './processes.mjs'
import { SetupError } from './print.mjs'
import { installSystemPackages } from './system-libraries.mjs'

/**
 * Starts a D-Bus session and an unlocked gnome-keyring of its own, in a folder that is removed at the end:
 * a real keychain, separate from the person's own. On macOS and Windows the system's own is used.
 * @param {{ home?: string }} [options] a folder that stays, for secrets that a later session is to find
 * @returns {Promise<NodeJS.ProcessEnv>} the environment for what is to use it
 */
export async function openKeyringSession(options = {}) {
  if (process.platform !== 'linux') return process.env
  await ensureKeyringPrograms()
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'counterfoil-keyring-'))
  if (options.home === undefined) atTheEnd(() => rmSync(home, { recursive: true, force: true }))
  else mkdirSync(home, { recursive: true })
  const bus = start('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  if (!bus.stdout) throw new SetupError('The D-Bus session did not start.')
  const [line] = /** @type {[Buffer]} */ (await once(bus.stdout, 'data'))
  const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: line.toString('utf8').trim() }

  const keyring = start('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env: { ...env, HOME: home, XDG_DATA_HOME: home, XDG_RUNTIME_DIR: home },
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  keyring.stdin?.end('password')
  await untilOwned('org.freedesktop.secrets', env)
  return env
}

/** Installs what a private keychain on Linux needs. */
export async function ensureKeyringPrograms() {
  if (process.platform !== 'linux') return
  const missing = [
    ...(findProgram('gnome-keyring-daemon') ? [] : ['gnome-keyring']),
    ...(findProgram('dbus-daemon') && findProgram('dbus-send') ? [] : ['dbus']),
  ]
  if (missing.length > 0) await installSystemPackages(missing, 'for a keychain to test with')
}

/** Waits until a name is on the bus. @param {string} name @param {NodeJS.ProcessEnv} env */
export async function untilOwned(name, env) {
  const question = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/']
  const words = [...question, 'org.freedesktop.DBus.NameHasOwner', `string:${name}`]
  const until = Date.now() + LIMIT_MS
  for (;;) {
    const { output } = await run('dbus-send', words, { env, output: 'quiet' })
    if (output.includes('boolean true')) return
    if (Date.now() > until) throw new SetupError(`The keychain for tests did not start: ${output.trim()}`)
  }
}

const LIMIT_MS = 20_000
