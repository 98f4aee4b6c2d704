import { type ColumnTarget, knownName } from './column-names.ts'
import { otherSystemOf } from './other-systems.ts'

/**
 * What each column holds, judged by its name. Where two columns would hold the same, the more certain name is used,
 * then the first. Of another system's export only names, emails, companies, phones and notes are matched.
 */
export function matchColumns(heads: readonly string[]): readonly ColumnTarget[] {
  const isForeign = otherSystemOf(heads) !== null
  const known = heads.map((head) => {
    const name = knownName(head)
    return name && isForeign && !PERSONAL.has(name.target) ? undefined : name
  })
  const best = new Map<ColumnTarget, number>()
  known.forEach((name, at) => {
    if (!name) return
    const other = known[best.get(name.target) ?? -1]
    if (!other || name.rank < other.rank) best.set(name.target, at)
  })
  const name = best.get('name')
  if (best.has('first_name') || best.has('last_name')) best.delete('name')
  // Beside "Vorname", "Name" is the last name.
  if (name !== undefined && best.has('first_name') && !best.has('last_name')) best.set('last_name', name)
  const targets = new Map([...best].map(([target, at]) => [at, target]))
  return heads.map((_, at) => targets.get(at) ?? 'none')
}

/** How many different columns of ours these names stand for. */
export const countKnownNames = (heads: readonly string[]): number =>
  new Set(heads.flatMap((head) => knownName(head)?.target ?? [])).size

/** The same with another target for one column; the column that had this target loses it. */
export function withTarget(
  targets: readonly ColumnTarget[],
  at: number,
  target: ColumnTarget,
): readonly ColumnTarget[] {
  const replaced = new Set<ColumnTarget>(target === 'none' ? [] : [target, ...(INSTEAD[target] ?? [])])
  return targets.map((now, column) => (column === at ? target : replaced.has(now) ? 'none' : now))
}

/** What identifies customers: the id where there is one, else the email. */
export type SheetKey = 'id' | 'email'
export function keysOf(targets: readonly ColumnTarget[]): readonly SheetKey[] {
  return (['id', 'email'] as const).filter((key) => targets.includes(key))
}

/** Targets that exclude each other: the full name and its parts would overwrite one another. */
const INSTEAD: Partial<Record<ColumnTarget, readonly ColumnTarget[]>> = {
  name: ['first_name', 'last_name'],
  first_name: ['name'],
  last_name: ['name'],
}

const PERSONAL: ReadonlySet<ColumnTarget> = new Set<ColumnTarget>([
  'name',
  'first_name',
  'last_name',
  'email',
  'company',
  'phone',
  'notes',
])
