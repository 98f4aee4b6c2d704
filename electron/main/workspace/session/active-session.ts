import type { Session, StoreProfile } from '../../../../shared/session.ts'
import { ProblemError } from '../../platform/problem-error.ts'
import type { Secrets } from '../secrets.ts'
import type { KnownStore } from '../settings.ts'
import { storeKeys } from '../store-keys.ts'
import type { Vault } from '../vault.ts'
import type { KnownStores } from './known-stores.ts'
import type { Access, ActiveStore, SessionDependencies } from './access.ts'

/** The store that is signed in to, or none, and what the page may know about it. */
export interface ActiveSession {
  /** With what signing out and renewing the token need. */
  readonly store: SignedInStore | null
  current(): Promise<Session>
  /** Signs in to a store: its parts are built before this resolves. @throws where they cannot be built */
  activate(known: KnownStore, access: Access, secrets: Secrets): Promise<Session>
  /** Signs out. @param erased the store whose data on the disk is to be deleted */
  deactivate(erased: string | null): Promise<void>
  /** Announces the session to the page. */
  announce(): Promise<Session>
  /** The store rejected the token: editing goes on, delivery waits for another token. */
  tokenFailed(access: Access): Promise<void>
  /** Takes over what the store says about itself now. */
  learn(profile: StoreProfile): Promise<void>
}

export interface SignedInStore extends ActiveStore {
  readonly secrets: Secrets
  readonly known: KnownStore
}

type Options = Pick<SessionDependencies, 'onActive' | 'onChange' | 'practice'> & {
  readonly vault: Vault
  readonly stores: KnownStores
}

export function createActiveSession({ vault, stores, practice, onActive, onChange }: Options): ActiveSession {
  let active: SignedInStore | null = null
  let needsToken = false

  async function current(): Promise<Session> {
    const known = stores
      .all()
      .filter((store) => store.hasToken && store.storeHash !== active?.profile.storeHash)
      .map(profileOf)
    if (!active) return { kind: 'signed-out', known, vault: await vault.state() }
    return { kind: 'signed-in', store: active.profile, keptIn: active.keptIn, known, needsToken }
  }

  async function announce(): Promise<Session> {
    const session = await current()
    onChange(session)
    return session
  }

  return {
    get store() {
      return active
    },
    current,
    announce,
    async activate(known, access, secrets) {
      // The edits of one store must never reach another.
      if (access.storeHash !== known.storeHash) throw new ProblemError('wrong-store')
      const keys = storeKeys(secrets, known.storeHash)
      const next = { profile: profileOf(known), keptIn: known.keptIn, access, keys, secrets, known }
      if (active?.profile.isPractice && !known.isPractice) await practice.stop()
      active = next
      needsToken = false
      try {
        await onActive(next, null)
      } catch (error) {
        active = null
        throw error
      }
      return announce()
    },
    async deactivate(erased) {
      active = null
      needsToken = false
      await onActive(null, erased)
    },
    async tokenFailed({ storeHash, token }) {
      // The answer may be to a request that still used the token before this one.
      if (active?.profile.storeHash !== storeHash || active.access.token !== token) return
      if (needsToken) return
      needsToken = true
      await announce()
    },
    async learn(profile) {
      if (!active || active.profile.storeHash !== profile.storeHash) return
      if (JSON.stringify(active.profile) === JSON.stringify(profile)) return
      const known = { ...active.known, ...profile }
      active = { ...active, profile, known }
      await stores.remember(known, false)
      await announce()
    },
  }
}

const profileOf = ({ keptIn: _, hasToken: __, origin: ___, ...profile }: KnownStore): StoreProfile => profile
