import { type Answer, bad, good } from '../../../../shared/answer.ts'
import type { Customer } from '../../../../shared/customer.ts'
import type { Page } from '../../../../shared/unreadable.ts'
import type { ParsedList } from './shapes.ts'

/**
 * The page of customers from an id on. Each page begins behind the last id of the one before, whether that customer was
 * understood or not; a record without a usable id is skipped.
 */
export function pageOf(list: ParsedList<Customer>, minId: number): Answer<Page<Customer>> {
  if (list.length === 0) return good({ records: [], unreadable: [], nextId: null })
  if (!list.isOfRecords) return bad('bad-answer', { detail: 'shape' })
  const last = list.ids.filter((id) => id >= minId).at(-1)
  // A store that starts again each time would never end.
  if (last === undefined && list.ids.length > 0) return bad('bad-answer', { detail: 'min_id' })
  return good({
    records: inOrder(list.records.filter(({ id }) => id >= minId)),
    unreadable: list.unreadable.filter(({ id }) => id === null || id >= minId),
    nextId: last === undefined ? null : last + 1,
  })
}

/** By id, each once: of two records with one id, the one that was modified later. */
function inOrder(records: readonly Customer[]): readonly Customer[] {
  const byId = new Map<number, Customer>()
  for (const record of records) {
    const other = byId.get(record.id)
    if (!other || other.date_modified <= record.date_modified) byId.set(record.id, record)
  }
  return [...byId.values()].sort((a, b) => a.id - b.id)
}
