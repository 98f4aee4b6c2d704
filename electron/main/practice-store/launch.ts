import type { RunningPractice } from '../workspace/embedded-practice-store.ts'
import { diskProblem, ProblemError } from '../platform/problem-error.ts'
import { NotAStoreError, setAside } from './identity.ts'
import { type PracticeServer, startPracticeServer } from './server.ts'
import { CURRENCY, CURRENCY_SYMBOL, DECIMALS, STORE_NAME } from './v2/store-information.ts'

/**
 * The embedded practice store, kept in `folder`: the same hash, token and customers after a restart.
 * @throws {ProblemError} where the folder cannot be used
 */
export async function launchPractice(folder: string): Promise<RunningPractice> {
  const server = await startIn(folder)
  return {
    access: { storeHash: server.storeHash, token: server.accessToken, baseUrl: server.url },
    profile: {
      storeHash: server.storeHash,
      name: STORE_NAME,
      currency: CURRENCY,
      currencySymbol: CURRENCY_SYMBOL,
      decimals: DECIMALS,
      isPractice: true,
    },
    isOffline: () => server.isOffline(),
    setOffline: async (isOffline) => server.setOffline(isOffline),
    async colleagueEdits(customerId, values) {
      const did = await server.colleagueEdits(customerId, values)
      if (did.ok) return
      throw new ProblemError(did.status === 404 ? 'not-found' : 'bad-argument', { detail: did.sentence })
    },
    close: () => server.close(),
  }
}

/** A damaged folder doesn't stop the practice store: a new one is made beside what was there. */
async function startIn(folder: string): Promise<PracticeServer> {
  const start = (): Promise<PracticeServer> =>
    startPracticeServer({ customers: 2000, seed: 7, folder, isEmbedded: true })
  try {
    return await start().catch(async (error: unknown) => {
      if (!(error instanceof NotAStoreError)) throw error
      await setAside(folder)
      return start()
    })
  } catch (error) {
    throw diskProblem(error)
  }
}
