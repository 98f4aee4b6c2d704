import type { AttemptArgs, AttemptState } from '../../../shared/bridge.ts'
import { type Customer, FIELD_NAMES, type Patch, type SealedText } from '../../../shared/customer.ts'
import { isSameValue } from '../../../shared/field-value.ts'
import { merge } from '../../../shared/merge.ts'
import { type FieldDifference, type Outcome, UNKNOWN_AFTER_CRASH } from '../../../shared/outcome.ts'
import { outcomeOfRead } from '../store-api/v2/answers.ts'
import type { StoreClient } from '../store-api/client.ts'
import type { CustomerChange } from '../store-api/customer-change.ts'
import type { AcceptedCustomer } from '../store-api/v2/records.ts'

/** Brings edits to the store, each attempt once. */
export interface Delivery {
  /** How the attempt ended; an attempt that was made before is not made again. */
  deliver(args: AttemptArgs): Promise<Outcome>
  /** The outcomes of attempts; ids that are missing were never attempted here. */
  recall(attemptIds: readonly string[]): Readonly<Record<string, AttemptState>>
  /** The page has stored these outcomes, so they can be forgotten. */
  forget(attemptIds: readonly string[]): void
}

export interface DeliveryParts {
  readonly client: Pick<StoreClient, 'change'>
  /** Opens a sealed password, or answers `null`; throws where its key cannot be had at the moment. */
  readonly openSealed: (customerId: number, sealed: SealedText) => Promise<string | null>
}

export function createDelivery({ client, openSealed }: DeliveryParts): Delivery {
  const attempts = new Map<string, { readonly promise: Promise<Outcome>; ended: Outcome | null }>()
  let begun = 0
  /** A rejected token also stops the attempts that were queued with the one that found out. */
  let stop: { readonly outcome: Outcome; readonly upTo: number } | null = null

  async function attempt(args: AttemptArgs): Promise<Outcome> {
    const { patch } = args
    const number = (begun += 1)
    let password: string | null = null
    if (patch.password) {
      try {
        password = await openSealed(args.customerId, patch.password)
      } catch {
        return READ_FAILED
      }
      if (password === null) return ASK_PASSWORD
    }
    const looks = args.verifyFirst || patch.store_credit !== undefined
    const turn = await client.change(looks ? 2 : 1, async (turn) => {
      if (stop && number <= stop.upTo) return stop.outcome
      const outcome = await (looks ? lookThenSend(turn, args, password) : send(turn, args, patch, password))
      if (outcome.kind === 'blocked') stop = { outcome, upTo: begun }
      return outcome
    })
    return turn.ok ? turn.value : outcomeOfRead(turn.problem)
  }

  return {
    deliver(args) {
      const known = attempts.get(args.attemptId)
      if (known) return known.promise
      const entry = { promise: safely(attempt(args)), ended: null as Outcome | null }
      attempts.set(args.attemptId, entry)
      void entry.promise.then((outcome) => (entry.ended = outcome))
      return entry.promise
    },
    recall(attemptIds) {
      return Object.fromEntries(
        attemptIds.flatMap((id) => {
          const entry = attempts.get(id)
          if (!entry) return []
          return [
            [id, entry.ended ? { kind: 'ended', outcome: entry.ended } : { kind: 'under-way' }] as const,
          ]
        }),
      )
    },
    forget(attemptIds) {
      for (const id of attemptIds) if (attempts.get(id)?.ended) attempts.delete(id)
    },
  }
}

/**
 * A credit is an absolute amount, and an unknown outcome has to be settled first: the customer is read before
 * anything is sent.
 */
async function lookThenSend(
  turn: CustomerChange,
  args: AttemptArgs,
  password: string | null,
): Promise<Outcome> {
  const seen = await turn.look(args.customerId)
  if (!seen.ok) return outcomeOfRead(seen.problem)
  const merged = merge(args.base, args.patch, seen.value)
  if (merged.conflicts.length > 0) {
    return { kind: 'conflict', customer: seen.value, conflicts: merged.conflicts }
  }
  if (Object.keys(merged.send).length === 0) {
    return { kind: 'delivered', customer: seen.value, differs: [], status: null }
  }
  return send(turn, args, merged.send, password)
}

async function send(
  turn: CustomerChange,
  { customerId }: AttemptArgs,
  patch: Patch,
  password: string | null,
): Promise<Outcome> {
  const put = await turn.put(customerId, patch, password)
  if (put.kind === 'ended') {
    return put.outcome.kind === 'gone' ? goneIfReadsSaySo(turn, customerId, put.outcome) : put.outcome
  }
  const { status, customer } = put
  if (isWhole(customer)) return { kind: 'delivered', customer, differs: differences(patch, customer), status }
  // The store took it and did not show the whole customer.
  const seen = await turn.look(customerId)
  if (!seen.ok) return { kind: 'unknown', reason: 'bad-answer', status }
  // A field that is neither in the answer nor read as it was sent remains uncertain: it is read once more.
  const isTold = FIELD_NAMES.every((field) => {
    const sent = patch[field]
    return sent === undefined || customer[field] !== undefined || isSameValue(field, sent, seen.value[field])
  })
  if (!isTold) return { kind: 'unknown', reason: 'bad-answer', status }
  const whole = completed(seen.value, customer)
  return { kind: 'delivered', customer: whole, differs: differences(patch, whole), status }
}

/** A PUT that finds no customer may have met something else on its way: a read must find none either. */
async function goneIfReadsSaySo(
  turn: CustomerChange,
  customerId: number,
  gone: Extract<Outcome, { kind: 'gone' }>,
): Promise<Outcome> {
  const seen = await turn.look(customerId)
  if (!seen.ok && seen.problem.code === 'not-found') return gone
  return { kind: 'unknown', reason: 'bad-answer', status: gone.status }
}

/** A customer read after a PUT. Values of the PUT's answer replace those of the read, which may lag behind. */
const completed = (read: Customer, taken: AcceptedCustomer): Customer => ({
  ...read,
  ...(Object.fromEntries(
    Object.entries(taken).filter(([, value]) => value !== undefined),
  ) as Partial<Customer>),
})

const isWhole = (customer: AcceptedCustomer): customer is Customer =>
  WHOLE.every((field) => customer[field] !== undefined)

const WHOLE = [
  ...FIELD_NAMES,
  'id',
  'date_created',
  'date_modified',
  'accepts_marketing',
  'form_fields',
] as const

/** The fields that the store wrote differently from what was sent. */
function differences(patch: Patch, stored: Customer): readonly FieldDifference[] {
  return FIELD_NAMES.flatMap((field) => {
    const sent = patch[field]
    if (sent === undefined || isSameValue(field, sent, stored[field])) return []
    return [{ field, sent, stored: stored[field] }]
  })
}

/** A fault of our own must not look as if nothing had been sent. */
const safely = (attempt: Promise<Outcome>): Promise<Outcome> => attempt.catch(() => UNKNOWN_AFTER_CRASH)

const READ_FAILED: Outcome = { kind: 'deferred', reason: 'read-failed', retryAfterMs: null }
const ASK_PASSWORD: Outcome = { kind: 'deferred', reason: 'ask-password', retryAfterMs: null }
