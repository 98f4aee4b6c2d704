import type { Base } from '../../../shared/customer.ts'
import type { StoreProfile } from '../../../shared/session.ts'
import { ProblemError } from '../platform/problem-error.ts'
import type { Access } from './session/access.ts'

/** The embedded practice store, running while a session is signed in to it. */
export interface EmbeddedPracticeStore {
  /** Starts it, or answers the running one. */
  start(): Promise<{ readonly access: Access; readonly profile: StoreProfile }>
  stop(): Promise<void>
  /** Which store it is, also while it is not running; `null` where there has been none yet. */
  storeHash(): Promise<string | null>
  /** The rest fails with `not-signed-in` while it is not running. */
  isOffline(): Promise<boolean>
  setOffline(isOffline: boolean): Promise<void>
  /** Changes a customer in the store, as a colleague would. */
  colleagueEdits(customerId: number, values: Base): Promise<void>
}

/** What is needed of a running practice store. */
export interface RunningPractice {
  readonly access: Access
  readonly profile: StoreProfile
  isOffline(): boolean
  setOffline(isOffline: boolean): Promise<void>
  colleagueEdits(customerId: number, values: Base): Promise<void>
  close(): Promise<void>
}

export function createEmbeddedPracticeStore(
  launch: () => Promise<RunningPractice>,
  storeHash: () => Promise<string | null>,
): EmbeddedPracticeStore {
  let running: Promise<RunningPractice> | null = null

  const present = (): Promise<RunningPractice> =>
    running ?? Promise.reject(new ProblemError('not-signed-in', { detail: 'practice store' }))

  return {
    async start() {
      running ??= launch()
      try {
        const { access, profile } = await running
        return { access, profile }
      } catch (error) {
        running = null
        throw error
      }
    },
    async stop() {
      const ending = running
      running = null
      await (await ending)?.close()
    },
    storeHash,
    isOffline: async () => (await present()).isOffline(),
    setOffline: async (isOffline) => (await present()).setOffline(isOffline),
    colleagueEdits: async (id, values) => (await present()).colleagueEdits(id, values),
  }
}
