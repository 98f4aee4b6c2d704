import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findProgram } from '../../electron/chromium-host/find-program.mjs'
import { npm } from './npm-packages.mjs'
import { inRoot, ROOT } from './paths.mjs'
import { run } from './processes.mjs'
import { say, SetupError } from './print.mjs'
import { readStamp, writeStamp } from './build-stamp.mjs'
import { installSystemPackages } from './system-libraries.mjs'

/**
 * Makes keytar's native part where it is missing. It is compiled here: the project's prebuilt ones cannot be
 * verified. Without it the app runs and keeps secrets under a passphrase or in memory: set-up says why it failed, and
 * does not try again for a day.
 * @param {{ isRetried?: boolean, now?: number }} [options]
 */
export async function ensureKeytar({ isRetried = false, now = Date.now() } = {}) {
  const proven = readStamp(STAMP)
  if (existsSync(BINARY) && proven?.['madeAt'] === statSync(BINARY).mtimeMs) return
  if (!isRetried && !existsSync(BINARY) && isKnownToFail(proven, process.version, now)) return
  try {
    await prove()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(withoutKeytar(error.message))
    writeStamp(STAMP, { failedAt: now, node: process.version })
  }
}

/**
 * Whether making it failed within a day, with this Node.
 * @param {Record<string, unknown> | null} stamp
 * @param {string} node
 * @param {number} now ms since 1970
 */
export function isKnownToFail(stamp, node, now) {
  const age = typeof stamp?.['failedAt'] === 'number' ? now - stamp['failedAt'] : -1
  return stamp?.['node'] === node && age >= 0 && age < DAY_MS
}

/** @param {string} why */
export const withoutKeytar = (why) =>
  `${why}\nThe app starts without it: it cannot use the keychain, and keeps secrets under a passphrase or until it quits. Once this is mended: npm start -- --retry-electron`

async function prove() {
  if (!(await loads())) {
    if (!existsSync(BINARY)) await make()
    // It exists and does not load: then a system library that it needs is missing.
    if (!(await loads()) && isLinux) await installSystemPackages(['libsecret-1-0'], 'for the keychain')
    if (!(await loads()))
      throw new SetupError('keytar, which keeps secrets in the keychain, does not load here.')
  }
  writeStamp(STAMP, { madeAt: statSync(BINARY).mtimeMs })
}

async function make() {
  if (isLinux && missingToCompile().length > 0)
    await installSystemPackages(missingToCompile(), 'to compile keytar')
  say('Making keytar, for the keychain.')
  const { code, output } = await npm(
    ['rebuild', 'keytar', '--ignore-scripts=false', '--foreground-scripts'],
    { env: compileEnv(process.env, process.execPath) },
  )
  if (code === 0 && existsSync(BINARY)) return
  const needs = {
    darwin: 'It needs the command line tools: xcode-select --install',
    win32: 'It needs Python 3 and the C++ build tools of Visual Studio.',
  }[/** @type {string} */ (process.platform)]
  throw new SetupError(`keytar could not be compiled:\n${output.trimEnd()}\n${needs ?? ''}`.trim())
}

/** @returns {string[]} */
function missingToCompile() {
  const programs = { python3: 'python3', make: 'make', 'g++': 'g++', 'pkg-config': 'pkg-config' }
  const missing = Object.entries(programs).flatMap(([program, name]) => (findProgram(program) ? [] : [name]))
  return LIBSECRET_HEADERS.some((path) => existsSync(path)) ? missing : [...missing, 'libsecret-1-dev']
}

/**
 * node-gyp downloads Node's headers unless it knows where they are; many Nodes have them beside them.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} node path of the program
 */
export function compileEnv(env, node) {
  const prefix = dirname(dirname(node))
  const isHere = existsSync(join(prefix, 'include', 'node', 'node.h')) && isSameNode(prefix)
  const fromSource = { ...env, npm_config_build_from_source: 'true' }
  return isHere && !env['npm_config_nodedir'] ? { ...fromSource, npm_config_nodedir: prefix } : fromSource
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
const DAY_MS = 24 * 60 * 60_000
const LIBSECRET_HEADERS = [
  '/usr/include/libsecret-1/libsecret/secret.h',
  '/usr/local/include/libsecret-1/libsecret/secret.h',
]
