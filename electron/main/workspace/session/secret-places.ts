import type { KeptIn } from '../../../../shared/session.ts'
import { MIN_PASSPHRASE_LENGTH } from '../../../../shared/credentials.ts'
import { ProblemError } from '../../platform/problem-error.ts'
import { hasPassphraseVault, openPassphraseVault } from '../passphrase-vault.ts'
import { accounts, memorySecrets, type Secrets } from '../secrets.ts'
import { moveKeys, storeKeys } from '../store-keys.ts'
import type { Vault } from '../vault.ts'
import type { KnownStores } from './known-stores.ts'

/** Where tokens and keys can be kept: the keychain, a file under a passphrase, or memory. */
export interface SecretPlaces {
  /** @throws {ProblemError} `passphrase-wrong` */
  open(keep: KeptIn, passphrase: string | undefined): Promise<Secrets>
  /** The same for a new token: a keychain must first prove that it works. @throws {ProblemError} `vault-unavailable` */
  openForNew(keep: KeptIn, passphrase: string | undefined): Promise<Secrets>
  /** Moves a store's keys to where its token will be, so that its data can still be read. */
  moveKeysOf(storeHash: string, to: Secrets, keep: KeptIn, passphrase: string | undefined): Promise<void>
  /** Removes the token and the keys of a store. */
  erase(storeHash: string, secrets: Secrets): Promise<void>
}

interface Options {
  /** The user-data folder, which holds the file under a passphrase. */
  readonly folder: string
  readonly vault: Vault
  readonly stores: KnownStores
}

export function createSecretPlaces({ folder, vault, stores }: Options): SecretPlaces {
  const memory = memorySecrets()
  /** The file under a passphrase, once it was entered. */
  let unlocked: Secrets | null = null

  async function open(keep: KeptIn, passphrase: string | undefined): Promise<Secrets> {
    if (keep === 'memory') return memory
    if (keep === 'keychain') return vault
    if (passphrase === undefined && unlocked) return unlocked
    return (unlocked = await openPassphraseVault(folder, passphrase ?? ''))
  }

  return {
    open,
    async openForNew(keep, passphrase) {
      const state = keep === 'keychain' ? await vault.state() : null
      if (state?.kind === 'unavailable') throw new ProblemError('vault-unavailable', { detail: state.why })
      // The page asks for as much; one that was made shorter, by an older version, opens.
      if (keep === 'passphrase' && isTooShort(passphrase) && !hasPassphraseVault(folder))
        throw new ProblemError('passphrase-wrong', { detail: 'short' })
      return open(keep, passphrase)
    },
    async moveKeysOf(storeHash, to, keep, passphrase) {
      const before = stores.onDisk(storeHash)?.keptIn
      // Keys on the disk stay there when a person signs in for this run only.
      if (!before || before === keep || keep === 'memory') return
      await moveKeys(storeHash, await open(before, passphrase), to)
    },
    async erase(storeHash, secrets) {
      await secrets.remove(accounts.token(storeHash))
      await storeKeys(secrets, storeHash).erase()
    },
  }
}

const isTooShort = (passphrase = ''): boolean => [...passphrase].length < MIN_PASSPHRASE_LENGTH
