import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

export type Host = 'electron' | 'chromium'

/**
 * Why a user-data folder must not be used by this host, or `null`. Electron and the Chromium host keep their databases
 * in different places of it, beside one journal: two that took turns would each miss the other's edits.
 * @param names what is in the folder
 */
export function otherHostsFolder(names: readonly string[], host: Host, folder: string): string | null {
  const isHosts = names.includes('chromium-host')
  const isElectrons = names.includes('Local State')
  if (host === 'electron' && isHosts && !isElectrons) {
    return `The data in ${folder} is the Chromium host's, and Electron cannot open it. Choose another folder with --user-data DIR.`
  }
  if (host === 'chromium' && isElectrons && !isHosts) {
    return `The data in ${folder} is Electron's, and the Chromium host cannot open it. Choose another folder with --user-data DIR.`
  }
  return null
}

export interface LockState {
  readonly host: Host
  readonly platform: NodeJS.Platform
  readonly folder: string
  /** Where Chromium's link `SingletonLock` points: `computer-pid`; `null` where there is none. */
  readonly link: string | null
  readonly computer: string
  readonly isAlive: (pid: number) => boolean
}

export interface Refusal {
  readonly sentence: string
  readonly exitCode: number
}

/** Why Electron's single-instance lock could not be taken. Only a running process has brought its window forward. */
export function lockRefusal({ host, platform, folder, link, computer, isAlive }: LockState): Refusal {
  const open = {
    sentence: 'Counterfoil is already open with this folder. Its window was brought to the front.',
    exitCode: 0,
  }
  const [, owner = '', pid = ''] = /^(.*)-(\d+)$/.exec(link ?? '') ?? []
  const isHere = owner === computer && isAlive(Number(pid))
  if (host === 'chromium' && isHere) {
    return {
      sentence: 'Counterfoil is open with this folder on Electron. Close that window first.',
      exitCode: 1,
    }
  }
  // The host's lock is only held by a running process, and Windows asks the window itself.
  if (isHere || host === 'chromium' || platform === 'win32') return open
  if (owner !== '' && owner !== computer) {
    return {
      sentence: `Counterfoil is open with the folder ${folder} on the computer "${owner}", or did not end properly there. Quit it there. If it is not open there, delete the file SingletonLock in that folder.`,
      exitCode: 1,
    }
  }
  return {
    sentence: `Counterfoil could not lock its folder ${folder}, so that a second window might damage its data. Choose a folder on this computer with --user-data DIR.`,
    exitCode: 1,
  }
}

/**
 * Whether the Chromium host is using a folder, by what its lock says: its process, and when that began.
 * @param lock `pid start`, or `null` where there is none
 */
export function isHostAtWork(
  lock: string | null,
  isAlive: (pid: number) => boolean,
  startOf: (pid: number) => string,
): boolean {
  const [pid = '', start = ''] = lock?.trim().split(' ') ?? []
  if (!/^\d+$/.test(pid) || !isAlive(Number(pid))) return false
  return start === '' || startOf(Number(pid)) === start
}

/** Why this process must leave a folder alone, before it takes the lock. */
export const folderRefusal = (folder: string, host: Host): string | null =>
  otherHostsFolder(readdirSync(folder), host, folder)

/** Why the lock could not be taken. */
export const refusalOfLock = (folder: string, host: Host): Refusal =>
  lockRefusal({
    host,
    platform: process.platform,
    folder,
    link: readOr(() => readlinkSync(join(folder, 'SingletonLock'))),
    computer: hostname(),
    isAlive: isProcessAlive,
  })

/** Whether the Chromium host has a folder open. Asked once this process holds its own lock: of two, one sees the other. */
export const isHostHere = (folder: string): boolean =>
  isHostAtWork(
    readOr(() => readFileSync(join(folder, 'host.lock'), 'utf8')),
    isProcessAlive,
    startOfProcess,
  )

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** In ticks since the machine began, on Linux; unknown elsewhere. */
const startOfProcess = (pid: number): string => {
  const stat = readOr(() => readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? ''
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function readOr(read: () => string): string | null {
  try {
    return read()
  } catch {
    return null
  }
}
