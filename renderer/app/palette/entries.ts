import type { CustomerRow } from '../../domain/customers/customer-query.ts'
import type { Action } from '../../workspace/commands.ts'
import { matchLabel, type Match } from './match.ts'

/** A line of the palette. `key` identifies a line for as long as it is open. */
export type Entry =
  | {
      readonly kind: 'action'
      readonly key: string
      readonly action: Action
      readonly ranges: Match['ranges']
    }
  | { readonly kind: 'customer'; readonly key: string; readonly row: CustomerRow }

export interface Group {
  readonly title: 'recent' | 'commands' | 'customers' | Action['section']
  readonly entries: readonly Entry[]
}

/** What the palette shows before anything is typed: what was used last, then everything. */
export function restingGroups(
  actions: readonly Action[],
  recent: readonly string[],
  seen: readonly CustomerRow[],
): readonly Group[] {
  const latest = recent.flatMap((id) => actions.find((action) => action.id === id) ?? []).slice(0, 4)
  const rest = actions.filter((action) => !latest.includes(action))
  return [
    {
      title: 'recent' as const,
      entries: [...latest.map((action) => actionEntry(action)), ...seen.map(customerEntry)],
    },
    ...SECTIONS.map((section) => ({
      title: section,
      entries: rest.filter((action) => action.section === section).map((action) => actionEntry(action)),
    })),
  ].filter(({ entries }) => entries.length > 0)
}

/** The entries that fit the typed words: the best first, among equals those used last. */
export function foundGroups(
  actions: readonly Action[],
  recent: readonly string[],
  typed: string,
  customers: readonly CustomerRow[],
): readonly Group[] {
  const fitting = actions
    .flatMap((action) => {
      const match = matchLabel(action.label, typed)
      if (!match) return []
      const age = recent.indexOf(action.id)
      return [
        { entry: actionEntry(action, match.ranges), score: match.score + (age < 0 ? 0 : 1 / (age + 2)) },
      ]
    })
    .sort((a, b) => b.score - a.score)
  const commands = { title: 'commands' as const, entries: fitting.map(({ entry }) => entry).slice(0, 12) }
  const people = { title: 'customers' as const, entries: customers.map(customerEntry) }
  // Letters with gaps are a guess; a customer whose name was typed is not.
  const isGuess = (fitting[0]?.score ?? 0) < 5
  return (isGuess ? [people, commands] : [commands, people]).filter(({ entries }) => entries.length > 0)
}

const SECTIONS: readonly Action['section'][] = ['customer', 'edits', 'go', 'app']

const actionEntry = (action: Action, ranges: Match['ranges'] = []): Entry => ({
  kind: 'action',
  key: `action-${action.id}`,
  action,
  ranges,
})

const customerEntry = (row: CustomerRow): Entry => ({ kind: 'customer', key: `customer-${row.id}`, row })
