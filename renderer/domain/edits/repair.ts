import {
  FIELDS,
  type FieldName,
  type FieldValue,
  type Patch,
  type PatchField,
  patchFields,
} from '../../../shared/customer.ts'
import type { Edit } from '../../../shared/edit.ts'
import { isSameValue } from '../../../shared/field-value.ts'

/** The fields to repair: those that the store's words are about, else all that were sent. */
export function fieldsToRepair(edit: Edit): readonly PatchField[] {
  const sent = patchFields(edit.patch)
  if (edit.state.kind !== 'refused') return sent
  const { fields } = edit.state.refusal
  const named = sent.filter((field) => fields[field] !== undefined)
  return named.length > 0 ? named : sent
}

/** The store's words about an edit that are not about one of its fields. */
export function generalRefusalMessage(edit: Edit): string {
  if (edit.state.kind !== 'refused') return ''
  const { message, fields } = edit.state.refusal
  const beside = fieldsToRepair(edit)
    .filter((field) => field !== 'force_reset')
    .flatMap((field) => fields[field]?.split('\n') ?? [])
  const isBeside = (line: string): boolean => beside.some((words) => line.endsWith(words))
  return message
    .split('\n')
    .filter((line) => !isBeside(line))
    .join('\n')
}

/** What the person changed of it, as `resend` takes it. A password is sealed elsewhere. */
export function repairedValues(
  edit: Edit,
  typed: Readonly<Partial<Record<FieldName, FieldValue>>>,
): Omit<Patch, 'password'> {
  const changed = Object.entries(typed).filter(([name, value]) => {
    const field = name as FieldName
    const before = edit.patch[field]
    return field in FIELDS && before !== undefined && !isSameValue(field, value as never, before as never)
  })
  return Object.fromEntries(changed)
}
