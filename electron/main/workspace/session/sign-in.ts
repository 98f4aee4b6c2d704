import type { ConnectArgs } from '../../../../shared/bridge.ts'
import { parseCredentials, tokenIn } from '../../../../shared/credentials.ts'
import type { KeptIn, Session, StoreProfile } from '../../../../shared/session.ts'
import { parseStoreHash } from '../../../../shared/store-hash.ts'
import { ProblemError } from '../../platform/problem-error.ts'
import { accounts, type Secrets } from '../secrets.ts'
import type { KnownStore } from '../settings.ts'
import type { ActiveSession } from './active-session.ts'
import type { KnownStores } from './known-stores.ts'
import type { SecretPlaces } from './secret-places.ts'
import type { Access, SessionDependencies } from './access.ts'

/** Ways into a store. Each answers the new session, and fails with a `ProblemError`. */
export interface SignIn {
  connect(args: ConnectArgs): Promise<Session>
  connectWithFile(args: { text: string } & Keep): Promise<Session>
  connectPractice(keep: Keep): Promise<Session>
  renewToken(token: string): Promise<Session>
  resume(storeHash: string, passphrase?: string): Promise<Session>
  /** Resumes the store of the last run where that needs no passphrase. */
  resumeLast(): Promise<void>
}

interface Keep {
  readonly keep: KeptIn
  readonly passphrase?: string | undefined
}

type Options = Pick<SessionDependencies, 'origin' | 'check' | 'askToConnect' | 'practice'> & {
  readonly stores: KnownStores
  readonly places: SecretPlaces
  readonly session: ActiveSession
}

export function createSignIn({
  origin,
  stores,
  places,
  session,
  check,
  askToConnect,
  practice,
}: Options): SignIn {
  async function signIn(
    profile: StoreProfile,
    access: Access,
    { keep, passphrase }: Keep,
    secrets: Secrets,
  ): Promise<Session> {
    await places.moveKeysOf(profile.storeHash, secrets, keep, passphrase)
    await secrets.write(accounts.token(profile.storeHash), access.token)
    const known = knownFrom(profile, keep, origin)
    await stores.remember(known, true)
    return session.activate(known, access, secrets)
  }

  async function connect({ storeHash, token, ...keep }: ConnectArgs): Promise<Session> {
    const hash = parseStoreHash(storeHash)
    if (!hash) throw new ProblemError('hash-invalid')
    const shaped = tokenIn(token)
    if (!shaped) throw new ProblemError('token-invalid')
    await mayConnect(hash)
    // The place for the token comes first: a token that cannot be kept need not be sent.
    const secrets = await places.openForNew(keep.keep, keep.passphrase)
    const access = { storeHash: hash, token: shaped }
    return signIn(await check(access), access, keep, secrets)
  }

  /**
   * A script in the page could connect a store of its own and send it all that the page knows. So main asks, and before
   * anything is sent; not for the first store, where there is nothing to take yet.
   * @throws {ProblemError} `aborted` where the person says no
   */
  async function mayConnect(storeHash: string): Promise<void> {
    if (!stores.isStranger(storeHash)) return
    if (!(await askToConnect(storeHash))) throw new ProblemError('aborted', { detail: 'not connected' })
    stores.accept(storeHash)
  }

  async function resume(storeHash: string, passphrase?: string): Promise<Session> {
    const known = await checkedStore(stores.find(storeHash), { origin, practice })
    const secrets = await places.open(known.keptIn, passphrase)
    const token = await secrets.read(accounts.token(storeHash))
    if (token === null) {
      await stores.remember({ ...known, hasToken: false }, false)
      throw new ProblemError('not-signed-in', { detail: 'no token in the vault' })
    }
    const access = known.isPractice
      ? await practiceAccess(practice, storeHash, token, secrets)
      : { storeHash, token }
    await stores.remember(known, true)
    return session.activate(known, access, secrets)
  }

  return {
    connect,
    async connectWithFile({ text, ...keep }) {
      const credentials = parseCredentials(text)
      if (!credentials) throw new ProblemError('credentials-invalid')
      return connect({ ...credentials, ...keep })
    },
    async connectPractice(keep) {
      const secrets = await places.openForNew(keep.keep, keep.passphrase)
      const { access, profile } = await practice.start()
      return signIn(profile, access, keep, secrets)
    },
    async renewToken(token) {
      const { store } = session
      if (!store) throw new ProblemError('not-signed-in')
      const shaped = tokenIn(token)
      if (!shaped) throw new ProblemError('token-invalid')
      const access = { ...store.access, token: shaped }
      await check(access)
      await store.secrets.write(accounts.token(access.storeHash), access.token)
      return session.activate(store.known, access, store.secrets)
    },
    resume,
    async resumeLast() {
      const known = stores.last()
      // The page asks for a passphrase.
      if (known?.hasToken && known.keptIn === 'keychain') await resume(known.storeHash)
    },
  }
}

/**
 * A store as it was kept, if its token may be used in this run. Which store is the practice store is known by its own
 * folder, whatever the settings say. @throws {ProblemError} `not-signed-in`, `wrong-store`
 */
async function checkedStore(
  kept: KnownStore | undefined,
  { origin, practice }: Pick<SessionDependencies, 'origin' | 'practice'>,
): Promise<KnownStore> {
  if (!kept?.hasToken) throw new ProblemError('not-signed-in')
  const isPractice = (await practice.storeHash()) === kept.storeHash
  if (kept.isPractice && !isPractice) throw new ProblemError('wrong-store', { detail: 'practice store' })
  // Version 0.1.0 did not note for which origin a token is.
  const known = { ...kept, isPractice, origin: kept.origin ?? origin }
  if (!isPractice && known.origin !== origin) {
    throw new ProblemError('not-signed-in', { detail: `kept for ${known.origin}` })
  }
  return known
}

/** The practice store of this run may have another token than that of the last one. */
async function practiceAccess(
  practice: SessionDependencies['practice'],
  storeHash: string,
  token: string,
  secrets: Secrets,
): Promise<Access> {
  const { access } = await practice.start()
  if (access.storeHash !== storeHash) throw new ProblemError('wrong-store', { detail: 'practice store' })
  if (access.token !== token) await secrets.write(accounts.token(storeHash), access.token)
  return access
}

/** The practice store listens somewhere else each time, so its token is for no origin. */
const knownFrom = (profile: StoreProfile, keptIn: KeptIn, origin: string): KnownStore => ({
  ...profile,
  keptIn,
  hasToken: true,
  origin: profile.isPractice ? undefined : origin,
})
