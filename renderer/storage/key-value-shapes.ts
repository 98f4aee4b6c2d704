import * as v from 'valibot'
import type { CustomerKeyValues, KeyValues } from './local-store.ts'

/** Whether a value is what this version writes by that name; what is kept is read by more than one version. */
export function isUsable(name: string, value: unknown): boolean {
  const shape = Object.hasOwn(SHAPES, name) ? SHAPES[name as keyof typeof SHAPES] : null
  return shape !== null && v.is(shape, value)
}

const record = v.looseObject({
  kind: v.picklist(['customer', 'group', 'address']),
  id: v.nullable(v.number()),
  label: v.string(),
  oddities: v.array(v.looseObject({ field: v.string(), value: v.string() })),
  raw: v.string(),
})

const SHAPES = {
  groups: v.looseObject({
    groups: v.array(v.looseObject({ id: v.number(), name: v.string(), isDefault: v.boolean() })),
  }),
  // How far the pulls have come is understood part by part where it is read.
  pull: v.looseObject({}),
  drain: v.looseObject({ isStopped: v.boolean() }),
  unreadable: v.looseObject({ records: v.array(record) }),
  addresses: v.looseObject({
    addresses: v.array(v.looseObject({ id: v.number() })),
    unreadable: v.optional(v.number()),
    fetchedAt: v.number(),
  }),
  draft: v.looseObject({ typed: v.record(v.string(), v.unknown()), since: v.number() }),
  'edit-drafts': v.looseObject({ edits: v.record(v.string(), v.unknown()) }),
} satisfies Record<keyof KeyValues | keyof CustomerKeyValues, v.GenericSchema>
