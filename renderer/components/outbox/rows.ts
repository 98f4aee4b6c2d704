import type { Edit } from '../../../shared/edit.ts'

/** What a person is asked for, where the app cannot go on by itself. */
export type Need = 'refused' | 'gone' | 'conflict' | 'unreadable' | 'ask-password'

/** `held` is what would go by itself, while sending rests until a person does something. */
export type OutboxGroup = 'person' | 'going' | 'held'

export type OutboxRow =
  | { readonly kind: 'heading'; readonly id: string; readonly group: OutboxGroup; readonly count: number }
  | { readonly kind: 'edit'; readonly id: string; readonly edit: Edit }

export function needOf({ state }: Pick<Edit, 'state'>): Need | null {
  switch (state.kind) {
    case 'refused':
    case 'gone':
    case 'conflict':
    case 'unreadable':
      return state.kind
    case 'deferred':
      return state.reason === 'ask-password' ? 'ask-password' : null
    case 'queued':
    case 'sending':
    case 'unknown':
      return null
  }
}

/** Whether a person may take it back: what is on its way may be in the store already. */
export function isDiscardable({ state }: Pick<Edit, 'state'>): boolean {
  return state.kind !== 'sending' && state.kind !== 'unknown'
}

/** The outbox as it is shown: what needs a person first, by kind, then what goes by itself; oldest first. */
export function outboxRows(edits: readonly Edit[], isHeld = false): readonly OutboxRow[] {
  const needs: Record<Need, Edit[]> = {
    refused: [],
    gone: [],
    conflict: [],
    unreadable: [],
    'ask-password': [],
  }
  const going: Edit[] = []
  for (const edit of edits) {
    const need = needOf(edit)
    if (need) needs[need].push(edit)
    else going.push(edit)
  }
  return [...groupRows('person', Object.values(needs).flat()), ...groupRows(isHeld ? 'held' : 'going', going)]
}

function groupRows(group: OutboxGroup, edits: readonly Edit[]): readonly OutboxRow[] {
  if (edits.length === 0) return []
  const heading: OutboxRow = { kind: 'heading', id: group, group, count: edits.length }
  return [heading, ...edits.map((edit): OutboxRow => ({ kind: 'edit', id: edit.id, edit }))]
}

/** The edit to show once the shown one is gone: the one that came in its place, or the last. */
export function stillSelected(
  before: readonly string[],
  after: readonly string[],
  selected: string | null,
): string | null {
  if (selected !== null && after.includes(selected)) return selected
  const at = selected === null ? 0 : before.indexOf(selected)
  const here = new Set(after)
  const next = before.slice(Math.max(at, 0)).find((id) => here.has(id))
  return next ?? after.at(at <= 0 ? 0 : -1) ?? null
}
