import type { StoredGroup } from '../stored-customer.ts'

const group = (id: number, name: string, date: string): StoredGroup => ({
  id,
  name,
  isDefault: id === 1,
  isForGuests: false,
  date,
})

/** Of a store with many: more than two pages of them. */
const MANY_GROUPS = 130

/** The groups of a store, by the position of its switch. */
export function groupsOf(groups: 'some' | 'none' | 'many'): readonly StoredGroup[] {
  if (groups === 'none') return []
  if (groups === 'some') return GROUPS
  const more = Array.from({ length: MANY_GROUPS - GROUPS.length }, (_, at) => GROUPS.length + 1 + at)
  return [...GROUPS, ...more.map((id) => group(id, `Group no. ${id}`, '2024-02-29 12:00:00'))]
}

/** The groups of every practice store. */
export const GROUPS: readonly StoredGroup[] = [
  group(1, 'Retail', '2014-03-03 08:00:00'),
  group(2, 'Trade customers', '2014-03-03 08:02:11'),
  group(3, 'VIP', '2016-11-21 10:40:02'),
  group(4, 'Schools & libraries', '2017-08-01 07:15:30'),
  group(5, 'Stammkunden', '2019-01-14 12:00:00'),
  group(6, 'Staff / Mitarbeitende', '2023-07-17 06:30:41'),
]
