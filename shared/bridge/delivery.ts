import * as v from 'valibot'
import type { Outcome } from '../outcome.ts'
import { base, customerId, id, patch, storeHash } from './arguments.ts'
import { type ArgsOf, call } from './call.ts'

const attemptIds = v.pipe(v.array(id), v.maxLength(1000))

/** Delivering edits to the store. */
export const deliveryCalls = {
  /**
   * One attempt, at most once per `attemptId`; a repeated id answers the first one's outcome. `verifyFirst`: the last
   * attempt's outcome is unknown, so the customer is read before anything is sent.
   */
  deliver: call({
    storeHash,
    attemptId: id,
    editId: id,
    customerId,
    patch,
    base,
    verifyFirst: v.boolean(),
  }).answers<Outcome>(),
  /** The outcomes of attempts that this main process made; ids that are missing were not made by it. */
  recall: call({ attemptIds }).answers<Readonly<Record<string, AttemptState>>>(),
  /** The page has stored these outcomes; main may forget them. */
  forget: call({ attemptIds }).answers<null>(),
  /** The share of the store's quota that is left to its other apps, 0 to 0.9. */
  setReserve: call({ reserve: v.pipe(v.number(), v.minValue(0), v.maxValue(0.9)) }).answers<null>(),
} as const

export type DeliverArgs = ArgsOf<typeof deliveryCalls.deliver>

export type AttemptState =
  { readonly kind: 'under-way' } | { readonly kind: 'ended'; readonly outcome: Outcome }
