import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Answer, Problem } from '../../shared/answer.ts'
import type { Edit } from '../../shared/edit.ts'
import type { Session } from '../../shared/session.ts'
import { bridge } from '../bridge.ts'
import { type Desk, eraseDesk, openDesk } from '../desk/open-desk.ts'
import type { SyncState } from '../sync/sync.ts'

export type DeskState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'erasing' }
  | { readonly kind: 'key-lost'; readonly waiting: number }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'open'; readonly desk: Desk }

type SignedIn = Extract<Session, { kind: 'signed-in' }>

/** The data and the outbox of the store that is open. */
export const useDesk = defineStore('desk', () => {
  const state = shallowRef<DeskState>({ kind: 'closed' })
  const sync = shallowRef<SyncState | null>(null)

  const desk = computed(() => (state.value.kind === 'open' ? state.value.desk : null))
  const edits = computed<readonly Edit[]>(() => sync.value?.edits ?? [])
  const inConflict = computed(() => edits.value.filter((edit) => edit.state.kind === 'conflict'))
  const needsPerson = computed(() =>
    edits.value.filter(
      ({ state: { kind } }) => kind === 'refused' || kind === 'gone' || kind === 'unreadable',
    ),
  )
  /** The edits of each customer, oldest first. */
  const lanes = computed(() => {
    const byCustomer = new Map<number, Edit[]>()
    for (const edit of edits.value) {
      const lane = byCustomer.get(edit.customerId)
      if (lane) lane.push(edit)
      else byCustomer.set(edit.customerId, [edit])
    }
    return byCustomer as ReadonlyMap<number, readonly Edit[]>
  })

  let turn: Promise<void> = Promise.resolve()
  let stopHearing = (): void => undefined

  async function shut(): Promise<void> {
    stopHearing()
    const open = desk.value
    state.value = { kind: 'closed' }
    sync.value = null
    await open?.close()
  }

  async function openNow(session: SignedIn): Promise<void> {
    if (desk.value?.storeHash === session.store.storeHash) return
    await shut()
    state.value = { kind: 'opening' }
    const answer = await openDesk(bridge, session)
    if (!answer.ok) return void (state.value = { kind: 'failed', problem: answer.problem })
    if (answer.value.kind === 'key-lost') return void (state.value = answer.value)
    const opened = answer.value.desk
    stopHearing = opened.sync.onChange((now) => (sync.value = now))
    sync.value = opened.sync.state
    state.value = { kind: 'open', desk: opened }
  }

  /** One opening or closing after another. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    turn = turn.then(work, work)
    return turn
  }

  return {
    state,
    sync,
    desk,
    edits,
    lanes,
    inConflict,
    needsPerson,
    /** Opens the data of the store that is signed in to; what was open is closed. */
    open: (session: SignedIn) => inTurn(() => openNow(session)),
    close: () => inTurn(shut),
    /** Closes and deletes what this machine has of a store. */
    async erase(storeHash: string): Promise<Answer<null>> {
      await inTurn(shut)
      state.value = { kind: 'erasing' }
      const erased = await eraseDesk(storeHash)
      state.value = { kind: 'closed' }
      return erased
    },
  }
})
