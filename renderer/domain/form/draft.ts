import * as v from 'valibot'
import { FIELD_NAMES, type FieldName, type FieldValue } from '../../../shared/customer.ts'

/** The value of an input: text as typed, the number of a group, or a yes or no. */
export type FormInput = string | number | boolean

/** An input that a person touched, and the value that it showed at that moment. */
export interface TypedField {
  readonly input: FormInput
  readonly seen: FieldValue
}

export type TypedFields = { readonly [F in FieldName]?: TypedField }

/** Unsaved input of the form. A new password is never part of it. */
export interface Draft {
  readonly fields: TypedFields
  readonly forceReset?: boolean
  /** When the person began, in ms since 1970. */
  readonly since: number
}

/** A draft as it is kept from one start to the next. */
export interface KeptDraft {
  readonly typed: Readonly<Record<string, unknown>>
  readonly since: number
}

export function toKept({ fields, forceReset, since }: Draft): KeptDraft {
  return { typed: { ...fields, ...(forceReset === undefined ? {} : { force_reset: forceReset }) }, since }
}

/** What can still be understood of a stored draft. @returns `null` where that is nothing */
export function fromKept({ typed, since }: KeptDraft): Draft | null {
  const fields = Object.fromEntries(
    FIELD_NAMES.flatMap((field) => {
      const read = v.safeParse(typedField, typed[field])
      return read.success ? [[field, read.output]] : []
    }),
  ) as TypedFields
  const force = typed['force_reset']
  const draft: Draft = { fields, since, ...(typeof force === 'boolean' ? { forceReset: force } : {}) }
  return isEmptyDraft(draft) ? null : draft
}

export const isEmptyDraft = ({ fields, forceReset }: Draft): boolean =>
  Object.keys(fields).length === 0 && forceReset === undefined

/** A draft without some of its fields; `null` where nothing is left. */
export function withoutFields(draft: Draft, names: readonly FieldName[]): Draft | null {
  const fields = Object.fromEntries(
    Object.entries(draft.fields).filter(([field]) => !names.includes(field as FieldName)),
  )
  const rest = { ...draft, fields }
  return isEmptyDraft(rest) ? null : rest
}

/** A draft as it was before a part of it was discarded; what was typed after that stays. */
export function draftAgain(before: Draft | null, after: Draft | null, now: Draft | null): Draft | null {
  const fields = Object.fromEntries(
    FIELD_NAMES.flatMap((field) => {
      const isUntouched = now?.fields[field] === after?.fields[field]
      const typed = (isUntouched ? before : now)?.fields[field]
      return typed ? [[field, typed]] : []
    }),
  ) as TypedFields
  const { forceReset } = (now?.forceReset === after?.forceReset ? before : now) ?? {}
  const since = before?.since ?? now?.since ?? Date.now()
  const draft: Draft = { fields, since, ...(forceReset === undefined ? {} : { forceReset }) }
  return isEmptyDraft(draft) ? null : draft
}

const input = v.union([v.string(), v.number(), v.boolean()])
const typedField = v.object({ input, seen: input })
