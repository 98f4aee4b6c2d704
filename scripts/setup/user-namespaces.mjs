import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * What the system says about the namespaces of Chromium's sandbox; `null` where it says nothing.
 * @typedef {object} NamespaceRules
 * @property {string | null} apparmorRestricts `/proc/sys/kernel/apparmor_restrict_unprivileged_userns`
 * @property {string | null} unprivilegedClone `/proc/sys/kernel/unprivileged_userns_clone`, on Debian's kernels
 * @property {string | null} maxNamespaces `/proc/sys/user/max_user_namespaces`
 * @property {boolean} hasProfile an AppArmor profile lets this program make them
 * @property {boolean} hasSetuidHelper `chrome-sandbox` beside the program belongs to root and is setuid
 * @property {boolean} isRoot
 */

/**
 * Why Electron's sandbox cannot start, with the command that mends it, or `null` where it can. The sandbox is never
 * turned off for that.
 * @param {NamespaceRules} rules
 * @param {string} program
 * @returns {string | null}
 */
export function sandboxTrouble(rules, program) {
  // Root runs without the sandbox, which is said on the screen.
  if (rules.isRoot || rules.hasSetuidHelper) return null
  const other = `Or run it on the system's Chromium: COUNTERFOIL_HOST=chromium npm start`
  if (rules.maxNamespaces === '0') {
    return `This system lets no program make user namespaces, which Electron's sandbox needs. Type this, then run it again:\n  sudo sysctl -w user.max_user_namespaces=15000\n${other}`
  }
  if (rules.unprivilegedClone === '0') {
    return `This system lets only root make user namespaces, which Electron's sandbox needs. Type this, then run it again:\n  sudo sysctl -w kernel.unprivileged_userns_clone=1\n${other}`
  }
  if (rules.apparmorRestricts === '1' && !rules.hasProfile) {
    return `This system (Ubuntu 24.04 or later) lets a program make user namespaces, which Electron's sandbox needs, only with an AppArmor profile. Type this, then run it again:\n${profileCommand(program)}\n${other}`
  }
  return null
}

/** Writes a profile for this program, and loads it. @param {string} program */
const profileCommand = (program) =>
  `  printf '%s\\n' 'abi <abi/4.0>,' 'include <tunables/global>' 'profile ${PROFILE} "${program}" flags=(unconfined) { userns, }' | sudo tee /etc/apparmor.d/${PROFILE} && sudo apparmor_parser -r /etc/apparmor.d/${PROFILE}`

/**
 * Whether one of these AppArmor profiles is for the program and lets it make user namespaces.
 * @param {readonly string[]} profiles
 * @param {string} program
 */
export const hasProfileFor = (profiles, program) =>
  profiles.some((text) => text.includes(program) && /^[^#]*\buserns\b/m.test(text))

/** Asks the system. @param {string} program @returns {NamespaceRules} */
export function namespaceRules(program) {
  return {
    apparmorRestricts: firstLine('/proc/sys/kernel/apparmor_restrict_unprivileged_userns'),
    unprivilegedClone: firstLine('/proc/sys/kernel/unprivileged_userns_clone'),
    maxNamespaces: firstLine('/proc/sys/user/max_user_namespaces'),
    hasProfile: hasProfileFor(profilesHere(), program),
    hasSetuidHelper: isSetuidRoot(join(dirname(program), 'chrome-sandbox')),
    isRoot: process.getuid?.() === 0,
  }
}

/** @returns {string[]} */
function profilesHere() {
  try {
    return readdirSync('/etc/apparmor.d', { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => textOf(join('/etc/apparmor.d', name)) ?? '')
  } catch {
    return []
  }
}

/** @param {string} path */
function isSetuidRoot(path) {
  const { uid, mode } = statSync(path, { throwIfNoEntry: false }) ?? { uid: -1, mode: 0 }
  return uid === 0 && (mode & 0o4000) !== 0
}

/** @param {string} path */
const firstLine = (path) => textOf(path)?.split('\n')[0]?.trim() ?? null

/** @param {string} path @returns {string | null} */
function textOf(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

const PROFILE = 'counterfoil-development'
