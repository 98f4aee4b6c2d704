import type { Edit } from '../../shared/edit.ts'
import { type SaveCount, tellJournal } from './journal-entry.ts'

/**
 * Saves that ever were = saves in waiting edits + saves in edits that ended. The left side is the
 * journal's own count, the right side the database's rows.
 * @returns sentences about a breach; none where the sum holds
 */
export function conservationFaults(
  counted: SaveCount,
  waiting: readonly Edit[],
  ended: Omit<SaveCount, 'saved'>,
): readonly string[] {
  const inEdits = waiting.reduce((sum, edit) => sum + edit.saves, 0)
  const found = inEdits + ended.delivered + ended.discarded + ended.nothingLeft
  if (found === counted.saved) return []
  return [
    `${counted.saved} saves were made, but ${found} are accounted for: ${inEdits} waiting, ` +
      `${ended.delivered} delivered, ${ended.discarded} discarded, ${ended.nothingLeft} with nothing left.`,
  ]
}

/** What the journal on the disk counts, for a second look before a breach is shown. */
export const countOf = (entries: readonly string[]): SaveCount => tellJournal(entries).count
