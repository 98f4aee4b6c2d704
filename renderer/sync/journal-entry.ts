import type { Edit, Ending } from '../../shared/edit.ts'

/** How many saves there ever were, and how those that ended did. */
export interface SaveCount {
  readonly saved: number
  readonly delivered: number
  readonly discarded: number
  readonly nothingLeft: number
}

/**
 * One line of the journal, the second copy of the outbox. It counts saves by itself, apart from the rows of
 * the database, so that a breach of the sum can show.
 */
export type JournalEntry =
  /** The edit as it is now. `saves` is how many saves this entry adds. */
  | { readonly v: 1; readonly kind: 'edit'; readonly edit: Edit; readonly saves: number }
  /** What was announced did not reach the database: `was` is the edit before it, or null for none. */
  | {
      readonly v: 1
      readonly kind: 'void'
      readonly editId: string
      readonly was: Edit | null
      readonly saves: number
    }
  | {
      readonly v: 1
      readonly kind: 'end'
      readonly editId: string
      readonly ending: Ending['kind']
      readonly saves: number
    }
  /** The sums of everything that was compacted away. */
  | ({ readonly v: 1; readonly kind: 'count'; readonly highestSeq?: number } & SaveCount)

export const encodeEntry = (entry: JournalEntry): string => JSON.stringify(entry)

/** What a journal tells when it is read from its beginning. */
export interface JournalTale {
  readonly live: ReadonlyMap<string, Edit>
  readonly ended: ReadonlySet<string>
  readonly count: SaveCount
  /** The last place that was given in the order of saving. */
  readonly highestSeq: number
  /** Entries that no version of this app understands. */
  readonly strange: number
}

export function tellJournal(entries: readonly string[]): JournalTale {
  const live = new Map<string, Edit>()
  const ended = new Set<string>()
  const count = { saved: 0, delivered: 0, discarded: 0, nothingLeft: 0 }
  let strange = 0
  let highestSeq = 0
  for (const text of entries) {
    const entry = decode(text)
    switch (entry?.kind) {
      case 'edit':
        live.set(entry.edit.id, entry.edit)
        ended.delete(entry.edit.id)
        count.saved += entry.saves
        highestSeq = Math.max(highestSeq, entry.edit.seq)
        break
      case 'void':
        if (entry.was) live.set(entry.editId, entry.was)
        else live.delete(entry.editId)
        count.saved -= entry.saves
        break
      case 'end':
        // An end that was written twice, before and after a crash, counts once.
        if (!ended.has(entry.editId)) count[COUNTED[entry.ending]] += entry.saves
        live.delete(entry.editId)
        ended.add(entry.editId)
        break
      case 'count':
        count.saved += entry.saved
        count.delivered += entry.delivered
        count.discarded += entry.discarded
        count.nothingLeft += entry.nothingLeft
        highestSeq = Math.max(highestSeq, entry.highestSeq ?? 0)
        break
      case undefined:
        strange += 1
        break
    }
  }
  return { live, ended, count, highestSeq, strange }
}

export const COUNTED = {
  delivered: 'delivered',
  discarded: 'discarded',
  'nothing-left': 'nothingLeft',
} as const satisfies Record<Ending['kind'], keyof SaveCount>

function decode(text: string): JournalEntry | null {
  try {
    const entry = JSON.parse(text) as Partial<JournalEntry> | null
    const isKnown = entry?.v === 1 && ['edit', 'void', 'end', 'count'].includes(entry.kind ?? '')
    return isKnown ? (entry as JournalEntry) : null
  } catch {
    return null
  }
}
