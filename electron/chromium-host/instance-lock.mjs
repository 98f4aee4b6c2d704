import {
  linkSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { isAlive, startOf } from './living.mjs'

/**
 * One instance per user-data folder. The first one holds `host.lock` with its process id; a later one
 * leaves a note beside it, which the first one hears.
 *
 * @param {string} folder
 * @param {(argv: readonly string[]) => void} onSecond a later start, with its command line
 * @returns {boolean} whether this process holds the folder now
 */
export function takeInstanceLock(folder, onSecond) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = join(folder, LOCK)
  const mine = `${lock}.${process.pid}`
  // The process at work, to tell it from a later one with the same number.
  writeFileSync(mine, `${process.pid} ${startOf(process.pid)}`)
  try {
    if (isElectronHere(folder) || !(take(mine, lock) || (clearStale(lock) && take(mine, lock)))) {
      writeFileSync(join(folder, NOTE), JSON.stringify(process.argv))
      return false
    }
  } finally {
    rmSync(mine, { force: true })
  }
  const watcher = watch(folder, (_event, name) => {
    if (name !== NOTE) return
    const argv = readNote(join(folder, NOTE))
    if (argv) onSecond(argv)
  })
  watcher.unref()
  process.once('exit', () => rmSync(lock, { force: true }))
  return true
}

/**
 * Linking fails where the lock is there already: one step, with its content.
 * @param {string} mine
 * @param {string} lock
 */
function take(mine, lock) {
  try {
    linkSync(mine, lock)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

/**
 * Clears away the lock of a process that is gone. Whoever renames it owns it: of two at once only one can.
 * @param {string} lock
 */
function clearStale(lock) {
  const aside = `${lock}.stale.${process.pid}`
  try {
    if (isHeld(readFileSync(lock, 'utf8'))) return false
    renameSync(lock, aside)
    // Another one may have cleared and taken it between reading and renaming.
    if (isHeld(readFileSync(aside, 'utf8'))) {
      renameSync(aside, lock)
      return false
    }
    rmSync(aside, { force: true })
    return true
  } catch {
    return true
  }
}

/** @param {string} content */
function isHeld(content) {
  const [pid, start] = content.split(' ')
  return Number(pid) > 0 && isAlive(Number(pid)) && (start === '' || startOf(Number(pid)) === start)
}

/**
 * Whether Electron itself has the folder open: two mains on one journal must never be.
 * @param {string} folder
 */
function isElectronHere(folder) {
  try {
    const [, host, pid] = /^(.*)-(\d+)$/.exec(readlinkSync(join(folder, 'SingletonLock'))) ?? []
    return host === hostname() && isAlive(Number(pid))
  } catch {
    return false
  }
}

/**
 * @param {string} file
 * @returns {string[] | null}
 */
function readNote(file) {
  try {
    /** @type {unknown} */
    const argv = JSON.parse(readFileSync(file, 'utf8'))
    rmSync(file, { force: true })
    return Array.isArray(argv) ? argv.map(String) : null
  } catch {
    // It was read already: one note is often seen twice.
    return null
  }
}

const LOCK = 'host.lock'
const NOTE = 'host.second-start'
