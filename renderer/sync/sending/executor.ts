import { step } from '../../../shared/outbox/edit-life.ts'
import { laneHead } from '../../../shared/outbox/lane.ts'
import { createHandOver } from './hand-over.ts'
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
  const handOver = createHandOver(bridge, storeHash)

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
    const { id: editId, patch, base } = edit
    const outcome = await handOver({ attemptId, editId, customerId, patch, base, verifyFirst })
    const deliveryMs = monotonicNow() - handedOverAt
    await storeOutcome({ edit, attemptId, ...began }, outcome)
    window.ended(monotonicNow() - began.beganAt, deliveryMs)
  }
}

const RETRY_MS = 2_000
