import type { Customer, Patch } from '../../../shared/customer.ts'
import type { Edit } from '../../../shared/edit.ts'
import { step } from '../../../shared/outbox/edit-life.ts'
import type { Lane } from '../../../shared/outbox/lane.ts'
import type { LaneEvent } from '../../../shared/outbox/lane-event.ts'
import type { ChangedLane } from '../../../shared/outbox/step.ts'
import { aCustomer, NOW } from './customer.ts'

export const aLane = (edits: readonly Edit[] = [], confirmed: Customer | undefined = aCustomer()): Lane => ({
  customerId: 5,
  edits,
  confirmed,
})

/** A step that has to be one. */
export function changedLane(lane: Lane, event: LaneEvent): ChangedLane {
  const next = step(lane, event)
  if (next.kind !== 'changed') throw new Error(`nothing happened: ${next.why}`)
  return next
}

export const saving = (
  wanted: Patch,
  more: Partial<Extract<LaneEvent, { kind: 'save' }>> = {},
): LaneEvent => ({
  kind: 'save',
  wanted,
  at: NOW + 1,
  label: 'Ada Byron',
  newEditId: 'new',
  newSeq: 9,
  ...more,
})
