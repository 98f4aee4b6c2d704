import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Answer, Problem } from '../../shared/answer.ts'
import type { Edit } from '../../shared/edit.ts'
import { createSerialQueue } from '../../shared/serial-queue.ts'
import type { Session } from '../../shared/session.ts'
import { bridge } from './bridge.ts'
import { type Workspace, eraseWorkspace, openWorkspace } from './open-workspace.ts'
import { createEmitter } from '../domain/emitter.ts'
import { throttled } from '../domain/throttle.ts'
import type { Sync } from '../sync/sync.ts'
import type { SyncState } from '../domain/sync-state.ts'
import { type EditChanges, NO_EDITS } from '../domain/waiting-edits.ts'

export type WorkspaceState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'erasing' }
  | { readonly kind: 'key-lost'; readonly waiting: number }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'open'; readonly workspace: Workspace }

type Lanes = Pick<ReadonlyMap<number, readonly Edit[]>, 'get'>
type SignedInSession = Extract<Session, { kind: 'signed-in' }>

/** The data and the outbox of the store that is open. */
export const useWorkspace = defineStore('workspace', () => {
  const state = shallowRef<WorkspaceState>({ kind: 'closed' })
  const sync = shallowRef<SyncState | null>(null)

  const current = computed(() => (state.value.kind === 'open' ? state.value.workspace : null))
  const waiting = computed(() => sync.value?.waiting ?? NO_EDITS)
  /** The edits of each customer, oldest first. */
  const lanes = computed((): Lanes => {
    const { lane } = waiting.value
    return {
      get(customerId) {
        const here = lane(customerId)
        return here.length > 0 ? here : undefined
      },
    }
  })
  const editChanges = createEmitter<EditChanges>()

  /** One opening or closing after another. */
  const { run: inTurn } = createSerialQueue()
  let stopHearing = (): void => undefined

  async function shut(): Promise<void> {
    stopHearing()
    const open = current.value
    state.value = { kind: 'closed' }
    sync.value = null
    await open?.close()
  }

  async function openNow(session: SignedInSession): Promise<void> {
    if (current.value?.storeHash === session.store.storeHash) return
    await shut()
    state.value = { kind: 'opening' }
    const answer = await openWorkspace(bridge, session)
    if (!answer.ok) return void (state.value = { kind: 'failed', problem: answer.problem })
    if (answer.value.kind === 'key-lost') return void (state.value = answer.value)
    const opened = answer.value.workspace
    const stops = [
      opened.sync.subscribe(
        showing(opened.sync, (now) => current.value?.sync === opened.sync && (sync.value = now)),
      ),
      opened.sync.subscribeToEdits(editChanges.emit),
    ]
    stopHearing = () => stops.forEach((stop) => stop())
    sync.value = opened.sync.state
    state.value = { kind: 'open', workspace: opened }
  }

  return {
    state,
    sync,
    current,
    waiting,
    lanes,
    /** Reports what changed in the outbox of the store that is open. */
    onEdits: editChanges.subscribe,
    /** Shows what a person has just done, where that decides what they do next. */
    showNow() {
      if (current.value) sync.value = current.value.sync.state
    },
    /** Opens the data of the store that is signed in to; what was open is closed. */
    open: (session: SignedInSession) => inTurn(() => openNow(session)),
    close: () => inTurn(shut),
    /** Closes and deletes what this machine has of a store. */
    async erase(storeHash: string): Promise<Answer<null>> {
      await inTurn(shut)
      state.value = { kind: 'erasing' }
      const erased = await eraseWorkspace(storeHash)
      state.value = { kind: 'closed' }
      return erased
    },
  }
})

/**
 * While many edits are sent, the screen follows a few times a second instead of drawing for each. What a person
 * saved shows at once.
 */
export function showing(sync: Sync, show: (state: SyncState) => void): (state: SyncState) => void {
  const showSoon = throttled(() => show(sync.state), SHOWN_EVERY_MS)
  let lastSaved = sync.state.waiting.lastSaved()
  return (state) => {
    const saved = state.waiting.lastSaved()
    if (saved === lastSaved && state.drain.kind === 'running') return showSoon()
    lastSaved = saved
    show(state)
  }
}

const SHOWN_EVERY_MS = 250
