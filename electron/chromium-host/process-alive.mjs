import { readFileSync } from 'node:fs'

/**
 * Whether a process is running. One that ended and was never reaped (in a container whose first process
 * reaps none) still has its number, but holds nothing.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
  return !['Z', 'X'].includes(statOf(pid)[0] ?? '')
}

/**
 * When a process began, on Linux in ticks since the machine did, to distinguish it from a later one with the same
 * number; elsewhere nothing is known.
 * @param {number} pid
 */
export const startOf = (pid) => statOf(pid)[19] ?? ''

/** The fields of Linux's account of a process from its state on. @param {number} pid @returns {string[]} */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
