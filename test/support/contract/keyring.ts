import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive } from '../../../electron/chromium-host/process-alive.mjs'
import { untilOwned } from '../../../scripts/setup/keyring-session.mjs'

export interface Keyring {
  /** Stops answering, and answers again. */
  freeze(): void
  thaw(): void
  stop(): Promise<void>
}

/** Why no keyring can be started here, or `null`. */
export function whyNoKeyring(): string | null {
  if (process.platform !== 'linux') return 'a private keyring is only had on Linux'
  for (const program of ['dbus-daemon', 'gnome-keyring-daemon']) {
    if (spawnSync('which', [program]).status !== 0) return `${program} is not installed`
  }
  return null
}

/**
 * Starts a D-Bus session and a gnome-keyring of its own, and points this process to them. To be called
 * before keytar is loaded: a process finds its session once.
 * @param state `locked` has a login keyring that can't be unlocked
 */
export async function startKeyring(state: 'unlocked' | 'locked'): Promise<Keyring> {
  const home = mkdtempSync(join(tmpdir(), 'counterfoil-keyring-'))
  const [bus, address] = await startBus()
  const env = { ...process.env, HOME: home, XDG_RUNTIME_DIR: home, DBUS_SESSION_BUS_ADDRESS: address }
  const unlock = ['--unlock', '--components=secrets']
  let daemon = pidOf(execFileSync('gnome-keyring-daemon', unlock, { env, input: 'password' }), home)
  if (state === 'locked') {
    // A second start of the same keyring, without its password.
    process.kill(daemon)
    // Before its end the second start would only talk to the first.
    while (isAlive(daemon)) await pause(10)
    daemon = pidOf(
      execFileSync('gnome-keyring-daemon', ['--start', '--components=secrets'], { env, stdio: 'pipe' }),
      home,
    )
  }
  // Until then the bus would start another keyring for the first program that asks.
  await untilOwned('org.freedesktop.secrets', env)
  process.env['DBUS_SESSION_BUS_ADDRESS'] = address
  return {
    freeze: () => void process.kill(daemon, 'SIGSTOP'),
    thaw: () => void process.kill(daemon, 'SIGCONT'),
    async stop() {
      process.kill(daemon, 'SIGKILL')
      bus.kill()
      await once(bus, 'exit')
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function startBus(): Promise<[bus: ChildProcess, address: string]> {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [line] = (await once(bus.stdout, 'data')) as [Buffer]
  return [bus, line.toString('utf8').trim()]
}

/** The daemon that keeps its socket in this home. */
function pidOf(_output: Buffer, home: string): number {
  const found = execFileSync('sh', [
    '-c',
    'grep -lz "^HOME=$0" /proc/[0-9]*/environ 2>/dev/null || true',
    home,
  ])
  for (const file of found.toString('utf8').split('\n')) {
    const pid = Number(file.split('/')[2])
    if (pid && commandOf(pid).startsWith('gnome-keyring-d')) return pid
  }
  throw new Error('The keyring did not start.')
}

const commandOf = (pid: number): string => spawnSync('cat', [`/proc/${pid}/comm`]).stdout.toString('utf8')
