import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { VaultState } from '../../../shared/session.ts'
import { codeOf, ProblemError } from '../platform/problem-error.ts'
import type { Secrets } from './secrets.ts'

/** The keychain of the system, through keytar. The only module that knows keytar. */
export interface Vault extends Secrets {
  /**
   * Whether secrets can be kept: proved by writing, reading and removing one. Asked each time, but
   * never while the keychain still owes an answer.
   */
  state(): Promise<VaultState>
  /** A thread waits for the keychain, perhaps for ever, and an ordinary exit would wait for the thread. */
  readonly owesAnswer: boolean
}

export interface Keychain {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

/**
 * The name under which the keychain has the secrets of a folder. Each has its own: erasing a store in one must not take
 * the key from the edits that wait in another.
 */
export const serviceOf = (folder: string, usual: string, service = SERVICE): string =>
  resolve(folder) === resolve(usual) ? service : `${service} ${resolve(folder)}`

const SERVICE = 'Counterfoil'

/**
 * @param load how to get at keytar; lazy, so that a missing native module or system library is a state
 * @param limitMs how long the keychain may take: it may ask a person for a password, who has to look for it first
 * @param onWaiting called when the keychain takes longer than without a question, and when it has answered
 */
export function openVault(
  load: () => Promise<Keychain> = loadKeytar,
  limitMs = 120_000,
  service = SERVICE,
  onWaiting: (isWaiting: boolean) => void = () => undefined,
): Vault {
  let keychain: Promise<Keychain> | undefined
  // Calls go one at a time: each waits on a thread of its own, and hanging ones would use them all up.
  let last: Promise<unknown> = Promise.resolve()
  /** It has not answered in time and may never: it is not asked again before it has. */
  let isStuck = false
  let owed = 0

  async function ask<T>(question: (keychain: Keychain) => Promise<T>): Promise<T> {
    if (isStuck) throw new ProblemError('vault-unavailable', { detail: STUCK })
    let isGivenUp = false
    const answer = last.then(async () => {
      if (isGivenUp) throw new ProblemError('vault-unavailable', { detail: STUCK })
      owed += 1
      try {
        return await question(await (keychain ??= load()))
      } finally {
        owed -= 1
      }
    })
    last = answer.catch(() => undefined)
    const answered = tellWaiting(onWaiting)
    try {
      return await withinLimit(answer, limitMs, () => {
        isGivenUp = true
        isStuck = true
        void last.then(() => (isStuck = false))
      })
    } catch (error) {
      if (error instanceof ProblemError) throw error
      keychain = undefined
      throw new KeychainError(error)
    } finally {
      answered()
    }
  }

  return {
    get owesAnswer() {
      return owed > 0
    },
    async state() {
      const account = `probe:${randomBytes(6).toString('hex')}`
      try {
        const isKept = await ask(async (keychain) => {
          await keychain.setPassword(service, account, account)
          const read = await keychain.getPassword(service, account)
          await keychain.deletePassword(service, account)
          return read === account
        })
        return isKept
          ? { kind: 'ready' }
          : unavailable('The keychain does not give back what it is given.', '')
      } catch (error) {
        return error instanceof KeychainError
          ? unavailable(error.why, remedy(error.code))
          : unavailable(STUCK, remedy('STUCK'))
      }
    },
    read: (account) => ask((keychain) => keychain.getPassword(service, account)),
    write: (account, secret) => ask((keychain) => keychain.setPassword(service, account, secret)),
    remove: async (account) => void (await ask((keychain) => keychain.deletePassword(service, account))),
  }
}

const STUCK = 'The keychain does not answer. It may be locked and waiting for its password.'

class KeychainError extends ProblemError {
  readonly code: string
  readonly why: string

  constructor(cause: unknown) {
    const why = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0]?.slice(0, 200) ?? ''
    super('vault-unavailable', { detail: why })
    this.code = codeOf(cause)
    this.why = why
  }
}

const loadKeytar = async (): Promise<Keychain> => {
  const keytar = await import('keytar')
  return keytar.default
}

/** @returns what is to be called with the answer */
function tellWaiting(onWaiting: (isWaiting: boolean) => void): () => void {
  let isTold = false
  const timer = setTimeout(() => onWaiting((isTold = true)), QUICK_MS)
  return () => {
    clearTimeout(timer)
    if (isTold) onWaiting(false)
  }
}

/** A keychain that asks no person answers within this time. */
const QUICK_MS = 1_500

async function withinLimit<T>(promise: Promise<T>, ms: number, onLimit: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onLimit()
      reject(new ProblemError('vault-unavailable', { detail: STUCK }))
    }, ms)
  })
  try {
    return await Promise.race([promise, limit])
  } finally {
    clearTimeout(timer)
  }
}

const unavailable = (why: string, install: string): VaultState => ({ kind: 'unavailable', why, install })

/** The command that mends it, by the code of the failure. Only Linux can be without a keychain. */
function remedy(code: string): string {
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') return 'npm rebuild keytar'
  if (process.platform !== 'linux') return ''
  const isLibraryMissing = code === 'ERR_DLOPEN_FAILED'
  // A keyring that is there and does not work is locked or has no session: nothing is to be installed.
  if (!isLibraryMissing && existsSync('/usr/bin/gnome-keyring-daemon')) return ''
  for (const [tool, library, keyring] of LINUX) {
    if (existsSync(`/usr/bin/${tool}`)) return `sudo ${tool} ${isLibraryMissing ? library : keyring}`
  }
  return ''
}

const LINUX = [
  ['apt', 'install libsecret-1-0', 'install gnome-keyring'],
  ['dnf', 'install libsecret', 'install gnome-keyring'],
  ['zypper', 'install libsecret-1-0', 'install gnome-keyring'],
  ['pacman', '-S libsecret', '-S gnome-keyring'],
] as const
