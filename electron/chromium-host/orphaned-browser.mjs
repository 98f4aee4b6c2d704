import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive, startOf } from './process-alive.mjs'

/**
 * Waits for the end of a Chromium that a killed host left behind: it holds the profile for a moment, until
 * it finds its pipe closed. One that hangs is killed, because this process holds the folder now.
 * @param {string} profile
 */
export async function endOrphan(profile) {
  const lock = join(profile, 'SingletonLock')
  const pid = holder(lock)
  if (pid !== null) await endBrowser(pid, profile)
  rmSync(lock, { force: true })
  // An address of an earlier run must not be taken for this one's.
  rmSync(join(profile, 'DevToolsActivePort'), { force: true })
}

/**
 * The same where the process is known: the headless shell locks no profile. The number may belong to another program
 * by now, or be wrong: such a process is neither waited for nor killed.
 * @param {number} pid
 * @param {string} profile
 */
export async function endBrowser(pid, profile) {
  const start = startOf(pid)
  if (!isBrowserOf(pid, profile)) return
  // While a process ends, Linux has its start still, but its command line no more.
  const isStillIt = () => (start === '' ? isBrowserOf(pid, profile) : startOf(pid) === start)
  const until = Date.now() + PATIENCE_MS
  while (isAlive(pid) && isStillIt()) {
    if (Date.now() > until && isBrowserOf(pid, profile)) kill(pid)
    await pause(10)
  }
}

/**
 * Whether a process is the browser of a profile, by the command line that it was started with.
 * @param {number} pid
 * @param {string} profile
 */
function isBrowserOf(pid, profile) {
  const wanted = `--user-data-dir=${profile}`
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(wanted)
    const line = execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return `${line.trim()} `.includes(` ${wanted} `)
  } catch {
    return false
  }
}

/** @param {number} pid */
function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has just ended.
  }
}

/**
 * The process on this machine that holds a profile, or `null`. Chromium writes it as `host-pid`.
 * @param {string} lock
 */
function holder(lock) {
  try {
    const [, host, pid] = /^(.*)-(\d+)$/.exec(readlinkSync(lock)) ?? []
    return host === hostname() ? Number(pid) : null
  } catch {
    return null
  }
}

const PATIENCE_MS = 3_000
