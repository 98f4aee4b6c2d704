import type { KeptIn, Session, StoreProfile } from '../../../../shared/session.ts'
import type { SettingsFile } from '../settings.ts'
import type { StoreKeys } from '../store-keys.ts'
import type { Vault } from '../vault.ts'

// What the parts of the session share: who is signed in, how a store is reached, what they need.

export interface ActiveStore {
  readonly profile: StoreProfile
  readonly keptIn: KeptIn
  readonly access: Access
  readonly keys: StoreKeys
}

/** How to reach a store. */
export interface Access {
  readonly storeHash: string
  readonly token: string
  /** Only for the practice store, which listens on this machine. */
  readonly baseUrl?: string
}

export interface SessionDependencies {
  readonly folder: string
  readonly vault: Vault
  readonly settings: SettingsFile
  /** Asks the store whether it knows hash and token. @throws {ProblemError} as the store answers */
  readonly check: (access: Access) => Promise<StoreProfile>
  /** Asks the person, outside of the page, whether a store that is not on this machine yet may be connected. */
  readonly askToConnect: (storeHash: string) => Promise<boolean>
  readonly practice: {
    /** Starts the embedded store, or answers the running one. */
    start(): Promise<{ readonly access: Access; readonly profile: StoreProfile }>
    stop(): Promise<void>
    /** Which store it is, also while it is not running. */
    storeHash(): Promise<string | null>
  }
  /** Where the stores' API is: a token is only used with the origin that it was kept for. */
  readonly origin: string
  /**
   * Called when another store, or none, is signed in to: builds its parts, closes those of the store before, and
   * deletes what an erased store has on the disk.
   */
  readonly onActive: (active: ActiveStore | null, erased: string | null) => Promise<void>
  readonly onChange: (session: Session) => void
}
