import type { Customer } from '../customer.ts'
import type { Counterfoil, DrainPause, Edit } from '../edit.ts'
import type { Lane } from './lane.ts'
import { settle } from './settle.ts'

/** The lane after an event. */
export type Step =
  | {
      readonly kind: 'changed'
      readonly edits: readonly Edit[]
      readonly ended: readonly Counterfoil[]
      /** To be stored as confirmed, where the event brought a newer customer. */
      readonly confirmed: Customer | null
      readonly pause: DrainPause
      /** The edit that a save went into, or that the event was about. */
      readonly editId: string | null
    }
  /** Nothing changed, and why. */
  | { readonly kind: 'nothing'; readonly why: NoStep }

export type NoStep =
  | 'unchanged'
  /** There is no such edit, or the answer belongs to an attempt that is not under way. */
  | 'not-found'
  /** It may be in the store already; only the store's answer moves it. */
  | 'in-flight'
  /** Another edit of the customer is sent first, or its time has not come. */
  | 'not-due'
  /** The event does not apply to the edit's state. */
  | 'not-now'

export type ChangedLane = Extract<Step, { kind: 'changed' }>

/** Settles the lane after an event and counts what ended. */
export function changedLane(
  lane: Lane,
  edits: readonly Edit[],
  at: number,
  more: Partial<Omit<ChangedLane, 'kind' | 'edits'>> = {},
): ChangedLane {
  const settled = settle(edits, lane.confirmed, at)
  return {
    kind: 'changed',
    edits: settled.edits,
    ended: [...(more.ended ?? []), ...settled.ended],
    confirmed: more.confirmed ?? null,
    pause: more.pause ?? { kind: 'none' },
    editId: more.editId ?? null,
  }
}

/** The lane with one of its edits replaced. */
export const replacing = (lane: Lane, edit: Edit, next: Edit): readonly Edit[] =>
  lane.edits.map((one) => (one === edit ? next : one))

/** The lane without one of its edits. */
export const removing = (lane: Lane, edit: Edit): readonly Edit[] => lane.edits.filter((one) => one !== edit)

export const nothing = (why: NoStep): Step => ({ kind: 'nothing', why })
