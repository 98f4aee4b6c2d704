import type { Bridge } from '../../shared/bridge.ts'
import type { Session } from '../../shared/session.ts'
import { bad, type Answer, good } from '../../shared/answer.ts'
import { eraseLocalStore, openLocalStore } from '../db/open-local-store.ts'
import type { LocalStore } from '../db/local-store.ts'
import { note } from './moments.ts'
import { forgetRun, isOfOneRun, noteRun } from './one-run.ts'
import { diskProblem } from '../sync/disk-problem.ts'
import { openSync } from '../sync/open-sync.ts'
import type { Sync } from '../sync/sync.ts'

/** One store's data and syncing, opened for this page. */
export interface Desk {
  readonly storeHash: string
  readonly local: LocalStore
  readonly sync: Sync
  close(): Promise<void>
}

export type OpenedDesk =
  | { readonly kind: 'opened'; readonly desk: Desk }
  /** The data on this machine cannot be read any more; `waiting` edits with it. Nothing was touched. */
  | { readonly kind: 'key-lost'; readonly waiting: number }

type SignedIn = Extract<Session, { kind: 'signed-in' }>

/** Opens the store that is signed in to. @returns a problem where main or the disk says no */
export async function openDesk(bridge: Bridge, { store, keptIn }: SignedIn): Promise<Answer<OpenedDesk>> {
  const { storeHash } = store
  try {
    const answer = await bridge.vault.dataKey({ storeHash })
    if (!answer.ok) return answer
    note('key')
    const args = { storeHash, key: answer.value.key, isKeyNew: answer.value.isNew }
    let opening = await openLocalStore(args)
    if (opening.kind === 'key-lost' && keptIn === 'memory' && isOfOneRun(storeHash)) {
      // What a run left that was to leave nothing: nobody can read it, nobody wants it.
      await eraseLocalStore(storeHash)
      opening = await openLocalStore(args)
    }
    if (opening.kind === 'key-lost') return good(opening)
    noteRun(storeHash, keptIn)
    const local = opening.store
    note('store-open')
    const sync = await openSync(bridge, local)
    note('sync-open')
    return good({
      kind: 'opened',
      desk: {
        storeHash,
        local,
        sync,
        async close() {
          await sync.close()
          await local.close()
        },
      },
    })
  } catch (error) {
    return { ok: false, problem: await diskProblem(error, bridge) }
  }
}

/** Deletes what this machine has of a store. @returns a problem where the disk says no */
export async function eraseDesk(storeHash: string): Promise<Answer<null>> {
  try {
    await eraseLocalStore(storeHash)
    forgetRun(storeHash)
    return good(null)
  } catch (error) {
    return bad('disk-error', { detail: error instanceof Error ? error.message : String(error) })
  }
}
