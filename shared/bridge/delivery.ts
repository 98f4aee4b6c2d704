import * as v from 'valibot'
import type { Outcome } from '../outcome.ts'
import { base, customerId, id, patch, storeHash } from './arguments.ts'
import { call } from './call.ts'

const attemptIds = v.pipe(v.array(id), v.maxLength(1000))

/** `verifyFirst`: the last attempt's outcome is unknown, so the customer is read before anything is sent. */
const attempt = v.strictObject({
  attemptId: id,
  editId: id,
  customerId,
  patch,
  base,
  verifyFirst: v.boolean(),
})

/** Delivering edits to the store. */
export const deliveryCalls = {
  /**
   * Attempts, each made at most once per `attemptId`; a repeated id answers the first one's outcome. Where one of them
   * is a bad argument, none is made. Answers with the outcomes of those that end first; `outcomes` has the others.
   */
  deliver: call({ storeHash, attempts: v.pipe(v.array(attempt), v.maxLength(100)) }).answers<Outcomes>(),
  /** More outcomes of attempts that `deliver` began, as soon as there are some; none where main knows none of them. */
  outcomes: call({ attemptIds }).answers<Outcomes>(),
  /** The outcomes of attempts that this main process made; ids that are missing were not made by it. */
  recall: call({ attemptIds }).answers<Readonly<Record<string, AttemptState>>>(),
  /** The page has stored these outcomes; main may forget them. */
  forget: call({ attemptIds }).answers<null>(),
  /** The share of the store's quota that is left to its other apps, 0 to 0.9. */
  setReserve: call({ reserve: v.pipe(v.number(), v.minValue(0), v.maxValue(0.9)) }).answers<null>(),
} as const

export type AttemptArgs = v.InferOutput<typeof attempt>

/** By the id of the attempt. */
export type Outcomes = Readonly<Record<string, Outcome>>

export type AttemptState =
  { readonly kind: 'under-way' } | { readonly kind: 'ended'; readonly outcome: Outcome }
