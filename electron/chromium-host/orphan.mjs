import { readlinkSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive } from './living.mjs'

/**
 * Waits for the end of a Chromium that a killed host left behind: it holds the profile for a moment, until
 * it finds its pipe closed. One that hangs is killed, because this process holds the folder now.
 * @param {string} profile
 */
export async function endOrphan(profile) {
  const lock = join(profile, 'SingletonLock')
  const pid = holder(lock)
  const until = Date.now() + PATIENCE_MS
  while (pid !== null && isAlive(pid)) {
    if (Date.now() > until) kill(pid)
    await pause(10)
  }
  rmSync(lock, { force: true })
  // An address of an earlier run must not be taken for this one's.
  rmSync(join(profile, 'DevToolsActivePort'), { force: true })
}

/** @param {number} pid */
function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself just now.
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
