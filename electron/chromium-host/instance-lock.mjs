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
import { isAlive, startOf } from './process-alive.mjs'

/**
 * One instance per user-data folder. The first one holds `host.lock` with its process id; a later one
 * leaves a note beside it, which the first one reads.
 *
 * @param {string} folder
 * @param {(argv: readonly string[]) => void} onSecond a later start, with its command line
 * @returns {boolean} whether this process holds the folder now
 */
export function takeInstanceLock(folder, onSecond) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = join(folder, LOCK)
  const mine = `${lock}.${process.pid}`
  // The process that holds it, to distinguish it from a later one with the same number.
  writeFresh(mine, `${process.pid} ${startOf(process.pid)} ${hostname()}`)
  try {
    if (!(take(mine, lock) || (clearStale(lock) && take(mine, lock)))) {
      writeFresh(join(folder, NOTE), JSON.stringify(process.argv))
      return false
    }
    // Asked last, as Electron asks for this lock: of two that start at once, one sees the other.
    if (isElectronHere(folder)) {
      rmSync(lock, { force: true })
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
 * Writes a file of a name that can be known before: what has the name is removed, and not written through where it is a link.
 * @param {string} file
 * @param {string} text
 */
function writeFresh(file, text) {
  rmSync(file, { force: true })
  writeFileSync(file, text, { flag: 'wx', mode: 0o600 })
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
 * Clears away the lock of a process that is gone. The process that renames it owns it: of two at once only one can.
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

/**
 * A process of another machine, on a shared folder, cannot be checked from here: it counts as alive.
 * @param {string} content
 */
function isHeld(content) {
  const [pid, start, machine] = content.split(' ')
  if (machine && machine !== hostname()) {
    process.stderr.write(
      `The folder is open on ${machine}. If that is not so any more, delete ${LOCK} in it and start again.\n`,
    )
    return true
  }
  return Number(pid) > 0 && isAlive(Number(pid)) && (start === '' || startOf(Number(pid)) === start)
}

/**
 * Whether Electron itself has the folder open: two main processes must never share one journal.
 * @param {string} folder
 */
function isElectronHere(folder) {
  try {
    const [, host, pid] = /^(.*)-(\d+)$/.exec(readlinkSync(join(folder, 'SingletonLock'))) ?? []
    return host !== undefined && (host !== hostname() || isAlive(Number(pid)))
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
    // It was read already: file events often come twice.
    return null
  }
}

const LOCK = 'host.lock'
const NOTE = 'host.second-start'
