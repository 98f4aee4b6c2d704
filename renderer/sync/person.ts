import { bad, good, type Answer } from '../../shared/answer.ts'
import {
  type Base,
  FIELD_NAMES,
  type FieldName,
  labelOf,
  type Patch,
  patchFields,
} from '../../shared/customer.ts'
import type { Edit } from '../../shared/edit.ts'
import { type LaneEvent, type NoStep, step } from '../../shared/outbox/edit-life.ts'
import { isInFlight, isReadable, type Lane, shownOf, without } from '../../shared/outbox/lane.ts'
import type { Ledger } from './ledger.ts'
import type { Saved, Sync, Wanted } from './sync.ts'

/** What a person does to the outbox: saving, discarding, repairing, settling conflicts. */
export type PersonActs = Pick<Sync, 'save' | 'discard' | 'resend' | 'resolve' | 'undoLast'>

export interface PersonParts {
  readonly ledger: Ledger
  readonly now: () => number
  readonly newId: () => string
  /** Something changed that the drain may want to know of. */
  readonly acted: () => void
}

export function createPerson({ ledger, now, newId, acted }: PersonParts): PersonActs {
  /** For "undo": what was saved in this run, the last one at the end. */
  let saves: LastSave[] = []

  /** One event on one lane, durably; `null` in the answer where nothing changed, with the reason. */
  async function happen(customerId: number, event: LaneEvent, saves = 0): Promise<Answer<Happened>> {
    const answer = await ledger.change<Happened>(customerId, (lane) => {
      const here = event.kind === 'save' ? { ...event, newSeq: ledger.nextSeq() } : event
      const next = step(lane, here)
      if (next.kind === 'nothing')
        return { result: { why: next.why, editId: null, before: null, covered: null }, step: next }
      const before = lane.edits.find(({ id }) => id === next.editId) ?? null
      const covered = event.kind === 'save' ? coveredBy(event.wanted, lane, before) : null
      return { result: { why: null, editId: next.editId, before, covered }, step: next, journal: { saves } }
    })
    if (answer.ok && answer.value.why === null) acted()
    return answer
  }

  async function save(customerId: number, wanted: Wanted, seen: Base = {}): Promise<Answer<Saved>> {
    let label = `#${customerId}`
    try {
      const customer = await ledger.confirmed(customerId)
      if (customer)
        label = labelOf(
          shownOf({ customerId, confirmed: customer, edits: ledger.lane(customerId) }) ?? customer,
        )
    } catch (error) {
      return bad('disk-error', { detail: error instanceof Error ? error.message : String(error) })
    }
    const event = { kind: 'save', wanted, seen, at: now(), label, newEditId: newId(), newSeq: 0 } as const
    const answer = await happen(customerId, event, 1)
    if (!answer.ok) return answer
    const { why, editId, before, covered } = answer.value
    if (why !== null || editId === null) return good({ kind: 'unchanged' })
    const edit = ledger.find(editId)
    if (!edit) return good({ kind: 'taken-back' })
    saves.push({ saved: edit, before, covered })
    if (saves.length > MOST_SAVES) saves.shift()
    return good({ kind: 'queued', edit })
  }

  function giveBack(customerId: number, { shown, seen }: Covered, taken: Edit): Promise<unknown> {
    // What was delivered since was seen: it lies under the edit that is taken back.
    const under = {
      ...seen,
      ...only(
        taken.base,
        FIELD_NAMES.filter((field) => shown[field] !== undefined),
      ),
    }
    const event = { wanted: shown, seen: under, at: now(), label: taken.label, newEditId: newId(), newSeq: 0 }
    return happen(customerId, { kind: 'save', ...event }, 1)
  }

  /** Something a person does to one edit. */
  async function onEdit(editId: string, event: (edit: Edit) => LaneEvent): Promise<Answer<null>> {
    const edit = ledger.find(editId)
    if (!edit) return bad('not-found')
    const answer = await happen(edit.customerId, event(edit))
    if (!answer.ok) return answer
    saves = saves.filter(({ saved }) => saved.id !== editId)
    const { why } = answer.value
    return why === null || why === 'unchanged' ? good(null) : bad('not-found', { detail: why })
  }

  async function discard(editId: string): Promise<Answer<{ undo: () => Promise<Answer<null>> }>> {
    const edit = ledger.find(editId)
    const later = ledger.lane(edit?.customerId ?? 0).filter(({ seq }) => seq > (edit?.seq ?? 0))
    const answer = await onEdit(editId, () => ({ kind: 'discard', editId, at: now() }))
    if (!answer.ok || !edit) return answer.ok ? bad('not-found') : answer
    // What the person gave up is not to come back by taking back something else.
    saves = saves.map((one) => (one.saved.customerId === edit.customerId ? { ...one, covered: null } : one))
    return good({
      undo: async () => {
        // What was saved after it stays the newer wish.
        const patch = without(edit.patch, patchFields(Object.assign({}, ...later.map((one) => one.patch))))
        const back = await save(edit.customerId, patch, edit.base)
        return back.ok ? good(null) : back
      },
    })
  }

  async function undoLast(only?: Edit): Promise<Answer<{ label: string } | null>> {
    const last = saves.at(-1)
    const edit = last && ledger.find(last.saved.id)
    // An earlier one is not what a person means by the last.
    if (!edit || isInFlight(edit)) return good(null)
    if (only && (only.id !== edit.id || only.savedAt !== last.saved.savedAt)) return good(null)
    saves.pop()
    const { label, customerId } = edit
    const { before, covered } = last
    const at = now()
    // Asked in one go, so that both are on the disk or neither.
    const [answer] = await Promise.all([
      before
        ? happen(customerId, { kind: 'take-back', editId: edit.id, to: before, at })
        : happen(customerId, { kind: 'discard', editId: edit.id, at }),
      covered ? giveBack(customerId, covered, edit) : null,
    ])
    return answer.ok ? good({ label }) : answer
  }

  return {
    save,
    discard,
    undoLast,
    resend: (editId, repaired = {}) =>
      onEdit(editId, () => ({ kind: 'resend', editId, repaired, at: now() })),
    resolve: (editId, choices) =>
      onEdit(editId, ({ state }) => {
        // What the person chose from is what is in memory now; the disk may be about to learn more.
        const shown = state.kind === 'conflict' ? state.conflicts : []
        return { kind: 'resolve', editId, choices, shown, at: now() }
      }),
  }
}

/** Of a change for thousands, the last ones are enough: it has an undo of its own. */
const MOST_SAVES = 200

interface LastSave {
  readonly saved: Edit
  /** The edit as it was before, or `null` where it was new. */
  readonly before: Edit | null
  readonly covered: Covered | null
}

interface Happened {
  readonly why: NoStep | null
  readonly editId: string | null
  readonly before: Edit | null
  readonly covered: Covered | null
}

/** Values that other edits of a lane brought, which may be gone when the save over them is taken back. */
interface Covered {
  readonly shown: Patch
  /** What the person saw under them. */
  readonly seen: Base
}

function coveredBy(wanted: Patch, { edits }: Lane, before: Edit | null): Covered | null {
  const others = edits.filter((edit) => edit !== before && isReadable(edit))
  const under: Base = Object.assign({}, ...others.toReversed().map(({ base }) => base))
  const over: Patch = Object.assign({}, ...others.map(({ patch }) => patch))
  const shown: Patch = { ...over, ...before?.patch }
  const fields = FIELD_NAMES.filter((field) => wanted[field] !== undefined && over[field] !== undefined)
  return fields.length > 0 ? { shown: only(shown, fields), seen: only(under, fields) } : null
}

const only = (values: Base, fields: readonly FieldName[]): Base & Patch =>
  Object.fromEntries(
    fields.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]]])),
  ) as Base & Patch
