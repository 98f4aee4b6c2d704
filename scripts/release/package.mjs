import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuild } from '../setup/build.mjs'
import { ensureKeytar } from '../setup/keytar.mjs'
import { ensurePackages } from '../setup/npm-packages.mjs'
import { inRoot, ROOT } from '../setup/paths.mjs'
import { conduct, say, SetupError } from '../setup/print.mjs'
import { run } from '../setup/processes.mjs'
import { buildDeb } from './deb.mjs'
import { compileKeytar, FROM_SOURCE } from './keytar-for.mjs'
import { dropEmpty, notaryKeyAsFile, signing } from './signing.mjs'
import { writeStandInElectron } from './stand-in-electron.mjs'

// `npm run package`: the installers of this system, in `release/`. With `--stand-in` an unpacked app around a
// stand-in for Electron, and on Linux a .deb of it: what tests can do on a machine without Electron.

const { values } = parseArgs({
  options: {
    'stand-in': { type: 'boolean', default: false },
    output: { type: 'string', default: 'release' },
  },
})

await conduct(async () => {
  const output = resolve(ROOT, values.output)
  await ensurePackages()
  await ensureKeytar()
  await ensureBuild()
  if (values['stand-in']) {
    const electron = mkdtempSync(join(tmpdir(), 'stand-in-electron-'))
    try {
      writeStandInElectron(electron)
      await electronBuilder(output, ['--linux', 'dir', `-c.electronDist=${electron}`])
    } finally {
      rmSync(electron, { recursive: true, force: true })
    }
  } else {
    for (const notice of signing(process.env).notices) say(notice)
    const secrets = mkdtempSync(join(tmpdir(), 'counterfoil-signing-'))
    try {
      await electronBuilder(output, [], { [FROM_SOURCE]: '1', ...notaryKeyAsFile(process.env, secrets) })
    } finally {
      rmSync(secrets, { recursive: true, force: true })
    }
    // The last one may be for another processor than this machine's.
    await compileKeytar(process.arch)
  }
  if (values['stand-in'] || process.platform === 'linux') say(`Made ${debOf(output)}`)
})

/** @param {string} output @param {readonly string[]} flags @param {NodeJS.ProcessEnv} [more] */
async function electronBuilder(output, flags, more = {}) {
  const program = inRoot('node_modules', 'electron-builder', 'cli.js')
  const config = ['--config', 'electron-builder.config.ts', `-c.directories.output=${output}`]
  const args = [program, ...config, '--publish', 'never', ...flags]
  const { code, output: log } = await run(process.execPath, args, {
    cwd: ROOT,
    env: { ...dropEmpty(process.env), ...more },
    output: 'quiet',
  })
  if (code !== 0) throw new SetupError(`electron-builder failed:\n${log.trimEnd()}`)
}

/** @param {string} output */
function debOf(output) {
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  const isArm = process.arch === 'arm64'
  const unpacked = join(output, isArm ? 'linux-arm64-unpacked' : 'linux-unpacked')
  return buildDeb({ unpacked, output, architecture: isArm ? 'arm64' : 'amd64', version })
}
