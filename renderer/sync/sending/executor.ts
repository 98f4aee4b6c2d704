import type { Edit } from '../../../shared/edit.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import { step } from '../../../shared/outbox/edit-life.ts'
import { laneHead } from '../../../shared/outbox/lane.ts'
import { catchErrors } from '../catch-errors.ts'
import type { Pause } from './pause.ts'
import type { SendWindow } from './send-window.ts'
import type { SenderDependencies } from './sender-dependencies.ts'
import type { StoreOutcome } from './store-outcome.ts'

/** Delivers the oldest edit of a lane: marks it as being sent, calls main, stores the outcome. */
export type Executor = (customerId: number) => Promise<void>

/** @param isAlone no other lane is under way, with which writing could be shared */
export function createExecutor(
  { bridge, storeHash, outbox, unreadable, now, monotonicNow, newId }: SenderDependencies,
  pause: Pause,
  storeOutcome: StoreOutcome,
  window: SendWindow,
  isAlone: () => boolean,
): Executor {
  /** Durable before the bridge is called. */
  function markSending(customerId: number, attemptId: string) {
    return outbox.change(
      customerId,
      (lane) => {
        const head = laneHead(lane.edits)
        const next = head
          ? step(lane, { kind: 'start', editId: head.id, attemptId, at: now() })
          : ({ kind: 'nothing', why: 'not-found' } as const)
        const edits = next.kind === 'changed' ? next.edits : []
        const edit = edits.find(({ state }) => state.kind === 'sending' && state.attemptId === attemptId)
        // A customer that is not on this machine was not compared with the store by any pull.
        return { result: { edit, isUnseen: lane.confirmed === undefined }, step: next }
      },
      !isAlone(),
    )
  }

  async function deliver(edit: Edit, attemptId: string, verifyFirst: boolean): Promise<Outcome> {
    const { id: editId, customerId, patch, base } = edit
    const answer = await catchErrors(() =>
      bridge.delivery.deliver({ storeHash, attemptId, editId, customerId, patch, base, verifyFirst }),
    )
    // A call without an answer says nothing about the store.
    return answer.ok ? answer.value : { kind: 'unknown', reason: 'crash', status: null }
  }

  return async (customerId) => {
    const attemptId = newId()
    const began = { retriesBefore: pause.retries(), beganAt: monotonicNow() }
    const marked = await markSending(customerId, attemptId)
    // Without the mark on the disk it is not sent; the mark is tried again after a pause.
    if (!marked.ok) return pause.briefly(RETRY_MS)
    const { edit, isUnseen } = marked.value
    if (edit?.state.kind !== 'sending') return
    // Nothing is sent over a customer that could not be understood: main reads it, and finds out whether it still cannot.
    const verifyFirst = isUnseen || edit.state.unsure !== undefined || unreadable.has(customerId)
    const handedOverAt = monotonicNow()
    const outcome = await deliver(edit, attemptId, verifyFirst)
    const deliveryMs = monotonicNow() - handedOverAt
    await storeOutcome({ edit, attemptId, ...began }, outcome)
    window.ended(monotonicNow() - began.beganAt, deliveryMs)
  }
}

const RETRY_MS = 2_000
