import type { Edit, EditState, EditStateKind } from '../../../shared/edit.ts'

/** Edits that need a person now and did not before. */
export interface News {
  readonly refused: readonly Edit[]
  readonly conflicts: readonly Edit[]
}

/** Compares the outbox with how it was before. Edits that were there when it was opened are not news. */
export function newsOf(before: readonly Edit[], after: readonly Edit[]): News {
  const kinds = new Map<string, EditStateKind>(before.map(({ id, state }) => [id, state.kind]))
  const isNew = (edit: Edit, ...wanted: readonly EditState['kind'][]): boolean =>
    wanted.includes(edit.state.kind) && kinds.get(edit.id) !== edit.state.kind
  return {
    refused: after.filter((edit) => isNew(edit, 'refused', 'gone')),
    conflicts: after.filter((edit) => isNew(edit, 'conflict')),
  }
}

/** All news so far, as the edits are now: an edit that was settled meanwhile is no longer news. */
export function addNews(all: News, more: News, present: readonly Edit[]): News {
  const ids = new Set([all, more].flatMap(({ refused, conflicts }) => [...refused, ...conflicts]).map(idOf))
  const still = present.filter(({ id }) => ids.has(id))
  return {
    refused: still.filter(({ state: { kind } }) => kind === 'refused' || kind === 'gone'),
    conflicts: still.filter(({ state: { kind } }) => kind === 'conflict'),
  }
}

export const NO_NEWS: News = { refused: [], conflicts: [] }

const idOf = ({ id }: Edit): string => id
