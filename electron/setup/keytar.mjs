import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findProgram } from '../chromium-host/find-program.mjs'
import { npm } from './npm-packages.mjs'
import { inRoot, ROOT } from './places.mjs'
import { run } from './processes.mjs'
import { say, SetupError } from './say.mjs'
import { readStamp, writeStamp } from './stamp.mjs'
import { installSystemPackages } from './system-libraries.mjs'

/** Makes keytar's native part where it is missing: the ready-made one, or compiled here. */
export async function ensureKeytar() {
  const proven = readStamp(STAMP)
  if (existsSync(BINARY) && proven?.['madeAt'] === statSync(BINARY).mtimeMs) return
  if (!(await loads())) {
    if (!existsSync(BINARY)) await make()
    // It is there and does not load: then the library that it talks to is missing.
    if (!(await loads()) && isLinux) await installSystemPackages(['libsecret-1-0'], 'for the keychain')
    if (!(await loads()))
      throw new SetupError('keytar, which keeps secrets in the keychain, does not load here.')
  }
  writeStamp(STAMP, { madeAt: statSync(BINARY).mtimeMs })
}

async function make() {
  // Where all that compiling needs is there, npm's own way is the shortest.
  if (isLinux && missingToCompile().length > 0) {
    if (await fetchReadyMade()) return
    await installSystemPackages(missingToCompile(), 'to compile keytar')
  }
  say('Making keytar, for the keychain.')
  const { code, output } = await npm(
    ['rebuild', 'keytar', '--ignore-scripts=false', '--foreground-scripts'],
    compileEnv(process.env, process.execPath),
  )
  if (code === 0 && existsSync(BINARY)) return
  const needs = {
    darwin: 'It needs the command line tools: xcode-select --install',
    win32: 'It needs Python 3 and the C++ build tools of Visual Studio.',
  }[/** @type {string} */ (process.platform)]
  throw new SetupError(`keytar could not be compiled:\n${output.trimEnd()}\n${needs ?? ''}`.trim())
}

/** Its project offers ready-made binaries where they can be reached. */
async function fetchReadyMade() {
  const program = inRoot('node_modules', 'prebuild-install', 'bin.js')
  if (!existsSync(program)) return false
  const options = { cwd: FOLDER, output: /** @type {const} */ ('quiet'), limitMs: 60_000 }
  return (await run(process.execPath, [program], options)).code === 0 && existsSync(BINARY)
}

/** @returns {string[]} */
function missingToCompile() {
  const programs = { python3: 'python3', make: 'make', 'g++': 'g++', 'pkg-config': 'pkg-config' }
  const missing = Object.entries(programs).flatMap(([program, name]) => (findProgram(program) ? [] : [name]))
  return LIBSECRET_HEADERS.some((path) => existsSync(path)) ? missing : [...missing, 'libsecret-1-dev']
}

/**
 * node-gyp downloads Node's headers unless it is told where they are; beside many a Node they are.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} node path of the program
 */
export function compileEnv(env, node) {
  const prefix = dirname(dirname(node))
  const isHere = existsSync(join(prefix, 'include', 'node', 'node.h')) && isSameNode(prefix)
  return isHere && !env['npm_config_nodedir'] ? { ...env, npm_config_nodedir: prefix } : env
}

/** Whether headers belong to the Node that runs. @param {string} prefix */
function isSameNode(prefix) {
  const header = readFileSync(join(prefix, 'include', 'node', 'node_version.h'), 'utf8')
  const major = /#define NODE_MAJOR_VERSION (\d+)/.exec(header)?.[1]
  return major === process.versions.node.split('.')[0]
}

async function loads() {
  if (!existsSync(BINARY)) return false
  const { code } = await run(process.execPath, ['-e', 'require("keytar")'], { cwd: ROOT, output: 'quiet' })
  return code === 0
}

const isLinux = process.platform === 'linux'
const FOLDER = inRoot('node_modules', 'keytar')
const BINARY = join(FOLDER, 'build', 'Release', 'keytar.node')
const STAMP = inRoot('.cache', 'keytar.json')
const LIBSECRET_HEADERS = [
  '/usr/include/libsecret-1/libsecret/secret.h',
  '/usr/local/include/libsecret-1/libsecret/secret.h',
]
