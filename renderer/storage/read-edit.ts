import * as v from 'valibot'
import { FIELD_NAMES } from '../../shared/customer.ts'
import type { Edit } from '../../shared/edit.ts'
import { fieldSchemas } from '../../shared/field-schemas.ts'
import type { OutboxRow } from './database.ts'

/**
 * The edit that a row holds, as this version understands it.
 * @param opened what was sealed, or `undefined` where it could not be opened
 * @returns an edit with state `unreadable` where the row is damaged or of another shape
 */
export function readEdit(row: OutboxRow, opened: unknown): Edit {
  if (v.is(editShape, opened) && opened.id === row.id && opened.customerId === row.customerId) {
    return opened as unknown as Edit
  }
  return unreadableEdit(row, opened)
}

/** What is known of an edit that cannot be read. */
export function unreadableEdit(
  row: Pick<OutboxRow, 'id' | 'customerId' | 'seq' | 'createdAt' | 'savedAt' | 'saves' | 'tries' | 'data'>,
  opened?: unknown,
): Edit {
  const { id, customerId, seq, createdAt, savedAt, saves, tries } = row
  const raw = opened === undefined ? base64(row.data) : JSON.stringify(opened)
  const state = { kind: 'unreadable', raw } as const
  const label = `#${customerId}`
  return { id, customerId, seq, patch: {}, base: {}, label, createdAt, savedAt, saves, tries, state }
}

/** Whether this is a patch as this version understands it; a base is one as well. */
export const areReadableValues = (values: unknown): boolean => v.is(patch, values)

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

const values = fieldSchemas()
const base = v.looseObject(values)
const patch = v.looseObject({
  ...values,
  password: v.exactOptional(v.looseObject({ sealed: v.string(), sealedAt: v.number() })),
  force_reset: v.exactOptional(v.boolean()),
})

const state = v.variant('kind', [
  v.looseObject({ kind: v.literal('queued') }),
  v.looseObject({ kind: v.literal('sending'), attemptId: v.string(), since: v.number() }),
  v.looseObject({
    kind: v.literal('unknown'),
    attemptId: v.string(),
    reason: v.string(),
    until: v.number(),
  }),
  v.looseObject({ kind: v.literal('deferred'), reason: v.string(), until: v.number() }),
  v.looseObject({
    kind: v.literal('conflict'),
    conflicts: v.array(v.looseObject({ field: v.picklist(FIELD_NAMES) })),
    since: v.number(),
  }),
  v.looseObject({
    kind: v.literal('refused'),
    status: v.number(),
    refusal: v.looseObject({ message: v.string() }),
    since: v.number(),
  }),
  v.looseObject({ kind: v.literal('gone'), since: v.number() }),
])

const editShape = v.looseObject({
  id: v.string(),
  customerId: v.number(),
  seq: v.number(),
  patch,
  base,
  label: v.string(),
  createdAt: v.number(),
  savedAt: v.number(),
  saves: v.number(),
  tries: v.number(),
  state,
})
