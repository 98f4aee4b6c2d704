import { parseCredentials, isTokenShaped } from '../../shared/credentials.ts'
import type { ConnectArgs } from '../../shared/bridge.ts'
import type { KeptIn, Session, StoreProfile } from '../../shared/session.ts'
import { parseStoreHash } from '../../shared/store-hash.ts'
import { openPassphraseVault } from './passphrase-vault.ts'
import { ProblemError } from './problem-error.ts'
import { accounts, memorySecrets, type Secrets } from './secrets.ts'
import type { KnownStore, SettingsFile } from './settings.ts'
import { moveKeys, storeKeys, type StoreKeys } from './store-keys.ts'
import type { Vault } from './vault.ts'

/** Who is signed in to which store. Calls are carried out one after another; failures are `ProblemError`s. */
export interface SessionKeeper {
  current(): Promise<Session>
  /** The store signed in to, or `null`. Holds the token: it stays in main. */
  readonly active: ActiveStore | null
  connect(args: ConnectArgs): Promise<Session>
  connectWithFile(args: { text: string; keep: KeptIn; passphrase?: string | undefined }): Promise<Session>
  connectPractice(args: { keep: KeptIn; passphrase?: string | undefined }): Promise<Session>
  renewToken(args: { token: string }): Promise<Session>
  resume(args: { storeHash: string; passphrase?: string | undefined }): Promise<Session>
  /** At the start of the app: goes on with the last store where that needs nobody. */
  resumeLast(): Promise<void>
  signOut(args: { erase: boolean }): Promise<Session>
  /** The store would not take the token: editing goes on, delivery waits for another one. */
  tokenFailed(access: Access): Promise<void>
  /** What the store says about itself now. */
  learn(profile: StoreProfile): Promise<void>
}

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

export interface SessionParts {
  readonly folder: string
  readonly vault: Vault
  readonly settings: SettingsFile
  /** Asks the store whether it knows hash and token. @throws {ProblemError} in the store's words */
  readonly check: (access: Access) => Promise<StoreProfile>
  readonly practice: {
    /** Starts the embedded store, or answers the running one. */
    start(): Promise<{ readonly access: Access; readonly profile: StoreProfile }>
    stop(): Promise<void>
  }
  /**
   * Another store, or none, is signed in to now: its parts are to be built, and those of the one before let
   * go; what an erased store has on the disk is to be deleted.
   */
  readonly onActive: (active: ActiveStore | null, erased: string | null) => Promise<void>
  readonly onChange: (session: Session) => void
}

export function keepSession(parts: SessionParts): SessionKeeper {
  const { settings, vault } = parts
  const memory = memorySecrets()
  /** Stores of this run only. */
  const runOnly = new Map<string, KnownStore>()
  let unlocked: Secrets | null = null
  let active: (ActiveStore & { readonly secrets: Secrets; readonly known: KnownStore }) | null = null
  let needsToken = false
  let queue: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work)
    queue = done.catch(() => undefined)
    return done
  }

  const knownStores = (): readonly KnownStore[] => [
    ...settings.current.stores.filter((store) => !runOnly.has(store.storeHash)),
    ...runOnly.values(),
  ]

  async function current(): Promise<Session> {
    const others = knownStores().filter(
      (store) => store.hasToken && store.storeHash !== active?.profile.storeHash,
    )
    const known = others.map(profileOf)
    if (!active) return { kind: 'signed-out', known, vault: await vault.state() }
    return { kind: 'signed-in', store: active.profile, keptIn: active.keptIn, known, needsToken }
  }

  async function changed(): Promise<Session> {
    const session = await current()
    parts.onChange(session)
    return session
  }

  async function secretsIn(keep: KeptIn, passphrase: string | undefined): Promise<Secrets> {
    if (keep === 'memory') return memory
    if (keep === 'keychain') return vault
    if (passphrase === undefined && unlocked) return unlocked
    return (unlocked = await openPassphraseVault(parts.folder, passphrase ?? ''))
  }

  /** The same for a new token: a keychain must first prove that it can keep one. */
  async function secretsFor(keep: KeptIn, passphrase: string | undefined): Promise<Secrets> {
    const state = keep === 'keychain' ? await vault.state() : null
    if (state?.kind === 'unavailable') throw new ProblemError('vault-unavailable', { detail: state.why })
    return secretsIn(keep, passphrase)
  }

  /** A store's keys follow its token, so that its data can be read after signing in another way. */
  async function bringKeys(storeHash: string, to: Secrets, keep: KeptIn, passphrase?: string): Promise<void> {
    const before = settings.current.stores.find((store) => store.storeHash === storeHash)?.keptIn
    // Keys on the disk stay there when a person signs in for this run only.
    if (!before || before === keep || keep === 'memory') return
    await moveKeys(storeHash, await secretsIn(before, passphrase), to)
  }

  async function forget(storeHash: string, secrets: Secrets): Promise<void> {
    await secrets.remove(accounts.token(storeHash))
    await storeKeys(secrets, storeHash).erase()
  }

  async function remember(known: KnownStore, isLast: boolean): Promise<void> {
    const { storeHash } = known
    if (known.keptIn === 'memory') {
      runOnly.set(storeHash, known)
      if (isLast) await settings.change({ lastStore: null })
      return
    }
    runOnly.delete(storeHash)
    const others = settings.current.stores.filter((store) => store.storeHash !== storeHash)
    await settings.change({ stores: [...others, known], ...(isLast ? { lastStore: storeHash } : {}) })
  }

  async function activate(known: KnownStore, access: Access, secrets: Secrets): Promise<Session> {
    const keys = storeKeys(secrets, known.storeHash)
    const next = { profile: profileOf(known), keptIn: known.keptIn, access, keys, secrets, known }
    if (active?.profile.isPractice && !known.isPractice) await parts.practice.stop()
    active = next
    needsToken = false
    try {
      await parts.onActive(next, null)
    } catch (error) {
      active = null
      throw error
    }
    return changed()
  }

  async function signIn(
    profile: StoreProfile,
    access: Access,
    keep: KeptIn,
    passphrase: string | undefined,
    secrets: Secrets,
  ): Promise<Session> {
    await bringKeys(profile.storeHash, secrets, keep, passphrase)
    await secrets.write(accounts.token(profile.storeHash), access.token)
    const known: KnownStore = { ...profile, keptIn: keep, hasToken: true }
    await remember(known, true)
    return activate(known, access, secrets)
  }

  async function connect({ storeHash, token, keep, passphrase }: ConnectArgs): Promise<Session> {
    const hash = parseStoreHash(storeHash)
    if (!hash) throw new ProblemError('hash-invalid')
    if (!isTokenShaped(token.trim())) throw new ProblemError('token-invalid')
    // First the place for the token: one that cannot be kept need not be sent.
    const secrets = await secretsFor(keep, passphrase)
    const access = { storeHash: hash, token: token.trim() }
    return signIn(await parts.check(access), access, keep, passphrase, secrets)
  }

  async function resume(storeHash: string, passphrase?: string): Promise<Session> {
    const known = knownStores().find((store) => store.storeHash === storeHash)
    if (!known?.hasToken) throw new ProblemError('not-signed-in')
    const secrets = await secretsIn(known.keptIn, passphrase)
    const token = await secrets.read(accounts.token(storeHash))
    if (token === null) {
      await remember({ ...known, hasToken: false }, false)
      throw new ProblemError('not-signed-in', { detail: 'no token in the vault' })
    }
    if (!known.isPractice) {
      await remember(known, true)
      return activate(known, { storeHash, token }, secrets)
    }
    // The practice store of this run may have another token than that of the last one.
    const { access } = await parts.practice.start()
    if (access.token !== token) await secrets.write(accounts.token(storeHash), access.token)
    await remember(known, true)
    return activate(known, access, secrets)
  }

  return {
    // Asked while a sign-in is under way, it answers what came of it.
    current: () => inTurn(current),
    get active() {
      return active
    },
    connect: (args) => inTurn(() => connect(args)),
    connectWithFile: ({ text, keep, passphrase }) =>
      inTurn(() => {
        const credentials = parseCredentials(text)
        if (!credentials) throw new ProblemError('credentials-invalid')
        return connect({ ...credentials, keep, passphrase })
      }),
    connectPractice: ({ keep, passphrase }) =>
      inTurn(async () => {
        const secrets = await secretsFor(keep, passphrase)
        const { access, profile } = await parts.practice.start()
        return signIn(profile, access, keep, passphrase, secrets)
      }),
    renewToken: ({ token }) =>
      inTurn(async () => {
        if (!active) throw new ProblemError('not-signed-in')
        if (!isTokenShaped(token.trim())) throw new ProblemError('token-invalid')
        const access = { ...active.access, token: token.trim() }
        await parts.check(access)
        await active.secrets.write(accounts.token(access.storeHash), access.token)
        return activate(active.known, access, active.secrets)
      }),
    resume: ({ storeHash, passphrase }) => inTurn(() => resume(storeHash, passphrase)),
    resumeLast: () =>
      inTurn(async () => {
        const { lastStore } = settings.current
        const known = settings.current.stores.find((store) => store.storeHash === lastStore)
        // A passphrase is asked for by the page.
        if (known?.hasToken && known.keptIn === 'keychain') await resume(known.storeHash)
      }),
    signOut: ({ erase }) =>
      inTurn(async () => {
        if (!active) throw new ProblemError('not-signed-in')
        const { secrets, known, keys } = active
        // Signed in for this run only, the disk may still have keys of the same store from before.
        const isOfRun = known.keptIn === 'memory'
        const before = settings.current.stores.find((store) => store.storeHash === known.storeHash)
        if (erase && isOfRun && before)
          await forget(before.storeHash, await secretsIn(before.keptIn, undefined))
        await secrets.remove(accounts.token(known.storeHash))
        if (erase) await keys.erase()
        active = null
        needsToken = false
        await parts.onActive(null, erase ? known.storeHash : null)
        if (known.isPractice) await parts.practice.stop()
        runOnly.delete(known.storeHash)
        const others = settings.current.stores.filter((store) => store.storeHash !== known.storeHash)
        // Without the token, but with the place of its keys: the data stays readable for the next sign-in.
        const left = isOfRun ? before : { ...known, hasToken: false }
        await settings.change({ stores: [...others, ...(left && !erase ? [left] : [])], lastStore: null })
        return changed()
      }),
    async tokenFailed({ storeHash, token }) {
      // What was asked with the token before says nothing about this one.
      if (active?.profile.storeHash !== storeHash || active.access.token !== token) return
      if (needsToken) return
      needsToken = true
      await changed()
    },
    async learn(profile) {
      if (!active || active.profile.storeHash !== profile.storeHash) return
      if (JSON.stringify(active.profile) === JSON.stringify(profile)) return
      const known = { ...active.known, ...profile }
      active = { ...active, profile, known }
      await remember(known, false)
      await changed()
    },
  }
}

const profileOf = ({ keptIn: _, hasToken: __, ...profile }: KnownStore): StoreProfile => profile
