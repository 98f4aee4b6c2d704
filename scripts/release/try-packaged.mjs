import '../setup/node-version.mjs'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { chooseHost, hasDisplay } from '../setup/host-choice.mjs'
import { ensureKeytar } from '../setup/keytar.mjs'
import { inRoot } from '../setup/paths.mjs'
import { conduct, say, SetupError } from '../setup/print.mjs'

// `node scripts/release/try-packaged.mjs [DIR]`: starts the app that was packaged, as it is installed, and then runs the
// main story on its files. The packaged program takes no debugging port, so the story is run by the Electron of the
// checkout, or the Chromium host where there is none, on the packaged archive.

/**
 * Starts a packaged app with its practice store, and sees it work and quit.
 * @param {{ program: string, args?: readonly string[], env?: NodeJS.ProcessEnv }} app
 */
export async function startOnce({ program, args = [], env = process.env }) {
  const userData = mkdtempSync(join(tmpdir(), 'counterfoil-packaged-'))
  const child = spawn(program, [...args, '--practice', '--user-data', userData], {
    env: { ...env, COUNTERFOIL_QUIT_WITHOUT_ASKING: '1' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code))
  })
  try {
    // The page opens it through the bridge: then window, preload, page and main have all worked.
    await within(WORKS_MS, 'it did not open the practice store', ended, () =>
      existsSync(join(userData, 'practice-store')),
    )
    quit(child)
    const code = await Promise.race([ended, pause(QUITS_MS, 'over time', { ref: false })])
    if (code !== 0) throw new SetupError(`The packaged app did not quit well: ${code}`)
  } finally {
    child.kill('SIGKILL')
    await pause(500)
    rmSync(userData, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
  }
}

/** @param {number} ms @param {string} what @param {Promise<number | null>} ended @param {() => boolean} isSo */
async function within(ms, what, ended, isSo) {
  const state = { hasEnded: false }
  void ended.then(
    () => (state.hasEnded = true),
    () => (state.hasEnded = true),
  )
  for (const end = Date.now() + ms; !isSo(); await pause(250)) {
    if (state.hasEnded) throw new SetupError(`The packaged app ended: ${what}.`)
    if (Date.now() > end) throw new SetupError(`The packaged app hangs: ${what}.`)
  }
}

/** As a person does: Windows knows no signal, and is asked to close the window. @param {import('node:child_process').ChildProcess} child */
function quit(child) {
  if (process.platform === 'win32') spawn('taskkill', ['/PID', String(child.pid)], { stdio: 'ignore' })
  else child.kill('SIGTERM')
}

/** The program and the archive that electron-builder left in a folder, for this machine's processor. @param {string} folder */
export function packagedApp(folder) {
  const isArm = process.arch === 'arm64'
  const [name, program, resources] = /** @type {const} */ ({
    darwin: [isArm ? 'mac-arm64' : 'mac', 'Counterfoil.app/Contents/MacOS/Counterfoil', 'Counterfoil.app/Contents/Resources'],
    win32: [isArm ? 'win-arm64-unpacked' : 'win-unpacked', 'Counterfoil.exe', 'resources'],
    linux: [isArm ? 'linux-arm64-unpacked' : 'linux-unpacked', 'counterfoil', 'resources'],
  })[/** @type {'darwin' | 'win32' | 'linux'} */ (process.platform)] // prettier-ignore
  if (!existsSync(join(folder, name)))
    throw new SetupError(`${folder} holds no ${name}, but: ${readdirSync(folder).join(', ')}`)
  return { program: join(folder, name, program), archive: join(folder, name, resources, 'app.asar') }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await conduct(async () => {
    const { program, archive } = packagedApp(resolve(process.argv[2] ?? inRoot('release')))
    if (!hasDisplay()) throw new SetupError('It needs a display. Run it in one: xvfb-run -a node …')
    await startOnce({ program })
    say('The packaged app starts, works and quits.')
    await ensureKeytar()
    const host = await chooseHost()
    const { demo } = await import('../../test/support/app/demo-story.mjs')
    return demo({ ...host, args: [...host.args.slice(0, -1), archive] }, inRoot('demo'))
  })
}

const WORKS_MS = 3 * 60_000
const QUITS_MS = 60_000
