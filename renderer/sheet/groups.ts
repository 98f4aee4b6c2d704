import type { CustomerGroup } from '../../shared/customer.ts'

/** How groups stand in a sheet: by name where only one has it, else by number. */
export interface GroupBook {
  readonly groups: readonly CustomerGroup[]
  /** What says "no group" in every language that a sheet may have been written in. */
  readonly none: readonly string[]
}

export type FoundGroup =
  | { readonly kind: 'group'; readonly id: number }
  | { readonly kind: 'unknown-group' }
  | { readonly kind: 'group-twice' }

/** The group that a cell names, by number or by name. */
export function groupIn(cell: string, { groups, none }: GroupBook): FoundGroup {
  const text = cell.trim()
  if (/^\d+$/.test(text)) {
    const id = Number(text)
    return id === 0 || groups.some((group) => group.id === id)
      ? { kind: 'group', id }
      : { kind: 'unknown-group' }
  }
  const exact = groups.filter(({ name }) => name === cell)
  const found = exact.length > 0 ? exact : groups.filter(({ name }) => fold(name) === fold(text))
  if (found.length > 1) return { kind: 'group-twice' }
  const [group] = found
  if (group) return { kind: 'group', id: group.id }
  return none.some((words) => fold(words) === fold(text))
    ? { kind: 'group', id: 0 }
    : { kind: 'unknown-group' }
}

/** A group as `groupIn` finds it again. `none` is what says "no group" here. */
export function groupCell(id: number, none: string, book: GroupBook): string {
  const name = id === 0 ? none : (book.groups.find((group) => group.id === id)?.name ?? '')
  const found = name === '' ? null : groupIn(name, book)
  return found?.kind === 'group' && found.id === id ? name : String(id)
}

const fold = (text: string): string => text.trim().toLowerCase()
