import type { Customer } from '../../../shared/customer.ts'
import type { Page, UnreadableRecord } from '../../../shared/unreadable.ts'

/** A page as main gives it: the list has ended where nothing is on it. */
export function aPage(
  records: readonly Customer[] = [],
  unreadable: readonly UnreadableRecord[] = [],
): Page<Customer> {
  const ids = [...records, ...unreadable].flatMap(({ id }) => id ?? [])
  return { records, unreadable, nextId: ids.length > 0 ? Math.max(...ids) + 1 : null }
}

/** A customer with a credit that cannot be understood. */
export const anUnreadable = (values: Partial<UnreadableRecord> = {}): UnreadableRecord => ({
  kind: 'customer',
  id: 5,
  label: 'Ada Byron',
  oddities: [{ field: 'store_credit', value: '"12,34,5"' }],
  raw: '{"id":5,"store_credit":"12,34,5"}',
  ...values,
})
