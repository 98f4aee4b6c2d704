import type { Bridge } from '../../shared/bridge.ts'
import type { Session } from '../../shared/session.ts'
import { bad, type Answer, good } from '../../shared/answer.ts'
import { eraseLocalStore, openLocalStore } from '../storage/open-local-store.ts'
import { NewerDataError } from '../storage/data-format.ts'
import type { LocalStore } from '../storage/local-store.ts'
import { note } from './startup-marks.ts'
import { forgetRun, isOfOneRun, noteRun } from './memory-only-run.ts'
import { diskProblem } from '../sync/disk-problem.ts'
import { openSync } from '../sync/open-sync.ts'
import type { Sync } from '../sync/sync.ts'

/** One store's data and syncing, opened for this page. */
export interface Workspace {
  readonly storeHash: string
  readonly local: LocalStore
  readonly sync: Sync
  close(): Promise<void>
}

export type OpenedWorkspace =
  | { readonly kind: 'opened'; readonly workspace: Workspace }
  /** The data on this machine cannot be read any more; `waiting` edits with it. Nothing was touched. */
  | { readonly kind: 'key-lost'; readonly waiting: number }

type SignedInSession = Extract<Session, { kind: 'signed-in' }>

/** Opens the store that is signed in to. @returns a problem where main or the disk says no */
export async function openWorkspace(
  bridge: Bridge,
  { store, keptIn }: SignedInSession,
): Promise<Answer<OpenedWorkspace>> {
  const { storeHash } = store
  try {
    const [answer, info] = await Promise.all([bridge.vault.dataKey({ storeHash }), bridge.app.info({})])
    if (!answer.ok) return answer
    if (!info.ok) return info
    note('key')
    const args = {
      storeHash,
      key: answer.value.key,
      isKeyNew: answer.value.isNew,
      appVersion: info.value.version,
    }
    let opening = await openLocalStore(args)
    if (opening.kind === 'key-lost' && keptIn === 'memory' && isOfOneRun(storeHash)) {
      // Leftovers of a memory-only run that crashed: their key is gone, so they can't be read.
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
      workspace: {
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
    if (error instanceof NewerDataError) return bad('newer-data', { detail: error.writtenBy ?? 'unknown' })
    return { ok: false, problem: await diskProblem(error, bridge) }
  }
}

/** Deletes what this machine has of a store. @returns a problem where the disk says no */
export async function eraseWorkspace(storeHash: string): Promise<Answer<null>> {
  try {
    await eraseLocalStore(storeHash)
    forgetRun(storeHash)
    return good(null)
  } catch (error) {
    return bad('disk-error', { detail: error instanceof Error ? error.message : String(error) })
  }
}
