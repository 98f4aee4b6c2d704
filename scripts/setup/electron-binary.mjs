import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './paths.mjs'
import { run } from './processes.mjs'
import { say } from './print.mjs'
import { readStamp, writeStamp } from './build-stamp.mjs'

/**
 * Electron's program, downloaded where it is missing, or `null` where that fails. A failure is kept: it is tried again
 * after a week, for another version, or when asked to; where there was no connection, after some minutes.
 * @param {{ isRetried?: boolean, now?: number }} [options]
 * @returns {Promise<string | null>}
 */
export async function ensureElectron({ isRetried = false, now = Date.now() } = {}) {
  const version = electronVersion()
  const here = electronProgram(version)
  if (here) return here
  if (!isRetried && isKnownToFail(readStamp(STAMP), version, now)) return null
  say(`Downloading Electron ${version}.`)
  const still = setInterval(() => say(stillDownloading(Date.now() - now)), TELL_EVERY_MS)
  const ran = await run(process.execPath, [join(FOLDER, 'install.js')], {
    output: 'quiet',
    limitMs: LIMIT_MS,
    env: downloadEnv(process.env),
  }).finally(() => clearInterval(still))
  const program = electronProgram(version)
  if (program) {
    rmSync(STAMP, { force: true })
    return program
  }
  const reason = ran.isOverTime ? 'it took too long' : reasonIn(ran.output)
  writeStamp(STAMP, { version, failedAt: Date.now(), reason, isOffline: isOfflineReason(reason) })
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
  return age >= 0 && age < (stamp['isOffline'] === true ? SHORT_MS : WEEK_MS)
}

/** Whether a download failed because there was no connection, which may be back at any time. @param {string} reason */
export const isOfflineReason = (reason) =>
  /\b(ENOTFOUND|EAI_AGAIN|ENETUNREACH|ENETDOWN|EHOSTUNREACH|ETIMEDOUT|ECONNRESET|EPIPE|UND_ERR_\w+)\b|it took too long/.test(
    reason,
  )

/**
 * The environment of the download. The package uses the proxies that it names only when asked to.
 * @param {NodeJS.ProcessEnv} env
 */
export function downloadEnv(env) {
  const hasProxy = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some((name) => env[name])
  return hasProxy && !env['ELECTRON_GET_USE_PROXY'] ? { ...env, ELECTRON_GET_USE_PROXY: '1' } : env
}

/** @param {number} ms since the download began */
const stillDownloading = (ms) =>
  `Still downloading, for ${Math.round(ms / 1000)} seconds. Electron is about 120 MB.`

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
    const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] || join(FOLDER, 'dist')
    if (readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '') !== version) return null
    const program = join(dist, programIn(process.platform))
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}

/** Where the program is in Electron's folder; its package keeps the same in `path.txt`, once it has downloaded it. */
export const programIn = (/** @type {NodeJS.Platform} */ platform) =>
  ({ darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' })[
    /** @type {string} */ (platform)
  ] ?? 'electron'

function electronVersion() {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8'))
  return version
}

const FOLDER = inRoot('node_modules', 'electron')
const STAMP = inRoot('.cache', 'electron-download.json')
const LIMIT_MS = 30 * 60_000
const TELL_EVERY_MS = 15_000
const SHORT_MS = 10 * 60_000
const WEEK_MS = 7 * 24 * 60 * 60_000
