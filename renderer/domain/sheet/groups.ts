import type { CustomerGroup } from '../../../shared/customer.ts'

/** How sheets name groups: by name where it is unique, else by number. */
export interface GroupLookup {
  readonly groups: readonly CustomerGroup[]
  /** The words for "no group" in each language that a sheet may be written in. */
  readonly none: readonly string[]
}

export type FoundGroup =
  | { readonly kind: 'group'; readonly id: number }
  | { readonly kind: 'unknown-group' }
  | { readonly kind: 'group-twice' }

/**
 * The group that a cell names. A name takes precedence over a number, because the store's own export writes names,
 * and a name may be digits; "#7" is always the number.
 */
export function groupIn(cell: string, { groups, none }: GroupLookup): FoundGroup {
  const text = cell.trim()
  const exact = groups.filter(({ name }) => name !== '' && name === cell)
  const found =
    exact.length > 0 ? exact : groups.filter(({ name }) => name !== '' && fold(name) === fold(text))
  if (found.length > 1) return { kind: 'group-twice' }
  const [group] = found
  if (group) return { kind: 'group', id: group.id }
  const [, digits] = /^#?(\d+)$/.exec(text) ?? []
  if (digits !== undefined) return groupByNumber(Number(digits), groups)
  return none.some((words) => fold(words) === fold(text))
    ? { kind: 'group', id: 0 }
    : { kind: 'unknown-group' }
}

const groupByNumber = (id: number, groups: readonly CustomerGroup[]): FoundGroup =>
  id === 0 || groups.some((group) => group.id === id) ? { kind: 'group', id } : { kind: 'unknown-group' }

/** Writes a group so that `groupIn` finds it again. `none` stands for "no group" in this sheet. */
export function groupCell(id: number, none: string, book: GroupLookup): string {
  const name = id === 0 ? none : (book.groups.find((group) => group.id === id)?.name ?? '')
  const isFound = (cell: string): boolean => {
    const found = groupIn(cell, book)
    return found.kind === 'group' && found.id === id
  }
  if (name !== '' && isFound(name)) return name
  // An unknown group is written as its number, with # where another group has that number as its name.
  return groupIn(String(id), book).kind === 'unknown-group' || isFound(String(id)) ? String(id) : `#${id}`
}

const fold = (text: string): string => text.trim().toLowerCase()
