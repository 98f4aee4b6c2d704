import { readFileSync } from 'node:fs'

/** What a Linux system says about the namespaces that Chromium's sandbox is made of; `null` where it says nothing. */
export interface NamespaceRules {
  /** The path of the AppImage that is running; unset in every other installation. */
  readonly appImage: string | undefined
  /** `/proc/sys/kernel/apparmor_restrict_unprivileged_userns` */
  readonly apparmorRestricts: string | null
  /** `/proc/sys/kernel/unprivileged_userns_clone`, on Debian's kernels */
  readonly unprivilegedClone: string | null
  /** `/proc/sys/user/max_user_namespaces` */
  readonly maxNamespaces: string | null
}

/**
 * Why an AppImage was started without the sandbox, and the command that mends it; `null` where it was not its own starter
 * that left the sandbox out. electron-builder's starter (`AppRun`) does so where `unshare` cannot make a user namespace, as
 * on Ubuntu 24.04 and later. The packages bring an AppArmor profile along, and are never started so.
 */
export function sandboxTrouble({
  appImage,
  apparmorRestricts,
  unprivilegedClone,
  maxNamespaces,
}: NamespaceRules): string | null {
  if (!appImage) return null
  const begin = 'Counterfoil does not start without its sandbox, and this system lets the AppImage make none.'
  const type = 'Type this in a terminal, then start it again:'
  const other = 'Or install the .deb or .rpm package instead, which needs no such command.'
  if (maxNamespaces === '0')
    return `${begin} ${type}\n\n  sudo sysctl -w user.max_user_namespaces=15000\n\n${other}`
  if (unprivilegedClone === '0')
    return `${begin} ${type}\n\n  sudo sysctl -w kernel.unprivileged_userns_clone=1\n\n${other}`
  // A path that would end the quotes around it is not put into a command.
  if (apparmorRestricts === '1' && /^[^'"\\\n]+$/.test(appImage))
    return `${begin} ${type}\n\n  ${profileCommand(appImage)}\n\n${other}`
  return `${begin} ${other}`
}

/** Writes an AppArmor profile for this file, and loads it: it may make namespaces, and nothing else changes. */
const profileCommand = (appImage: string): string =>
  `printf '%s\\n' 'abi <abi/4.0>,' 'include <tunables/global>' 'profile ${PROFILE} "${appImage}" flags=(unconfined) { userns, }' | sudo tee /etc/apparmor.d/${PROFILE} && sudo apparmor_parser -r /etc/apparmor.d/${PROFILE}`

/** Asks the system. */
export const namespaceRules = (): NamespaceRules => ({
  appImage: process.env['APPIMAGE'],
  apparmorRestricts: firstLine('/proc/sys/kernel/apparmor_restrict_unprivileged_userns'),
  unprivilegedClone: firstLine('/proc/sys/kernel/unprivileged_userns_clone'),
  maxNamespaces: firstLine('/proc/sys/user/max_user_namespaces'),
})

function firstLine(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').split('\n')[0]?.trim() ?? null
  } catch {
    return null
  }
}

const PROFILE = 'counterfoil-appimage'
