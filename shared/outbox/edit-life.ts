import {
  type Base,
  type Customer,
  type FieldName,
  type FieldValues,
  type Patch,
  patchFields,
} from '../customer.ts'
import type { Counterfoil, DrainPause, Edit, EditState, Ending } from '../edit.ts'
import { fullJitter, LANE_BACKOFF } from '../backoff.ts'
import { normalised } from '../field-value.ts'
import type { FieldConflict } from '../merge.ts'
import type { Outcome } from '../outcome.ts'
import { afterOutcome, rebase, unknown } from './after.ts'
import { counterfoilOf } from './counterfoil.ts'
import { dueAt, isSane, PASSWORD_ASKS_AFTER_MS, SETTLE_MS } from './due.ts'
import { isEmptyPatch, isInFlight, type Lane, laneHead } from './lane.ts'
import { absorb, changes, type SaveEvent, withChanges } from './save.ts'
import { settle } from './settle.ts'

/**
 * Everything that can happen to a lane. Times (ms since 1970), random numbers and new ids come in with
 * the event: the life of an edit has no clock, no I/O and no randomness of its own.
 */
export type LaneEvent =
  | SaveEvent
  /** An attempt begins; to be on the disk before the bridge is called. */
  | { readonly kind: 'start'; readonly editId: string; readonly attemptId: string; readonly at: number }
  /** An attempt ended, or its outcome was recalled. A second answer to the same attempt changes nothing. */
  | {
      readonly kind: 'outcome'
      readonly editId: string
      readonly attemptId: string
      readonly outcome: Outcome
      readonly at: number
      readonly random: number
    }
  /** Found `sending` at the start, and nobody remembers the attempt. */
  | { readonly kind: 'crash'; readonly editId: string; readonly attemptId: string; readonly at: number }
  /** The lane was put together from two copies: it is compared with what is confirmed. */
  | { readonly kind: 'settle'; readonly at: number }
  /** The customer as the store has it now, from a pull or a look. */
  | { readonly kind: 'confirmed'; readonly customer: Customer; readonly at: number }
  | {
      readonly kind: 'resolve'
      readonly editId: string
      readonly choices: Choices
      /** What the person was shown; a choice about a value that has changed since is not taken. */
      readonly shown: readonly FieldConflict[]
      readonly at: number
    }
  | { readonly kind: 'discard'; readonly editId: string; readonly at: number }
  /** A person takes the last save back: the edit is again as it was before that save was absorbed. */
  | {
      readonly kind: 'take-back'
      readonly editId: string
      readonly to: Pick<Edit, 'patch' | 'base'>
      readonly at: number
    }
  /** A person sends it again, with other values where given. */
  | { readonly kind: 'resend'; readonly editId: string; readonly repaired: Patch; readonly at: number }
  /** "Try now": waiting times are forgotten, all but the moment that the store needs to be read right. */
  | { readonly kind: 'hurry'; readonly at: number }

/** What a person chose for each field in conflict. */
export type Choices = {
  readonly [F in FieldName]?:
    | { readonly take: 'mine' }
    | { readonly take: 'theirs' }
    | { readonly take: 'other'; readonly value: FieldValues[F] }
}

export type Step =
  | {
      readonly kind: 'stepped'
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
  /** No such edit, or the answer belongs to an attempt that is not under way. */
  | 'not-found'
  /** It may be in the store already; only the store's answer moves it. */
  | 'in-flight'
  /** Another edit of the customer goes first, or its time has not come. */
  | 'not-due'
  /** The edit's state does not have this event. */
  | 'not-now'

/** The whole life of an edit: one event, one step. */
export function step(lane: Lane, event: LaneEvent): Step {
  switch (event.kind) {
    case 'save': {
      const absorbed = absorb(lane, event)
      return absorbed
        ? stepped(lane, absorbed.edits, event.at, { editId: absorbed.editId })
        : nothing('unchanged')
    }
    case 'confirmed':
      return stepped({ ...lane, confirmed: event.customer }, lane.edits, event.at, {
        confirmed: event.customer,
      })
    case 'settle':
      return stepped(lane, lane.edits, event.at)
    case 'hurry': {
      const edits = lane.edits.map((edit) => hurried(edit, event.at))
      return edits.every((edit, at) => edit === lane.edits[at])
        ? nothing('unchanged')
        : stepped(lane, edits, event.at)
    }
    case 'start':
    case 'outcome':
    case 'crash':
    case 'resolve':
    case 'discard':
    case 'resend':
    case 'take-back': {
      const edit = lane.edits.find((one) => one.id === event.editId)
      return edit ? stepOf(lane, edit, event) : nothing('not-found')
    }
  }
}

type EditEvent = Extract<LaneEvent, { readonly editId: string }>

function stepOf(lane: Lane, edit: Edit, event: EditEvent): Step {
  const { state } = edit
  const to = (next: Edit): readonly Edit[] => lane.edits.map((one) => (one === edit ? next : one))
  const rest = lane.edits.filter((one) => one !== edit)
  const more = { editId: edit.id }

  switch (event.kind) {
    case 'start': {
      const due = dueAt(edit, event.at)
      if (laneHead(lane.edits) !== edit || due === null || due > event.at) return nothing('not-due')
      if (state.kind === 'unknown' && !isSane(state, event.at)) {
        // The clock was set back, so nobody knows how long ago the attempt was: the wait begins anew.
        return stepped(lane, to({ ...edit, state: { ...state, ...settling(event.at) } }), event.at, more)
      }
      const unsure =
        state.kind === 'unknown' ? { unsure: { reason: state.reason, status: state.status } } : {}
      const asks = asksForPassword(edit, event.at)
      const next: Edit = asks
        ? { ...edit, state: { kind: 'deferred', reason: 'ask-password', until: event.at, ...unsure } }
        : { ...edit, state: { kind: 'sending', attemptId: event.attemptId, since: event.at, ...unsure } }
      return stepped(lane, to(next), event.at, more)
    }

    case 'outcome': {
      if (state.kind !== 'sending' || state.attemptId !== event.attemptId) return nothing('not-found')
      const after = afterOutcome(edit, event.outcome, event.at, event.random)
      const now = after.confirmed ? { ...lane, confirmed: after.confirmed } : lane
      const edits = after.edit ? to(after.edit) : rest.map((later) => rebase(later, edit))
      const ended = after.ended ? [after.ended] : []
      const next = stepped(now, edits, event.at, {
        ...more,
        ended,
        confirmed: after.confirmed,
        pause: after.pause,
      })
      return event.outcome.kind === 'conflict' ? unhurried(next, edit.id, event) : next
    }

    case 'crash': {
      if (state.kind !== 'sending' || state.attemptId !== event.attemptId) return nothing('not-found')
      const tried = { ...edit, tries: edit.tries + 1 }
      const next = unknown(edit, { reason: 'crash', status: null }, settling(event.at))
      return stepped(lane, to({ ...tried, state: next }), event.at, more)
    }

    case 'resolve': {
      if (state.kind !== 'conflict') return nothing('not-now')
      const chosen = choose(edit, event.choices, event.shown)
      if (!isEmptyPatch(chosen.patch)) return stepped(lane, to(chosen), event.at, more)
      // Every field as the store has it: the person gave the edit up.
      return stepped(lane, rest, event.at, { ...more, ended: [ending(edit, 'discarded', event.at)] })
    }

    case 'discard': {
      if (state.kind === 'sending' || state.kind === 'unknown') return nothing('in-flight')
      return stepped(lane, rest, event.at, { ...more, ended: [ending(edit, 'discarded', event.at)] })
    }

    case 'take-back': {
      if (isInFlight(edit)) return nothing('in-flight')
      if (state.kind === 'unreadable') return nothing('not-now')
      const { patch } = event.to
      // What became of a field's base since then is still so.
      const bases = patchFields(patch).map((field) => [
        field,
        edit.base[field as FieldName] ?? event.to.base[field as FieldName],
      ])
      const base = Object.fromEntries(bases.filter(([, value]) => value !== undefined)) as Base
      const next: EditState = state.kind === 'refused' ? { kind: 'queued' } : state
      return stepped(lane, to({ ...edit, patch, base, state: next }), event.at, more)
    }

    case 'resend': {
      if (state.kind === 'sending' || state.kind === 'unreadable') return nothing('not-now')
      const changed = isInFlight(edit) ? onlyPassword(event.repaired) : changes(lane, event.repaired)
      const repaired = withChanges(lane, edit, changed)
      return stepped(lane, to(sentAgain(repaired, event.at)), event.at, more)
    }
  }
}

/** Settles the lane after an event and counts what ended. */
function stepped(
  lane: Lane,
  edits: readonly Edit[],
  at: number,
  more: Partial<Omit<Extract<Step, { kind: 'stepped' }>, 'kind' | 'edits'>> = {},
): Step {
  const settled = settle(edits, lane.confirmed, at)
  return {
    kind: 'stepped',
    edits: settled.edits,
    ended: [...(more.ended ?? []), ...settled.ended],
    confirmed: more.confirmed ?? null,
    pause: more.pause ?? { kind: 'none' },
    editId: more.editId ?? null,
  }
}

/**
 * Main saw a conflict; where the lane sees none in the same customer, it goes again, but not at once: two
 * that disagree must not keep the store busy.
 */
function unhurried(next: Step, editId: string, { at, random }: { at: number; random: number }): Step {
  if (next.kind !== 'stepped') return next
  const edits = next.edits.map((edit): Edit => {
    if (edit.id !== editId || edit.state.kind !== 'queued') return edit
    const until = at + Math.max(SETTLE_MS, fullJitter(edit.tries, random, LANE_BACKOFF))
    return { ...edit, state: { kind: 'deferred', reason: 'read-failed', from: at, until } }
  })
  return { ...next, edits }
}

const nothing = (why: NoStep): Step => ({ kind: 'nothing', why })

const ending = (edit: Edit, kind: Exclude<Ending['kind'], 'delivered'>, at: number): Counterfoil =>
  counterfoilOf(edit, { kind }, at)

function asksForPassword(edit: Edit, at: number): boolean {
  const { password } = edit.patch
  if (!password) return false
  return at - Math.max(password.sealedAt, edit.passwordConfirmedAt ?? 0) > PASSWORD_ASKS_AFTER_MS
}

/** A choice makes the store's value the one that was seen; what is not chosen stays in conflict. */
function choose(edit: Edit, all: Choices, shown: readonly FieldConflict[]): Edit {
  if (edit.state.kind !== 'conflict') return edit
  const isCurrent = (conflict: FieldConflict): boolean =>
    shown.some(({ field, theirs }) => field === conflict.field && theirs === conflict.theirs)
  const choices: Choices = Object.fromEntries(
    edit.state.conflicts.filter(isCurrent).flatMap(({ field }) => (all[field] ? [[field, all[field]]] : [])),
  )
  const patch: Record<string, unknown> = { ...edit.patch }
  const base: Record<string, unknown> = { ...edit.base }
  for (const { field, theirs } of edit.state.conflicts) {
    const choice = choices[field]
    if (!choice) continue
    base[field] = theirs
    if (choice.take === 'other') patch[field] = normalised(field, choice.value as never)
    if (choice.take === 'theirs') {
      Reflect.deleteProperty(patch, field)
      Reflect.deleteProperty(base, field)
    }
  }
  const open = edit.state.conflicts.filter(({ field }) => !choices[field])
  return {
    ...edit,
    patch: patch as Patch,
    base: base as Base,
    state: open.length > 0 ? { ...edit.state, conflicts: open } : { kind: 'queued' },
  }
}

/** Back to the queue; what nobody knows is looked at first all the same. */
function sentAgain(edit: Edit, at: number): Edit {
  const { state } = edit
  const asked = state.kind === 'deferred' && state.reason === 'ask-password'
  const confirmed = asked ? { ...edit, passwordConfirmedAt: at } : edit
  switch (state.kind) {
    case 'deferred':
      return {
        ...confirmed,
        state: state.unsure ? unknown(edit, state.unsure, { from: at, until: at }) : { kind: 'queued' },
      }
    case 'unknown':
      return hurried(edit, at)
    case 'refused':
    case 'gone':
    case 'queued':
      return { ...edit, state: { kind: 'queued' } }
    // A conflict is settled by choosing, not by sending.
    case 'conflict':
    case 'sending':
    case 'unreadable':
      return edit
  }
}

/** Whether "try now" changes anything of a lane. */
export const canHurry = (edits: readonly Edit[], at: number): boolean =>
  edits.some((edit) => hurried(edit, at) !== edit)

function hurried(edit: Edit, at: number): Edit {
  const { state } = edit
  if (state.kind === 'unknown' && state.until > at + SETTLE_MS) {
    return { ...edit, state: { ...state, ...settling(at) } }
  }
  if (state.kind === 'deferred' && state.reason !== 'ask-password' && state.until > at) {
    return { ...edit, state: { ...state, from: at, until: at } }
  }
  return edit
}

const settling = (at: number) => ({ from: at, until: at + SETTLE_MS })

const onlyPassword = ({ password }: Patch): Patch => (password ? { password } : {})
