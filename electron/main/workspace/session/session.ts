import type { ConnectArgs } from '../../../../shared/bridge.ts'
import { createSerialQueue } from '../../../../shared/serial-queue.ts'
import type { KeptIn, Session, StoreProfile } from '../../../../shared/session.ts'
import type { Access, ActiveStore, SessionDependencies } from './access.ts'
import { createActiveSession } from './active-session.ts'
import { createKnownStores } from './known-stores.ts'
import { createSecretPlaces } from './secret-places.ts'
import { createSignIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

/** Signing in and out. Calls are carried out one after another; failures are `ProblemError`s. */
export interface SessionService {
  current(): Promise<Session>
  /** The store signed in to, or `null`. Holds the token: it stays in main. */
  readonly active: ActiveStore | null
  connect(args: ConnectArgs): Promise<Session>
  connectWithFile(args: { text: string; keep: KeptIn; passphrase?: string | undefined }): Promise<Session>
  connectPractice(args: { keep: KeptIn; passphrase?: string | undefined }): Promise<Session>
  renewToken(args: { token: string }): Promise<Session>
  resume(args: { storeHash: string; passphrase?: string | undefined }): Promise<Session>
  /** At the start of the app: resumes the last store where that needs no passphrase. */
  resumeLast(): Promise<void>
  signOut(args: { erase: boolean }): Promise<Session>
  /** The store rejected the token: editing goes on, delivery waits for another token. */
  tokenFailed(access: Access): Promise<void>
  /** Takes over what the store says about itself now. */
  learn(profile: StoreProfile): Promise<void>
}

export function createSessionService(dependencies: SessionDependencies): SessionService {
  const { folder, settings, vault } = dependencies
  const stores = createKnownStores(settings)
  const places = createSecretPlaces({ folder, vault, stores })
  const session = createActiveSession({ ...dependencies, stores })
  const parts = { ...dependencies, stores, places, session }
  const signIn = createSignIn(parts)
  const { run: inTurn } = createSerialQueue()

  return {
    // A question during a sign-in is answered with its result.
    current: () => inTurn(session.current),
    get active() {
      return session.store
    },
    connect: (args) => inTurn(() => signIn.connect(args)),
    connectWithFile: (args) => inTurn(() => signIn.connectWithFile(args)),
    connectPractice: (args) => inTurn(() => signIn.connectPractice(args)),
    renewToken: ({ token }) => inTurn(() => signIn.renewToken(token)),
    resume: ({ storeHash, passphrase }) => inTurn(() => signIn.resume(storeHash, passphrase)),
    resumeLast: () => inTurn(() => signIn.resumeLast()),
    signOut: ({ erase }) => inTurn(() => signOut(parts, erase)),
    tokenFailed: (access) => session.tokenFailed(access),
    learn: (profile) => session.learn(profile),
  }
}
