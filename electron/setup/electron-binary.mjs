import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './places.mjs'
import { run } from './processes.mjs'
import { say } from './say.mjs'
import { readStamp, writeStamp } from './stamp.mjs'

/**
 * Electron's program, downloaded where it is missing, or `null` where that fails. A failure is remembered:
 * it is tried again after a week, for another version, or when asked to.
 * @param {{ isRetried?: boolean, now?: number }} [options]
 * @returns {Promise<string | null>}
 */
export async function ensureElectron({ isRetried = false, now = Date.now() } = {}) {
  const version = electronVersion()
  const here = electronProgram(version)
  if (here) return here
  if (!isRetried && isKnownToFail(readStamp(STAMP), version, now)) return null
  say(`Downloading Electron ${version}.`)
  const ran = await run(process.execPath, [join(FOLDER, 'install.js')], {
    output: 'quiet',
    limitMs: LIMIT_MS,
  })
  const program = electronProgram(version)
  if (program) {
    rmSync(STAMP, { force: true })
    return program
  }
  writeStamp(STAMP, {
    version,
    failedAt: now,
    reason: ran.isOverTime ? 'it took too long' : reasonIn(ran.output),
  })
  return null
}

/** Why there is no Electron, in one line. */
export function whyNoElectron() {
  const reason = readStamp(STAMP)?.['reason'] ?? 'unknown reason'
  return `Electron ${electronVersion()} could not be downloaded (${String(reason)}).`
}

/**
 * Whether a download failed that is not worth another try yet.
 * @param {Record<string, unknown> | null} stamp
 * @param {string} version
 * @param {number} now ms since 1970
 */
export function isKnownToFail(stamp, version, now) {
  if (stamp?.['version'] !== version || typeof stamp['failedAt'] !== 'number') return false
  const age = now - stamp['failedAt']
  // A time in the future is a clock that was set back.
  return age >= 0 && age < WEEK_MS
}

/**
 * The line of an installer's output that says what went wrong.
 * @param {string} output
 */
export function reasonIn(output) {
  const lines = output.split('\n').map((line) => line.trim())
  const code = /\b(E[A-Z]{3,}|CERT_[A-Z_]+|UND_ERR_[A-Z_]+)\b/.exec(output)?.[1]
  const line = lines.find((one) => /error/i.test(one) && !one.startsWith('at ')) ?? lines.find(Boolean) ?? ''
  const said = line
    .replace(/^(\w*Error: )+/, '')
    .replace(/https?:\/\/\S+/g, 'its address')
    .slice(0, 120)
  return [said, code && !said.includes(code) ? code : ''].filter(Boolean).join(', ') || 'no reason given'
}

/**
 * The installed program, if it is whole and of this version.
 * @param {string} version
 */
function electronProgram(version) {
  try {
    const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(FOLDER, 'dist')
    if (readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '') !== version) return null
    const program = join(dist, readFileSync(join(FOLDER, 'path.txt'), 'utf8').trim())
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}

function electronVersion() {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8'))
  return version
}

const FOLDER = inRoot('node_modules', 'electron')
const STAMP = inRoot('.cache', 'electron-download.json')
const LIMIT_MS = 5 * 60_000
const WEEK_MS = 7 * 24 * 60 * 60_000
