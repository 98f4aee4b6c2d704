import * as v from 'valibot'
import { FIELD_NAMES, type FieldName } from '../../../shared/customer.ts'
import type { FieldChoices } from '../conflicts/choices.ts'
import type { InputValue } from '../fields/input-value.ts'

/** What was typed and chosen for an edit that needs its person. A password is never part of it. */
export interface EditDraft {
  /** Instead of what the store refused. */
  readonly repaired: Readonly<Partial<Record<FieldName, InputValue>>>
  /** For what someone else changed as well. */
  readonly chosen: FieldChoices
}
/** Of one customer, by edit. */
export type EditDrafts = Readonly<Record<string, EditDraft>>

export interface StoredEditDrafts {
  readonly edits: Readonly<Record<string, unknown>>
}

export const NO_EDIT_DRAFT: EditDraft = { repaired: {}, chosen: {} }

export const toStoredEditDrafts = (edits: EditDrafts): StoredEditDrafts => ({ edits })

/** What can still be understood of a stored draft. @returns `null` where that is nothing */
export function fromStoredEditDrafts({ edits }: StoredEditDrafts): EditDrafts | null {
  return withoutEmpty(
    Object.fromEntries(
      Object.entries(edits).map(([id, kept]) => {
        const parts = v.safeParse(partsSchema, kept)
        const { repaired = {}, chosen = {} } = parts.success ? parts.output : {}
        return [id, { repaired: readable(repaired, typed), chosen: readable(chosen, choice) }]
      }),
    ),
  )
}

/** Drafts with one of them changed; `null` where nothing is left. */
export function withEditDraft(edits: EditDrafts | null, id: string, draft: EditDraft): EditDrafts | null {
  return withoutEmpty({ ...edits, [id]: draft })
}

/** Those of edits that still wait; `null` where none does. */
export function onlyWaitingDrafts(edits: EditDrafts, waiting: ReadonlySet<string>): EditDrafts | null {
  return withoutEmpty(Object.fromEntries(Object.entries(edits).filter(([id]) => waiting.has(id))))
}

/** Whether there are words in it that are nowhere else, and not choices alone. */
export const isTyped = ({ repaired, chosen }: EditDraft): boolean =>
  Object.keys(repaired).length > 0 || Object.values(chosen).some(({ take }) => take === 'other')

function withoutEmpty(edits: EditDrafts): EditDrafts | null {
  const left = Object.entries(edits).filter(
    ([, { repaired, chosen }]) => Object.keys(repaired).length + Object.keys(chosen).length > 0,
  )
  return left.length > 0 ? Object.fromEntries(left) : null
}

function readable<T>(
  kept: Readonly<Record<string, unknown>>,
  schema: v.GenericSchema<unknown, T>,
): Partial<Record<FieldName, T>> {
  return Object.fromEntries(
    FIELD_NAMES.flatMap((field) => {
      const read = v.safeParse(schema, kept[field])
      return read.success ? [[field, read.output]] : []
    }),
  )
}

const partsSchema = v.object({
  repaired: v.exactOptional(v.record(v.string(), v.unknown())),
  chosen: v.exactOptional(v.record(v.string(), v.unknown())),
})
const typed = v.union([v.string(), v.number(), v.boolean()])
const choice = v.object({
  take: v.picklist(['mine', 'theirs', 'other']),
  typed: v.exactOptional(typed),
  theirs: typed,
})
