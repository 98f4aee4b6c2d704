import type { Session } from '../../../../shared/session.ts'
import { ProblemError } from '../../platform/problem-error.ts'
import { accounts } from '../secrets.ts'
import type { ActiveSession } from './active-session.ts'
import type { KnownStores } from './known-stores.ts'
import type { SecretPlaces } from './secret-places.ts'
import type { SessionDependencies } from './access.ts'

type Options = Pick<SessionDependencies, 'practice'> & {
  readonly stores: KnownStores
  readonly places: SecretPlaces
  readonly session: ActiveSession
}

/**
 * Signs out of the active store: its token goes, and with `erase` its keys and what the disk has of it.
 * @throws {ProblemError} `not-signed-in`
 */
export async function signOut(
  { stores, places, session, practice }: Options,
  erase: boolean,
): Promise<Session> {
  const { store } = session
  if (!store) throw new ProblemError('not-signed-in')
  const { secrets, known, keys } = store
  // After signing in for this run only, the disk may still have keys of the same store from before.
  const isRunOnly = known.keptIn === 'memory'
  const before = stores.onDisk(known.storeHash)
  if (erase && isRunOnly && before)
    await places.erase(before.storeHash, await places.open(before.keptIn, undefined))
  await secrets.remove(accounts.token(known.storeHash))
  if (erase) await keys.erase()
  await session.deactivate(erase ? known.storeHash : null)
  if (known.isPractice) await practice.stop()
  // The place of the keys is remembered without the token: the data can be read after the next sign-in.
  const left = isRunOnly ? before : { ...known, hasToken: false }
  await stores.forget(known.storeHash, erase ? undefined : left)
  return session.announce()
}
