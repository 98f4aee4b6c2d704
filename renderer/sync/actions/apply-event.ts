import type { Answer } from '../../../shared/answer.ts'
import type { Edit } from '../../../shared/edit.ts'
import { step } from '../../../shared/outbox/edit-life.ts'
import type { LaneEvent } from '../../../shared/outbox/lane-event.ts'
import type { NoStep } from '../../../shared/outbox/step.ts'
import type { OutboxCache } from '../outbox/outbox-cache.ts'
import { type CoveredValues, coveredBy } from './covered-values.ts'

/** The result of an event. */
export interface EventResult {
  /** Why nothing changed. */
  readonly unchanged: NoStep | null
  readonly editId: string | null
  readonly before: Edit | null
  readonly covered: CoveredValues | null
}

/** Applies one event to one lane; resolves when that is on the disk. */
export type ApplyEvent = (
  customerId: number,
  event: LaneEvent,
  saves?: number,
) => Promise<Answer<EventResult>>

export function createEventWriter(outbox: OutboxCache, acted: () => void): ApplyEvent {
  return async (customerId, event, saves = 0) => {
    const answer = await outbox.change<EventResult>(customerId, (lane, newSeq) => {
      const next = step(lane, event.kind === 'save' ? { ...event, newSeq } : event)
      if (next.kind === 'nothing') {
        return { result: { unchanged: next.why, editId: null, before: null, covered: null }, step: next }
      }
      const before = lane.edits.find(({ id }) => id === next.editId) ?? null
      const covered = event.kind === 'save' ? coveredBy(event.wanted, lane, before) : null
      const result = { unchanged: null, editId: next.editId, before, covered }
      return { result, step: next, journal: { saves } }
    })
    if (answer.ok && answer.value.unchanged === null) acted()
    return answer
  }
}
