import type { RunningPractice } from '../practice.ts'
import { ProblemError } from '../problem-error.ts'
import { startPracticeServer } from './server.ts'
import { CURRENCY, CURRENCY_SYMBOL, DECIMALS, STORE_NAME } from './v2/store-information.ts'

/**
 * The embedded practice store, kept in `folder`: the same hash, token and customers after a restart.
 * @throws the system's error where the folder cannot be used
 */
export async function launchPractice(folder: string): Promise<RunningPractice> {
  const server = await startPracticeServer({ customers: 2000, seed: 7, folder })
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
